import { code, paragraph, plain, quiet, strong, type Block, type Inline } from './blocks.ts'
import { referenceOf } from './reference.ts'
import type { Appendix, AspectData, CitationData, EvidenceItem, TieData } from './types.ts'
import {
  basisNames, certaintyNames, confidenceNames, dateWords, evidenceCount, fitWords, gradeWords, indexOf, performerName, probativeNames, readingNames, signed, stanceNames, stanceSigns,
  strandLevel, tieKindNames, tieName, trendNames, type Index,
} from './words.ts'

const listed = (parts: readonly { what: string; count: number }[]): string => parts.map(({ what, count }) => `${count.toLocaleString('en-GB')} ${what}`).join(', ')
const sentence = (parts: readonly string[]): string => parts.filter(part => part !== '').join('; ')
const capital = (text: string): string => text.slice(0, 1).toLocaleUpperCase('en') + text.slice(1)

/** Everything below the figure: what is in, each tie with its number, the codebook, the sources, and how the hash is made. */
export function documentOf(appendix: Appendix): Block[] {
  const { data } = appendix
  const index = indexOf(data)
  return [
    ...manifestBlocks(appendix),
    { kind: 'heading', level: 2, text: 'The ties and what they rest on', id: 'ties' },
    ...(data.ties.length === 0 ? [paragraph('The figure shows no tie.')] : data.ties.flatMap(tie => tieBlocks(tie, appendix, index))),
    ...codebookBlocks(appendix, index),
    { kind: 'heading', level: 2, text: 'Sources', id: 'sources' },
    ...(data.sources.length === 0 ? [paragraph('Nothing here rests on a source yet.')] : [{
      kind: 'list' as const,
      items: data.sources.map(({ csl, citationKey, reliability }, at) => ({
        id: `source-${at + 1}`, blocks: [paragraph(strong(`[${at + 1}]`), ` ${referenceOf(csl)}`, quiet(` (${sentence([citationKey, reliability === null ? '' : `reliability ${reliability}`])})`))],
      })),
    }]),
    ...hashBlocks(appendix),
  ]
}

function manifestBlocks({ manifest, data }: Appendix): Block[] {
  return [
    { kind: 'heading', level: 2, text: 'What is in, and what is not', id: 'contents' },
    paragraph(strong('In: '), manifest.included.length === 0 ? 'the figure alone.' : `${listed(manifest.included)}.`),
    paragraph(strong('Shown: '), [data.figure.filter ?? 'no filter beside the time', data.figure.cropped ? 'a part of the plane' : 'the whole plane', `view “${data.figure.view}”`].join('; '), '.'),
    ...(manifest.withheld.length === 0 ? [paragraph(strong('Kept out: '), 'nothing had to be.')] : [{
      kind: 'table' as const, caption: 'Kept out', head: ['What', 'Why'],
      rows: [...Map.groupBy(manifest.withheld, ({ why }) => why)].map(([why, parts]) => [[plain(listed(parts))], [plain(why)]]),
    }]),
  ]
}

function cited({ excerpt, source, locator }: CitationData, index: Index): Inline[] {
  const number = index.sourceNumber.get(source)
  const short = index.sources.get(source)?.short ?? ''
  const label = excerpt === null ? '' : (index.excerpts.get(excerpt)?.label ?? '')
  return [
    { text: `${short}${locator === '' ? '' : `, ${locator}`}`, ...(number === undefined ? {} : { to: `source-${number}` }) },
    ...(label === '' ? [] : [quiet(` ${label}`)]),
  ]
}

const joined = (parts: readonly (readonly Inline[])[], between = '; '): Inline[] => parts.flatMap((part, at) => (at === 0 ? part : [plain(between), ...part]))

