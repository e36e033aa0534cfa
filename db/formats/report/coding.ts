import type { ReportBlock } from '../../contract/entities/reports.ts'
import type { EvidenceItem, TieData } from '../evidence/types.ts'
import {
  basisNames, confidenceNames, fitWords, gradeWords, performerName, probativeNames, readingNames, stanceNames, strandLevel, trendNames,
} from '../evidence/words.ts'
import { between, cell, dateText, facts, heading, paragraph, plain, quiet, strong } from './blocks.ts'
import { markedText } from './marked-text.ts'
import { tieTitle, type ReportContext } from './context.ts'

/** A sign before the word, of those that the shipped fonts have. */
const stanceSigns = { supports: '+', contradicts: '−', context: '·' } as const

/** A heading for each tie where there are several; what is empty is left out then. `level`: of headings below. */
function byTie(context: ReportContext, what: (tie: TieData, level: 3 | 4) => ReportBlock[], empty: string, section: string): ReportBlock[] {
  const { data: { evidence: { ties }, kind }, index } = context
  if (ties.length === 1 && kind !== 'project') {
    const blocks = ties.flatMap(tie => what(tie, 3))
    return blocks.length === 0 ? [paragraph(quiet(empty))] : blocks
  }
  const found = ties.flatMap(tie => {
    const blocks = what(tie, 4)
    return blocks.length === 0 ? [] : [heading(3, tieTitle(tie, index), `${section}-${tie.number}`), ...blocks]
  })
  return found.length === 0 ? [paragraph(quiet(empty))] : found
}

/** Phases of each tie with what they rest on. */
export function phaseSection(context: ReportContext): ReportBlock[] {
  return [heading(2, 'Phases', 'phases'), ...byTie(context, tie => (tie.phases.length === 0 ? [] : [{
    kind: 'table', caption: 'Phases; those that hold at the time of the report in bold', head: ['When', 'Cooperation', 'Conflict', 'What', 'Rests on'], widths: [18, 13, 12, 34, 23],
    rows: tie.phases.map(phase => [
      cell(context.data.phasesThen.has(phase.uid) ? strong(dateText(phase.dates)) : dateText(phase.dates)), cell(strandLevel(phase.cooperation)), cell(strandLevel(phase.conflict)),
      cell(...markedText(phase.summary), phase.weight === null ? '' : quiet(`${phase.summary === '' ? '' : ' '}Weight as imported: ${phase.weight}`)), phase.cites.length === 0 ? cell(quiet('no source')) : context.citeAll(phase.cites),
    ]),
  }]), 'No phase is dated: what holds between them is not coded.', 'phases')]
}

/** Fits of each tie by period and aspect, the reading with its rule, and the coders' reasons. */
export function codingSection(context: ReportContext): ReportBlock[] {
  const { data: { evidence: { codebook: { aspects } } }, index } = context
  return [heading(2, 'Fits and reading', 'coding'), ...byTie(context, (tie, level) => {
    const periods = [...index.periods.values()].filter(({ uid }) => tie.fits.some(fit => fit.period === uid) || tie.readings.some(reading => reading.period === uid))
    if (periods.length === 0) return []
    const rationales = tie.fits.filter(({ rationale }) => rationale !== '')
    return [
      {
        kind: 'table', caption: 'Fits by period', head: ['Period', ...aspects.map(({ code, name }) => `${code} ${name}`)], widths: [20, ...aspects.map(() => 80 / aspects.length)],
        rows: periods.map(period => [
          cell(strong(period.name), quiet(`, ${dateText(period.dates)}`)),
          ...aspects.map(aspect => {
            const fits = tie.fits.filter(fit => fit.period === period.uid && fit.aspect === aspect.uid)
            return fits.length === 0 ? cell(quiet('not coded')) : between(fits.map(fit => cell(
              fitWords(aspect, fit.level),
              quiet(` (${facts([fit.isDecision ? `decided by ${fit.coder}` : fit.coder, fit.trend === null ? '' : trendNames[fit.trend], fit.confidence === null ? '' : confidenceNames[fit.confidence]])})`),
            )))
          }),
        ]),
      },
      {
        kind: 'table', caption: 'Reading by the rule', head: ['Period', 'Reading', 'Why'], widths: [20, 22, 58],
        rows: periods.flatMap(period => {
          const reading = tie.readings.find(each => each.period === period.uid)
          if (!reading) return []
          const { overrule } = reading
          return [[
            cell(strong(period.name)), cell(strong(readingNames[overrule?.label ?? reading.label])),
            overrule === null ? cell(reading.rule) : cell(`Overruled by ${overrule.coder}: `, ...markedText(overrule.reason), quiet(` By the rule: ${readingNames[reading.label].toLowerCase()}, ${reading.rule}`)),
          ]]
        }),
      },
      ...(rationales.length === 0 ? [] : [heading(level, 'Reasons of the coders'), {
        kind: 'list' as const,
        items: rationales.map(fit => ({ blocks: [paragraph(
          strong(`${index.aspects.get(fit.aspect)?.code ?? ''}, ${index.periods.get(fit.period)?.name ?? ''}`), quiet(` (${fit.isDecision ? 'decision by ' : ''}${fit.coder})`), ': ', ...markedText(fit.rationale),
        )] })),
      }]),
    ]
  }, 'No fit is coded.', 'coding')]
}

