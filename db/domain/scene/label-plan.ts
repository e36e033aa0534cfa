import { usualEncodings } from '../../contract/entities/encodings.ts'
import type { NetworkData } from '../../contract/entities/views.ts'
import type { NetworkLook } from '../encoding/look.ts'
import { amountText } from '../encoding/steps.ts'
import { placeLabels, type PlacedLabel } from './labels.ts'
import { nodeShapes } from './node-shapes.ts'
import { highestLevels, type Prepared } from './prepare.ts'
import { tieWidth } from './routes.ts'
import type { Rows, SceneOptions } from './types.ts'

interface Plan {
  readonly labelScale: number
  readonly labelled: Rows | undefined
  readonly wanted: string
  readonly placed: (PlacedLabel | null)[]
}

const plans = new WeakMap<Prepared, Plan>()

/** How many names stand where few are asked for: of all in small networks at least these, in large ones in step with the root of their size. */
const fewAtLeast = 8
const fewFor = (actors: number) => Math.max(fewAtLeast, Math.ceil(2 * Math.sqrt(actors)))

/**
 * Label places for data at rest, kept for the last zoom asked for; with a part of them named, as if there were nothing else. Places depend on where
 * actors are and not on which of them show; only amounts beside the names change them in time.
 */
export function labelPlan(data: NetworkData, prepared: Prepared, { labelScale, labelled, encodings }: Pick<SceneOptions, 'labelScale' | 'labelled' | 'encodings'>, look: NetworkLook | null): (PlacedLabel | null)[] {
  const { labels, labelDensity } = encodings ?? usualEncodings
  const measure = look?.measure ?? null
  const wanted = `${labels} ${labelDensity} ${measure ? measure.values.join(' ') : ''}`
  const before = plans.get(prepared)
  if (before?.labelScale === labelScale && before.labelled === labelled && before.wanted === wanted) return before.placed
  const placed: (PlacedLabel | null)[] = data.actors.uid.map(() => null)
  const all = labels === 'none' ? [] : [...data.actors.uid.keys()].filter((actor) => labelled?.actors.has(actor) ?? true)
  const actors = labelDensity === 'few' ? mostImportant(data, prepared, all) : all
  if (actors.length > 0) {
    const ties = [...data.ties.uid.keys()].filter((tie) => labelled?.ties.has(tie) ?? true)
    const name = (actor: number) => (labels === 'short' && data.actors.shortName[actor]) || (data.actors.name[actor] ?? '')
    const requests = actors.map((actor) => ({
      name: measure ? `${name(actor)} · ${amountText(measure.values[actor] ?? 0)}` : name(actor),
      body: prepared.bodies[actor] ?? { x: 0, y: 0, width: 0, height: 0, outline: { form: 'ellipse' as const } },
      shape: nodeShapes[data.actors.kind[actor] ?? 'state'],
      prominence: prepared.prominence[actor] ?? 0,
    }))
    const widths = highestLevels(data, prepared.phasesOf).map(tieWidth)
    // The very array of the plan where everything is named: what is known of it is known by it.
    const routes = labelled ? ties.flatMap((tie) => prepared.routes[tie] ?? []) : prepared.routes
    const found = placeLabels(requests, routes, ties.map((tie) => widths[tie] ?? 0), labelScale, labelDensity === 'all')
    actors.forEach((actor, row) => {
      placed[actor] = found[row] ?? null
    })
  }
  plans.set(prepared, { labelScale, labelled, wanted, placed })
  return placed
}

/** By kind and then by the levels of their ties, as names have precedence. */
function mostImportant(data: NetworkData, { prominence }: Prepared, actors: readonly number[]): number[] {
  const rank = (actor: number) => nodeShapes[data.actors.kind[actor] ?? 'state'].rank
  return actors.toSorted((a, b) => rank(b) - rank(a) || (prominence[b] ?? 0) - (prominence[a] ?? 0) || a - b).slice(0, fewFor(actors.length)).toSorted((a, b) => a - b)
}
