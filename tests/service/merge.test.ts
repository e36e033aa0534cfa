import { describe, expect, it } from 'vitest'
import { checkProject } from '../../db/service/open-project.ts'
import { sql } from '../../db/sqlite/database.ts'
import { connect } from '../../db/sqlite/open.ts'
import { addActor, addEvent, addEvidence, addExcerpt, addPhase, addSource, addTie, aspect, indicator, smallCase } from '../builders/entities.ts'
import { testProject, type TestProject } from '../builders/project.ts'

const sound = (project: TestProject) => expect(checkProject(project.file)).toMatchObject({ sound: true, problems: [] })

/** Two spellings of one group in a case where everything that can point to an actor points to each. */
async function twoSpellings(project: TestProject) {
  const { call } = project
  const made = await smallCase(project)
  const { russia, israel, source, excerpt } = made
  const keep = await addActor(project, { name: 'Hezbollah', kind: 'armed-group', aliases: [{ name: 'חזבאללה', language: 'he' }], codes: [{ scheme: 'cow', value: '9001' }], description: 'A party.' })
  const remove = await addActor(project, {
    name: 'Hizballah', kind: 'organisation', shortName: 'HB', dates: '1982/..', aliases: [{ name: 'Хезболла', language: 'ru' }, { name: 'חִזְבַּאללה', language: '' }],
    codes: [{ scheme: 'cow', value: '9001' }, { scheme: 'gdelt', value: 'LBNREBHEZ' }], description: 'A militia.',
  })
  const keptTie = await addTie(project, { from: israel, to: keep, kind: 'war' })
  const parallel = await addTie(project, { from: israel, to: remove, kind: 'war' })
  const phase = await addPhase(project, { tie: parallel, dates: '2023-10/..', conflict: 3, cites: [{ excerpt }] })
  const evidence = await addEvidence(project, { tie: parallel, phase, indicator: await indicator(project, 'P2.deconfliction'), excerpt })
  const between = await addTie(project, { from: keep, to: remove })
  const betweenPhase = await addPhase(project, { tie: between, dates: '2015' })
  const patron = await addActor(project, { name: 'Iran' })
  const same = await call('affiliations.create', { actor: keep, with: patron, role: 'ally', dates: '1985/..', cites: [] })
  const twin = await call('affiliations.create', { actor: remove, with: patron, role: 'ally', dates: '1985/..', cites: [{ source, locator: 'p. 1' }] })
  const leader = await call('affiliations.create', { actor: russia, with: remove, role: 'sponsor', dates: null, cites: [] })
  await call('affiliations.create', { actor: keep, with: remove, role: 'part', dates: null, cites: [] })
  const event = await addEvent(project, { title: 'Strike', participants: [{ actor: keep, role: 'target' }, { actor: remove, role: 'target' }, { actor: remove, role: 'victim' }] })
  const mention = await addExcerpt(project, { source, label: 'S02', text: 'Both.', actors: [remove, keep] })
  await call('excerpts.update', { uid: excerpt, changes: { actors: [remove] } })
  const note = await call('notes.create', { title: 'Names', body: 'See [[Hizballah]] and [[Hezbollah]].', attachedTo: [{ type: 'actor', uid: remove }, { type: 'actor', uid: keep }] })
  const onTie = await call('notes.create', { title: 'Odd tie', body: '', attachedTo: [{ type: 'tie', uid: between }] })
  const [view] = await call('views.list', {})
  await call('views.move', { uid: view?.uid ?? '', positions: [{ actor: keep, x: 1, y: 2, pinned: true }, { actor: remove, x: 9, y: 9, pinned: true }] })
  return { ...made, keep, remove, keptTie, parallel, phase, evidence, between, betweenPhase, patron, same, twin, leader, event, mention, note, onTie, view }
}

