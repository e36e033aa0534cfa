import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { api, type Client, type MethodName, type Output } from '../../db/contract/api.ts'
import type { PushEvent } from '../../db/contract/push.ts'
import { createProject } from '../../db/service/open-project.ts'
import { decodedFiles, foundIn } from '../service/support/decoded.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { connectOver, transportNames } from './transports.ts'

vi.mock('electron', () => import('./electron-wire.ts'))

let folder = ''
let sample = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'entente-contract-'))
  sample = join(folder, 'sample.entente')
  createProject(sample, { sample: true })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function copyOfSample(): string {
  const file = join(temporaryFolder(), 'case.entente')
  copyFileSync(sample, file)
  return file
}

/** The uid of the entity of that title. */
async function find(client: Client, type: 'actor' | 'tie' | 'event' | 'source' | 'excerpt' | 'note' | 'period' | 'indicator', title: string | RegExp): Promise<string> {
  const { rows } = await client.call('entities.list', { type })
  const row = rows.find(candidate => (typeof title === 'string' ? candidate.title === title : title.test(candidate.title)))
  if (!row) throw new Error(`no ${type} of that title among: ${rows.map(candidate => candidate.title).join(' | ')}`)
  return row.uid
}

/** Every reading call of the contract, with inputs from the sample itself. */
async function readEverything(client: Client): Promise<Record<string, unknown>> {
  const [actor, tie, event, source, excerpt, note, period, indicator] = await Promise.all([
    find(client, 'actor', 'Hezbollah'), find(client, 'tie', /^Russia – Israel/u), find(client, 'event', /./u), find(client, 'source', /./u), find(client, 'excerpt', /^S28/u),
    find(client, 'note', /./u), find(client, 'period', 'Syria'), find(client, 'indicator', /./u),
  ])
  const other = await find(client, 'actor', 'Hamas')
  const aspect = (await client.call('framework.get', {})).aspects[0]?.uid ?? ''
  const figure = { widthMm: 60, dpi: 72 }
  const calls: { [M in MethodName]?: () => Promise<Output<M>> } = {
    'project.get': () => client.call('project.get', {}),
    'history.get': () => client.call('history.get', {}),
    'history.steps': () => client.call('history.steps', { uid: actor }),
    'history.between': () => client.call('history.between', { after: 1 }),
    'entities.list': () => client.call('entities.list', { type: 'actor' }),
    'entities.complete': () => client.call('entities.complete', { prefix: 'חזב' }),
    'entities.owner': () => client.call('entities.owner', { uid: actor }),
    'events.places': () => client.call('events.places', {}),
    'events.series': () => client.call('events.series', { a: actor, b: other }),
    'entities.resolve': () => client.call('entities.resolve', { uid: actor }),
    'entities.dependants': () => client.call('entities.dependants', { type: 'actor', uid: actor }),
    'search.query': () => client.call('search.query', { query: 'hezbol' }),
    'network.get': () => client.call('network.get', {}),
    'exports.preview': () => client.call('exports.preview', { format: 'gexf' }),
    'exports.files': () => client.call('exports.files', { format: 'json' }),
    'exports.archive': () => client.call('exports.archive', { format: 'csv', manifest: true }),
    'projectDocument.preview': async () => client.call('projectDocument.preview', { text: (await client.call('exports.files', { format: 'json' })).files[0]?.text ?? '' }),
    'network.coding': () => client.call('network.coding', {}),
    'views.list': () => client.call('views.list', {}),
    'actors.get': () => client.call('actors.get', { uid: actor }),
    'coders.list': () => client.call('coders.list', {}),
    'sources.get': () => client.call('sources.get', { uid: source }),
    'excerpts.get': () => client.call('excerpts.get', { uid: excerpt }),
    'dataSets.list': () => client.call('dataSets.list', {}),
    'events.get': () => client.call('events.get', { uid: event }),
    'ties.get': () => client.call('ties.get', { uid: tie }),
    'gaps.list': () => client.call('gaps.list', {}),
    'lookAgain.list': () => client.call('lookAgain.list', {}),
    'indicators.history': () => client.call('indicators.history', { uid: indicator }),
    'codebook.uses': () => client.call('codebook.uses', {}),
    'codebook.versions': () => client.call('codebook.versions', {}),
    'codebook.compare': () => client.call('codebook.compare', { from: null, to: null }),
    'periods.list': () => client.call('periods.list', {}),
    'periods.get': () => client.call('periods.get', { uid: period }),
    'indicators.get': () => client.call('indicators.get', { uid: indicator }),
    'framework.get': () => client.call('framework.get', {}),
    'assessments.versions': () => client.call('assessments.versions', { tie, aspect, period }),
    'readings.list': () => client.call('readings.list', {}),
    'notes.get': () => client.call('notes.get', { uid: note }),
    'notes.list': () => client.call('notes.list', { query: 'a' }),
    'notes.mentions': () => client.call('notes.mentions', { type: 'actor', uid: actor }),
    'notes.quotation': () => client.call('notes.quotation', { excerpt }),
    'reports.preview': () => client.call('reports.preview', { subject: { kind: 'tie', tie } }),
    'reports.files': () => client.call('reports.files', { subject: { kind: 'project' }, format: 'md', packed: true }),
    'figures.plane': () => client.call('figures.plane', { widthMm: 60, dpi: 72 }),
    'figures.planePdf': () => client.call('figures.planePdf', { widthMm: 60 }),
    'figures.matrix': () => client.call('figures.matrix', { widthMm: 60 }),
    'figures.matrixPng': () => client.call('figures.matrixPng', { widthMm: 60, dpi: 72 }),
    'figures.matrixPdf': () => client.call('figures.matrixPdf', { widthMm: 60 }),
    'figures.balance': () => client.call('figures.balance', { chart: 'census', widthMm: 60 }),
    'figures.balancePdf': () => client.call('figures.balancePdf', { chart: 'census', widthMm: 60 }),
    'figures.balancePng': () => client.call('figures.balancePng', { chart: 'census', widthMm: 60, dpi: 72 }),
    'figures.timeline': () => client.call('figures.timeline', { widthMm: 60 }),
    'figures.timelinePdf': () => client.call('figures.timelinePdf', { widthMm: 60 }),
    'figures.timelinePng': () => client.call('figures.timelinePng', { widthMm: 60, dpi: 72 }),
    'figures.dyad': () => client.call('figures.dyad', { actors: [actor, other], chart: 'practices', widthMm: 60 }),
    'figures.dyadPdf': () => client.call('figures.dyadPdf', { actors: [actor, other], chart: 'practices', widthMm: 60 }),
    'figures.dyadPng': () => client.call('figures.dyadPng', { actors: [actor, other], chart: 'practices', widthMm: 60, dpi: 72 }),
    'figures.planePng': () => client.call('figures.planePng', { widthMm: 60, dpi: 72 }),
    'timeline.lanes': () => client.call('timeline.lanes', { by: 'tie' }),
    'timeline.events': () => client.call('timeline.events', { by: 'all', from: 15_000, to: 20_000 }),
    'balance.get': () => client.call('balance.get', {}),
    'balance.centrality': () => client.call('balance.centrality', {}),
    'dyad.get': () => client.call('dyad.get', { actors: [actor, other] }),
    'balance.triads': () => client.call('balance.triads', { type: 'incomplete' }),
    'balance.centralityTimeline': () => client.call('balance.centralityTimeline', { actors: [actor] }),
    'balance.strain': () => client.call('balance.strain', { tie }),
    'balance.timeline': () => client.call('balance.timeline', { tie }),
    'matrix.get': () => client.call('matrix.get', {}),
    'matrix.csv': () => client.call('matrix.csv', {}),
    'figures.svg': () => client.call('figures.svg', figure),
    'figures.pdf': () => client.call('figures.pdf', figure),
    'figures.png': () => client.call('figures.png', figure),
    'figures.manifest': () => client.call('figures.manifest', figure),
    'figures.evidence': () => client.call('figures.evidence', { ...figure, form: 'markdown', packed: true }),
    'sources.text': () => client.call('sources.text', { uid: source }),
    'sources.byKey': () => client.call('sources.byKey', { citationKey: 'nobody1999' }),
    'sources.previewText': () => client.call('sources.previewText', { uid: source, name: 'a.txt', base64: btoa('They met.') }),
    'sources.unanchored': () => client.call('sources.unanchored', { uid: source }),
    'jobs.cancel': () => client.call('jobs.cancel', { job: source }),
    'sources.marks': () => client.call('sources.marks', { uid: source }),
    'coding.choices': () => client.call('coding.choices', {}),
    'coding.recent': () => client.call('coding.recent', {}),
    'duplicates.suggest': () => client.call('duplicates.suggest', { type: 'actor' }),
    'merge.preview': () => client.call('merge.preview', { type: 'actor', keep: actor, remove: other }),
    'imports.preview': () => client.call('imports.preview', { name: 'one.bib', base64: btoa('@book{a, title={A title}, year={2015}}') }),
    'codeRules.list': () => client.call('codeRules.list', {}),
    'proposals.count': () => client.call('proposals.count', { tie }),
    'proposals.get': () => client.call('proposals.get', { tie }),
    'reference.find': () => client.call('reference.find', { text: 'حزب' }),
    'reference.match': () => client.call('reference.match', { name: 'Israel', kind: 'state', codes: [] }),
    'attributes.list': () => client.call('attributes.list', { type: 'actor', uid: actor }),
    'importMaps.list': () => client.call('importMaps.list', {}),
    'imports.list': () => client.call('imports.list', {}),
    'bundle.preview': () => client.call('bundle.preview', { coder: 'Dana' }),
    'share.preview': () => client.call('share.preview', {}),
    'agreement.get': () => client.call('agreement.get', {}),
    'agreement.disagreements': () => client.call('agreement.disagreements', {}),
    'analysis.readings': () => client.call('analysis.readings', {}),
    'bundle.origin': () => client.call('bundle.origin', {}),
    'savedFilters.list': () => client.call('savedFilters.list', {}),
    'preferences.get': () => client.call('preferences.get', {}),
    'preferences.set': () => client.call('preferences.set', { changes: { theme: 'dark' } }),
  }
  // Those of files have a suite of their own: files.test.ts.
  const reading = Object.entries(api).filter(([name, method]) => method.access === 'read' && !name.startsWith('files.')).map(([name]) => name)
  expect(Object.keys(calls).toSorted()).toEqual(reading.toSorted())
  return Object.fromEntries(await Promise.all(Object.entries(calls).map(async ([name, call]) => [name, await call()] as const)))
}

