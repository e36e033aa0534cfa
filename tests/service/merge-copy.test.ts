import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CopyMergeOptions, CopyMergeReport } from '../../db/contract/entities/copies.ts'
import { loggedTables } from '../../db/schema/logged-tables.ts'
import { mergedTables, ownTables } from '../../db/service/merge-project/merged-tables.ts'
import { checkProject, createProject } from '../../db/service/open-project.ts'
import { sql } from '../../db/sqlite/database.ts'
import { connect, inMemoryDatabase } from '../../db/sqlite/open.ts'
import { addActor, addEvidence, addExcerpt, addPeriod, addPhase, addSource, addTie, aspect, find, indicator, smallCase } from '../builders/entities.ts'
import { openTestProject, scratchFolder, stillPorts, testProject, type TestProject } from '../builders/project.ts'

const options = (given: Partial<CopyMergeOptions> = {}): CopyMergeOptions => ({ onConflict: 'ours', choices: {}, unrelated: false, ...given })
const laterPorts = (uids: number) => {
  const ports = stillPorts('2026-06-01T12:00:00.000Z')
  for (let made = 0; made < uids; made += 1) ports.newUid()
  return ports
}

/** A copy of a project's file as somebody else has it, with uids and a clock of its own. */
function copyOf(project: TestProject, uids = 10_000): TestProject {
  const file = join(scratchFolder(), 'copy.entente')
  project.handle.saveCopy(file, { replace: false })
  return openTestProject(file, { ports: laterPorts(uids) })
}

/** Merges a copy, which is closed before: the answer, with proof that undo takes all of it back and redo does it again. */
async function merge(project: TestProject, copy: TestProject | string, given: Partial<CopyMergeOptions> = {}) {
  const file = typeof copy === 'string' ? copy : copy.file
  if (typeof copy !== 'string') copy.close()
  const bytes = readFileSync(file)
  const before = project.dump()
  const preview = project.handle.previewMerge(file, options(given))
  expect(project.dump(), 'a preview changes nothing').toBe(before)
  const told = project.events.length
  const { report, label } = project.handle.mergeCopy(file, options(given))
  expect(report, 'what is done is what was told').toEqual(preview)
  expect(readFileSync(file).equals(bytes), 'the other file is as it was').toBe(true)
  const after = project.dump()
  expect(after !== before, 'something changes, or nothing').toBe(report.changes)
  expect(label !== null).toBe(report.changes)
  expect(project.events.length - told).toBe(report.changes ? 1 : 0)
  if (label !== null) {
    expect(await project.call('history.undo', {})).toMatchObject({ done: label })
    expect(project.dump(), 'undone').toBe(before)
    expect(await project.call('history.redo', {})).toMatchObject({ done: label })
    expect(project.dump(), 'done again').toBe(after)
  }
  return { ...report, label }
}

const countsOf = ({ types }: CopyMergeReport) => Object.fromEntries(types.map(({ type, new: fresh, same, added, conflicting }) => [type, [fresh, same, added, conflicting]]))

describe('the rules of a merge', () => {
  it('name every logged table, and every column of those whose rows are compared', () => {
    const db = inMemoryDatabase()
    expect([...mergedTables.map(({ table }) => table), ...Object.keys(ownTables)].toSorted()).toEqual([...loggedTables].toSorted())
    const beside = new Set(['id', 'uid', 'created_at', 'updated_at', 'position'])
    const left: Record<string, string[]> = {
      aspect: ['framework_id'], aspect_scale: ['aspect_id', 'value'], source_text: ['source_id'], assessment: ['tie_id', 'aspect_id', 'period_id', 'coder_id'], adjudication: ['tie_id', 'aspect_id', 'period_id'],
      reading_overrule: ['tie_id', 'period_id'], evidence_adjudication: ['tie_id', 'indicator_id'], note: ['private', 'pinned'], project: ['framework_id', 'current_coder_id', 'sample_key'],
    }
    for (const rules of mergedTables) {
      if (rules.kind !== 'rows') continue
      const columns = db.all<{ name: string }>(sql`SELECT name FROM pragma_table_info(${rules.table})`).map(column => column.name)
      const named = new Set([...rules.fields.flatMap(field => field.columns), ...(left[rules.table] ?? [])])
      expect(columns.filter(column => !beside.has(column) && !named.has(column)), rules.table).toEqual([])
    }
    db.close()
  })
})

