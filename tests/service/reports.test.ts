import { describe, expect, it } from 'vitest'
import type { Input } from '../../db/contract/api.ts'
import { reportSections } from '../../db/contract/entities/reports.ts'
import { readText } from '../../db/formats/text/read-text.ts'
import { sql } from '../../db/sqlite/database.ts'
import { connect } from '../../db/sqlite/open.ts'
import { addActor, addEvent, addEvidence, addPhase, addTie, aspect, indicator, smallCase } from '../builders/entities.ts'
import { openTestProject, testProject, type TestProject } from '../builders/project.ts'

type Options = Omit<Input<'reports.files'>, 'format'>

async function filesOf(project: TestProject, options: Options, format: Input<'reports.files'>['format']) {
  const answer = await project.call('reports.files', { ...options, format })
  return { ...answer, files: answer.files.map(({ fileName, base64 }) => ({ fileName, bytes: Buffer.from(base64, 'base64'), text: Buffer.from(base64, 'base64').toString('utf8') })) }
}
const textOfPdf = async (bytes: Buffer) => (await readText({ bytes: new Uint8Array(bytes) })).text

const canary = (where: string) => `kanarienvogel ${where} קנרית`
const secret = (where: string) => `sperrvogel ${where} حظر`

/** A coded case with names from the right, and words of their own in every private note and in what is restricted. */
async function codedCase() {
  const project = testProject()
  const { call } = project
  const made = await smallCase(project)
  const { russia, israel, tie, phase, period, excerpt, source, event } = made
  const meetings = await indicator(project, 'P1.meetings')
  await call('ties.update', { uid: tie, changes: { description: 'They meet <often> & *early*.' } })
  await call('tiePhases.update', { uid: phase, changes: { summary: 'Years of talks', cooperation: 2, conflict: 1, cites: [{ excerpt }] } })
  await addEvidence(project, { tie, phase, indicator: meetings, excerpt, comment: 'Seen twice', by: 'from', about: '2015-09' })
  await addEvidence(project, { tie, indicator: meetings, event, stance: 'contradicts', comment: '' })
  await call('assessments.set', { tie, aspect: await aspect(project, 'P1'), period, changes: { level: 2, rationale: 'Because **they met**.' } })
  const third = await addActor(project, { name: 'الجمهورية العربية', shortName: '', kind: 'state' })
  const toThird = await addTie(project, { from: third, to: israel, kind: 'rivalry' })
  await addPhase(project, { tie: toThird, dates: '2015/2021', cooperation: 0, conflict: 3 })
  await addPhase(project, { tie: await addTie(project, { from: russia, to: third }), dates: '2015/2021', cooperation: 3, conflict: 0 })
  const empty = await addTie(project, { from: russia, to: await addActor(project, { name: 'חיזבאללה' }), kind: 'other', directed: true })
  const alone = await addActor(project, { name: 'Nobody’s friend' })
  for (const [type, uid] of [['actor', russia], ['tie', tie], ['tie-phase', phase], ['excerpt', excerpt], ['source', source], ['event', event], ['period', period]] as const) {
    await call('notes.create', { title: canary(`title-${type}`), body: canary(`body-${type}`), attachedTo: [{ type, uid }] })
  }
  const hidden = await addEvent(project, { title: secret('title'), description: secret('description'), place: secret('place'), date: '2016', participants: [{ actor: russia, role: 'host' }, { actor: israel, role: 'target' }] })
  await addEvidence(project, { tie, indicator: meetings, event: hidden, comment: secret('comment') })
  project.close()
  const db = connect(project.file, { readOnly: false })
  const at = '2026-03-01T12:00:00.000Z'
  db.run(sql`INSERT INTO data_set (uid, name, version, licence, url, restricted, created_at, updated_at) VALUES ('0195a000-0000-7000-8000-00000000b001', ${secret('data-set')}, '1', 'closed', '', 1, ${at}, ${at})`)
  db.run(sql`UPDATE event SET data_set_id = (SELECT id FROM data_set) WHERE uid = ${hidden}`)
  db.close()
  return { project: openTestProject(project.file), ...made, toThird, empty, alone }
}

