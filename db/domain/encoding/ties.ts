import type { TieColour } from '../../contract/entities/encodings.ts'
import { certainties, readingLabels, type Certainty } from '../../contract/vocabulary.ts'
import { palettes } from '../scene/palette.ts'
import { notCodedDash } from '../scene/routes.ts'
import type { LegendEntry, Theme } from '../scene/types.ts'
import { encodingPalettes, readingTicks, type CodedReading, type Practice } from './palettes.ts'
import { periodOn } from './period.ts'
import { countSteps } from './steps.ts'
import { triadsOfTies } from './structure.ts'
import type { Coded, Visible } from './visible.ts'

export interface TieLook {
  /** Ties with the same one look the same. */
  readonly key: string
  readonly colour: string
  /** Ticks on no side, one, or both. */
  readonly ticks: 0 | 1 | 2
  /** Dotted, whatever its certainty: nothing is coded. */
  readonly isMissing: boolean
  /** In words, for the title of the tie. */
  readonly says: string
}

interface TieLooks {
  readonly looks: (TieLook | null)[]
  readonly legend: LegendEntry[]
}

/** Width of a line in the legend. */
const sample = 4

/** How each tie looks that shows; null where what colours it is not there (yet). */
export function lookOfTies(visible: Visible, tieColour: Exclude<TieColour, 'strands'>, known: Coded | null, theme: Theme): TieLooks | null {
  const { data } = visible
  if (tieColour === 'certainty') return byCertainty(visible, theme)
  if (tieColour === 'balance') return byBalance(visible, theme)
  if (!known) return null
  if (tieColour === 'evidence') return byEvidence(visible, known, theme)
  const { day, allTime } = visible.presence
  const period = periodOn(data, day, allTime)
  const when = visible.together ? 'by period' : period === null ? 'no period holds then' : (data.periods[period]?.name ?? '')
  const { fits } = known.coding
  const rowOf = new Map<number, number>()
  const periodUid = period
  fits.tie.forEach((tie, row) => {
    if (fits.period[row] === periodUid) rowOf.set(tie, row)
  })
  const at = data.ties.uid.map((_, tie) => rowOf.get(known.rows.ties[tie] ?? -1) ?? null)
  if (tieColour === 'reading') return byReading(visible, at, known, theme, when)
  if (tieColour === 'both') return byBoth(visible, at, known, theme, when)
  return byFit(visible, at, known, theme, when, tieColour)
}

interface Kind { readonly id: string; readonly label: string; readonly look: TieLook }

const missing = (theme: Theme, says: string, key = 'not-coded'): TieLook => ({ key, colour: palettes[theme].notCoded, ticks: 0, isMissing: true, says })

const entry = ({ id, label, look }: Kind, heading: string): LegendEntry => ({
  id: `tie-${id}`, group: 'tie-look', heading, label,
  swatch: { form: 'line', colour: look.colour, width: sample, dash: look.isMissing ? notCodedDash : [], ticks: look.ticks },
})

/** The classes that occur, in their order. */
function legendOf(visible: Visible, looks: readonly (TieLook | null)[], kinds: readonly Kind[], heading: string): LegendEntry[] {
  const used = new Set(looks.flatMap((look, tie) => (look && visible.ties[tie] ? look.key : [])))
  return kinds.filter(({ look }) => used.has(look.key)).map((kind) => entry(kind, heading))
}

const practiceNames: { readonly [P in Practice]: string } = { p1: 'P1 identity and values', p2: 'P2 de-escalation structures' }
const fitWords = ['−2 violated', '−1 partly contradicted', '0 absent', '+1 some', '+2 strong']

