import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { exportFormats } from '../../db/contract/methods/exports.ts'
import { ShareOptions } from '../../db/contract/entities/sharing.ts'
import { openWorkbench } from '../../electron/host/workbench.ts'
import { scratchFolder, testProject } from '../builders/project.ts'
import { decodedFiles, foundIn } from './support/decoded.ts'

const workerFile = new URL('../../electron/host/worker.ts', import.meta.url)

test('the words of private notes are in no file of any kind that leaves the project', async () => {
  const project = testProject({ sample: true })
  const { call } = project
  const planted: string[] = []
  const plant = (where: string) => {
    planted.push(`kanarienvogel ${where} קנרית`)
    return `kanarienvogel ${where} קנרית`
  }
  const first = async (type: 'tie' | 'source' | 'actor') => (await call('entities.list', { type, limit: 1 })).rows[0]?.uid ?? ''
  // On everything that an export is about; edited, so that earlier words are in the history; one deleted, one that a released note links to.
  for (const type of ['tie', 'source', 'actor'] as const) {
    const note = await call('notes.create', { title: plant(`${type} title`), body: plant(`${type} first`), attachedTo: [{ type, uid: await first(type) }] })
    project.ports.advance(3_600_000)
    await call('notes.update', { uid: note.uid, changes: { body: plant(`${type} second`) } })
  }
  const gone = await call('notes.create', { title: plant('gone title'), body: plant('gone body'), attachedTo: [] })
  await call('notes.delete', { uid: gone.uid })
  await call('notes.update', { uid: (await call('notes.create', { title: 'A released note', body: 'Its words go along: kanarienvogel released', attachedTo: [] })).uid, changes: { private: false } })
  // The notes of an imported file are private as well.
  await call('imports.run', { name: 'refs.bib', base64: Buffer.from(`@book{k, title={A book}, note={${plant('imported note')}}, annote={${plant('imported annote')}}, abstract={${plant('imported abstract')}}, file={${plant('imported file')}}}`).toString('base64') })
  await call('savedFilters.create', { name: plant('filter name'), section: 'note', filter: plant('filter words') })
  project.close()
  const inProject = await decodedFiles('project', readFileSync(project.file))
  expect(foundIn(inProject, planted).filter(word => !word.includes('imported file'))).toEqual(planted.filter(word => !word.includes('imported file')))

  const workbench = openWorkbench(project.file, { access: 'read', folder: scratchFolder(), workerFile })
  onTestFinished(() => workbench.close())
  const { client } = workbench
  const left = new Map<string, Buffer>()
  const leaves = async (name: string, bytes: Uint8Array) => (await decodedFiles(name, bytes)).forEach((content, where) => left.set(where, content))
  const leavesText = (name: string, text: string) => leaves(name, Buffer.from(text, 'utf8'))
  for (const format of exportFormats) {
    for (const { fileName, text } of (await client.call('exports.files', { format })).files) await leavesText(fileName, text)
    await leaves(`${format}.zip`, Buffer.from((await client.call('exports.archive', { format, manifest: true })).base64, 'base64'))
  }
  const figure = { asOf: '2023-10-07', evidence: 'list', widthMm: 120, dpi: 72 } as const
  await leavesText('figure.svg', (await client.call('figures.svg', figure)).svg)
  await leaves('figure.pdf', Buffer.from((await client.call('figures.pdf', figure)).base64, 'base64'))
  await leaves('figure.png', Buffer.from((await client.call('figures.png', figure)).base64, 'base64'))
  for (const form of ['html', 'markdown'] as const) for (const { fileName, base64 } of (await client.call('figures.evidence', { ...figure, form })).files) await leaves(fileName, Buffer.from(base64, 'base64'))
  await leavesText('plane.svg', (await client.call('figures.plane', {})).svg)
  await leaves('plane.pdf', Buffer.from((await client.call('figures.planePdf', {})).base64, 'base64'))
  await leavesText('matrix.svg', (await client.call('figures.matrix', {})).svg)
  await leaves('matrix.pdf', Buffer.from((await client.call('figures.matrixPdf', {})).base64, 'base64'))
  await leavesText('matrix.csv', (await client.call('matrix.csv', {})).csv)
  const folder = scratchFolder()
  await leaves('bundle.zip', readFileSync((await workbench.share(join(folder, 'bundle.zip'), 'zip', ShareOptions.parse({ figures: ['svg'], views: null }))).file))
  await leaves('blind.entente', readFileSync((await workbench.writeBlindCopy(join(folder, 'blind.entente'), { coder: 'Dana', excerpts: true })).file))
  expect([...left.keys()].filter(where => where.endsWith('its text'))).toHaveLength(3)
  expect(foundIn(left, planted)).toEqual([])
  expect(foundIn(left, ['kanarienvogel released']), 'what is released is found where it goes along').toHaveLength(1)
}, 60_000)