describe.each(transportNames)('the contract over %s', transport => {
  test('every reading call answers in its form', async () => {
    const answers = await readEverything(await connectOver(transport, copyOfSample()))
    for (const [name, answer] of Object.entries(answers)) {
      const { error } = api[name as MethodName].output.safeParse(answer)
      expect([name, error?.issues ?? null]).toEqual([name, null])
    }
  })

  test('refusals arrive with their code', async () => {
    const client = await connectOver(transport, copyOfSample())
    const uid = '0190a000-0000-7000-8000-000000000001'
    await expect(client.call('actors.get', { uid })).rejects.toMatchObject({ name: 'EntenteError', code: 'not_found' })
    await expect(client.call('actors.get', { uid: 'no uid' })).rejects.toMatchObject({ code: 'bad_request', issues: [{ path: 'uid' }] })
    await expect(client.call('actors.get', { uid, more: 1 } as never)).rejects.toMatchObject({ code: 'bad_request' })
    await expect(client.call('__proto__' as never, {} as never)).rejects.toMatchObject({ code: 'bad_method' })
    await expect(client.call('project.update', { changes: { studyPeriod: 'some time' } })).rejects.toMatchObject({ code: 'bad_request' })
  })

  test('a change is heard by its subscribers, undone and done again', async () => {
    const client = await connectOver(transport, copyOfSample())
    const events: PushEvent[] = []
    const stop = client.subscribe(event => events.push(event))
    const actor = await find(client, 'actor', 'Hezbollah')
    const nameOf = async () => (await client.call('actors.get', { uid: actor })).actor.name

    await client.call('actors.update', { uid: actor, changes: { name: 'Hizb Allah' } })
    expect(await nameOf()).toBe('Hizb Allah')
    await vi.waitFor(() => expect(events).toHaveLength(1))
    expect(events[0]).toMatchObject({ type: 'changed', history: { undo: expect.any(String), redo: null } })
    expect(JSON.stringify(events[0])).toContain(actor)

    expect((await client.call('history.undo', {})).done).not.toBeNull()
    expect(await nameOf()).toBe('Hezbollah')
    expect((await client.call('history.redo', {})).done).not.toBeNull()
    expect(await nameOf()).toBe('Hizb Allah')
    await vi.waitFor(() => expect(events).toHaveLength(3))
    stop()
    await client.call('history.undo', {})
    expect(await client.call('history.get', {})).toMatchObject({ undo: null, redo: expect.any(String) })
    expect(events).toHaveLength(3)
  })

  test('text of every script and great length passes unharmed; what a private note says is in no push event', async () => {
    const client = await connectOver(transport, copyOfSample())
    const events: PushEvent[] = []
    client.subscribe(event => events.push(event))
    const text = `secret-word \u{1F600} חִזְבַּאללה حزب‌الله Хезболла \u2028 \\ " ' </script>\r\n\t${'ß'.repeat(900_000)}`
    const { uid } = await client.call('notes.create', { title: 'secret-title', body: text })
    await client.call('notes.update', { uid, changes: { body: `${text}!` } })
    expect((await client.call('notes.get', { uid })).note.body).toBe(`${text}!`)
    await vi.waitFor(() => expect(events.length).toBeGreaterThanOrEqual(2))
    expect(JSON.stringify(events)).not.toMatch(/secret-(?:word|title)/u)
    expect(JSON.stringify(await client.call('history.get', {}))).not.toMatch(/secret-(?:word|title)/u)
  })

  test('many calls at once each get their own answer', async () => {
    const client = await connectOver(transport, copyOfSample())
    const { rows } = await client.call('entities.list', { type: 'excerpt' })
    const titles = await Promise.all(rows.map(async row => (await client.call('entities.resolve', { uid: row.uid }))?.title))
    expect(titles).toEqual(rows.map(row => row.title))
  })

  test('a read-only project reads, says why, and refuses every change', async () => {
    const file = copyOfSample()
    const client = await connectOver(transport, file, 'read')
    expect(await client.call('project.get', {})).toMatchObject({ readOnly: true, title: 'Russia and Israel, 2015-2024' })
    await expect(client.call('history.undo', {})).rejects.toMatchObject({ code: 'read_only' })
    await expect(client.call('notes.create', { body: 'x' })).rejects.toMatchObject({ code: 'read_only' })
    await expect(client.call('project.update', { changes: { title: 'x' } })).rejects.toMatchObject({ code: 'read_only' })
    expect(await client.call('preferences.set', { changes: { theme: 'dark' } })).toMatchObject({ theme: 'dark' })
    expect((await client.call('figures.svg', {})).svg).toMatch(/^<\?xml|^<svg/u)
  })
})

