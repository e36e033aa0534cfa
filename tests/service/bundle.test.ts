import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { copiedTables, excerptTables, withheldTables, type CopiedTable } from '../../db/service/bundle/blind-rules.ts'
import { bibliographicPart } from '../../db/service/bundle/bibliographic.ts'
import { checkProject } from '../../db/service/open-project.ts'
import { sql } from '../../db/sqlite/database.ts'
import { connect, inMemoryDatabase } from '../../db/sqlite/open.ts'
import { addActor, addEvent, addEvidence, aspect, indicator, smallCase } from '../builders/entities.ts'
import { openTestProject, scratchFolder, testProject, type TestProject } from '../builders/project.ts'

/** Letters in a row that no compression or page layout tears apart, of both halves of the alphabet and of another script. */
const canary = (where: string) => `kanarienvogel ${where} קנרית`

/** A project with a word of its own in everything that a blind copy must not hold. */
async function projectWithCanaries(): Promise<{ project: TestProject; planted: string[] }> {
  const project = testProject()
  const { call } = project
  const made = await smallCase(project)
  const { tie, phase, period, excerpt, source, russia } = made
  const planted: string[] = []
  const plant = (where: string) => {
    planted.push(canary(where))
    return canary(where)
  }
  const p1 = await aspect(project, 'P1')
  await call('project.update', { changes: { summary: plant('project-summary') } })
  await addEvidence(project, { tie, phase, indicator: await indicator(project, 'P1.meetings'), excerpt, comment: plant('evidence-comment') })
  await call('assessments.set', { tie, aspect: p1, period, changes: { level: 1, rationale: plant('first-rationale') } })
  project.ports.advance(3_600_000)
  await call('assessments.set', { tie, aspect: p1, period, changes: { level: 2, rationale: plant('second-rationale') } })
  await call('readings.overrule', { tie, period, label: 'balanced-friendship', reason: plant('overrule-reason') })
  await call('ties.update', { uid: tie, changes: { description: plant('tie-description') } })
  await call('tiePhases.update', { uid: phase, changes: { summary: plant('phase-summary') } })
  await call('excerpts.update', { uid: excerpt, changes: { text: plant('excerpt-text'), locator: plant('excerpt-locator') } })
  await call('sources.update', {
    uid: source, changes: { reliabilityNote: plant('reliability-note'), csl: { type: 'book', title: 'A title that goes along', note: plant('csl-note'), annote: plant('csl-annote'), keyword: plant('csl-keyword'), own: plant('csl-own') } },
  })
  for (const isPrivate of [true, false]) {
    const { uid } = await call('notes.create', { title: plant(`note-title-${String(isPrivate)}`), body: plant(`note-body-${String(isPrivate)}`), attachedTo: [{ type: 'actor', uid: russia }] })
    if (!isPrivate) await call('notes.update', { uid, changes: { private: false } })
  }
  await call('views.create', { name: plant('view-name'), caption: plant('view-caption'), settings: { asOf: null, dating: 'possibly', allTime: false } })
  await call('coders.create', { name: plant('other-coder'), initials: 'OC', description: plant('coder-description') })
  // In the undo log and the search index alone.
  const gone = await addActor(project, { name: plant('deleted-actor') })
  await call('actors.delete', { uid: gone })
  const undone = plant('undone-actor')
  await addActor(project, { name: undone })
  await call('history.undo', {})
  project.close()
  const db = connect(project.file, { readOnly: false })
  const at = '2026-03-01T12:00:00.000Z'
  const keys = db.get<{ tie: number; aspect: number; period: number; coder: number; indicator: number }>(sql`
    SELECT (SELECT id FROM tie) AS tie, (SELECT min(id) FROM aspect) AS aspect, (SELECT id FROM period) AS period, (SELECT min(id) FROM coder) AS coder, (SELECT min(id) FROM indicator) AS indicator`)
  if (!keys) throw new Error('no keys')
  db.run(sql`INSERT INTO adjudication (uid, tie_id, aspect_id, period_id, coder_id, level, reason, created_at, updated_at)
    VALUES ('0195a000-0000-7000-8000-00000000a001', ${keys.tie}, ${keys.aspect}, ${keys.period}, ${keys.coder}, 1, ${plant('adjudication-reason')}, ${at}, ${at})`)
  db.run(sql`INSERT INTO evidence_adjudication (uid, tie_id, indicator_id, found, stance, reason, coder_id, created_at, updated_at)
    VALUES ('0195a000-0000-7000-8000-00000000a002', ${keys.tie}, ${keys.indicator}, 1, 'supports', ${plant('evidence-adjudication')}, ${keys.coder}, ${at}, ${at})`)
  db.run(sql`INSERT INTO saved_filter (uid, name, section, filter, position, created_at, updated_at)
    VALUES ('0195a000-0000-7000-8000-00000000a003', ${plant('filter-name')}, 'actor', ${plant('filter')}, 0, ${at}, ${at})`)
  db.run(sql`INSERT INTO look_again (assessment_id, period_id, reason, created_at) VALUES ((SELECT id FROM assessment), ${keys.period}, ${plant('look-again')}, ${at})`)
  db.run(sql`INSERT INTO import_record (uid, kind, file_name, format, sha256, report, coder_id, created_at)
    VALUES ('0195a000-0000-7000-8000-00000000a004', 'import', ${plant('import-file')}, 'bibtex', '', ${JSON.stringify({ words: plant('import-report') })}, NULL, ${at})`)
  db.run(sql`INSERT INTO framework_revision (framework_id, version, content, comment, coder_id, created_at)
    SELECT id, '1', ${JSON.stringify(plant('revision-content'))}, ${plant('revision-comment')}, NULL, ${at} FROM framework`)
  db.close()
  return { project, planted }
}

