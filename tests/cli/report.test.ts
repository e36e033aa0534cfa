import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { fieldsOf } from '../builders/entities.ts'
import { testProject } from '../builders/project.ts'
import { entente } from './in-process.ts'

const dataFolder = mkdtempSync(join(tmpdir(), 'entente-report-'))
process.env['ENTENTE_DATA'] = dataFolder
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }))

test('a brief on Russia and Israel of the sample, as of June 2024, in every format', async () => {
  const project = testProject({ sample: true })
  const { rows } = await project.call('entities.list', { type: 'tie' })
  const tie = rows.find(({ title }) => title.startsWith('Russia – Israel'))?.uid ?? ''
  const out = (name: string) => join(dataFolder, name)
  const pdf = await entente('report', project.file, '--tie', tie, '--as-of', '2024-06', '-o', out('brief.pdf'), '--json')
  expect(pdf).toMatchObject({ code: 0, document: { files: [out('brief.pdf')], pages: expect.any(Number), missingCharacters: [] } })
  expect(readFileSync(out('brief.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
  const md = await entente('report', project.file, '--tie', tie, '--as-of', '2024-06', '--sections', 'summary,figure,strain', '--style', 'chicago-author-date', '-o', out('brief.md'))
  expect(md.code).toBe(0)
  expect(readdirSync(dataFolder).filter(name => name.startsWith('brief')).toSorted()).toEqual(['brief network.svg', 'brief.md', 'brief.pdf'])
  const text = readFileSync(out('brief.md'), 'utf8')
  expect(text).toContain('4 third parties pull at it: **Syria, Iran, Ukraine, US**')
  expect(text).toMatch(/\| \*\*Iran\*\* \| unbalanced: pulls/u)
  const html = await entente('report', project.file, '--project', '--period', 'Syria', '--format', 'html', '-o', out('project.htm'))
  expect(html.code).toBe(0)
  expect(readFileSync(out('project.htm'), 'utf8')).toContain('Balance and strain')
})

test('ties and actors are named by their names, in either order; a name of several or of none is refused with what comes near', async () => {
  const project = testProject({ sample: true })
  const json = async (...args: string[]) => (await entente('analyze', project.file, 'strain', '--as-of', '2024-06', '--json', ...args)).document as { tie: { uid: string; title: string } }
  const { rows } = await project.call('entities.list', { type: 'tie' })
  const tie = rows.find(({ title }) => title === 'Russia – Israel')?.uid ?? ''
  expect((await json('--tie', tie)).tie.title).toBe('Russia – Israel')
  expect((await json('--tie', 'russia - israel')).tie.uid).toBe(tie)
  expect((await json('--tie', 'Israel – Russia')).tie.uid).toBe(tie)
  expect(await entente('analyze', project.file, 'strain', '--tie', 'Russia')).toMatchObject({ code: 2, errors: expect.stringMatching(/No tie is called “Russia”.*Russia – Israel/su) })
  expect(await entente('report', project.file, '--dyad', 'Russia', 'Atlantis', '-o', join(dataFolder, 'none.md'))).toMatchObject({ code: 2, errors: expect.stringMatching(/No actor is called “Atlantis”/u) })
  expect((await entente('report', project.file, '--dyad', 'Russia', 'Israel', '--sections', 'summary', '-o', join(dataFolder, 'two.md'))).code).toBe(0)
  await project.call('actors.create', fieldsOf('actors.create', { name: 'Israel' }))
  expect(await entente('report', project.file, '--dyad', 'Russia', 'Israel', '-o', join(dataFolder, 'none.md'))).toMatchObject({ code: 2, errors: expect.stringMatching(/Several actors are called “Israel”/u) })
})

test('what is asked wrongly is said, and nothing is written', async () => {
  const { file } = testProject()
  const out = join(dataFolder, 'none.pdf')
  for (const args of [[], ['--project', '--tie', 'x', '-o', out], ['--dyad', 'x', '-o', out], ['--project'], ['--project', '-o', out, '--style', 'vancouver'], ['--project', '-o', out, '--sections', 'notes'], ['--project', '-o', `${out}.doc`]]) {
    expect((await entente('report', file, ...args)).code, args.join(' ')).toBe(2)
  }
  const actor = '0195a000-0000-7000-8000-00000000ffff'
  expect((await entente('report', file, '--dyad', actor, '0195a000-0000-7000-8000-00000000fffe', '-o', out)).code).toBe(1)
  expect(existsSync(out)).toBe(false)
})
