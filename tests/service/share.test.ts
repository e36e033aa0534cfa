import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ShareOptions } from '../../db/contract/entities/sharing.ts'
import { bundleViews } from '../../db/service/bundle/share-files.ts'
import { sharedTables, unsharedTables } from '../../db/service/bundle/share-rules.ts'
import { checkProject } from '../../db/service/open-project.ts'
import { sql } from '../../db/sqlite/database.ts'
import { connect, inMemoryDatabase } from '../../db/sqlite/open.ts'
import { openWorkbench } from '../../electron/host/workbench.ts'
import { addActor, addEvent, addEvidence, aspect, indicator, smallCase } from '../builders/entities.ts'
import { openTestProject, scratchFolder, testProject } from '../builders/project.ts'
import { decodedFiles, foundIn } from './support/decoded.ts'

/** Letters in a row that no compression or page layout tears apart, with another script. */
const canary = (where: string) => `kanarienvogel ${where} קנרית`

/** A project with a word of its own in everything that stays out of a bundle, and in what goes along. */
async function projectWithCanaries() {
  const project = testProject()
  const { call } = project
  const made = await smallCase(project)
  const { tie, phase, excerpt, source, russia } = made
  const planted: string[] = []
  const plant = (where: string) => {
    planted.push(canary(where))
    return canary(where)
  }
  const kept = ['rationale', 'comment', 'summary', 'tie-description', 'released-body', 'view-caption', 'reliability-note'].map(canary)
  const keep = (where: string) => {
    expect(kept).toContain(canary(where))
    return canary(where)
  }
  const p1 = await aspect(project, 'P1')
  await call('project.update', { changes: { summary: keep('summary') } })
  await call('assessments.set', { tie, aspect: p1, period: made.period, changes: { level: 1, rationale: keep('rationale') } })
  await call('ties.update', { uid: tie, changes: { description: keep('tie-description') } })
  await addEvidence(project, { tie, phase, indicator: await indicator(project, 'P1.meetings'), excerpt, comment: keep('comment') })
  await call('sources.update', { uid: source, changes: { reliabilityNote: keep('reliability-note'), csl: { type: 'book', title: 'A title that goes along', keyword: 'hotlines', note: plant('csl-note'), annote: plant('csl-annote'), file: plant('csl-file') } } })
  await call('sources.setText', { uid: source, text: 'The full text of the source, word for word.', origin: 'pasted' })
  const hidden = await call('notes.create', { title: plant('note-title'), body: `${plant('note-body')} [[Russian Federation]]`, attachedTo: [{ type: 'actor', uid: russia }] })
  await call('notes.update', { uid: hidden.uid, changes: { body: plant('note-second-body') } })
  const released = await call('notes.create', { title: 'Released', body: `${keep('released-body')} [[Russian Federation]]`, attachedTo: [{ type: 'tie', uid: tie }] })
  await call('notes.update', { uid: released.uid, changes: { private: false } })
  const view = await call('views.create', { name: 'Network: 2015/2024?', caption: keep('view-caption'), settings: { asOf: null, dating: 'possibly', allTime: false } })
  await call('savedFilters.create', { name: plant('filter-name'), section: 'note', filter: plant('filter') })
  const set = await call('dataSets.create', { name: 'Set A', version: '', licence: 'ask first', url: '', restricted: true })
  const event = await addEvent(project, { title: plant('restricted-event'), dataSet: set.uid, participants: [{ actor: russia, role: 'initiator' }] })
  await addEvidence(project, { tie, phase, indicator: await indicator(project, 'P1.meetings'), event, excerpt: null, comment: plant('restricted-evidence') })
  // In the undo log alone.
  const gone = await addActor(project, { name: plant('deleted-actor') })
  await call('actors.delete', { uid: gone })
  return { project, planted, kept, view: view.uid, hidden: hidden.uid, released: released.uid, set: set.uid }
}

const workerFile = new URL('../../electron/host/worker.ts', import.meta.url)
const openHere = (file: string) => {
  const workbench = openWorkbench(file, { access: 'read', folder: scratchFolder(), workerFile, checkOutputs: true })
  onTestFinished(() => workbench.close())
  return workbench
}

