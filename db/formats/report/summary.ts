import type { ReportBlock, ReportInline } from '../../contract/entities/reports.ts'
import { isolated } from '../../domain/direction.ts'
import type { TieData } from '../evidence/types.ts'
import { certaintyNames, evidenceCount, fitWords, readingNames, strandLevel, tieKindNames } from '../evidence/words.ts'
import { between, capital, cell, counted, dateText, facts, heading, paragraph, percent, quiet, signText, strong, type Part } from './blocks.ts'
import { markedText } from './marked-text.ts'
import { tieTitle, type ReportContext } from './context.ts'

/** The reading that counts at the time of the report. */
export function readingThen({ data, index }: ReportContext, tie: TieData) {
  const reading = tie.readings.find(({ period }) => period === data.readingPeriod)
  const period = data.readingPeriod === null ? undefined : index.periods.get(data.readingPeriod)
  if (!reading || !period) return null
  return { period, label: readingNames[reading.overrule?.label ?? reading.label], rule: reading.rule, overrule: reading.overrule }
}

/** Levels of a tie at the time of the report. */
export function levelsThen({ data }: ReportContext, tie: TieData): string {
  const held = tie.phases.filter(({ uid }) => data.phasesThen.has(uid))
  if (tie.phases.length === 0) return 'no phase is dated: not coded'
  if (held.length === 0) return 'no phase holds then'
  return held.map(({ cooperation, conflict, dates }) => `cooperation ${strandLevel(cooperation)}, conflict ${strandLevel(conflict)} (${dateText(dates)})`).join('; ')
}

/** Levels of fit in the period that counts, by aspect: "P1 +2 strong". Coders who differ are named. */
function fitsThen({ data }: ReportContext, tie: TieData): string {
  return data.evidence.codebook.aspects.flatMap(aspect => {
    const fits = tie.fits.filter(fit => fit.period === data.readingPeriod && fit.aspect === aspect.uid && fit.level !== null)
    const decided = fits.find(({ isDecision }) => isDecision)
    const levels = [...new Set((decided ? [decided] : fits).map(({ level }) => fitWords(aspect, level)))]
    return levels.length === 0 ? [] : [`${aspect.code} ${levels.join(' or ')}`]
  }).join(', ')
}

function tieFacts(context: ReportContext, tie: TieData): { name: string; value: ReportInline[] }[] {
  const { data: { evidence } } = context
  const reading = readingThen(context, tie)
  const fits = fitsThen(context, tie)
  return [
    { name: 'Tie', value: cell(capital(facts([tieKindNames[tie.kind], tie.directed ? 'directed' : 'mutual', certaintyNames[tie.certainty]]))) },
    { name: 'Then', value: cell(capital(levelsThen(context, tie))) },
    { name: 'Reading', value: reading === null ? cell(quiet(tie.readings.length === 0 ? 'Nothing is coded yet.' : 'Nothing is coded for this time.')) : cell(strong(reading.label), ` in ${reading.period.name}`) },
    ...(fits === '' ? [] : [{ name: 'Fits', value: cell(fits) }]),
    { name: 'Evidence', value: cell(capital(evidenceCount(tie, evidence))) },
  ]
}

function strainFact({ data: { strain } }: ReportContext): { name: string; value: ReportInline[] }[] {
  if (strain === null) return []
  const pulling = strain.triads.filter(({ state }) => state === 'unbalanced').map(({ third }) => third.name)
  return [{ name: 'Third parties', value: cell(
    strain.unbalanced === 0 ? 'No third party pulls at it' : `${counted(strain.unbalanced, 'third party', 'third parties')} ${strain.unbalanced === 1 ? 'pulls' : 'pull'} at it: `,
    ...(pulling.length === 0 ? [] : [strong(pulling.slice(0, 5).map(isolated).join(', ')), pulling.length > 5 ? ` and ${pulling.length - 5} more` : '']),
    `; ${strain.balanced} balanced, ${strain.incomplete} incomplete. Strain ${strain.strain === null ? 'not defined' : percent(strain.strain)}`,
  ) }]
}