test('the words of private notes travel in no answer but those of notes: in no figure, export, report, list, view, and in nothing that is packed into an answer', async () => {
  const file = copyOfSample()
  const client = await connectOver('in-process', file)
  const words = ['quincunx title', 'quincunx body', 'quincunx later', 'quincunx gone']
  for (const type of ['actor', 'tie', 'event', 'source', 'excerpt', 'period', 'indicator'] as const) {
    const { rows } = await client.call('entities.list', { type, limit: 100 })
    const { uid } = await client.call('notes.create', { title: 'quincunx title', body: 'The quincunx body about [[Hezbollah]]', attachedTo: rows.map(row => ({ type, uid: row.uid })).slice(0, 60) })
    await client.call('notes.update', { uid, changes: { body: 'The quincunx later about [[Hezbollah]]' } })
  }
  await client.call('notes.delete', { uid: (await client.call('notes.create', { title: '', body: 'quincunx gone' })).uid })
  const shown: Record<string, string[]> = {}
  for (const [name, answer] of Object.entries(await readEverything(client))) {
    const contents = new Map<string, Buffer>([[name, Buffer.from(JSON.stringify(answer), 'utf8')]])
    for (const packed of longStrings(answer)) for (const [where, content] of await decodedFiles(name, Buffer.from(packed, 'base64'))) contents.set(`${where} of ${packed.length}`, content)
    const found = foundIn(contents, words)
    if (found.length > 0) shown[name] = found
  }
  // The history tells titles alone; what an inspector shows of notes, and the notes themselves, begin with their texts. Nobody else says a word.
  const inspectors = ['actors.get', 'events.get', 'excerpts.get', 'indicators.get', 'periods.get', 'sources.get', 'ties.get']
  const told = (names: readonly string[], found: readonly string[]) => names.map(name => [name, found])
  expect(shown).toEqual({
    ...Object.fromEntries(told(['history.between', 'history.steps'], ['quincunx title'])), ...Object.fromEntries(told([...inspectors, 'notes.list'], ['quincunx title', 'quincunx later'])),
  })
}, 60_000)