describe('a report', () => {
  it('holds no word of a note or of a restricted data set, in any format, on any subject', async () => {
    const { project, tie, russia, israel } = await codedCase()
    const subjects: Options['subject'][] = [{ kind: 'tie', tie }, { kind: 'dyad', actors: [russia, israel] }, { kind: 'project' }]
    for (const subject of subjects) {
      const options = { subject, sections: [...reportSections], asOf: '2018' }
      const preview = JSON.stringify(await project.call('reports.preview', options))
      const texts = [preview, ...(await filesOf(project, options, 'md')).files.map(({ text }) => text), ...(await filesOf(project, options, 'html')).files.map(({ text }) => text.replaceAll(/base64,([^"]+)/gu, (_, data: string) => Buffer.from(data, 'base64').toString('utf8')))]
      const pdf = subject.kind === 'tie' ? (await filesOf(project, options, 'pdf')).files[0]?.bytes ?? Buffer.alloc(0) : null
      for (const text of [...texts, ...(pdf ? [await textOfPdf(pdf), pdf.toString('latin1')] : [])]) expect(/.{0,40}(?:kanarienvogel|sperrvogel|קנרית|حظر).{0,40}/u.exec(text)).toBeNull()
      expect(preview.includes('hotline')).toBe(true)
    }
    const { manifest } = await project.call('reports.preview', { subject: { kind: 'tie', tie } })
    expect(manifest.withheld).toEqual(expect.arrayContaining([{ what: 'private notes', count: 7, why: expect.stringContaining('never leave') }, { what: 'piece of evidence on a restricted event', count: 1, why: expect.anything() }]))
  })

  it('says the same in every format: periods, fits with evidence and citations, reading, strain, gaps, method, sources', async () => {
    const { project, tie } = await codedCase()
    const options: Options = { subject: { kind: 'tie', tie }, asOf: '2018', fileName: 'brief' }
    const [html] = (await filesOf(project, options, 'html')).files
    const [md, network, time] = (await filesOf(project, options, 'md')).files
    const pdf = await filesOf(project, options, 'pdf')
    const pages = (await textOfPdf(pdf.files[0]?.bytes ?? Buffer.alloc(0))).replaceAll(/\s+/gu, ' ')
    const parts = ['Russia – Israel', 'As of 31 December 2018', 'Years of talks', '+2 strong', 'A hotline was set up in 2015.', 'Course, 2024, ¶3', 'Seen twice', 'Undetermined', 'unbalanced: pulls', 'Fits and reading', 'What is missing', 'Deconfliction talks', '1 piece of evidence kept out', pdf.manifest.hash]
    const lacking = (text = '') => parts.filter(part => !text.includes(part))
    expect([lacking(html?.text), lacking(md?.text.replaceAll(/[\\*]/gu, '')), lacking(pages)]).toEqual([[], [], []])
    expect([md, network, time].map(file => file?.fileName)).toEqual(['brief.md', 'brief network.svg', 'brief time.svg'])
    expect(md?.text).toContain('](<brief network.svg>)')
    expect(network?.text).toMatch(/^<\?xml|^<svg/u)
  })

  it('takes nothing that somebody wrote for markup, and loads nothing', async () => {
    const { project, tie, source, russia } = await codedCase()
    const hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script> [x](javascript:alert(3)) ![y](http://evil.example/z) | # `'
    await project.call('actors.update', { uid: russia, changes: { name: hostile, shortName: hostile.slice(0, 60) } })
    await project.call('sources.update', { uid: source, changes: { csl: { type: 'webpage', title: hostile, author: [{ literal: hostile }], URL: 'javascript:alert(4)', issued: { 'date-parts': [[2024]] } } } })
    await project.call('ties.update', { uid: tie, changes: { description: `${hostile} [ok](https://good.example/a)` } })
    const options: Options = { subject: { kind: 'tie', tie } }
    const html = (await filesOf(project, options, 'html')).files[0]?.text ?? ''
    expect(/.{0,60}<(?:script|iframe|object|link|base|form)\b|<img (?!src="data:image\/svg\+xml;base64,)|href="(?!#|https?:\/\/)|<[^>]*\son\w+="/iu.exec(html)).toBeNull()
    expect(html).toContain("default-src 'none'")
    expect(html).toContain('href="https://good.example/a"')
    const markdown = (await filesOf(project, options, 'md')).files[0]?.text ?? ''
    // Outside of our own anchors no sign of HTML, no picture and no link stays unescaped.
    expect(markdown.replaceAll(/<a id="[\w-]+"><\/a>/gu, '').replaceAll(/\]\(<[^<>]*\.svg>\)/gu, '').match(/.{0,40}(?:(?<!\\)<(?!https?:)|(?<!\\)!\[(?!Drawing|Line)|(?<!\\)\]\(javascript).{0,40}/gu)).toBeNull()
    expect((await filesOf(project, options, 'pdf')).pages).toBeGreaterThan(1)
  })

  it('is the same bytes from the same project, also in a copy opened later', async () => {
    const { project, tie } = await codedCase()
    const options: Options = { subject: { kind: 'tie', tie } }
    const once = await Promise.all((['html', 'md', 'pdf'] as const).map(format => filesOf(project, options, format)))
    project.close()
    const later = openTestProject(project.file)
    later.ports.advance(1e10)
    const again = await Promise.all((['html', 'md', 'pdf'] as const).map(format => filesOf(later, options, format)))
    once.forEach((each, at) => expect(again[at]?.files.every(({ bytes }, file) => bytes.equals(each.files[file]?.bytes ?? Buffer.alloc(0)))).toBe(true))
    expect(once[2]?.files[0]?.bytes.toString('latin1')).not.toContain(String(new Date().getFullYear() + 1))
  })

  it('has the sections that are asked for, in their order, and cites only what it says', async () => {
    const { project, tie } = await codedCase()
    const heads = async (sections: Options['sections']) => (await project.call('reports.preview', { subject: { kind: 'tie', tie }, sections })).document.blocks.flatMap(block => (block.kind === 'heading' && block.level === 2 ? [block.id] : []))
    expect(await heads(undefined)).toEqual([...reportSections])
    expect(await heads(['sources', 'summary'])).toEqual(['summary', 'sources'])
    const { document } = await project.call('reports.preview', { subject: { kind: 'tie', tie }, sections: ['evidence', 'sources'], style: 'ieee' })
    expect(JSON.stringify(document.blocks)).toContain('[1, ¶3]')
    expect(document.blocks.at(-1)).toMatchObject({ kind: 'references', items: [{ label: '[1]' }] })
    const without = await project.call('reports.preview', { subject: { kind: 'tie', tie }, sections: ['gaps', 'sources'] })
    expect(JSON.stringify(without.document.blocks)).toContain('Nothing here rests on a source yet.')
  })

  it('is made of ties without anything, of two without a tie, and of an empty project', async () => {
    const { project, russia, toThird, empty, alone } = await codedCase()
    for (const subject of [{ kind: 'tie' as const, tie: empty }, { kind: 'tie' as const, tie: toThird }, { kind: 'dyad' as const, actors: [russia, alone] as [string, string] }]) {
      for (const format of ['html', 'md'] as const) expect((await filesOf(project, { subject }, format)).files[0]?.bytes.length).toBeGreaterThan(500)
    }
    const brief = await filesOf(project, { subject: { kind: 'tie', tie: empty } }, 'pdf')
    // The arrow of a directed tie is drawn, and a name from the right is read in its order.
    expect(brief.missingCharacters).toEqual([])
    expect(await textOfPdf(brief.files[0]?.bytes ?? Buffer.alloc(0))).toContain('חיזבאללה')
    const nothing = testProject()
    expect((await filesOf(nothing, { subject: { kind: 'project' }, sections: [...reportSections] }, 'pdf')).pages).toBeGreaterThan(0)
  })

  it('refuses what is not there and times that do not go together', async () => {
    const { project, tie, period, russia } = await codedCase()
    await expect(project.call('reports.preview', { subject: { kind: 'tie', tie: period } })).rejects.toMatchObject({ code: 'not_found' })
    await expect(project.call('reports.preview', { subject: { kind: 'dyad', actors: [russia, russia] } })).rejects.toMatchObject({ code: 'bad_request' })
    await expect(project.call('reports.preview', { subject: { kind: 'tie', tie }, asOf: '2018', period })).rejects.toMatchObject({ code: 'bad_request' })
    expect((await project.call('reports.preview', { subject: { kind: 'tie', tie }, period })).document.subtitle).toContain('Syria')
  })
})
