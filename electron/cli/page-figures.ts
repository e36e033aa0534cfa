/** Figures other than of the network on the command line: of the practice plane, the matrix, balance, the timeline and two actors. */
import type { Client, Input } from '../../db/contract/api.ts'
import { ambivalentChoices, collapseRules } from '../../db/contract/entities/balance.ts'
import { centralityMeasures, tieChoices } from '../../db/contract/entities/centrality.ts'
import { laneKinds } from '../../db/contract/entities/timeline.ts'
import { balanceCharts } from '../../db/contract/methods/balance-figures.ts'
import { dyadCharts } from '../../db/contract/methods/chart-figures.ts'
import { UsageError } from '../host/usage-error.ts'
import { uidNamed } from './named.ts'

const methods = {
  plane: { svg: 'figures.plane', pdf: 'figures.planePdf', png: 'figures.planePng' },
  matrix: { svg: 'figures.matrix', pdf: 'figures.matrixPdf', png: 'figures.matrixPng' },
  balance: { svg: 'figures.balance', pdf: 'figures.balancePdf', png: 'figures.balancePng' },
  timeline: { svg: 'figures.timeline', pdf: 'figures.timelinePdf', png: 'figures.timelinePng' },
  dyad: { svg: 'figures.dyad', pdf: 'figures.dyadPdf', png: 'figures.dyadPng' },
} as const
type Subject = keyof typeof methods
type Ending = 'svg' | 'pdf' | 'png'

const named = { plane: 'the practice plane', matrix: 'the matrix', balance: 'balance', timeline: 'the timeline', dyad: 'two actors' } as const satisfies Record<Subject, string>

/** `plane-svg`, `timeline-pdf` and so on. */
export type PageFormat = `${Subject}-${Ending}`
export const pageFormats = (Object.keys(methods) as Subject[]).flatMap(subject => (['svg', 'pdf', 'png'] as const).map((ending): PageFormat => `${subject}-${ending}`))
const partsOf = (format: PageFormat) => format.split('-') as [Subject, Ending]

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
/** Options of these figures alone, as the command line takes them. */
export const pageOptions = {
  chart: text, by: text, rule: text, ambivalent: text, threshold: text, weighted: flag, certainly: flag, possibly: flag, tie: text, actors: text, changes: flag,
  measure: text, ties: text, window: text, lanes: text, most: text, goldstein: flag,
} as const
type Only = keyof typeof pageOptions
export type PageValues = { [K in Only]?: ((typeof pageOptions)[K]['type'] extends 'boolean' ? boolean : string) | undefined }

const signed: readonly Only[] = ['rule', 'ambivalent', 'threshold', 'weighted', 'certainly', 'possibly']
const taken: Readonly<Record<Subject, readonly Only[]>> = {
  plane: [], matrix: [], balance: ['chart', 'by', 'window', 'tie', 'changes', 'measure', 'ties', 'actors', ...signed], timeline: ['lanes', 'most'], dyad: ['chart', 'by', 'tie', 'actors', 'goldstein', ...signed],
}

export const pageUsage = `--format ${pageFormats.join('|')} -o OUT [--theme light|dark|grey] [--width-mm N] [--height-mm N] [--dpi N] [--legend | --no-legend] [--caption TEXT] [--outlines]`
  + ` (balance: [--chart ${balanceCharts.join('|')}] [--by year|period|window] [--window YEARS] [--tie TIE] [--measure ${centralityMeasures.join('|')}] [--ties ${tieChoices.join('|')}] [--actors ACTOR,…] [--changes] [RULE])`
  + ` (timeline: [--lanes ${laneKinds.join('|')}] [--most N] [--from DATE] [--to DATE])`
  + ` (dyad: --actors ACTOR,ACTOR | --tie TIE [--chart ${dyadCharts.join('|')}] [--by month|year] [--goldstein] [--as-of DATE | --from DATE --to DATE] [RULE])`
  + ` (RULE: --rule ${collapseRules.join('|')} --ambivalent ${ambivalentChoices.join('|')} --threshold 1|2|3 --weighted --certainly|--possibly)`

/** What every such figure may be given, and its time. */
export interface PageAsked extends Pick<Input<'figures.plane'>, 'theme' | 'widthMm' | 'heightMm' | 'dpi' | 'legend' | 'caption' | 'outlines'> {
  readonly asOf?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }
/** What was given, without what was not. */
export function given<T extends object>(values: T): Given<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>
}

/** One of the words that an option takes. Throws a UsageError that names them. */
function oneOf<Word extends string>(option: string, words: readonly Word[], value: string | undefined): Word | undefined {
  const found = words.find(word => word === value)
  if (value !== undefined && found === undefined) throw new UsageError(`--${option} is one of ${words.join(', ')}, not '${value}'.`)
  return found
}

