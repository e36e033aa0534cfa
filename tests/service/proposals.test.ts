import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import type { Input, Output } from '../../db/contract/api.ts'
import { rulesForCode } from '../../db/domain/event-codes.ts'
import { suggestedRules } from '../../db/service/suggested-rules.ts'
import { addActor, addEvent, addTie, indicator } from '../builders/entities.ts'
import { gdeltRow, israel, russia } from '../builders/feeds.ts'
import { testProject } from '../builders/project.ts'
import { entente } from '../cli/in-process.ts'

const feed = (rows: readonly string[]): Input<'imports.run'> => ({ name: 'events.csv', base64: Buffer.from(`${rows.join('\n')}\n`).toString('base64') })

async function dyad() {
  const project = testProject()
  const one = await addActor(project, { name: 'Russia', codes: [{ scheme: 'iso3', value: 'RUS' }] })
  const other = await addActor(project, { name: 'Israel', codes: [{ scheme: 'iso3', value: 'ISR' }] })
  const tie = await addTie(project, { from: other, to: one })
  return { project, tie, one, other }
}

test('a code falls under the narrowest rules that cover it', () => {
  const rule = (code: string, scheme = 'cameo') => ({ scheme, code })
  const rules = [rule('08'), rule('087'), rule('087'), rule('0871'), rule('CONSULT', 'plover')]
  expect(rulesForCode(rules, 'cameo', '0872')).toEqual([rules[1], rules[2]])
  expect(rulesForCode(rules, 'cameo', '0871')).toEqual([rules[3]])
  expect(rulesForCode(rules, 'cameo', '081')).toEqual([rules[0]])
  expect(rulesForCode(rules, 'plover', 'consult')).toEqual([rules[4]])
  expect([rulesForCode(rules, 'cameo', '042'), rulesForCode(rules, 'plover', 'CON')]).toEqual([[], []])
})

test('the suggested rules fit the built-in codebook, are added in one step, and are the analyst’s to change', async () => {
  const { project } = await dyad()
  expect(await project.call('codeRules.list', {})).toEqual({ rules: [], suggested: suggestedRules().length })
  expect(await project.step('codeRules.addSuggested', {})).toMatchObject({ label: 'Add suggested rules for codes of events' })
  const { rules, suggested } = await project.call('codeRules.list', {})
  expect([rules.length, suggested]).toEqual([suggestedRules().length, 0])
  const visit = rules.find(({ code }) => code === '042')
  expect(visit).toMatchObject({ scheme: 'cameo', text: 'Make a visit', aspectCode: 'P1', indicatorRef: { title: 'Frequent meetings of leaders' }, stance: 'supports', retired: false })
  const contact = await indicator(project, 'P2.contact')
  expect((await project.step('codeRules.update', { uid: visit?.uid ?? '', changes: { indicator: contact, comment: 'Visits are routine here.' } })).label).toBe('Change rule for CAMEO 042')
  expect((await project.call('codeRules.list', {})).suggested).toBe(1)
  expect((await project.step('codeRules.create', { scheme: 'plover', code: 'aid', indicator: contact, stance: 'context', comment: '' })).label).toBe('Add rule for PLOVER AID')
  expect(await project.refusal('codeRules.create', { scheme: 'plover', code: 'Aid', indicator: contact, stance: 'supports', comment: '' })).toMatchObject({ code: 'conflict' })
  expect(await project.refusal('codeRules.create', { scheme: 'cameo', code: '42', indicator: contact, stance: 'supports', comment: '' })).toMatchObject({ code: 'bad_request', message: expect.stringContaining('042') })
  expect((await project.step('codeRules.delete', { uid: visit?.uid ?? '' })).label).toBe('Remove rule for CAMEO 042')
  expect(await project.refusal('codeRules.delete', { uid: visit?.uid ?? '' })).toMatchObject({ code: 'not_found' })
})