describe('merging a blind copy back', () => {
  it('brings the second coder’s work beside the first’s, and nothing else differs', async () => {
    const project = testProject({ sample: true })
    const tie = await find(project, 'tie', 'Russia – Israel')
    const period = await find(project, 'period', 'Syria')
    const file = join(scratchFolder(), 'blind.entente')
    project.handle.writeBlindCopy(file, { coder: 'Dana', excerpts: false })
    expect((await merge(project, file)).changes, 'fresh from the press it brings nothing but its coder').toBe(true)
    await project.call('history.undo', {})

    const blind = openTestProject(file, { ports: laterPorts(20_000) })
    const source = (await blind.call('entities.list', { type: 'source' })).rows[0]?.uid ?? ''
    const [p1, p2] = [await aspect(blind, 'P1'), await aspect(blind, 'P2')]
    await blind.call('assessments.set', { tie, aspect: p1, period, changes: { level: 1, rationale: 'First thought' } })
    blind.ports.advance(3_600_000)
    await blind.call('assessments.set', { tie, aspect: p1, period, changes: { level: 2, rationale: 'Second thought' } })
    await blind.call('assessments.set', { tie, aspect: p2, period, changes: { level: -1 } })
    const excerpt = await addExcerpt(blind, { source, text: 'They met often.' })
    await addEvidence(blind, { tie, indicator: await indicator(blind, 'P1.meetings'), excerpt, comment: 'Often indeed' })
    const { uid: note } = await blind.call('notes.create', { title: 'Mine alone', body: 'A private word', attachedTo: [{ type: 'tie', uid: tie }] })
    const { uid: released } = await blind.call('notes.create', { title: 'For both', body: 'See [[Iran]] and [[Russia – Israel]].', attachedTo: [{ type: 'tie', uid: tie, aspect: p1 }] })
    await blind.call('notes.update', { uid: released, changes: { private: false } })

    const before = await project.call('ties.get', { uid: tie })
    const report = await merge(project, blind)
    expect(report).toMatchObject({ label: expect.stringMatching(/^Merge blind\.entente: 6 new$/u), conflicts: [], moreConflicts: 0, other: { relation: 'same-project', copy: { kind: 'blind', coderName: 'Dana' } } })
    expect(countsOf(report)).toMatchObject({
      coder: [1, 0, 0, 0], assessment: [2, 0, 0, 0], evidence: [1, 0, 0, 0], excerpt: [1, 0, 0, 0], note: [1, 0, 0, 0], tie: [0, 21, 0, 0], actor: [0, 20, 0, 0], source: [0, 29, 0, 0], project: [0, 1, 0, 0],
    })
    expect(countsOf(report)['view']).toBeUndefined()
    expect(report.skipped).toEqual([{ what: 'note', count: 1, why: expect.stringContaining('Private notes') }])
    expect(JSON.stringify(report)).not.toContain('private word')
    expect(await project.call('entities.resolve', { uid: note })).toBeNull()

    const after = await project.call('ties.get', { uid: tie })
    expect(after.assessments).toHaveLength(before.assessments.length + 2)
    const dana = (await project.call('coders.list', {})).coders.find(coder => coder.name === 'Dana')?.uid ?? ''
    expect(after.assessments.filter(item => item.coder === dana).map(item => item.level).toSorted((one, other) => Number(one) - Number(other))).toEqual([-1, 2])
    expect((await project.call('assessments.versions', { tie, aspect: p1, period, coder: dana })).map(version => [version.level, version.authorName])).toEqual([[2, 'Dana'], [1, 'Dana']])
    expect((await project.call('notes.get', { uid: released })).note).toMatchObject({ private: false, attachedTo: [{ type: 'tie', uid: tie, aspect: p1 }], links: [{ ref: { title: 'Iran' } }, { ref: { title: 'Russia – Israel' } }] })
    expect((await project.call('search.query', { query: 'often indeed' })).hits.map(hit => hit.type)).toContain('evidence')
    expect((await project.call('project.get', {})).currentCoder.name).not.toBe('Dana')

    const again = await merge(project, blind.file)
    expect(again).toMatchObject({ changes: false, label: null, conflicts: [] })
    project.close()
    expect(checkProject(project.file).problems).toEqual([])
    const record = connect(project.file, { readOnly: true })
    expect(record.all(sql`SELECT kind, file_name AS name, json_extract(report, '$.copy.coderName') AS coder FROM import_record`)).toEqual([{ kind: 'merge', name: 'blind.entente', coder: 'Dana' }])
    record.close()
  })
})