function quoted(context: ReportContext, uid: string, locator: string): (ReportBlock & { kind: 'quote' })[] {
  const { index, cite } = context
  const excerpt = index.excerpts.get(uid)
  if (!excerpt) return []
  const source = index.sources.get(excerpt.source)
  const relayed = excerpt.attributedTo === null ? undefined : index.sources.get(excerpt.attributedTo)
  const about = facts([
    excerpt.form === 'paraphrase' ? 'paraphrase' : '', excerpt.modality ?? '', gradeWords(source?.reliability ?? null, excerpt.credibility), relayed === undefined ? '' : `relays ${relayed.short}`,
  ])
  return [{ kind: 'quote', text: excerpt.text, from: [
    ...cite({ source: excerpt.source, locator: locator || excerpt.locator }), ...(excerpt.label === '' ? [] : [quiet(` ${excerpt.label}`)]), ...(about === '' ? [] : [quiet(` (${about})`)]),
  ] }]
}

function itemBlocks(context: ReportContext, tie: TieData, item: EvidenceItem, number: string) {
  const { index, cite } = context
  const known = index.indicators.get(item.indicator)
  const about = facts([performerName(tie, item.by, index), item.about === null ? '' : `about ${dateText(item.about)}`, item.probativeValue === null ? '' : probativeNames[item.probativeValue], `coded by ${item.coder}`])
  const event = item.event === null ? undefined : index.events.get(item.event)
  const when = event ? facts([event.date === null ? '' : dateText(event.date), event.dateBasis === null ? '' : basisNames[event.dateBasis], event.place]) : ''
  return [
    paragraph(strong(`${number}  ${stanceSigns[item.stance]} ${stanceNames[item.stance]}`), ` ${known?.indicator.name ?? ''}`, quiet(` (${about})`)),
    ...(item.excerpt === null ? [] : quoted(context, item.excerpt, '')),
    ...(event ? [
      paragraph('Event: ', strong(event.title), quiet(when === '' ? '' : ` (${when})`), ...(event.description === '' ? [] : [plain('. '), ...markedText(event.description)]), ...event.cites.filter(({ excerpt }) => excerpt === null).flatMap(each => [plain(' '), ...cite(each)])),
      ...event.cites.flatMap(each => (each.excerpt === null ? [] : quoted(context, each.excerpt, each.locator))),
    ] : []),
    ...(item.comment === '' ? [] : [paragraph(quiet('Comment: '), ...markedText(item.comment))]),
  ]
}

/** What was brought to bear on each tie, aspect by aspect: for, against and in context, with the words it rests on. */
export function evidenceSection(context: ReportContext): ReportBlock[] {
  const { data: { evidence: { codebook: { aspects } } }, index } = context
  return [heading(2, 'Evidence', 'evidence'), ...byTie(context, (tie, level) => {
    const numbered = tie.evidence.map((item, at) => ({ item, number: `${tie.number}.${at + 1}` }))
    const withheld = tie.withheldEvidence === 0 ? [] : [paragraph(quiet(`${tie.withheldEvidence} ${tie.withheldEvidence === 1 ? 'piece' : 'pieces'} of evidence kept out: on events of a restricted data set.`))]
    return [...aspects.flatMap(({ uid, code, name }): ReportBlock[] => {
      const own = numbered.filter(({ item }) => index.indicators.get(item.indicator)?.aspect.uid === uid)
      return own.length === 0 ? [] : [heading(level, `${code} ${name}`), { kind: 'list', items: own.map(({ item, number }) => ({ id: `evidence-${number.replace('.', '-')}`, blocks: itemBlocks(context, tie, item, number) })) }]
    }), ...withheld]
  }, 'No evidence is recorded.', 'evidence')]
}