/** The first sentences: what it comes to, before anything else. */
function verdict(context: ReportContext): ReportBlock[] {
  const { data, index } = context
  const [tie] = data.evidence.ties
  if (data.kind === 'project' || !tie || data.evidence.ties.length > 1) return []
  const reading = readingThen(context, tie)
  const name = tieTitle(tie, index)
  const line: Part[] = reading === null
    ? [strong(name), ' has no reading for this time: ', tie.readings.length === 0 ? 'nothing is coded yet.' : 'the aspects it rests on are not coded here.']
    : [strong(name), ' reads as ', strong(reading.label.toLowerCase()), ` in ${reading.period.name}: `, ...(reading.overrule === null ? [`${reading.rule}.`] : [`${reading.overrule.coder} overruled the rule. `, ...markedText(reading.overrule.reason)])]
  return [paragraph(...line), ...(tie.description === '' ? [] : [paragraph(...markedText(tie.description))])]
}

/** What it comes to, on half a page. */
export function summarySection(context: ReportContext): ReportBlock[] {
  const { data, index } = context
  const { evidence: { ties, project }, counts, gaps, strain } = data
  const missing = { name: 'Missing', value: cell(gaps.length === 0 ? 'No gap was found in the coding' : `${counted(gaps.length, 'gap')} in the coding`) }
  const own = strain === null || ties.length > 0 ? [] : [{ name: 'Between them', value: cell(strain.own.why === 'untied' ? 'No tie is recorded at this time' : signText(strain.own.sign)) }]
  if (data.kind === 'project') {
    const { network } = data
    return [
      heading(2, 'At a glance', 'summary'),
      { kind: 'facts', rows: [
        { name: 'Project', value: cell(project.title) },
        { name: 'Study period', value: cell(dateText(project.studyPeriod)) },
        { name: 'In it', value: cell([counted(counts.actors, 'actor'), counted(counts.ties, 'tie'), counted(counts.events, 'event'), counted(counts.excerpts, 'excerpt'), counted(counts.sources, 'source')].join(', ')) },
        ...(network === null ? [] : [{ name: 'Balance', value: cell(
          network.balancedShare === null ? 'No triad of three signed ties' : `${percent(network.balancedShare)} of triads balanced`,
          `; frustration index ${network.frustration.exact ? network.frustration.value : `between ${network.frustration.lowerBound} and ${network.frustration.value}`}`,
        ) }]),
        missing,
      ] },
    ]
  }
  return [
    heading(2, 'At a glance', 'summary'), ...verdict(context),
    ...(ties.length === 0 ? [paragraph('No tie between the two is recorded.')] : []),
    ...ties.flatMap((tie): ReportBlock[] => [
      ...(ties.length > 1 ? [heading(3, tieTitle(tie, index))] : []),
      { kind: 'facts', rows: [...tieFacts(context, tie), ...(ties.length === 1 ? [...strainFact(context), missing] : [])] },
    ]),
    ...(ties.length === 1 ? [] : [{ kind: 'facts' as const, rows: [...own, ...strainFact(context), missing] }]),
  ]
}

/** Every tie of a project on one line: what holds, how it reads. */
export function tieTable(context: ReportContext): ReportBlock[] {
  const { data: { evidence: { ties } }, index } = context
  if (ties.length === 0) return [paragraph('The project has no tie yet.')]
  return [{
    kind: 'table', caption: 'Ties', head: ['Tie', 'Kind', 'At the time', 'Reading', 'Evidence'], widths: [26, 13, 27, 18, 16],
    rows: ties.map(tie => {
      const reading = readingThen(context, tie)
      const held = tie.phases.filter(({ uid }) => context.data.phasesThen.has(uid))
      const items = tie.evidence.length
      return [
        cell(strong(tieTitle(tie, index))), cell(tieKindNames[tie.kind], tie.certainty === 'confirmed' ? '' : quiet(`, ${certaintyNames[tie.certainty]}`)),
        held.length === 0 ? cell(quiet(tie.phases.length === 0 ? 'no phase' : 'no phase then')) : between(held.map(({ cooperation, conflict }) => cell(`cooperation ${strandLevel(cooperation)}, conflict ${strandLevel(conflict)}`))),
        reading === null ? cell(quiet('–')) : cell(reading.label, quiet(`, ${reading.period.name}`)), cell(items === 0 ? quiet('none') : String(items)),
      ]
    }),
  }]
}
