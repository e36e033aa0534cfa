import type { PairStrain, SignedBasis } from '../../contract/entities/balance.ts'
import { gapKinds, type GapKind } from '../../contract/entities/gaps.ts'
import type { ReportBlock, ReportInline } from '../../contract/entities/reports.ts'
import { isolated, leftToRight } from '../../domain/direction.ts'
import { between, cell, counted, dateText, heading, paragraph, percent, plain, quiet, signText, strong } from './blocks.ts'
import { dayWords, tieTitle, type ReportContext } from './context.ts'
import type { NetworkBalance } from './types.ts'

type Side = PairStrain['own']

const nameOf = (actor: { readonly name: string } | undefined): string => isolated(actor?.name ?? '')

const reasons: Readonly<Record<Side['why'], string>> = {
  'signed': '', 'ambivalent': 'ambivalent, counted as positive', 'ambivalent-zero': 'ambivalent, counted as 0', 'ambivalent-left-out': 'ambivalent, left out', 'neutral': 'neutral', 'not-coded': 'not coded', 'untied': 'no tie',
}

function sideCell(side: Side): ReportInline[] {
  const dates = side.phases.map(phase => dateText(phase.dates)).join('; ')
  if (side.sign === 0) return cell(quiet(reasons[side.why]))
  return cell(strong(signText(side.sign)), ` cooperation ${side.cooperation ?? '–'}, conflict ${side.conflict ?? '–'}`, quiet(`${reasons[side.why] === '' ? '' : `; ${reasons[side.why]}`}${dates === '' ? '' : `; ${dates}`}`))
}

function basis({ ruleSentence, asOf, since, dating, uncertainTies, weights }: SignedBasis): ReportBlock {
  return paragraph(quiet(
    `${since === null ? `As of ${dayWords(asOf)}` : `${dayWords(since)} to ${dayWords(asOf)}`}; ties that hold ${dating} then${uncertainTies === 0 ? '' : ` (${uncertainTies} only possibly)`}. ${ruleSentence}${weights === null ? '' : ` Ties count by their ${weights === 'raw' ? 'raw weights' : 'levels'}.`}`,
  ))
}

const stateWords = { unbalanced: 'unbalanced: pulls', balanced: 'balanced', incomplete: 'incomplete' } as const
/** Incomplete triads that a report lists by name; more are counted. */
const listedIncomplete = 8

function strainOf(strain: PairStrain): ReportBlock[] {
  const { own, from, to } = strain
  const complete = strain.triads.filter(({ state }) => state !== 'incomplete')
  const incomplete = strain.triads.filter(({ state }) => state === 'incomplete')
  const shown = [...complete, ...incomplete.slice(0, listedIncomplete)]
  return [
    paragraph(
      'Between ', strong(from.name), ' and ', strong(to.name), own.sign === 0 ? ` there is no sign at this time (${reasons[own.why]}), so that no triad over them is complete.` : ` the sign is ${signText(own.sign)}. `,
      ...(own.sign === 0 ? [] : [`Of ${counted(complete.length, 'complete triad')}, ${strain.unbalanced} ${strain.unbalanced === 1 ? 'is' : 'are'} unbalanced; strain ${percent(strain.strain)}. ${counted(strain.incomplete, 'triad')} with a side without a sign ${strain.incomplete === 1 ? 'is' : 'are'} incomplete and never counted as balanced.`]),
    ),
    ...(shown.length === 0 ? [paragraph(quiet('No third party has a tie with either of them at this time.'))] : [{
      kind: 'table' as const, caption: 'Third parties', head: ['Third party', 'Triad', 'Pull', `With ${isolated(from.name)}`, `With ${isolated(to.name)}`], widths: [18, 17, 7, 29, 29],
      rows: shown.map(triad => [
        cell(strong(triad.third.name)), cell(stateWords[triad.state], triad.type === null ? '' : quiet(` (${triad.type.replaceAll('-', '−')})`)), cell(triad.pull === 0 ? quiet('–') : String(triad.pull)), sideCell(triad.fromSide), sideCell(triad.toSide),
      ]),
    }]),
    ...(incomplete.length > listedIncomplete ? [paragraph(quiet(`And ${counted(incomplete.length - listedIncomplete, 'more incomplete triad')}.`))] : []),
    ...(strain.resolutions.length === 0 ? [] : [
      {
        kind: 'table' as const, caption: 'Single changes of sign that would balance most triads here', head: ['Between', 'Sign', 'Balances here', 'In the whole network'], widths: [40, 20, 18, 22],
        rows: strain.resolutions.slice(0, 6).map(({ actors, sign, atTie, overall }) => [
          cell(leftToRight(actors.map(({ name }) => isolated(name)).join(' – '))), cell(sign > 0 ? '+ to −' : '− to +'), cell(`+${atTie}`), cell(`${overall >= 0 ? '+' : '−'}${Math.abs(overall)}`),
        ]),
      },
      paragraph(quiet('A way to read the network, not a forecast.')),
    ]),
    paragraph(quiet(strain.measure)), basis(strain),
  ]
}

