import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Input } from '../../db/contract/api.ts'
import { programVersion } from '../../db/contract/version.ts'
import { readTables, type ReadTable } from '../../db/service/figure-evidence/rules.ts'
import { sql } from '../../db/sqlite/database.ts'
import { connect, inMemoryDatabase } from '../../db/sqlite/open.ts'
import { addEvent, addEvidence, aspect, indicator, smallCase } from '../builders/entities.ts'
import { openTestProject, testProject, type TestProject } from '../builders/project.ts'

const canary = (where: string) => `kanarienvogel ${where} קנרית`
const restrictedCanary = (where: string) => `sperrvogel ${where} حظر`

async function evidenceOf(project: TestProject, options: Partial<Input<'figures.evidence'>> = {}) {
  const { files, manifest } = await project.call('figures.evidence', { form: 'html', asOf: '2018', ...options })
  return { manifest, files: files.map(({ fileName, base64 }) => ({ fileName, bytes: Buffer.from(base64, 'base64'), text: Buffer.from(base64, 'base64').toString('utf8') })) }
}

/** A case with a word of its own in every private note and every event of a restricted data set. */
async function caseWithCanaries() {
  const project = testProject()
  const { call } = project
  const made = await smallCase(project)
  const { russia, tie, phase, period, excerpt, source, event } = made
  const meetings = await indicator(project, 'P1.meetings')
  await call('ties.update', { uid: tie, changes: { description: 'They meet <often> & early.' } })
  await call('tiePhases.update', { uid: phase, changes: { summary: 'Years of talks', cites: [{ excerpt }] } })
  await addEvidence(project, { tie, phase, indicator: meetings, excerpt, comment: 'Seen twice', by: 'from', about: '2015-09' })
  await addEvidence(project, { tie, indicator: meetings, event, stance: 'contradicts', comment: '' })
  await call('assessments.set', { tie, aspect: await aspect(project, 'P1'), period, changes: { level: 2, confidence: 'high', rationale: 'Because they met *often*.' } })
  project.ports.advance(3_600_000)
  await call('assessments.set', { tie, aspect: await aspect(project, 'P1'), period, changes: { level: 1 } })
  await call('readings.overrule', { tie, period, label: 'untested', reason: 'No test came.' })
  await call('sources.update', { uid: source, changes: { reliability: 'B', reliabilityNote: canary('remark'), csl: { type: 'book', title: 'Balancing friends', author: [{ family: 'Kertcher', given: 'Chen' }], issued: { 'date-parts': [[2024]] }, note: canary('csl-note') } } })
  const attached = [['actor', russia], ['tie', tie], ['tie-phase', phase], ['excerpt', excerpt], ['source', source], ['event', event], ['period', period]] as const
  for (const [type, uid] of attached) await call('notes.create', { title: canary(`title-${type}`), body: canary(`body-${type}`), attachedTo: [{ type, uid }] })
  const { uid: released } = await call('notes.create', { title: canary('released-title'), body: canary('released-body'), attachedTo: [{ type: 'tie', uid: tie }] })
  await call('notes.update', { uid: released, changes: { private: false } })

  const secret = await addEvent(project, { title: restrictedCanary('title'), description: restrictedCanary('description'), place: restrictedCanary('place'), date: '2016', participants: [{ actor: russia, role: 'host' }] })
  const onlyThere = await call('excerpts.create', { source, label: 'S99', form: 'quote', statement: 'claim', text: restrictedCanary('excerpt'), locator: '', modality: null, credibility: null, attributedTo: null, actors: [], start: null, end: null })
  await call('events.update', { uid: secret, changes: { cites: [{ excerpt: onlyThere.uid }] } })
  await addEvidence(project, { tie, indicator: meetings, event: secret, comment: restrictedCanary('comment') })
  project.close()
  const db = connect(project.file, { readOnly: false })
  const at = '2026-03-01T12:00:00.000Z'
  db.run(sql`INSERT INTO data_set (uid, name, version, licence, url, restricted, created_at, updated_at)
    VALUES ('0195a000-0000-7000-8000-00000000b001', ${restrictedCanary('data-set')}, '1', 'closed', '', 1, ${at}, ${at})`)
  db.run(sql`UPDATE event SET data_set_id = (SELECT id FROM data_set) WHERE uid = ${secret}`)
  db.close()
  return { project: openTestProject(project.file), ...made }
}

