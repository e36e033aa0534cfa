import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parseCaseDocument } from '../../db/formats/case-document.ts'
import type { CaseCitation } from '../../db/formats/case-document.ts'

const Statement = z.strictObject({
  id: z.string(), locator: z.string(), kind: z.string(), modality: z.string(), paraphrase: z.string(),
  actors: z.array(z.string()), events: z.array(z.string()),
  bearings: z.array(z.strictObject({ tie: z.tuple([z.string(), z.string()]), aspect: z.string(), stance: z.string(), by: z.string() })),
})
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
const raw = read('../../db/sample/russia-israel-2015-2024.json')
const sample = parseCaseDocument(raw)
const statements = z.array(Statement).parse(read('../fixtures/statements.json'))
const article = z.object({ words: z.int(), shingles: z.array(z.string()) }).parse(read('../fixtures/article-shingles.json'))

/** The post under study, and the study it relays: what either says about itself is not another source. */
const POST = 'mep-2024'
const STUDY = 'kertcher-course-2024'

const actorName = new Map(sample.actors.map(a => [a.key, a.name]))
const excerptsCited = (cites: readonly CaseCitation[]) => cites.flatMap(c => ('excerpt' in c ? [c.excerpt] : [])).toSorted()
const sourcesCited = (cites: readonly CaseCitation[]) => cites.flatMap(c => ('source' in c ? [c.source] : []))
const aspectOf = (indicator: string) => sample.framework.aspects.find(a => a.indicators.some(i => i.code === indicator))?.code
const sorted = (values: Iterable<string>) => [...new Set(values)].toSorted()

/** Every string of the document with its path. */
function* strings(value: unknown, path = ''): Generator<[path: string, text: string]> {
  if (typeof value === 'string') yield [path, value]
  else if (Array.isArray(value)) for (const [i, item] of value.entries()) yield* strings(item, `${path}[${i}]`)
  else if (typeof value === 'object' && value !== null) for (const [key, item] of Object.entries(value)) yield* strings(item, `${path}.${key}`)
}

/** An end of an interval without its qualifier. */
const bare = (end: string) => end.replace(/[~?%]$/, '')
/** The next day, month or year, by the precision of the date. */
const dayAfter = (end: string) => {
  const [year = 0, month, date] = end.split('-').map(Number)
  if (month === undefined) return `${year + 1}`
  if (date === undefined) return month === 12 ? `${year + 1}` : `${year}-${String(month + 1).padStart(2, '0')}`
  return new Date(Date.UTC(year, month - 1, date + 1)).toISOString().slice(0, 10)
}
/** First and last year; NaN, which fails every comparison, for an open end. */
const years = (text: string | null | undefined) => (text ?? '').split('/').map(end => (end === '..' ? NaN : Number(end.slice(0, 4))))

describe('the sample holds what the article states', () => {
  it('has the counts of the table', () => {
    expect({
      excerpts: sample.excerpts.length, actors: sample.actors.length, events: sample.events.length, ties: sample.ties.length,
      periods: sample.periods.length, notes: sample.notes.length, released: sample.notes.filter(n => !n.private).length,
    }).toEqual({ excerpts: 55, actors: 20, events: 12, ties: 21, periods: 3, notes: 4, released: 1 })
    expect(statements.flatMap(s => s.bearings)).toHaveLength(67)
    expect(sample.evidence.length).toBeGreaterThanOrEqual(67)
  })

  it.each(statements)('$id is an excerpt with its locator, kind, modality and actors', statement => {
    const excerpt = sample.excerpts.find(e => e.key === statement.id)
    expect(excerpt).toMatchObject({ source: POST, label: statement.id, form: 'paraphrase', locator: statement.locator, statement: statement.kind, modality: statement.modality })
    expect(excerpt?.actors.map(key => actorName.get(key))).toEqual(statement.actors)
  })

  it('names no actor and no event that the table does not', () => {
    expect(sorted(sample.actors.map(a => a.name))).toEqual(sorted(statements.flatMap(s => s.actors)))
    expect(sorted(sample.events.map(e => e.title))).toEqual(sorted(statements.flatMap(s => s.events)))
  })

  it.each(sample.events)('event "$title" cites exactly its statements', event => {
    const stated = statements.filter(s => s.events.includes(event.title)).map(s => s.id).toSorted()
    expect(excerptsCited(event.cites)).toEqual(stated)
  })

  it('gives credit to the study exactly where the post reports it', () => {
    const relayed = sample.excerpts.filter(e => e.attributedTo === STUDY).map(e => e.locator)
    expect(sorted(relayed)).toEqual(sorted(['¶0', '¶4', '¶5', '¶6', '¶7', '¶9', '¶10', ...statements.map(s => s.locator).filter(l => l.startsWith('T'))]))
    expect(sample.excerpts.filter(e => e.attributedTo !== null && e.attributedTo !== STUDY)).toEqual([])
    // In these two paragraphs the authors speak in one sentence each, the post in the others.
    expect(sample.excerpts.filter(e => ['¶9', '¶10'].includes(e.locator) && e.attributedTo).map(e => e.key)).toEqual(['S29', 'S30'])
  })
})