it('views of one name have files of their own, whatever the capitals', () => {
  const views = ['Network', 'network', 'a/b', '???', 'Network 2'].map((name, index) => ({ uid: `${index}`, name }))
  expect(bundleViews(views, { views: null, figures: ['svg'], evidence: false }).map(({ stem }) => stem)).toEqual(['Network', 'network 2', 'a b', 'view', 'Network 2 2'])
  expect(bundleViews(views, { views: ['2'], figures: [], evidence: true })).toEqual([{ uid: '2', stem: 'a b' }])
  expect(bundleViews(views, { views: null, figures: [], evidence: false })).toEqual([])
})

it('the rules of a copy for others name every table and column of the schema', () => {
  const db = inMemoryDatabase()
  const shadows = /^(?:search_index|note_search_index)_(?:data|idx|content|docsize|config)$/u
  const tables = db.all<{ name: string }>(sql`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).map(table => table.name).filter(name => !shadows.test(name))
  expect([...Object.keys(sharedTables), ...Object.keys(unsharedTables)].toSorted(), 'each table once').toEqual(tables.toSorted())
  for (const [table, { columns }] of Object.entries(sharedTables)) {
    expect(columns.toSorted(), `each column of ${table} once`).toEqual(db.all<{ name: string }>(sql`SELECT name FROM pragma_table_info(${table})`).map(column => column.name).toSorted())
  }
  db.close()
})

describe('a bundle for sharing', () => {
  it('holds nothing that stays out, in any file and encoding, says so, and is told with the hash of each file', async () => {
    const { project, planted, kept, view, set } = await projectWithCanaries()
    project.close()
    const before = readFileSync(project.file)
    expect(foundIn(new Map([['project', before]]), planted), 'the project itself holds them all').toEqual(planted)
    const workbench = openHere(project.file)
    const folder = scratchFolder()
    const options = ShareOptions.parse({ views: [view] })
    const { file, manifest } = await workbench.share(join(folder, 'for Dana.zip'), 'zip', options)
    expect(readdirSync(folder)).toEqual(['for Dana.zip'])
    const { files: announced, ...preview } = await workbench.client.call('share.preview', options)
    expect(manifest).toMatchObject(preview)
    expect(manifest.files.map(({ path }) => path)).toEqual(announced)
    expect(announced).toEqual(['Test.entente', 'figures/Network 2015 2024.svg', 'figures/Network 2015 2024.pdf', 'evidence/Network 2015 2024.html'])
    const unpacked = unzipSync(readFileSync(file))
    expect(Object.keys(unpacked).toSorted()).toEqual([...announced, 'manifest.json'].map(path => `for Dana/${path}`).toSorted())
    for (const { path, bytes, sha256 } of manifest.files) {
      const content = unpacked[`for Dana/${path}`] ?? new Uint8Array()
      expect([path, content.length, createHash('sha256').update(content).digest('hex')]).toEqual([path, bytes, sha256])
    }
    expect(JSON.parse(Buffer.from(unpacked['for Dana/manifest.json'] ?? []).toString('utf8'))).toMatchObject({ format: 'entente-bundle', version: 1, project: { title: 'Test' }, files: manifest.files })
    const decoded = await decodedFiles(file, readFileSync(file))
    expect(foundIn(decoded, planted)).toEqual([])
    expect(foundIn(decoded, kept), 'what is part of the record goes along').toEqual(kept)
    const ofPdf = new Map([...decoded].filter(([where]) => where.endsWith('2024.pdf, its text')))
    expect(foundIn(ofPdf, kept), 'a caption is read in the figure').toEqual([canary('view-caption')])
    expect(manifest.withheld).toEqual(expect.arrayContaining([
      { what: 'private note', count: 1, why: expect.any(String) }, { what: 'event', count: 1, why: expect.stringContaining('“Set A”') }, { what: 'piece of evidence', count: 1, why: expect.any(String) },
      { what: 'record of a source with more in it', count: 1, why: expect.any(String) }, { what: 'saved filter of notes', count: 1, why: expect.any(String) }, { what: 'steps of the history', count: expect.any(Number), why: expect.any(String) },
    ]))
    expect(manifest.cautions).toEqual([expect.stringContaining('full text')])
    expect(readFileSync(project.file).equals(before)).toBe(true)
    // Chosen by name, the restricted set goes along, and is cautioned about.
    const withSet = await workbench.client.call('share.preview', { restricted: [set] })
    expect([withSet.withheld.some(({ what }) => what === 'event'), withSet.cautions.some(caution => caution.includes('“Set A”'))]).toEqual([false, true])
  })

  it('is a sound project under the same uids, with the released notes that were chosen, and merges back without a change', async () => {
    const { project, hidden, released } = await projectWithCanaries()
    const origin = await project.call('project.get', {})
    project.close()
    const workbench = openHere(project.file)
    const folder = scratchFolder()
    const { file } = await workbench.share(join(folder, 'bundle'), 'folder', ShareOptions.parse({ figures: [], evidence: false, texts: false, notes: [released] }))
    expect(readdirSync(file).toSorted()).toEqual(['Test.entente', 'manifest.json'])
    expect(checkProject(join(file, 'Test.entente'))).toMatchObject({ sound: true, problems: [] })
    const copy = openTestProject(join(file, 'Test.entente'))
    expect(await copy.call('project.get', {})).toMatchObject({ uid: origin.uid, title: 'Test', counts: { ...origin.counts, events: origin.counts.events - 1, evidence: origin.counts.evidence - 1, notes: 1, privateNotes: 0, dataSets: 0 } })
    expect(await copy.call('bundle.origin', {})).toMatchObject({ kind: 'shared', projectTitle: 'Test', coderName: '' })
    expect(await copy.call('history.get', {})).toEqual({ undo: null, redo: null })
    expect((await copy.call('notes.get', { uid: released })).note.links).toMatchObject([{ ref: { type: 'actor' } }])
    expect((await copy.call('search.query', { query: 'hotline' })).hits.length).toBeGreaterThan(0)
    const refused = await workbench.client.call('share.preview', { notes: [hidden] }).catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'bad_request', message: expect.stringMatching(/private.*Release it first/u) })
    await expect(workbench.client.call('share.preview', { views: ['0195a000-0000-7000-8000-00000000ffff'] })).rejects.toMatchObject({ code: 'not_found' })
    expect((await workbench.client.call('share.preview', { notes: 'none' })).included.some(({ what }) => what === 'released note')).toBe(false)
    copy.close()
    const back = await workbench.previewMerge(join(file, 'Test.entente'), { onConflict: 'ours', choices: {}, unrelated: false })
    expect([back.changes, back.other.copy?.kind]).toEqual([false, 'shared'])
  })

  it('tells how many of its files are there, and leaves nothing behind where it is stopped', async () => {
    const project = testProject({ sample: true })
    project.close()
    const workbench = openHere(project.file)
    const folder = scratchFolder()
    const options = ShareOptions.parse({ figures: ['svg'] })
    const told: [number, number][] = []
    const { manifest } = await workbench.share(join(folder, 'whole'), 'folder', options, { signal: new AbortController().signal, progress: (done, total) => told.push([done, total]) })
    const all = manifest.files.length + 1
    expect(told).toEqual(Array.from({ length: all }, (_, index) => [index + 1, all]))
    for (const stopAt of [1, 2]) {
      const control = new AbortController()
      const stopped = workbench.share(join(folder, 'stopped'), 'folder', options, { signal: control.signal, progress: done => done === stopAt && control.abort() })
      await expect(stopped).rejects.toMatchObject({ code: 'cancelled' })
    }
    expect(readdirSync(folder)).toEqual(['whole'])
  })

  it('touches nothing that is there, and leaves nothing behind where it cannot be made', async () => {
    const project = testProject()
    project.close()
    const workbench = openHere(project.file)
    const folder = scratchFolder()
    mkdirSync(join(folder, 'taken'))
    writeFileSync(join(folder, 'taken.zip'), 'mine')
    const options = ShareOptions.parse({ figures: [], evidence: false })
    await expect(workbench.share(join(folder, 'taken'), 'folder', options)).rejects.toThrow(/is there already/u)
    await expect(workbench.share(join(folder, 'taken.zip'), 'zip', options)).rejects.toThrow(/is there already/u)
    await expect(workbench.share(join(folder, 'no', 'where.zip'), 'zip', options)).rejects.toThrow(/cannot be made/u)
    await expect(workbench.share(join(folder, 'new'), 'folder', { ...options, views: [], notes: ['0195a000-0000-7000-8000-00000000ffff'] })).rejects.toMatchObject({ code: 'bad_request' })
    expect(readdirSync(folder).toSorted()).toEqual(['taken', 'taken.zip'])
    expect([readdirSync(join(folder, 'taken')), readFileSync(join(folder, 'taken.zip'), 'utf8'), existsSync(join(folder, 'no'))]).toEqual([[], 'mine', false])
    const db = connect(project.file, { readOnly: true })
    expect(db.get(sql`SELECT count(*) AS count FROM bundle_origin`)).toEqual({ count: 0 })
    db.close()
  })
})