describe('merging actors', () => {
  it('moves all that pointed to the one to the other, in one exact undo step, as the preview said', async () => {
    const project = testProject()
    const { call, step } = project
    const made = await twoSpellings(project)
    const { keep, remove } = made
    const preview = await call('merge.preview', { type: 'actor', keep, remove })
    expect(preview.fields).toContainEqual({ field: 'dates', keep: '', remove: '1982/..', same: false, both: null, suggested: 'remove' })
    expect(preview.fields).toContainEqual(expect.objectContaining({ field: 'description', both: 'A party.\n\nA militia.', suggested: 'both' }))
    const counts = (list: { what: string; count: number }[]) => Object.fromEntries(list.map(({ what, count }) => [what, count]))
    expect(counts(preview.moves)).toEqual({ 'tie': 1, 'affiliation': 1, 'participation': 1, 'mention': 1, 'note-link': 1 })
    expect(counts(preview.united)).toEqual({ 'affiliation': 1, 'participation': 1, 'mention': 1, 'position': 1, 'note': 1 })
    expect(counts(preview.vanishes)).toEqual({ 'tie': 1, 'tie-phase': 1, 'affiliation': 1 })
    expect(preview.vanishes[0]?.examples).toMatchObject([{ type: 'tie', uid: made.between }])

    const { label, uid } = await step('actors.merge', { keep, remove, fields: { kind: 'keep', shortName: 'keep' } })
    expect(uid).toBe(keep)
    expect(label).toBe('Merge Hizballah into Hezbollah')
    const { actor, ties, affiliations, members, events, excerpts, notes, backlinks } = await call('actors.get', { uid: keep })
    expect(actor).toMatchObject({
      name: 'Hezbollah', shortName: '', kind: 'armed-group', description: 'A party.\n\nA militia.', dates: { raw: '1982/..' },
      aliases: [{ name: 'חזבאללה', language: 'he' }, { name: 'Хезболла', language: 'ru' }, { name: 'Hizballah', language: '' }, { name: 'HB', language: '' }],
      codes: [{ scheme: 'cow', value: '9001' }, { scheme: 'gdelt', value: 'LBNREBHEZ' }],
    })
    expect(ties.map(tie => tie.ref.uid)).toEqual([made.keptTie, made.parallel])
    expect(affiliations).toMatchObject([{ uid: made.same.uid, role: 'ally', cites: [{ locator: 'p. 1' }] }])
    expect(members).toMatchObject([{ uid: made.leader.uid, role: 'sponsor' }])
    expect(events.map(({ role }) => role).toSorted()).toEqual(['target', 'victim'])
    expect(excerpts.map(excerpt => excerpt.uid).toSorted()).toEqual([made.excerpt, made.mention].toSorted())
    expect(notes.map(({ uid: note }) => note).toSorted()).toEqual([made.note.uid, made.onTie.uid].toSorted())
    expect(backlinks.map(({ uid: note }) => note)).toEqual([made.note.uid])
    expect((await call('notes.get', { uid: made.note.uid })).note.links.map(link => link.ref?.uid)).toEqual([keep, keep])
    expect((await call('ties.get', { uid: made.parallel })).evidence).toMatchObject([{ uid: made.evidence }])
    const network = await call('network.get', {})
    const place = network.actors.uid.indexOf(keep)
    expect([network.positions.x[network.positions.actor.indexOf(place)], network.actors.uid.includes(remove)]).toEqual([1, false])
    expect((await call('search.query', { query: 'хезболла' })).hits[0]).toMatchObject({ type: 'actor', uid: keep })
    expect((await call('search.query', { query: 'hizballah' })).hits[0]).toMatchObject({ type: 'actor', uid: keep })
    expect(await call('entities.resolve', { uid: remove })).toMatchObject({ type: 'actor', uid: keep })
    expect(await project.refusal('actors.get', { uid: remove })).toMatchObject({ code: 'not_found' })
    project.close()
    sound(project)
  })

  it('takes the fields of the removed one where asked, and need not remember its name', async () => {
    const project = testProject()
    const keep = await addActor(project, { name: 'Hezbollah', aliases: [{ name: 'Party of God', language: 'en' }], description: 'One' })
    const remove = await addActor(project, { name: 'Hizballah', kind: 'bloc', description: 'Two', codes: [{ scheme: 'cow', value: '1' }] })
    await project.step('actors.merge', { keep, remove, remember: false, fields: { name: 'remove', kind: 'remove', aliases: 'remove', codes: 'keep', description: 'remove' } })
    expect((await project.call('actors.get', { uid: keep })).actor).toMatchObject({ name: 'Hizballah', kind: 'bloc', aliases: [], codes: [], description: 'Two' })
    // What was merged stays resolvable through changes of the codes, and through a further merge.
    await project.call('actors.update', { uid: keep, changes: { codes: [{ scheme: 'cow', value: '2' }] } })
    const third = await addActor(project, { name: 'Third' })
    await project.step('actors.merge', { keep: third, remove: keep })
    expect((await project.call('entities.resolve', { uid: remove }))?.uid).toBe(third)
    expect((await project.call('actors.get', { uid: third })).actor.codes).toEqual([{ scheme: 'cow', value: '2' }])
  })

  it('refuses to merge one with itself, with another kind of thing, and with what is not there', async () => {
    const project = testProject()
    const { russia, source } = await smallCase(project)
    expect(await project.refusal('actors.merge', { keep: russia, remove: russia })).toMatchObject({ code: 'bad_request', fields: ['remove'] })
    expect(await project.refusal('actors.merge', { keep: russia, remove: source })).toMatchObject({ code: 'not_found', fields: ['remove'] })
  })
})