function networkOf(network: NetworkBalance): ReportBlock[] {
  const { triads, frustration, unbalanced, unbalancedTotal, strained } = network
  const total = triads['+++'] + triads['++-'] + triads['+--'] + triads['---']
  return [
    { kind: 'facts', rows: [
      { name: 'Signed network', value: cell(`${counted(network.nodes, 'actor')}, ${network.positiveEdges} positive and ${network.negativeEdges} negative pairs`) },
      { name: 'Triads', value: cell(`${total}: +++ ${triads['+++']}, +−− ${triads['+--']} (balanced); ++− ${triads['++-']}, −−− ${triads['---']} (unbalanced); ${network.incomplete} incomplete`) },
      { name: 'Balanced', value: cell(percent(network.balancedShare)) },
      { name: 'Frustration index', value: cell(frustration.exact ? `${frustration.value}, exact: so many pairs stand against the best division into two blocs` : `between ${frustration.lowerBound} and ${frustration.value}`) },
    ] },
    ...(strained.length === 0 ? [] : [{
      kind: 'table' as const, caption: 'Ties that third parties pull at most', head: ['Tie', 'Unbalanced', 'Complete', 'Pull', 'Strain'], widths: [48, 14, 13, 11, 14],
      rows: strained.map(row => [cell(strong(row.title)), cell(String(row.unbalanced)), cell(String(row.complete)), cell(String(row.pull)), cell(percent(row.strain))]),
    }]),
    ...(unbalanced.length === 0 ? [] : [{
      kind: 'table' as const, caption: `Unbalanced triads${unbalancedTotal > unbalanced.length ? `, the first ${unbalanced.length} of ${unbalancedTotal}` : ''}`, head: ['Actors', 'Signs'], widths: [45, 55],
      rows: unbalanced.map(({ actors: [one, two, three], sides: [first, second, third] }) => [
        cell(strong(leftToRight([one, two, three].map(nameOf).join(' – ')))),
        cell(leftToRight(`${nameOf(one)} – ${nameOf(two)} ${signText(first?.sign ?? 0)}, ${nameOf(two)} – ${nameOf(three)} ${signText(second?.sign ?? 0)}, ${nameOf(one)} – ${nameOf(three)} ${signText(third?.sign ?? 0)}`)),
      ]),
    }]),
    basis(network),
  ]
}

/** Who pulls at what the report is about. */
export function strainSection({ data: { strain, network } }: ReportContext): ReportBlock[] {
  return [heading(2, strain === null && network !== null ? 'Balance and strain' : 'Third parties and strain', 'strain'), ...(strain === null ? [] : strainOf(strain)), ...(network === null ? [] : networkOf(network))]
}

const gapNames: Readonly<Record<GapKind, string>> = {
  'look-again': 'To be looked at again', 'not-coded': 'Not coded', 'no-evidence': 'Coded without evidence', 'one-source': 'Rests on one source', 'only-supporting': 'Supporting evidence only',
  'low-grades': 'Low grades only', 'uncertain-date': 'Date too uncertain for a period',
}
/** Gaps of one kind that a report writes out. */
const listedGaps = 40

/** What the coding lacks, as the program finds it: by kind, each cell by its aspect and period. */
export function gapSection({ data: { gaps, kind, evidence: { ties } }, index }: ReportContext): ReportBlock[] {
  const titles = new Map(ties.map(tie => [tie.uid, tieTitle(tie, index)]))
  const named = kind === 'project' || ties.length > 1
  const title = heading(2, 'What is missing', 'gaps')
  if (gaps.length === 0) return [title, paragraph(ties.length === 0 ? 'There is no tie to look at.' : 'No gap was found: every aspect is coded in every period and rests on evidence from several sources, for and against.')]
  const whereOf = ({ kind: what, aspect, period, text }: (typeof gaps)[number]) => (what === 'uncertain-date' || what === 'look-again' || aspect === null || period === null ? text : `${aspect.code} in ${period.name}`)
  return [title, {
    kind: 'table', caption: `${counted(gaps.length, 'gap')} in the coding`, head: ['Kind', 'Where'], widths: [28, 72],
    rows: gapKinds.flatMap(each => {
      const own = gaps.filter(gap => gap.kind === each)
      if (own.length === 0) return []
      const alike = [...Map.groupBy(own, gap => `${named ? `${titles.get(gap.tie.uid) ?? gap.tie.title}: ` : ''}${whereOf(gap)}`)].map(([text, group]) => `${text}${group.length > 1 ? ` (${group.length} times)` : ''}`)
      const more = alike.length - listedGaps
      return [[cell(strong(gapNames[each]), quiet(` ${own.length}`)), [...between(alike.slice(0, listedGaps).map(text => [plain(text)])), ...(more > 0 ? [quiet(`; and ${more.toLocaleString('en-GB')} more`)] : [])]]]
    }),
  }]
}