const found = (bytes: Buffer, words: readonly string[]) => words.filter(word => {
  const lower = word.toLocaleLowerCase()
  return [word, lower, word.toLocaleUpperCase()].some(spelt => bytes.includes(Buffer.from(spelt, 'utf8')) || bytes.includes(Buffer.from(spelt, 'utf16le')) || bytes.includes(Buffer.from(spelt, 'utf16le').swap16()))
})

describe('the rules of a blind copy', () => {
  it('name every table and column of the schema as copied or withheld', () => {
    const db = inMemoryDatabase()
    const rules: Readonly<Record<string, CopiedTable>> = { ...copiedTables, ...excerptTables }
    const shadows = /^(?:search_index|note_search_index)_(?:data|idx|content|docsize|config)$/u
    const tables = db.all<{ name: string }>(sql`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).map(table => table.name).filter(name => !shadows.test(name))
    expect(tables.length).toBeGreaterThan(40)
    expect([...Object.keys(rules), ...Object.keys(withheldTables)].toSorted(), 'each table once').toEqual(tables.toSorted())
    for (const [table, { copied, own = [], withheld = {} }] of Object.entries(rules)) {
      const columns = db.all<{ name: string }>(sql`SELECT name FROM pragma_table_info(${table})`).map(column => column.name)
      expect([...copied, ...own, ...Object.keys(withheld)].toSorted(), `each column of ${table} once`).toEqual(columns.toSorted())
    }
    db.close()
  })

  it('keep of a record what describes the publication', () => {
    expect(bibliographicPart({
      type: 'book', title: 'T', author: [{ family: 'F', given: 'G', opinion: 'no' }], issued: { 'date-parts': [[2024, 6]], mood: 'no' }, note: 'no', annote: 'no', custom: { no: 'no' }, volume: 3,
      DOI: { no: 'no' } as unknown as string,
    })).toEqual({ type: 'book', title: 'T', author: [{ family: 'F', given: 'G' }], issued: { 'date-parts': [[2024, 6]] }, volume: 3 })
  })
})

describe('a blind copy', () => {
  it('holds none of the words that stay out, in any encoding, and is made without touching the project', async () => {
    const { project, planted } = await projectWithCanaries()
    const before = readFileSync(project.file)
    expect(found(before, planted), 'the project itself holds them all').toEqual(planted)
    for (const excerpts of [false, true]) {
      const opened = openTestProject(project.file, { access: 'read' })
      const wanted = join(scratchFolder(), 'blind.entente')
      const { file, manifest } = opened.handle.writeBlindCopy(wanted, { coder: 'Dana', excerpts })
      opened.close()
      const bytes = readFileSync(file)
      expect(found(bytes, planted)).toEqual(excerpts ? [canary('excerpt-text'), canary('excerpt-locator')] : [])
      expect(found(bytes, ['A title that goes along', 'Russian Federation', 'Россия'])).toHaveLength(3)
      expect(readdirSync(join(wanted, '..'))).toEqual(['blind.entente'])
      expect(checkProject(file)).toMatchObject({ sound: true, problems: [] })
      expect(manifest.withheld.map(({ what }) => what)).toEqual(expect.arrayContaining([
        'piece of evidence', 'assessment', 'versions of assessments', 'adjudication', 'decision about evidence', 'overruled reading', 'notes', 'views with their captions', 'summary of the project',
        'description of a tie', 'summary of a phase', 'record of an import', 'saved filter', 'earlier version of the codebook', 'other coders',
      ]))
      expect(manifest.withheld.some(({ what }) => what === 'excerpt')).toBe(!excerpts)
      expect(manifest.included).toContainEqual({ what: 'tie', count: 1 })
    }
    expect(readFileSync(project.file).equals(before)).toBe(true)
  })

  it('is a project that a second coder works in, under the uids of the first', async () => {
    const project = testProject()
    const made = await smallCase(project)
    const text = 'A hotline was set up in 2015. More follows.'
    await project.call('sources.setText', { uid: made.source, text, origin: 'pasted' })
    const { file, manifest } = project.handle.writeBlindCopy(join(scratchFolder(), 'blind.entente'), { coder: 'Dana Lévi-Ben', excerpts: false })
    expect(manifest).toMatchObject({ coder: { name: 'Dana Lévi-Ben', known: false }, excerpts: false, cautions: [] })
    const blind = openTestProject(file)
    const origin = await project.call('project.get', {})
    expect(await blind.call('project.get', {})).toMatchObject({
      uid: origin.uid, title: origin.title, studyPeriod: origin.studyPeriod, summary: '', currentCoder: { name: 'Dana Lévi-Ben', initials: 'DLB', uid: manifest.coder.uid },
      counts: { actors: 2, ties: 1, tiePhases: 1, periods: 1, events: 1, sources: 1, excerpts: 0, coders: 1, views: 1, notes: 0, indicators: 23 },
    })
    expect(await blind.call('history.get', {})).toEqual({ undo: null, redo: null })
    expect(await blind.call('bundle.origin', {})).toEqual({ kind: 'blind', projectTitle: 'Test', coderName: 'Dana Lévi-Ben', createdAt: '2026-03-01T12:00:00.000Z' })
    expect(await project.call('bundle.origin', {})).toBeNull()
    expect(await blind.call('sources.text', { uid: made.source })).toMatchObject({ text, origin: 'pasted' })
    expect((await blind.call('actors.get', { uid: made.russia })).actor.aliases).toEqual([{ name: 'Россия', language: 'ru' }])
    expect((await blind.call('events.get', { uid: made.event })).event).toMatchObject({ participants: [{ role: 'host' }], cites: [] })
    expect((await blind.call('search.query', { query: 'hotline' })).hits.map(hit => hit.type)).toContain('source')
    expect((await blind.call('search.query', { query: 'hotline' })).hits.map(hit => hit.type)).not.toContain('excerpt')
    // The second coder codes.
    await blind.step('assessments.set', { tie: made.tie, aspect: await aspect(blind, 'P2'), period: made.period, changes: { level: 2 } })
  })

  it('takes a coder of that name with its uid, and is never written over a file', async () => {
    const project = testProject()
    const { uid } = await project.call('coders.create', { name: 'Dana', initials: 'D', description: '' })
    const folder = scratchFolder()
    const file = join(folder, 'blind.entente')
    expect((await project.call('bundle.preview', { coder: ' dana ' })).coder).toEqual({ uid, name: 'Dana', known: true })
    expect(project.handle.writeBlindCopy(file, { coder: 'DANA', excerpts: false }).manifest.coder.uid).toBe(uid)
    const bytes = readFileSync(file)
    expect(() => project.handle.writeBlindCopy(file, { coder: 'Dana', excerpts: false })).toThrow(/is there already/u)
    expect(readFileSync(file).equals(bytes)).toBe(true)
    expect(() => project.handle.writeBlindCopy(join(folder, 'no', 'where.entente'), { coder: 'Dana', excerpts: false })).toThrow(/cannot be made/u)
    expect(readdirSync(folder)).toEqual(['blind.entente'])
    // For a new coder, the uid is the same every time, so that two copies for one person are one coder when merged.
    const twice = [1, 2].map(count => project.handle.writeBlindCopy(join(folder, `${count}.entente`), { coder: 'Noa', excerpts: false }).manifest.coder)
    expect(twice[0]).toEqual(twice[1])
  })

  it('names restricted data sets before it is given away', async () => {
    const project = testProject()
    const { uid } = await project.call('dataSets.create', { name: 'ICEWS', version: '', licence: 'restricted', url: '', restricted: true })
    expect((await project.call('bundle.preview', { coder: 'Dana' })).cautions).toEqual([])
    await addEvent(project, { title: 'Imported', dataSet: uid })
    expect((await project.call('bundle.preview', { coder: 'Dana' })).cautions).toEqual([expect.stringMatching(/“ICEWS”.*its event\./u)])
  })
})