describe('merging sources', () => {
  it('moves excerpts, attributions and citations, fills the record, and keeps one full text', async () => {
    const project = testProject()
    const { call, step } = project
    const { source: keep, excerpt, phase, event } = await smallCase(project)
    const remove = await addSource(project, { citationKey: 'Kertcher24', csl: { type: 'book', title: 'Balancing friends', DOI: '10.1/x' }, reliability: 'B', reliabilityNote: 'Peer-reviewed' })
    const moved = await addExcerpt(project, { source: remove, label: 'S09', text: 'Moved.', attributedTo: keep })
    const other = await addSource(project, { citationKey: 'other' })
    const relayed = await addExcerpt(project, { source: other, text: 'Relayed.', attributedTo: remove })
    await call('events.update', { uid: event, changes: { cites: [{ source: keep, locator: 'p. 1' }, { source: remove, locator: 'p. 1' }, { source: remove, locator: 'p. 2' }] } })
    await call('tiePhases.update', { uid: phase, changes: { cites: [{ source: remove, locator: '' }] } })
    // No form takes full texts yet: put in as an import would.
    const writer = connect(project.file, { readOnly: false })
    writer.run(sql`INSERT INTO source_text (source_id, text, origin, sha256, pages, created_at) SELECT id, 'The full text.', '', 'x', '[]', '2026-01-01T00:00:00.000Z' FROM source WHERE uid = ${remove}`)
    writer.run(sql`UPDATE excerpt SET text_start = 0, text_end = 3 WHERE uid = ${moved}`)
    writer.close()

    const preview = await call('merge.preview', { type: 'source', keep, remove })
    expect(preview.fields).toContainEqual(expect.objectContaining({ field: 'fullText', keep: '', remove: '14 characters', suggested: 'remove' }))
    expect(preview.vanishes).toEqual([{ what: 'attribution', count: 1, examples: [expect.objectContaining({ uid: moved })] }])
    await step('sources.merge', { keep, remove })
    const got = await call('sources.get', { uid: keep })
    expect(got.source).toMatchObject({ citationKey: 'kertcher2024', reliability: 'B', reliabilityNote: 'Peer-reviewed', textLength: 14, csl: { type: 'article-journal', DOI: '10.1/x', author: [{ family: 'Kertcher' }, { family: 'Course' }] } })
    expect(got.excerpts.map(({ uid, attributedTo, start, end }) => ({ uid, attributedTo, start, end }))).toEqual([
      { uid: moved, attributedTo: null, start: 0, end: 3 }, { uid: excerpt, attributedTo: null, start: null, end: null },
    ])
    expect((await call('excerpts.get', { uid: relayed })).excerpt.attributedTo).toBe(keep)
    expect((await call('events.get', { uid: event })).event.cites.map(({ source, locator }) => [source.uid, locator])).toEqual([[keep, 'p. 1'], [keep, 'p. 2']])
    project.close()
    sound(project)
  })

  it('may take the other citation key, though it is unique, and drops ranges in a text that is given up', async () => {
    const project = testProject()
    const keep = await addSource(project, { citationKey: 'a', csl: { type: 'book', title: 'One' } })
    const remove = await addSource(project, { citationKey: 'b', csl: { type: 'book', title: 'One' } })
    const excerpt = await addExcerpt(project, { source: remove })
    const writer = connect(project.file, { readOnly: false })
    for (const [uid, text] of [[keep, 'Mine.'], [remove, 'Yours.']]) {
      writer.run(sql`INSERT INTO source_text (source_id, text, origin, sha256, pages, created_at) SELECT id, ${text ?? ''}, '', ${text ?? ''}, '[]', '2026-01-01T00:00:00.000Z' FROM source WHERE uid = ${uid ?? ''}`)
    }
    writer.run(sql`UPDATE excerpt SET text_start = 0, text_end = 2 WHERE uid = ${excerpt}`)
    writer.close()
    expect((await project.call('merge.preview', { type: 'source', keep, remove })).vanishes).toMatchObject([{ what: 'text-range', count: 1 }])
    await project.step('sources.merge', { keep, remove, fields: { citationKey: 'remove' } })
    expect(await project.call('sources.get', { uid: keep })).toMatchObject({ source: { citationKey: 'b', textLength: 5 }, excerpts: [{ uid: excerpt, start: null, end: null }] })
  })
})