/** Texts of an answer that may be files: long ones in the letters of base64. */
function longStrings(answer: unknown): string[] {
  if (typeof answer === 'string') return /^[\w+/]{400,}={0,2}$/u.test(answer) ? [answer] : []
  return typeof answer === 'object' && answer !== null ? Object.values(answer).flatMap(longStrings) : []
}

test('the three transports give the same answers', async () => {
  const folderOfAll = temporaryFolder()
  const file = join(folderOfAll, 'case.entente')
  copyFileSync(sample, file)
  const answers = []
  for (const transport of transportNames) answers.push(JSON.parse(JSON.stringify(await readEverything(await connectOver(transport, file, 'read')))))
  expect(answers[1]).toEqual(answers[0])
  expect(answers[2]).toEqual(answers[0])
})

test('a project open for writing is offered read-only elsewhere, and the reason is told', async () => {
  const file = copyOfSample()
  await connectOver('in-process', file)
  const second = await connectOver('HTTP', file)
  const { readOnly, readOnlyReason } = await second.call('project.get', {})
  expect([readOnly, readOnlyReason.length > 0]).toEqual([true, true])
  await expect(second.call('history.undo', {})).rejects.toMatchObject({ code: 'read_only', message: expect.stringContaining(readOnlyReason) })
})