describe('evidence', () => {
  it.each(statements)('$id bears exactly on what the table says', statement => {
    const table = statement.bearings.map(b => [...b.tie, b.aspect, b.stance, b.by].join(' | '))
    const coded = sample.evidence.filter(e => 'excerpt' in e && e.excerpt === statement.id).map(e => {
      const tie = sample.ties.find(t => t.key === e.tie)
      return [actorName.get(tie?.from ?? ''), actorName.get(tie?.to ?? ''), aspectOf(e.indicator), e.stance, e.by].join(' | ')
    })
    expect(sorted(coded)).toEqual(sorted(table))
  })

  it('codes no excerpt twice on one indicator of one tie', () => {
    const places = sample.evidence.map(e => `${e.tie} ${e.indicator} ${'excerpt' in e ? e.excerpt : e.event}`)
    expect(places).toEqual([...new Set(places)])
  })

  it('comments on every item and dates it', () => {
    expect(sample.evidence.filter(e => e.comment.length < 20 || e.about === null)).toEqual([])
  })

  it('shows the tension about restraint: S51 for, S54 against, and a fit that weighs both', () => {
    const stance = (excerpt: string) => sample.evidence.find(e => 'excerpt' in e && e.excerpt === excerpt && e.indicator === 'P2.restraint')?.stance
    expect([stance('S51'), stance('S54')]).toEqual(['supports', 'contradicts'])
    const fit = sample.assessments.find(a => a.tie === 'russia-israel' && a.aspect === 'P2' && a.period === 'gaza')
    expect(fit?.level).toBeLessThan(2)
    expect(fit?.rationale).toMatch(/S51.*S54|S54.*S51/s)
  })

  it('assesses only what has evidence for that tie and aspect, and cites it', () => {
    for (const assessment of sample.assessments) {
      const grounds = sample.evidence.filter(e => e.tie === assessment.tie && aspectOf(e.indicator) === assessment.aspect)
      const cited = assessment.rationale.match(/S\d\d/g) ?? []
      expect(grounds.length, `${assessment.tie} ${assessment.aspect}`).toBeGreaterThan(0)
      expect(cited.length, `${assessment.tie} ${assessment.aspect} ${assessment.period}`).toBeGreaterThan(0)
    }
  })

  it('leaves uncoded what the article does not say', () => {
    const coded = sample.assessments.map(a => `${a.tie} ${a.aspect} ${a.period}`)
    expect(coded).not.toContain('russia-israel P1 ukraine')
    expect(sorted(sample.assessments.filter(a => a.tie === 'vladimir-putin-benjamin-netanyahu').map(a => a.aspect))).toEqual(['P1'])
    expect(sorted(sample.assessments.map(a => a.tie))).toEqual(['russia-israel', 'vladimir-putin-benjamin-netanyahu'])
  })
})

describe('facts beyond the article have their own source', () => {
  it.each(sample.events.filter(e => e.dateBasis === 'other-source'))('the date of "$title" rests on a source outside the article', event => {
    expect(sourcesCited(event.cites).filter(s => s !== POST && s !== STUDY)).not.toEqual([])
    expect(event.dateNote).not.toBe('')
  })

  it('cites a source outside the article for every dated affiliation', () => {
    for (const actor of sample.actors) for (const affiliation of actor.affiliations) {
      expect(affiliation.cites, `${actor.name}, ${affiliation.role}`).not.toEqual([])
      if (affiliation.dates !== null) expect(sourcesCited(affiliation.cites), `${actor.name}, ${affiliation.role}`).not.toEqual([])
    }
  })

  it('cites something for every phase', () => {
    for (const phase of sample.ties.flatMap(t => t.phases)) expect(phase.cites, phase.key).not.toEqual([])
  })

  it('uses every source it lists', () => {
    const cited = new Set([
      ...sample.excerpts.flatMap(e => [e.source, e.attributedTo]),
      ...[...sample.events, ...sample.ties.flatMap(t => t.phases), ...sample.actors.flatMap(a => a.affiliations)].flatMap(x => sourcesCited(x.cites)),
    ])
    const named = sample.actors.map(a => a.description).join(' ')
    expect(sample.sources.filter(s => !cited.has(s.key) && !named.includes(`[@${s.citationKey}]`)).map(s => s.key)).toEqual([])
  })

  it('explains every grade of reliability, and gives both main sources in full', () => {
    expect(sample.sources.filter(s => s.reliability === null || s.reliabilityNote.length < 20).map(s => s.key)).toEqual([])
    expect(sample.sources.find(s => s.key === POST)?.csl).toMatchObject({ type: 'post-weblog', title: 'Russia and Israel: A Complicated Friendship', 'container-title': 'Middle East Policy' })
    expect(sample.sources.find(s => s.key === STUDY)?.csl).toMatchObject({
      type: 'article-journal', author: [{ family: 'Kertcher', given: 'Chen' }, { family: 'Course', given: 'Dima' }],
      'container-title': 'Middle East Policy', volume: '31', issue: '2', page: '67-82', publisher: 'Wiley',
    })
  })
})

