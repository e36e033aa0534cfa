import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Output } from '../../db/contract/api.ts'
import { testProject } from '../builders/project.ts'
import { entente } from './in-process.ts'

const dataFolder = mkdtempSync(join(tmpdir(), 'entente-centrality-'))
process.env['ENTENTE_DATA'] = dataFolder
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }))

test('the sample as of June 2024: Russia in the middle; the same seed, the same answer', async () => {
  const project = testProject({ sample: true })
  const { code, document } = await entente('analyze', project.file, 'centrality', '--as-of', '2024-06', '--json')
  const answer = document as Output<'balance.centrality'>
  expect([code, answer.asOf, answer.missing]).toEqual([0, '2024-06-30', []])
  expect(answer.actors.toSorted((a, b) => (b.betweenness ?? 0) - (a.betweenness ?? 0))[0]?.name).toBe('Russia')
  expect(answer.communities.members.flat()).toHaveLength(answer.nodes)
  expect((await entente('analyze', project.file, 'centrality', '--as-of', '2024-06', '--seed', '1', '--json')).document).toEqual(document)
  const syria = (await entente('analyze', project.file, 'centrality', '--period', 'Syria', '--ties', 'conflict', '--certainly', '--weighted', '--json')).document
  expect(syria).toMatchObject({ period: { name: 'Syria' }, ties: 'conflict', dating: 'certainly', weighted: true })
  const forPeople = await entente('analyze', project.file, 'centrality')
  expect(forPeople.text).toMatch(/^Russia +\d/mu)
})

test.each([
  [['centrality', '--ties', 'trade'], '--ties is one of'], [['centrality', '--seed', 'x'], 'whole number'], [['centrality', '--rule', 'net'], 'not of centrality'], [['balance', '--seed', '1'], 'is for the analysis of centrality'],
])('wrong usage is told: %j', async (args, message) => {
  const { code, errors } = await entente('analyze', testProject({ sample: true }).file, ...args)
  expect(code).not.toBe(0)
  expect(errors).toContain(message)
})