function wholeNumber(option: string, value: string | undefined): number | undefined {
  if (value !== undefined && !/^\d{1,6}$/u.test(value)) throw new UsageError(`--${option} takes a whole number, not '${value}'.`)
  return value === undefined ? undefined : Number(value)
}

const listOf = (value: string | undefined) => value?.split(',').map(each => each.trim()).filter(each => each !== '')

/** Throws a UsageError where an option is given to a figure that has no such thing. */
export function refuseUnused(format: string, values: PageValues): void {
  const subject = (pageFormats as readonly string[]).includes(format) ? partsOf(format as PageFormat)[0] : null
  const unused = (Object.keys(pageOptions) as Only[]).find(name => values[name] !== undefined && (subject === null || !taken[subject].includes(name)))
  if (unused === undefined) return
  const owners = (Object.keys(taken) as Subject[]).filter(each => taken[each].includes(unused)).map(each => named[each])
  throw new UsageError(`--${unused} is for figures of ${owners.join(' and ')}.`)
}

/** The rule by which ties get a sign. */
function ruleOf({ rule, ambivalent, threshold, weighted, certainly, possibly }: PageValues) {
  if (certainly && possibly) throw new UsageError('--certainly and --possibly do not go together.')
  return given({
    rule: oneOf('rule', collapseRules, rule), ambivalent: oneOf('ambivalent', ambivalentChoices, ambivalent), threshold: threshold === undefined ? undefined : Number(oneOf('threshold', ['1', '2', '3'] as const, threshold)),
    weighted, dating: certainly ? 'certainly' as const : undefined,
  })
}

/** One day, a range, or nothing. Throws a UsageError for anything between. */
function timeOf({ asOf, from, to }: PageAsked) {
  if (asOf !== undefined && (from !== undefined || to !== undefined)) throw new UsageError('--as-of shows one day, --from and --to show a range: give the one or the other.')
  if ((from === undefined) !== (to === undefined)) throw new UsageError('--from and --to go together: a range has two ends.')
  return given({ asOf: asOf ?? to, since: from })
}

/** The content of such a figure. */
export async function pageContent(client: Client, format: PageFormat, asked: PageAsked, values: PageValues): Promise<Buffer> {
  refuseUnused(format, values)
  const [subject, ending] = partsOf(format)
  const { asOf: _asOf, from, to, ...rest } = asked
  const page = given(rest)
  const written = async <Name extends Subject>(name: Name, input: Input<(typeof methods)[Name]['svg']>): Promise<Buffer> => {
    // The options are those of the subject's SVG, and the same for its other formats.
    const call = client.call as (method: string, options: object) => Promise<{ svg: string } | { base64: string }>
    const answer = await call(methods[name][ending], input)
    return 'svg' in answer ? Buffer.from(answer.svg, 'utf8') : Buffer.from(answer.base64, 'base64')
  }
  const uidOf = async (type: 'actor' | 'tie', name: string | undefined) => (name === undefined ? undefined : await uidNamed(client, type, name))
  const actorsOf = async (names: string | undefined) => {
    const list = listOf(names)
    return list && await Promise.all(list.map(name => uidNamed(client, 'actor', name)))
  }
  switch (subject) {
    // They show periods: a time is left out.
    case 'plane': return await written('plane', page)
    case 'matrix': return await written('matrix', page)
    case 'balance': {
      const chart = oneOf('chart', balanceCharts, values.chart)
      const time = timeOf(asked)
      if (chart !== 'census' && Object.keys(time).length > 0) throw new UsageError('--as-of, --from and --to are for --chart census: lines go through the whole study.')
      return await written('balance', {
        ...page, ...time, ...ruleOf(values), ...given({
          chart, by: oneOf('by', ['year', 'period', 'window'] as const, values.by), window: wholeNumber('window', values.window), tie: await uidOf('tie', values.tie), changes: values.changes, measure: oneOf('measure', centralityMeasures, values.measure),
          tieChoice: oneOf('ties', tieChoices, values.ties), actors: await actorsOf(values.actors),
        }),
      })
    }
    case 'timeline': {
      if (asked.asOf !== undefined) throw new UsageError('A timeline goes from --from to --to; it shows no single day.')
      return await written('timeline', { ...page, ...given({ from, to, by: oneOf('lanes', laneKinds, values.lanes), lanes: wholeNumber('most', values.most) }) })
    }
    case 'dyad': {
      const actors = await actorsOf(values.actors)
      if ((actors === undefined) === (values.tie === undefined)) throw new UsageError('A figure of two actors takes --actors ACTOR,ACTOR or --tie TIE.')
      return await written('dyad', {
        ...page, ...timeOf(asked), ...ruleOf(values),
        ...given({ actors, tie: await uidOf('tie', values.tie), chart: oneOf('chart', dyadCharts, values.chart), by: oneOf('by', ['month', 'year'] as const, values.by), goldstein: values.goldstein }),
      })
    }
  }
}