describe('dates', () => {
  const day = String.raw`\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?[~?%]?`
  const edtf = new RegExp(`^(?:${day}|(?:\\.\\.|${day})/(?:\\.\\.|${day}))$`)
  const dated = [...strings(sample)].filter(([path]) => /\.(dates|date|about|studyPeriod)$/.test(path))

  it('are EDTF, and intervals run forward', () => {
    expect(dated.length).toBeGreaterThan(100)
    expect(dated.filter(([, text]) => !edtf.test(text))).toEqual([])
    expect(dated.filter(([, text]) => {
      const [from, to] = text.split('/').map(bare)
      return from !== undefined && to !== undefined && from !== '..' && to !== '..' && from > to.padEnd(from.length, '~')
    })).toEqual([])
  })

  it('of the phases of one tie follow each other without a gap or an overlap', () => {
    for (const tie of sample.ties) for (const [i, phase] of tie.phases.entries()) {
      const next = tie.phases[i + 1]?.dates?.split('/')[0]
      const end = phase.dates?.split('/')[1]
      if (next !== undefined && end !== undefined) expect(next, `${phase.key} and after`).toMatch(new RegExp(`^${dayAfter(end)}(-01)*$`))
    }
  })

  it('of evidence on a phase touch that phase', () => {
    for (const evidence of sample.evidence.filter(e => e.phase !== null)) {
      const phase = sample.ties.flatMap(t => t.phases).find(p => p.key === evidence.phase)
      const [from = NaN, to = from] = years(evidence.about)
      const [start = NaN, end = start] = years(phase?.dates)
      expect(from > end || to < start, `${evidence.phase}: ${evidence.about}`).toBe(false)
    }
  })
})

describe('the wording is our own', () => {
  const shingles = new Set(article.shingles.flatMap(line => line.split(' ')))
  /** Runs of eight words that the article has too. */
  const shared = (text: string) => {
    const words = text.toLowerCase().replace(/['’]/g, '').match(/[\p{L}\p{N}]+/gu) ?? []
    return words.slice(0, Math.max(0, words.length - article.words + 1))
      .map((_, i) => words.slice(i, i + article.words).join(' '))
      .filter(run => shingles.has(createHash('sha256').update(run).digest('hex').slice(0, 10)))
  }

  it('can tell: the table of statements keeps closer to the article, and is caught', () => {
    expect(shingles.size).toBeGreaterThan(1_000)
    expect(shared(statements.find(s => s.id === 'S14')?.paraphrase ?? '')).not.toEqual([])
  })

  it('no string of the sample shares eight words in a row with the article', () => {
    expect([...strings(sample)].map(([path, text]) => [path, shared(text)] as const).filter(([, runs]) => runs.length > 0)).toEqual([])
  })
})

describe('names and notes', () => {
  it('gives states their codes, and Hezbollah its names with and without points', () => {
    const cow = Object.fromEntries(sample.actors.flatMap(a => a.codes.filter(c => c.scheme === 'cow').map(c => [a.name, c.value])))
    expect(cow).toEqual({ Russia: '365', Israel: '666', Iran: '630', Syria: '652', 'United States': '2', China: '710', Ukraine: '369' })
    const hezbollah = sample.actors.find(a => a.key === 'hezbollah')?.aliases.map(a => a.name)
    expect(hezbollah).toEqual(expect.arrayContaining(['حزب الله', 'חזבאללה', 'חִזְבַּאללה', 'Hizballah']))
  })

  it('links only to entities that exist', () => {
    const names = new Set([...sample.actors.flatMap(a => [a.name, ...a.aliases.map(x => x.name)]), ...sample.events.map(e => e.title)])
    const links = [...strings(sample)].flatMap(([, text]) => [...text.matchAll(/\[\[([^\]]+)\]\]/g)].map(m => m[1] ?? ''))
    expect(links.length).toBeGreaterThan(5)
    expect(links.filter(link => !names.has(link))).toEqual([])
    expect(sample.notes.filter(n => !n.body.includes('[[') || n.attachedTo.length === 0).map(n => n.key)).toEqual([])
  })

  it('is written as the file on disk says: two spaces, one line break at the end', () => {
    const text = readFileSync(new URL('../../db/sample/russia-israel-2015-2024.json', import.meta.url), 'utf8')
    expect(text).toBe(`${JSON.stringify(raw, null, 2)}\n`)
  })
})