function byFit(visible: Visible, at: readonly (number | null)[], { coding }: Coded, theme: Theme, when: string, practice: Practice): TieLooks {
  const code = practice.toUpperCase()
  const colours = encodingPalettes[theme].fits[practice]
  const kinds = [4, 3, 2, 1, 0].map((step): Kind => ({
    id: `${practice}-${step - 2}`, label: fitWords[step] ?? '',
    look: { key: `${practice} ${step - 2}`, colour: colours[step] ?? colours[2], ticks: step === 0 ? 2 : step === 1 ? 1 : 0, isMissing: false, says: `${code} ${fitWords[step] ?? ''}, ${when}` },
  }))
  const none: Kind = { id: 'fit-missing', label: 'Not coded', look: missing(theme, `${code} not coded, ${when}`) }
  const looks = at.map((row) => {
    const level = row === null ? null : (coding.fits[practice][row] ?? null)
    return level === null ? none.look : (kinds[2 - Math.max(-2, Math.min(2, level))]?.look ?? none.look)
  })
  return { looks, legend: legendOf(visible, looks, [...kinds, none], `${practiceNames[practice]} · ${when}`) }
}

/** Against (below 0), absent (0), present (above). */
const side = (level: number) => Math.sign(level) + 1
const sideWords = ['against', 'absent', 'present']

function byBoth(visible: Visible, at: readonly (number | null)[], { coding }: Coded, theme: Theme, when: string): TieLooks {
  const colours = encodingPalettes[theme].both
  const cells = colours.map((colour, cell): TieLook => {
    const [p1, p2] = [Math.floor(cell / 3), cell % 3]
    return {
      key: `both ${cell}`, colour, ticks: theme === 'grey' ? ((2 - p2) as 0 | 1 | 2) : 0, isMissing: false, says: `P1 ${sideWords[p1] ?? ''}, P2 ${sideWords[p2] ?? ''}, ${when}`,
    }
  })
  const none: Kind = { id: 'fit-missing', label: 'P1 or P2 not coded', look: missing(theme, `P1 or P2 not coded, ${when}`) }
  const looks = at.map((row) => {
    const [p1, p2] = row === null ? [null, null] : [coding.fits.p1[row] ?? null, coding.fits.p2[row] ?? null]
    return p1 === null || p2 === null ? none.look : (cells[side(p1) * 3 + side(p2)] ?? none.look)
  })
  const heading = `P1 and P2 · ${when}`
  return {
    looks,
    legend: [
      { id: 'tie-both', group: 'tie-look', heading, label: 'P1 upwards, P2 to the right: against, absent, present', swatch: { form: 'square', colours, ticks: cells.map(({ ticks }) => ticks) } },
      ...legendOf(visible, looks, [none], heading),
    ],
  }
}

const readingWords: { readonly [R in CodedReading]: string } = {
  'balanced-friendship': 'Balanced friendship', 'affinity-without-guard-rails': 'Affinity without guard rails', 'managed-rivalry': 'Managed rivalry', untested: 'Untested',
  unbalanced: 'Unbalanced', 'failing-balance': 'Failing balance', ruptured: 'Ruptured',
}

function byReading(visible: Visible, at: readonly (number | null)[], { coding }: Coded, theme: Theme, when: string): TieLooks {
  const { readings } = encodingPalettes[theme]
  const names = Object.keys(readingWords).filter((name): name is CodedReading => (readingLabels as readonly string[]).includes(name))
  const kinds = new Map(names.map((name): [string, Kind] => [name, {
    id: name, label: readingWords[name],
    look: { key: `reading ${name}`, colour: readings[name], ticks: theme === 'grey' ? readingTicks[name] : 0, isMissing: false, says: `${readingWords[name].toLowerCase()}, ${when}` },
  }]))
  const none: Kind = { id: 'undetermined', label: 'Undetermined', look: missing(theme, `reading undetermined, ${when}`) }
  const looks = at.map((row) => (row === null ? none.look : (kinds.get(coding.fits.reading[row] ?? '')?.look ?? none.look)))
  return { looks, legend: legendOf(visible, looks, [...kinds.values(), none], `Reading · ${when}`) }
}

const certaintyWords: { readonly [C in Certainty]: string } = { confirmed: 'Confirmed', tentative: 'Tentative', disputed: 'Disputed' }

