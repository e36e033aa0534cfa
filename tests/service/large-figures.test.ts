import { expect, it } from 'vitest'
import type { MethodName } from '../../db/contract/api.ts'
import { readProject } from '../../electron/host/read-project.ts'
import { addTie } from '../builders/entities.ts'
import { testProject, type TestProject } from '../builders/project.ts'

const svg = { caption: 'Shown: ישראל, حزب الله', widthMm: 300 }
const asked = [
  ['figures.svg', svg], ['figures.png', svg], ['figures.pdf', svg], ['figures.manifest', {}], ['figures.evidence', { form: 'markdown' }],
  ['figures.matrix', svg], ['figures.matrixPng', svg], ['figures.matrixPdf', svg], ['figures.plane', svg], ['figures.planePng', svg], ['figures.planePdf', svg],
] as const satisfies readonly (readonly [MethodName, object])[]

const answers = async ({ call }: TestProject) => {
  const all: unknown[] = []
  for (const [method, input] of asked) all.push(await call(method, input))
  return all
}

it('of many ties are put together by another thread, byte for byte as here; those of few are not', async () => {
  const project = testProject({ sample: true })
  const elsewhere: MethodName[] = []
  const read = async (file: string, method: MethodName, input: unknown) => {
    elsewhere.push(method)
    const answer = await readProject({ kind: 'read', file, method, input })
    if (!answer.ok) throw new Error(answer.error.message)
    return answer.value
  }
  project.ports.readElsewhere = read
  await answers(project)
  expect(elsewhere).toEqual([])

  const [from, to] = (await project.call('entities.list', { type: 'actor', limit: 2 })).rows.map(({ uid }) => uid)
  for (let count = 0; count < 200; count += 1) await addTie(project, { from: from ?? '', to: to ?? '' })
  const there = await answers(project)
  expect(elsewhere).toEqual([
    'figures.svg', 'figures.svg', 'figures.svg', 'figures.manifest', 'figures.evidence', ...Array.from({ length: 3 }, () => 'figures.matrix'), ...Array.from({ length: 3 }, () => 'figures.plane'),
  ])
  delete project.ports.readElsewhere
  expect(await answers(project)).toEqual(there)
})
