import type { Measure } from '../../contract/entities/encodings.ts'
import { palettes } from '../scene/palette.ts'
import type { LegendEntry, Theme } from '../scene/types.ts'
import { betweenness } from './betweenness.ts'
import { structureOf } from './structure.ts'
import { amountText } from './steps.ts'
import type { Coded, Visible } from './visible.ts'

/** An amount for each actor. */
export interface Measured {
  readonly measure: Measure
  /** By row; 0 for actors that do not show. */
  readonly values: Float64Array
  /** Of all that stands side by side. */
  readonly most: number
  /** What it counts, for a legend. */
  readonly title: string
}

const structureTitles = { closeness: 'Closeness', eigenvector: 'Eigenvector centrality', core: 'Core (k)' } as const

/** Whether a measure is a share, 0 to 1, and no amount. */
export const isShare = (measure: Measure): boolean => measure === 'betweenness' || measure === 'closeness' || measure === 'eigenvector'

type Measures = (measure: Measure) => Measured | null
const reckoned = new WeakMap<Visible, { known: Coded['coding'] | null; own: Measures }>()

/** Measures of the actors that show, each reckoned when it is first asked for; null for the evidence while the coding is not there. */
export function measuresOf(visible: Visible, known: Coded | null): Measures {
  const { together } = visible
  const own = ownMeasures(visible, known)
  if (!together) return own
  return (measure) => {
    const measured = own(measure)
    return measured && { ...measured, most: Math.max(...together.map((each) => ownMeasures(each, known)(measure)?.most ?? 0)) }
  }
}

/** Of one picture by itself. */
function ownMeasures(visible: Visible, known: Coded | null): Measures {
  const before = reckoned.get(visible)
  if (before && before.known === (known?.coding ?? null)) return before.own
  const own = measuresOnce(visible, known)
  reckoned.set(visible, { known: known?.coding ?? null, own })
  return own
}

function measuresOnce(visible: Visible, known: Coded | null): Measures {
  const made = new Map<Measure, Measured | null>()
  return (measure) => {
    const before = made.get(measure)
    if (before !== undefined) return before
    const measured = measureOf(visible, known, measure)
    made.set(measure, measured)
    return measured
  }
}

function measureOf(visible: Visible, known: Coded | null, measure: Measure): Measured | null {
  const { data, ties } = visible
  const values = new Float64Array(data.actors.uid.length)
  const done = (title: string): Measured => {
    for (const actor of values.keys()) if (!visible.actors[actor]) values[actor] = 0
    return { measure, values, most: values.reduce((most, value) => Math.max(most, value), 0), title }
  }
  const overTies = (amount: (tie: number) => number) => {
    ties.forEach((isThere, tie) => {
      if (!isThere) return
      for (const actor of [data.ties.from[tie] ?? -1, data.ties.to[tie] ?? -1]) values[actor] = (values[actor] ?? 0) + amount(tie)
    })
  }
  switch (measure) {
    case 'degree':
      overTies(() => 1)
      return done('Ties shown')
    case 'strength':
      overTies((tie) => (visible.presence.ties[tie]?.cooperation.level ?? 0) + (visible.presence.ties[tie]?.conflict.level ?? 0))
      return done('Strength: levels of all ties')
    case 'betweenness': {
      const pairs = ties.flatMap((isThere, tie) => (isThere ? [[data.ties.from[tie] ?? 0, data.ties.to[tie] ?? 0] as const] : []))
      const found = betweenness(visible.actors, pairs)
      values.set(found.values)
      return done(found.sampled === null ? 'Betweenness' : `Betweenness, estimated from ${found.sampled} actors`)
    }
    case 'closeness': case 'eigenvector': case 'core': {
      const found = structureOf(visible, measure)
      if (found) values.set(found)
      return done(found ? structureTitles[measure] : `${structureTitles[measure]}: not reckoned in so large a network`)
    }
    case 'evidence':
      if (!known) return null
      values.forEach((_, actor) => {
        values[actor] = known.coding.actors.evidence[known.rows.actors[actor] ?? -1] ?? 0
      })
      return done('Evidence on its ties')
  }
}

/** Diameters of actors at 0 and at the largest amount, in scene units: the area grows in proportion from the one to the other. */
const smallest = 20
const largest = 64

/** How large each actor is; null where sizes say nothing. */
export function sizesOf({ actors }: Visible, measured: Measured | null, theme: Theme): { diameters: Float64Array; legend: LegendEntry[] } | null {
  if (!measured) return null
  const { values, most, measure, title } = measured
  const diameter = (value: number) => (most > 0 ? Math.sqrt(smallest ** 2 + (largest ** 2 - smallest ** 2) * (value / most)) : smallest)
  const { nodeFill, nodeStroke } = palettes[theme]
  const isCount = !isShare(measure)
  const amounts = most <= 0 ? [0] : [...new Set([0, isCount ? Math.round(most / 2) : most / 2, most])]
  return {
    diameters: Float64Array.from(values, (value, actor) => diameter(actors[actor] ? value : 0)),
    legend: amounts.map((amount) => ({
      id: `size-${amountText(amount)}`, group: 'size', heading: `Size: ${lowerFirst(title)}`, label: amountText(amount),
      // A key is half as large as what it explains, so that it has room.
      swatch: { form: 'circle', diameter: diameter(amount) / 2, fill: nodeFill, stroke: nodeStroke, dash: [], letter: '', ink: nodeStroke },
    })),
  }
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