describe('merging a copy', () => {
  it('of itself is nothing', async () => {
    const project = testProject({ sample: true })
    expect(await merge(project, copyOf(project))).toMatchObject({ changes: false, conflicts: [], skipped: [{ what: 'note', count: 3 }] })
    expect(() => project.handle.mergeCopy(project.file, options())).toThrow(/the project itself/u)
  })

  it('lists what differs and keeps ours, theirs, the newer, or what is chosen', async () => {
    const project = testProject()
    const made = await smallCase(project)
    const copy = copyOf(project)
    project.ports.advance(60_000)
    await project.call('actors.update', { uid: made.russia, changes: { shortName: 'RF' } })
    await project.call('events.update', { uid: made.event, changes: { title: 'Ours', place: 'Moscow' } })
    await copy.call('actors.update', { uid: made.russia, changes: { shortName: 'Rus', dates: '1991/..', aliases: [{ name: 'Россия', language: 'ru' }, { name: 'روسيا', language: 'ar' }] } })
    await copy.call('events.update', { uid: made.event, changes: { title: 'Theirs', date: '2015-09-22' } })
    await copy.call('ties.update', { uid: made.tie, changes: { kind: 'alliance' } })
    await project.call('assessments.set', { tie: made.tie, aspect: await aspect(project, 'P1'), period: made.period, changes: { level: 1 } })
    await copy.call('assessments.set', { tie: made.tie, aspect: await aspect(project, 'P1'), period: made.period, changes: { level: 2, trend: 'eroding' } })

    const first = await merge(project, copy)
    expect(first.conflicts.map(({ type, title, field, ours, theirs, choice }) => [type, title, field, ours, theirs, choice])).toEqual([
      ['actor', 'Russian Federation', 'shortName', 'RF', 'Rus', 'ours'],
      ['actor', 'Russian Federation', 'dates', '', '1991/..', 'ours'],
      ['event', 'Ours', 'title', 'Ours', 'Theirs', 'ours'],
      ['event', 'Ours', 'date', '2015-09-21', '2015-09-22', 'ours'],
      ['event', 'Ours', 'place', 'Moscow', '', 'ours'],
      ['tie', 'RF – Israel', 'kind', 'friendship', 'alliance', 'ours'],
      ['assessment', 'RF – Israel, P1, Syria, Coder 1', 'assessment', '1', '2 · eroding', 'ours'],
    ])
    expect(countsOf(first)).toMatchObject({ actor: [0, 1, 0, 1], event: [0, 0, 0, 1], assessment: [0, 0, 0, 1] })
    const { actor } = await project.call('actors.get', { uid: made.russia })
    expect(actor).toMatchObject({ shortName: 'RF', dates: null, aliases: [{ name: 'Россия' }, { name: 'روسيا' }] })
    const versions = async () => (await project.call('assessments.versions', { tie: made.tie, aspect: await aspect(project, 'P1'), period: made.period })).map(version => version.level)
    expect(await versions(), 'what stands comes first, what theirs was is kept').toEqual([1, 2])
    expect((await merge(project, copy.file)).changes, 'again').toBe(false)

    const kind = first.conflicts.find(({ field }) => field === 'kind')?.id ?? ''
    await merge(project, copy.file, { choices: { [kind]: 'theirs' } })
    expect((await project.call('ties.get', { uid: made.tie })).tie.kind).toBe('alliance')
    const all = await merge(project, copy.file, { onConflict: 'theirs' })
    expect(all.conflicts.every(({ choice }) => choice === 'theirs')).toBe(true)
    expect((await project.call('events.get', { uid: made.event })).event).toMatchObject({ title: 'Theirs', date: { raw: '2015-09-22' }, place: '' })
    expect((await project.call('actors.get', { uid: made.russia })).actor).toMatchObject({ shortName: 'Rus', dates: { raw: '1991/..' } })
    expect(await versions()).toEqual([2, 1])
    expect(await merge(project, copy.file, { onConflict: 'theirs' })).toMatchObject({ changes: false, conflicts: [] })
    project.close()
    expect(checkProject(project.file).problems).toEqual([])
  })

  it('takes the later change, row by row', async () => {
    const project = testProject()
    const made = await smallCase(project)
    const copy = copyOf(project)
    await copy.call('actors.update', { uid: made.russia, changes: { shortName: 'Later there' } })
    await copy.call('periods.update', { uid: made.period, changes: { name: 'Earlier there' } })
    copy.close()
    project.ports.advance(365 * 86_400_000)
    await project.call('periods.update', { uid: made.period, changes: { name: 'Later here' } })
    const report = await merge(project, copy.file, { onConflict: 'newer' })
    expect(report.conflicts.map(({ type, choice }) => [type, choice])).toEqual([['actor', 'theirs'], ['period', 'ours']])
    expect((await merge(project, copy.file, { onConflict: 'newer' })).changes).toBe(false)
  })

  it('marks what stands in a period that takes other dates for another look', async () => {
    const project = testProject()
    const made = await smallCase(project)
    await project.call('assessments.set', { tie: made.tie, aspect: await aspect(project, 'P1'), period: made.period, changes: { level: 1 } })
    const copy = copyOf(project)
    await copy.call('periods.update', { uid: made.period, changes: { dates: '2015/2019' } })
    await merge(project, copy)
    expect(await project.call('lookAgain.list', {})).toEqual([])
    await merge(project, copy.file, { onConflict: 'theirs' })
    expect((await project.call('lookAgain.list', {})).map(({ reason }) => reason)).toEqual(expect.arrayContaining([expect.stringContaining('2019')]))
    expect((await merge(project, copy.file, { onConflict: 'theirs' })).changes).toBe(false)
  })

  it('keeps what one copy lacks, brings back what was deleted here, and never releases or overwrites a private note', async () => {
    const project = testProject()
    const made = await smallCase(project)
    const { uid: note } = await project.call('notes.create', { title: 'Thought', body: 'as it was', attachedTo: [{ type: 'actor', uid: made.russia }] })
    const copy = copyOf(project)
    await copy.call('notes.update', { uid: note, changes: { private: false, body: 'as they made it' } })
    await copy.call('actors.delete', { uid: made.israel })
    const iran = await addActor(copy, { name: 'Iran' })
    await project.call('actors.delete', { uid: made.russia })
    const report = await merge(project, copy)
    expect((await project.call('notes.get', { uid: note })).note).toMatchObject({ private: true, body: 'as it was' })
    expect(report.skipped).toEqual([{ what: 'note', count: 1, why: 'They are private here.' }])
    expect(JSON.stringify(report)).not.toContain('as they made it')
    for (const uid of [made.russia, made.israel, iran]) expect(await project.call('entities.resolve', { uid })).not.toBeNull()
    // The tie went with its actor in both: in neither is it to be had.
    expect(await project.call('entities.resolve', { uid: made.tie })).toBeNull()
    expect((await merge(project, copy.file)).changes).toBe(false)
  })

  it('follows what was merged into one here, and gives taken keys a number', async () => {
    const project = testProject()
    const made = await smallCase(project)
    const iran = await addActor(project, { name: 'Iran' })
    const copy = copyOf(project)
    await project.call('actors.merge', { keep: made.israel, remove: iran })
    await addSource(project, { citationKey: 'twice', csl: { type: 'book', title: 'Ours' } })
    await addSource(copy, { citationKey: 'twice', csl: { type: 'book', title: 'Theirs' } })
    await addTie(copy, { from: made.russia, to: iran, kind: 'rivalry' })
    await addTie(copy, { from: made.israel, to: iran })
    const report = await merge(project, copy)
    expect(report.skipped).toContainEqual({ what: 'tie', count: 1, why: expect.stringContaining('one and the same') })
    const { ties } = await project.call('actors.get', { uid: made.israel })
    expect(ties.map(tie => tie.kind).toSorted()).toEqual(['friendship', 'rivalry'])
    expect((await project.call('entities.list', { type: 'source' })).rows.map(row => row.title)).toEqual(expect.arrayContaining(['Ours', 'Theirs']))
    expect(await project.call('entities.resolve', { uid: iran })).toMatchObject({ uid: made.israel })
    expect((await merge(project, copy.file)).changes).toBe(false)
    project.close()
    expect(checkProject(project.file).problems).toEqual([])
  })

  it('finds the words of excerpts in the text that stands here', async () => {
    const project = testProject()
    const { source } = await smallCase(project)
    await project.call('sources.setText', { uid: source, text: 'One two three four five six.', origin: 'pasted' })
    const copy = copyOf(project)
    await copy.call('sources.setText', { uid: source, text: 'Preface. One two three four five six.', origin: 'corrected' })
    const there = await addExcerpt(copy, { source, form: 'quote', text: 'three four', start: 17, end: 27 })
    const here = await addExcerpt(project, { source, form: 'quote', text: 'five', start: 19, end: 23 })
    const words = async (uid: string) => {
      const { excerpt } = await project.call('excerpts.get', { uid })
      const text = (await project.call('sources.text', { uid: source }))?.text ?? ''
      return excerpt.start === null ? null : text.slice(excerpt.start, excerpt.end ?? 0)
    }
    const report = await merge(project, copy)
    expect(report.conflicts).toMatchObject([{ type: 'full-text', field: 'text', ours: 'One two three four five six.', theirs: 'Preface. One two three four five six.', choice: 'ours' }])
    expect([await words(there), await words(here)]).toEqual(['three four', 'five'])
    await merge(project, copy.file, { onConflict: 'theirs' })
    expect((await project.call('sources.text', { uid: source }))?.text).toContain('Preface')
    expect([await words(there), await words(here)]).toEqual(['three four', 'five'])
    expect((await merge(project, copy.file, { onConflict: 'theirs' })).changes).toBe(false)
  })

  it('of another project is told before, and leaves out what rests on another codebook', async () => {
    const project = testProject()
    await smallCase(project)
    const file = join(scratchFolder(), 'stranger.entente')
    createProject(file, { sample: true })
    expect(project.handle.previewMerge(file, options()).other.relation).toBe('unrelated')
    expect(() => project.handle.mergeCopy(file, options())).toThrow(/nothing in common/u)
    const report = await merge(project, file, { unrelated: true })
    expect(countsOf(report)).toMatchObject({ actor: [20, 0, 0, 0], tie: [21, 0, 0, 0], evidence: [71, 0, 0, 0] })
    expect((await project.call('project.get', {})).title).toBe('Test')

    const foreign = connect(file, { readOnly: false })
    foreign.run(sql`UPDATE framework SET uid = '0195a000-0000-7000-8000-0000000000ff'`)
    for (const [table, digit] of [['aspect', 'a'], ['indicator', 'b']]) foreign.execute(`UPDATE ${table} SET uid = '0195a000-0000-7000-8000-0000000${digit}' || printf('%04x', id)`)
    foreign.close()
    const other = testProject()
    const left = await merge(other, file, { unrelated: true })
    expect(left.skipped.map(({ what, why }) => [what, /codebook/u.test(why)])).toEqual(expect.arrayContaining([['framework', true], ['aspect', true], ['assessment', true], ['evidence', true]]))
    expect((await other.call('project.get', {})).counts).toMatchObject({ actors: 20, ties: 21, evidence: 0, assessments: 0, aspects: 4 })
    other.close()
    expect(checkProject(other.file).problems).toEqual([])
  })

  it('refuses a file that is not sound, and a project that is open read-only', async () => {
    const project = testProject()
    await smallCase(project)
    const copy = copyOf(project)
    copy.close()
    const broken = (name: string, ...statements: string[]) => {
      const file = join(scratchFolder(), name)
      copyFileSync(copy.file, file)
      const db = connect(file, { readOnly: false })
      for (const text of statements) db.execute(text)
      db.close()
      return file
    }
    const before = project.dump()
    const trigger = broken('trigger.entente', `CREATE TRIGGER evil AFTER INSERT ON actor BEGIN DELETE FROM tie; END`)
    const orphan = broken('orphan.entente', 'PRAGMA foreign_keys = OFF', 'DELETE FROM actor')
    const days = broken('days.entente', 'UPDATE period SET start_earliest = start_earliest - 1000')
    const uid = broken('uid.entente', `UPDATE actor SET uid = '<img src=x onerror=alert(1)>........' WHERE id = 1`)
    const record = broken('record.entente', `UPDATE source SET csl = '"text"'`)
    for (const file of [trigger, orphan, days, uid, record]) {
      expect(() => project.handle.previewMerge(file, options()), file).toThrow(/left as it (?:was|is)|left as they were|was left/u)
      expect(() => project.handle.mergeCopy(file, options()), file).toThrow()
    }
    expect(project.dump()).toBe(before)
    const reader = openTestProject(copy.file, { access: 'read' })
    expect(() => reader.handle.mergeCopy(project.file, options())).toThrow(/read-only/u)
    expect(reader.handle.previewMerge(project.file, options()).changes).toBe(false)
  })

  it('brings whole branches with all that hangs on them', async () => {
    const project = testProject()
    await smallCase(project)
    const copy = copyOf(project)
    const [iran, syria] = [await addActor(copy, { name: 'Iran', codes: [{ scheme: 'iso3', value: 'IRN' }], aliases: [{ name: 'ایران', language: 'fa' }] }), await addActor(copy, { name: 'Syria' })]
    const source = await addSource(copy, { citationKey: 'new' })
    await copy.call('sources.setText', { uid: source, text: 'Their words.', origin: 'pasted' })
    const excerpt = await addExcerpt(copy, { source, form: 'quote', text: 'words', start: 6, end: 11, actors: [iran] })
    const tie = await addTie(copy, { from: iran, to: syria, directed: true })
    await addPhase(copy, { tie, dates: '2011/2024', cooperation: 3, cites: [{ excerpt }, { source, locator: 'p. 4' }] })
    const period = await addPeriod(copy, { name: 'War', dates: '2011/2020' })
    const p2 = await aspect(copy, 'P2')
    await copy.call('assessments.set', { tie, aspect: p2, period, changes: { level: 1, rationale: 'Steady' } })
    await copy.call('readings.overrule', { tie, period, label: 'managed-rivalry', reason: 'So it seems' })
    const { uid: added } = await copy.call('indicators.create', { aspect: p2, code: 'P2.new', name: 'New', definition: '', include: '', exclude: '', example: '', retired: false })
    await addEvidence(copy, { tie, indicator: added, excerpt })
    await copy.call('affiliations.create', { actor: syria, with: iran, role: 'ally', dates: null, cites: [{ excerpt }] })
    const view = await copy.call('views.create', { name: 'Theirs', caption: 'A caption', settings: { asOf: null, dating: 'certainly', allTime: true } })
    await copy.call('views.move', { uid: view.uid, positions: [{ actor: iran, x: 10, y: 20, pinned: true }] })
    const [tieThere, actorThere] = [await copy.call('ties.get', { uid: tie }), await copy.call('actors.get', { uid: syria })]
    const report = await merge(project, copy)
    expect(report).toMatchObject({ conflicts: [], skipped: [] })
    expect(await project.call('ties.get', { uid: tie })).toEqual(tieThere)
    expect(await project.call('actors.get', { uid: syria })).toEqual(actorThere)
    expect((await project.call('network.get', { view: view.uid })).view.caption).toBe('A caption')
    expect((await project.call('search.query', { query: 'ایران' })).hits[0]).toMatchObject({ type: 'actor', title: 'Iran' })
    expect((await merge(project, copy.file)).changes).toBe(false)
    project.close()
    expect(checkProject(project.file).problems).toEqual([])
  })
})