describe('merging events', () => {
  it('unites participants and citations and moves evidence', async () => {
    const project = testProject()
    const { call, step } = project
    const { event: keep, russia, israel, excerpt, tie, source } = await smallCase(project)
    const dataSet = await call('dataSets.create', { name: 'GDELT', version: '', licence: '', url: '', restricted: false })
    const remove = await addEvent(project, {
      title: 'Talks on deconfliction', date: '2015-09-22', place: 'Moscow', dataSet: dataSet.uid, codeScheme: 'cameo', code: '042',
      participants: [{ actor: russia, role: 'host' }, { actor: israel, role: 'participant' }], cites: [{ excerpt }, { source, locator: 'p. 4' }],
    })
    const evidence = await addEvidence(project, { tie, indicator: await indicator(project, 'P2.deconfliction'), event: remove })
    await step('events.merge', { keep, remove, fields: { title: 'remove', participants: 'both' } })
    const got = await call('events.get', { uid: keep })
    expect(got.event).toMatchObject({
      title: 'Talks on deconfliction', date: { raw: '2015-09-21' }, place: 'Moscow', code: '042', codeScheme: 'cameo', dataSet: dataSet.uid,
      participants: [{ actor: russia, role: 'host' }, { actor: israel, role: 'participant' }],
    })
    expect(got.event.cites.map(({ locator }) => locator)).toEqual(['¶3', 'p. 4'])
    expect(got.evidence).toMatchObject([{ uid: evidence }])
    project.close()
    sound(project)
  })
})

describe('suggested duplicates', () => {
  it('names pairs with reasons, forgets those that were dismissed, and remembers them through a merge', async () => {
    const project = testProject()
    const { call, step } = project
    const hezbollah = await addActor(project, { name: 'Hezbollah', kind: 'armed-group' })
    const russian = await addActor(project, { name: 'Хезболла', kind: 'armed-group' })
    await addActor(project, { name: 'Iran' })
    const coded = await addActor(project, { name: 'Persia', codes: [{ scheme: 'iso3', value: 'IRN' }] })
    const iran = await addActor(project, { name: 'Islamic Republic', codes: [{ scheme: 'iso3', value: 'irn' }] })
    const { suggestions, total } = await call('duplicates.suggest', { type: 'actor' })
    expect(total).toBe(2)
    expect(suggestions[0]).toMatchObject({ one: { uid: coded }, other: { uid: iran }, reasons: [{ kind: 'code', text: 'Same ISO3 code: IRN' }] })
    expect(suggestions[1]).toMatchObject({ one: { uid: hezbollah }, other: { uid: russian }, reasons: [{ kind: 'transliteration' }] })
    const { label } = await step('duplicates.dismiss', { type: 'actor', one: russian, other: hezbollah })
    expect(label).toBe('Not the same: Хезболла and Hezbollah')
    expect((await call('duplicates.suggest', { type: 'actor' })).total).toBe(1)
    const spelt = await addActor(project, { name: 'Hizbollah', kind: 'armed-group' })
    await step('actors.merge', { keep: spelt, remove: hezbollah })
    const after = await call('duplicates.suggest', { type: 'actor' })
    expect(after.suggestions.map(({ one, other }) => [one.uid, other.uid])).toEqual([[coded, iran]])
    await step('duplicates.dismiss', { type: 'actor', one: russian, other: spelt, undismiss: true })
    expect((await call('duplicates.suggest', { type: 'actor' })).total).toBe(2)
  })

  it('finds sources by DOI and title, and events by day, words and participants', async () => {
    const project = testProject()
    const { call } = project
    const { source, event, russia } = await smallCase(project)
    const again = await addSource(project, { citationKey: 'again', csl: { type: 'article-journal', title: 'Balancing Friends', issued: { 'date-parts': [[2024]] } } })
    const doi = await addSource(project, { citationKey: 'doi', csl: { type: 'article', title: 'Alpha beta', DOI: 'https://doi.org/10.1/AB' } })
    const same = await addSource(project, { citationKey: 'doi2', csl: { type: 'article', title: 'Another', DOI: '10.1/ab' } })
    const sources = await call('duplicates.suggest', { type: 'source' })
    expect(sources.suggestions.map(({ one, other, reasons }) => [one.uid, other.uid, reasons[0]?.kind])).toEqual([[doi, same, 'doi'], [source, again, 'title']])
    const second = await addEvent(project, { title: 'Deconfliction talks in Moscow', date: '2015-09-22', participants: [{ actor: russia, role: 'participant' }] })
    await addEvent(project, { title: 'Deconfliction talks', date: '2017' })
    const events = await call('duplicates.suggest', { type: 'event' })
    expect(events.suggestions.map(({ one, other }) => [one.uid, other.uid])).toEqual([[event, second]])
  })
})

describe('assessments', () => {
  it('stay with their ties through a merge', async () => {
    const project = testProject()
    const { call, step } = project
    const { tie, russia, period } = await smallCase(project)
    await call('assessments.set', { tie, aspect: await aspect(project, 'P1'), period, changes: { level: 2 } })
    const twin = await addActor(project, { name: 'Russia' })
    await step('actors.merge', { keep: twin, remove: russia })
    expect((await call('ties.get', { uid: tie })).assessments).toMatchObject([{ level: 2 }])
    expect((await call('ties.get', { uid: tie })).tie).toMatchObject({ from: twin, title: 'Russia – Israel' })
  })
})