function tieBlocks(tie: TieData, { data }: Appendix, index: Index): Block[] {
  const facts = sentence([tieKindNames[tie.kind], tie.directed ? 'directed' : 'mutual', certaintyNames[tie.certainty], evidenceCount(tie, data)])
  return [
    { kind: 'heading', level: 3, text: `${tie.number}  ${tieName(tie, index)}`, id: `tie-${tie.number}` },
    paragraph(`${capital(facts)}.`),
    ...(tie.description === '' ? [] : [paragraph(tie.description)]),
    ...(tie.phases.length === 0 ? [paragraph(quiet('No dated phase: the tie shows as not coded.'))] : [{
      kind: 'table' as const, caption: 'Phases', head: ['When', 'Cooperation', 'Conflict', 'What', 'Rests on'],
      rows: tie.phases.map(phase => [
        [plain(dateWords(phase.dates))], [plain(strandLevel(phase.cooperation))], [plain(strandLevel(phase.conflict))],
        [plain(sentence([phase.summary, phase.weight === null ? '' : `weight as imported: ${phase.weight}`]))], joined(phase.cites.map(cite => cited(cite, index))),
      ]),
    }]),
    ...fitBlocks(tie, data.codebook.aspects, index),
    ...evidenceBlocks(tie, index),
  ]
}

/** A row for each period in which anything is coded, a column for each aspect, and what the rule reads in it. */
function fitBlocks(tie: TieData, aspects: readonly AspectData[], index: Index): Block[] {
  const periods = [...index.periods.values()].filter(period => tie.fits.some(fit => fit.period === period.uid) || tie.readings.some(reading => reading.period === period.uid))
  if (periods.length === 0) return [paragraph(quiet('No fit is coded.'))]
  const rationales = tie.fits.filter(fit => fit.rationale !== '')
  return [
    {
      kind: 'table', caption: 'Fits and readings', head: ['Period', ...aspects.map(({ code: short, name }) => `${short} ${name}`), 'Reading'],
      rows: periods.map(period => {
        const reading = tie.readings.find(each => each.period === period.uid)
        return [
          [strong(period.name), quiet(`, ${dateWords(period.dates)}`)],
          ...aspects.map(aspect => {
            const fits = tie.fits.filter(fit => fit.period === period.uid && fit.aspect === aspect.uid)
            return fits.length === 0 ? [quiet('not coded')] : joined(fits.map(fit => [
              plain(fitWords(aspect, fit.level)),
              quiet(` (${sentence([fit.isDecision ? `decided by ${fit.coder}` : fit.coder, fit.trend === null ? '' : trendNames[fit.trend], fit.confidence === null ? '' : confidenceNames[fit.confidence]])})`),
            ]))
          }),
          reading === undefined ? [] : reading.overrule === null
            ? [strong(readingNames[reading.label]), quiet(`: ${reading.rule}`)]
            : [strong(readingNames[reading.overrule.label]), plain(`, overruled by ${reading.overrule.coder}: ${reading.overrule.reason}`), quiet(` By the rule: ${readingNames[reading.label].toLowerCase()}, ${reading.rule}`)],
        ]
      }),
    },
    ...(rationales.length === 0 ? [] : [
      { kind: 'heading' as const, level: 4 as const, text: 'Why' },
      { kind: 'list' as const, items: rationales.map(fit => ({ blocks: [
        paragraph(strong(`${index.aspects.get(fit.aspect)?.code ?? ''}, ${index.periods.get(fit.period)?.name ?? ''}`), quiet(` (${fit.isDecision ? 'decision by ' : ''}${fit.coder})`), `: ${fit.rationale}`),
      ] })) },
    ]),
  ]
}

function evidenceBlocks(tie: TieData, index: Index): Block[] {
  const withheld = tie.withheldEvidence === 0 ? [] : [paragraph(quiet(`${tie.withheldEvidence} ${tie.withheldEvidence === 1 ? 'piece' : 'pieces'} of evidence kept out: on events of a restricted data set.`))]
  if (tie.evidence.length === 0) return withheld
  return [
    { kind: 'heading', level: 4, text: 'Evidence' },
    { kind: 'list', items: tie.evidence.map((item, at) => ({ id: `evidence-${tie.number}-${at + 1}`, blocks: itemBlocks(tie, item, `${tie.number}.${at + 1}`, index) })) },
    ...withheld,
  ]
}