function byCertainty(visible: Visible, theme: Theme): TieLooks {
  const kinds = new Map(certainties.map((certainty): [string, Kind] => [certainty, {
    id: `certainty-${certainty}`, label: certaintyWords[certainty],
    look: { key: `certainty ${certainty}`, colour: encodingPalettes[theme].certainties[certainty], ticks: 0, isMissing: false, says: certaintyWords[certainty].toLowerCase() },
  }]))
  const looks = visible.data.ties.certainty.map((certainty) => kinds.get(certainty)?.look ?? null)
  return { looks, legend: legendOf(visible, looks, [...kinds.values()], 'Certainty') }
}

function byEvidence(visible: Visible, { coding, rows }: Coded, theme: Theme): TieLooks {
  const { supporting, contradicting, context } = coding.ties
  const counts = visible.data.ties.uid.map((_, tie) => {
    const row = rows.ties[tie] ?? -1
    return (supporting[row] ?? 0) + (contradicting[row] ?? 0) + (context[row] ?? 0)
  })
  // Over all ties, so that a colour means the same whatever time shows.
  const steps = countSteps(counts.reduce((most, count) => Math.max(most, count), 0))
  const { lineSteps } = encodingPalettes[theme]
  const words = (count: number) => `${count} ${count === 1 ? 'item' : 'items'} of evidence`
  const none: Kind = { id: 'evidence-none', label: 'No evidence', look: missing(theme, 'no evidence', 'no evidence') }
  const looks = counts.map((count): TieLook => {
    const step = steps.of(count)
    return step < 0 ? none.look : { key: `evidence ${step}`, colour: lineSteps[step] ?? lineSteps[3], ticks: 0, isMissing: false, says: words(count) }
  })
  const kinds = steps.labels.map((label, step): Kind => ({
    id: `evidence-${step}`, label, look: { key: `evidence ${step}`, colour: lineSteps[step] ?? lineSteps[3], ticks: 0, isMissing: false, says: '' },
  }))
  return { looks, legend: legendOf(visible, looks, [...kinds, none], 'Items of evidence') }
}

/** Ties in unbalanced triads are ticked as well, so that colour does not tell it alone; the rule is the usual one, whatever else is asked for. */
function byBalance(visible: Visible, theme: Theme): TieLooks {
  const { conflict, cooperation, none: plain } = palettes[theme]
  const some: Kind = { id: 'balance-unbalanced', label: 'In unbalanced triads', look: { key: 'unbalanced', colour: conflict, ticks: 2, isMissing: false, says: '' } }
  const all: Kind = { id: 'balance-balanced', label: 'In balanced triads alone', look: { key: 'balanced', colour: cooperation, ticks: 0, isMissing: false, says: 'in balanced triads alone' } }
  const free: Kind = { id: 'balance-free', label: 'In no complete triad', look: { key: 'no triad', colour: plain, ticks: 0, isMissing: false, says: 'in no complete triad' } }
  const none: Kind = { id: 'balance-none', label: 'No sign', look: missing(theme, 'no sign', 'no sign') }
  const looks = triadsOfTies(visible).map((triads): TieLook => {
    if (triads === null) return none.look
    if (triads.unbalanced > 0) return { ...some.look, says: `in ${triads.unbalanced} unbalanced of ${triads.unbalanced + triads.balanced} triads` }
    return triads.balanced > 0 ? all.look : free.look
  })
  return { looks, legend: legendOf(visible, looks, [some, all, free, none], 'Balance of triads, by the higher strand') }
}

/** What several ties on one line look like: as they do where they agree, else plain. */
export function lookTogether(looks: readonly (TieLook | null | undefined)[], theme: Theme): TieLook | null {
  const [first = null, ...others] = looks
  if (!first || others.every((look) => look?.key === first.key)) return first
  return { key: 'differing', colour: palettes[theme].mutedInk, ticks: 0, isMissing: false, says: 'they differ' }
}