describe('what an appendix may read', () => {
  it('is decided for every column of every table it reads', () => {
    const db = inMemoryDatabase()
    for (const [table, { read, unread }] of Object.entries(readTables) as [string, ReadTable][]) {
      const columns = db.all<{ name: string }>(sql`SELECT name FROM pragma_table_info(${table})`).map(column => column.name)
      expect([...read, ...unread].toSorted(), table).toEqual(columns.toSorted())
      expect(read.filter(column => unread.includes(column)), table).toEqual([])
    }
    expect(Object.keys(readTables).filter(table => /note|undo|search|view|version|import/u.test(table))).toEqual([])
  })
})

describe('a figure with its evidence', () => {
  it('holds no word of a note or of a restricted data set, and says how much it kept out', async () => {
    const { project } = await caseWithCanaries()
    const all = [...(await evidenceOf(project)).files, ...(await evidenceOf(project, { form: 'markdown', evidence: 'list' })).files]
    expect(all.map(({ fileName }) => fileName)).toEqual(['html', 'md', 'svg', 'json'].map(ending => `Test 2018-12-31 evidence.${ending}`))
    for (const { fileName, text } of all) {
      expect(text, fileName).not.toMatch(/kanarienvogel|sperrvogel|קנרית|حظر/u)
      if (!fileName.endsWith('.svg')) expect(text, fileName).toContain('hotline')
    }
    const list = (await project.call('figures.svg', { evidence: 'list', asOf: '2018' })).svg
    expect(list).toContain('Russia – Israel: 1 for, 1 against, 1 source')
    const { manifest } = await evidenceOf(project)
    expect(await project.call('figures.manifest', { asOf: '2018' })).toEqual(manifest)
    const kept = new Map(manifest.withheld.map(({ what, count, why }) => [what, [count, why] as const]))
    expect(kept.get('private notes')).toEqual([7, expect.stringContaining('never leave')])
    expect(kept.get('released note')?.[0]).toBe(1)
    expect(kept.get('piece of evidence on a restricted event')).toEqual([1, expect.stringContaining('restricted')])
    expect(kept.get('restricted event')?.[0]).toBe(1)
    expect(kept.get('remark on a source')?.[0]).toBe(1)
    expect(kept.get('earlier version of a fit')?.[0]).toBe(1)
    expect(manifest.included).toEqual(expect.arrayContaining([{ what: 'tie', count: 1 }, { what: 'pieces of evidence', count: 2 }, { what: 'excerpt', count: 1 }, { what: 'rationale', count: 1 }]))
  })

  it('tells each tie with its phases, fits, reading, passages and sources, and the codebook', async () => {
    const { project } = await caseWithCanaries()
    const [html] = (await evidenceOf(project, { caption: 'Figure 1.' })).files
    const text = html?.text ?? ''
    for (const part of [
      '1  Russia – Israel', 'They meet &lt;often&gt; &amp; early.', 'Years of talks', '2 marked', '+1', 'Because they met *often*.', 'No test came.', '1.1  + For', 'by Russia', 'September 2015',
      'A hotline was set up in 2015.', 'Kertcher 2024, ¶3', 'Seen twice', '1.2  − Against', 'Deconfliction talks', 'Kertcher, Chen (2024). Balancing friends.', 'Friendship', 'Frequent meetings', 'As of 31 December 2018',
      'Figure 1.', '<g id="numbers">', `Entente ${programVersion}`, '1 piece of evidence kept out',
    ]) expect(text).toContain(part)
    expect(text).not.toMatch(/(?:href|src)="(?!#|data:|https:\/\/doi)/u)
    expect(text).not.toMatch(/<script(?! type="application\/json")/u)
    const [markdown] = (await evidenceOf(project, { form: 'markdown' })).files
    expect(markdown?.text).toContain('![Test](<Test 2018-12-31 evidence.svg>)')
    expect(markdown?.text).toContain('They meet \\<often\\> \\& early.')
    expect(markdown?.text).toContain('Because they met \\*often\\*.')
  })

  it('is the same bytes from the same project, also in a copy opened later, and carries the data its hash is of', async () => {
    const { project } = await caseWithCanaries()
    const once = await evidenceOf(project)
    const packed = await evidenceOf(project, { form: 'markdown', packed: true })
    project.ports.advance(40 * 24 * 3_600_000)
    project.close()
    const later = openTestProject(project.file, { access: 'read' })
    expect((await evidenceOf(later)).files[0]?.text).toBe(once.files[0]?.text)
    expect((await evidenceOf(later, { form: 'markdown', packed: true })).files[0]?.bytes.equals(packed.files[0]?.bytes ?? Buffer.alloc(0))).toBe(true)

    const [, held = ''] = /<script type="application\/json" id="evidence-data">(.*?)<\/script>/su.exec(once.files[0]?.text ?? '') ?? []
    expect(createHash('sha256').update(held, 'utf8').digest('hex')).toBe(once.manifest.hash)
    expect(once.files[0]?.text).toContain(once.manifest.hash)
    const inside = unzipSync(new Uint8Array(packed.files[0]?.bytes ?? []))
    expect(Object.keys(inside)).toEqual(['md', 'svg', 'json'].map(ending => `Test 2018-12-31 evidence.${ending}`))
    expect(Buffer.from(inside['Test 2018-12-31 evidence.json'] ?? []).toString('utf8')).toBe(held)
    expect(JSON.parse(held)).toMatchObject({ format: 'entente-evidence/1', ties: [{ number: 1, withheldEvidence: 1 }] })
  })

  it('has another hash as soon as anything it shows changes, and the same where only something private does', async () => {
    const { project, tie, russia } = await caseWithCanaries()
    const hash = async () => (await evidenceOf(project)).manifest.hash
    const before = await hash()
    await project.call('notes.create', { title: 'Another', body: 'private', attachedTo: [{ type: 'actor', uid: russia }] })
    expect(await hash()).toBe(before)
    await project.call('ties.update', { uid: tie, changes: { certainty: 'disputed' } })
    expect(await hash()).not.toBe(before)
    await project.call('history.undo', {})
    expect(await hash()).toBe(before)
    expect((await evidenceOf(project, { asOf: '2019' })).manifest.hash).not.toBe(before)
  })

  it('numbers the ties in the figure as in the appendix, of a part of the plane those in it', async () => {
    const project = testProject({ sample: true })
    const { files: [html], manifest } = await evidenceOf(project, { asOf: '2020' })
    const text = html?.text ?? ''
    const inFigure = [...text.matchAll(/data-number="([0-9a-f-]{36})"><rect[^>]*\/><text[^>]*>(\d+)</gu)].map(([, uid, number]) => `${number} ${uid}`)
    const data = JSON.parse(/id="evidence-data">(.*?)<\/script>/su.exec(text)?.[1] ?? '') as { ties: { number: number; uid: string }[] }
    expect(data.ties.length).toBeGreaterThan(8)
    expect(inFigure).toEqual(data.ties.map(tie => `${tie.number} ${tie.uid}`))
    for (const { number } of data.ties) expect(text).toContain(`<h3 id="tie-${number}"`)
    const { x, y } = (await project.call('network.get', {})).positions
    const part = await evidenceOf(project, { asOf: '2020', crop: { x: (x[0] ?? 0) - 60, y: (y[0] ?? 0) - 60, width: 120, height: 120 } })
    const count = (from: typeof manifest) => from.included.find(({ what }) => what.startsWith('tie'))?.count ?? 0
    expect(count(part.manifest)).toBeLessThan(count(manifest))
    expect(part.manifest.withheld.find(({ what }) => what.startsWith('other tie'))?.count).toBeGreaterThan(0)
  })
})

it('the version that figures name is that of the package', () => {
  expect((JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version).toBe(programVersion)
})