test('events propose, nothing is coded by itself; what is accepted is evidence, what is refused stays refused', async () => {
  const { project, tie, one } = await dyad()
  await project.call('imports.run', feed([
    gdeltRow({ id: '1', day: '20191022', from: russia, to: israel, code: '042', goldstein: '1.9' }), gdeltRow({ id: '2', day: '20191023', from: israel, to: russia, code: '0871' }),
    gdeltRow({ id: '3', day: '20180102', from: israel, to: russia, code: '042' }), gdeltRow({ id: '4', day: '20191024', from: russia, to: israel, code: '010' }),
  ]))
  await addEvent(project, { title: 'Telephone call', codeScheme: 'plover', code: 'Consult', participants: [{ actor: one, role: 'initiator' }] })
  expect(await project.call('proposals.get', { tie })).toEqual({ coded: 4, looked: 4, next: null, rules: [], refused: 0 })
  await project.call('codeRules.addSuggested', {})
  const found = await project.call('proposals.get', { tie })
  expect(found.rules.map(({ rule, count }) => [rule.aspectCode, rule.code, count])).toEqual([['P1', '042', 2], ['P2', '087', 1]])
  const [visits, ceasefire] = found.rules
  expect(visits?.proposals).toMatchObject([
    { date: { raw: '2019-10-22' }, by: 'to', goldstein: 1.9, code: '042', dataSet: { title: 'GDELT Event Database' } }, { date: { raw: '2018-01-02' }, by: 'from' },
  ])
  expect((await project.call('ties.get', { uid: tie })).evidence).toEqual([])

  const [first, second] = visits?.proposals ?? []
  if (!visits || !ceasefire || !first || !second) throw new Error('nothing proposed')
  const accepted = await project.step('proposals.accept', { tie, rule: visits.rule.uid, events: [first.event.uid] })
  expect(accepted.label).toBe('Accept 1 event as evidence on Israel – Russia')
  const { evidence } = await project.call('ties.get', { uid: tie })
  expect(evidence).toMatchObject([{ event: first.event.uid, indicatorCode: 'P1.meetings', stance: 'supports', by: 'to', about: { raw: '2019-10-22' }, comment: 'Proposed by its code, CAMEO 042 (make a visit), and accepted.' }])
  expect((await project.step('proposals.refuse', { tie, rule: visits.rule.uid, events: [second.event.uid] })).label).toBe('Refuse 1 proposal on Israel – Russia')
  const after = await project.call('proposals.get', { tie })
  expect([after.rules.map(({ rule, count }) => [rule.code, count]), after.refused]).toEqual([[['087', 1]], 1])
  // Neither comes twice, and nothing but what is proposed can be accepted by a rule.
  for (const event of [first, second]) expect(await project.call('proposals.accept', { tie, rule: visits.rule.uid, events: [event.event.uid] })).toEqual({ accepted: 0 })
  expect((await project.call('proposals.get', { tie, refused: true })).rules).toMatchObject([{ count: 1, proposals: [{ event: second.event }] }])
  await project.step('proposals.reconsider', { tie, rule: visits.rule.uid, events: [second.event.uid] })
  expect((await project.step('proposals.accept', { tie, rule: visits.rule.uid })).label).toBe('Accept 1 event as evidence on Israel – Russia')
  expect((await project.step('proposals.refuse', { tie, rule: ceasefire.rule.uid })).label).toBe('Refuse 1 proposal on Israel – Russia')
  expect((await project.call('proposals.get', { tie })).rules).toEqual([])
  // The command line reads and decides the same.
  process.env['ENTENTE_DATA'] = dirname(project.file)
  const before = project.dump()
  expect(await entente('proposals', project.file)).toMatchObject({ code: 0, text: expect.stringMatching(/hypothesis[\s\S]*Israel – Russia\s+4 /u) })
  expect(await entente('proposals', project.file, '--tie', tie, '--refused')).toMatchObject({ code: 0, text: expect.stringContaining('2019-10-23') })
  expect((await entente('proposals', project.file, '--accept', visits.rule.uid)).code).toBe(2)
  expect(project.dump()).toBe(before)
  // A retired indicator proposes nothing.
  await project.call('proposals.reconsider', { tie, rule: ceasefire.rule.uid, events: [ceasefire.proposals[0]?.event.uid ?? ''] })
  await project.call('indicators.update', { uid: ceasefire.rule.indicator, changes: { retired: true } })
  expect((await project.call('proposals.get', { tie })).rules).toEqual([])
})

test('many events are looked through a bounded number at a time, the newest first, each once', async () => {
  const { project, tie } = await dyad()
  const rows = Array.from({ length: 12_000 }, (_, at) => gdeltRow({
    id: `${at + 1}`, day: `20${String(10 + (at % 12)).padStart(2, '0')}0${1 + (at % 9)}1${at % 10}`, from: at % 2 ? russia : israel, to: at % 2 ? israel : russia, code: at % 3 === 0 ? '042' : '010',
  }))
  await project.call('imports.run', feed(rows))
  await addEvent(project, { title: 'Of no date', codeScheme: 'cameo', code: '042', participants: [{ actor: (await project.call('ties.get', { uid: tie })).tie.from, role: 'initiator' }, { actor: (await project.call('ties.get', { uid: tie })).tie.to, role: 'target' }] })
  await project.call('codeRules.addSuggested', {})
  const seen = new Set<string>()
  let before: Input<'proposals.get'>['before'] = null
  const counts: number[] = []
  let newest = ''
  do {
    const page: Output<'proposals.get'> = await project.call('proposals.get', { tie, before })
    const [visits] = page.rules
    counts.push(visits?.count ?? 0)
    expect(page.looked).toBeLessThanOrEqual(5_000)
    const listed = visits?.proposals ?? []
    expect(listed.length).toBeLessThanOrEqual(50)
    if (newest === '') newest = listed[0]?.date?.raw ?? ''
    for (const { event } of listed) {
      expect(seen.has(event.uid)).toBe(false)
      seen.add(event.uid)
    }
    before = page.next
  } while (before !== null)
  expect(newest.startsWith('2019-')).toBe(true)
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(4_001)
  const [visits] = (await project.call('proposals.get', { tie })).rules
  expect(await project.call('proposals.accept', { tie, rule: visits?.rule.uid ?? '' })).toEqual({ accepted: 500 })
  expect((await project.call('proposals.refuse', { tie, rule: visits?.rule.uid ?? '' })).refused).toBe((visits?.count ?? 0) - 500)
})