function itemBlocks(tie: TieData, item: EvidenceItem, number: string, index: Index): Block[] {
  const known = index.indicators.get(item.indicator)
  const facts = sentence([
    performerName(tie, item.by, index), item.about === null ? '' : `about ${dateWords(item.about)}`, item.probativeValue === null ? '' : probativeNames[item.probativeValue], `coded by ${item.coder}`,
  ])
  return [
    paragraph(strong(`${number}  ${stanceSigns[item.stance]} ${stanceNames[item.stance]}`), ` ${known?.aspect.code ?? ''} ${known?.indicator.name ?? ''}`, quiet(` (${facts})`)),
    ...passageBlocks(item, index),
    ...(item.comment === '' ? [] : [paragraph(quiet('Comment: '), item.comment)]),
  ]
}

function passageBlocks(item: EvidenceItem, index: Index): Block[] {
  const excerpt = item.excerpt === null ? undefined : index.excerpts.get(item.excerpt)
  if (excerpt) return [excerptBlock(excerpt.uid, excerpt.locator, index)]
  const event = item.event === null ? undefined : index.events.get(item.event)
  if (!event) return []
  const facts = sentence([event.date === null ? '' : dateWords(event.date), event.dateBasis === null ? '' : basisNames[event.dateBasis], event.place])
  return [
    paragraph('Event: ', strong(event.title), quiet(facts === '' ? '' : ` (${facts})`), ...(event.description === '' ? [] : [`. ${event.description}`])),
    ...event.cites.map((cite): Block => (cite.excerpt === null ? paragraph(...cited(cite, index)) : excerptBlock(cite.excerpt, cite.locator, index))),
  ]
}

function excerptBlock(uid: string, locator: string, index: Index): Block {
  const excerpt = index.excerpts.get(uid)
  const source = index.sources.get(excerpt?.source ?? '')
  const relayed = excerpt?.attributedTo ? index.sources.get(excerpt.attributedTo) : undefined
  const facts = sentence([
    excerpt?.form === 'paraphrase' ? 'paraphrase' : 'quotation', excerpt?.modality ?? '', gradeWords(source?.reliability ?? null, excerpt?.credibility ?? null),
    relayed === undefined ? '' : `relays ${relayed.short}`,
  ])
  return { kind: 'quote', text: excerpt?.text ?? '', from: [...cited({ excerpt: uid, source: excerpt?.source ?? '', locator }, index), quiet(` (${facts})`)] }
}

function codebookBlocks({ data }: Appendix, index: Index): Block[] {
  const { codebook } = data
  const source = codebook.source === null ? [] : [plain(' After '), ...cited({ excerpt: null, source: codebook.source, locator: '' }, index), plain('.')]
  return [
    { kind: 'heading', level: 2, text: 'The codebook', id: 'codebook' },
    paragraph(strong(codebook.name), `${codebook.version === '' ? '' : `, version ${codebook.version}`}.`, ...source, ...(codebook.description === '' ? [] : [` ${codebook.description}`])),
    ...codebook.aspects.flatMap((aspect): Block[] => [
      { kind: 'heading', level: 3, text: `${aspect.code}  ${aspect.name}` },
      ...(aspect.definition === '' ? [] : [paragraph(aspect.definition)]),
      { kind: 'table', caption: 'Scale', head: ['Level', 'Called', 'When'], rows: aspect.scale.map(step => [[plain(aspect.role === 'practice' ? signed(step.value) : String(step.value))], [plain(step.label)], [plain(step.anchor)]]) },
      ...(aspect.indicators.length === 0 ? [] : [{
        kind: 'table' as const, caption: 'Indicators that evidence here names', head: ['Indicator', 'Definition', 'Include', 'Exclude', 'Example'],
        rows: aspect.indicators.map(({ code: short, name, definition, include, exclude, example }) => [[strong(name), quiet(` ${short}`)], [plain(definition)], [plain(include)], [plain(exclude)], [plain(example)]]),
      }]),
    ]),
  ]
}

function hashBlocks({ manifest, programVersion, data }: Appendix): Block[] {
  return [
    { kind: 'heading', level: 2, text: 'The data behind the figure', id: 'data' },
    paragraph('SHA-256: ', code(manifest.hash)),
    paragraph(
      `The hash is of the data that goes with this document (format ${data.format}): the same data give the same hash, on any machine and at any time. Private notes and restricted data sets are not part of it. ` +
      `Made with Entente ${programVersion}.`,
    ),
  ]
}
