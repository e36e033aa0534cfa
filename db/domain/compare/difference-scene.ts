import { boundsOf, pointAt } from '../scene/geometry.ts'
import { markEntry } from '../scene/legend.ts'
import { markLabels } from '../scene/marks.ts'
import { blend, palettes, type Palette } from '../scene/palette.ts'
import type { LegendEntry, MarkForm, Scene, SceneMark, SceneNode, SceneStrand, SceneTie } from '../scene/types.ts'
import { changeKinds, compareScenes, difference, type ChangeKind, type Comparison, type TieChange } from './changes.ts'

export interface DifferenceScene {
  readonly comparison: Comparison
  /** One line for each tie: how it changed. Everyone stands where they stand in both scenes. */
  readonly scene: Scene
}

/** Radius of a sign, in pixels of the screen; never larger than so many scene units. */
const signRadius = 7
const largestSign = 20
/** How much of its colour stays on what did not change, and on an actor that is gone. */
const sameShare = 0.45
const goneShare = 0.4

/** The difference of two scenes of the same data as a picture: the signs say what became of a tie, the colours only repeat it. */
export function differenceScene(before: Scene, after: Scene): DifferenceScene {
  const comparison = compareScenes(before, after)
  const palette = palettes[after.theme]
  const radius = Math.min(largestSign, signRadius * after.labelScale)
  const [was, is] = [new Map(before.ties.map((tie) => [tie.tie, tie])), new Map(after.ties.map((tie) => [tie.tie, tie]))]
  const nodes = comparison.actors.flatMap(({ actor, kind }): SceneNode[] => {
    const node = (kind === 'gone' ? before : after).nodes.find((each) => each.actor === actor)
    if (!node) return []
    const pale = (colour: string) => (kind === 'gone' ? blend(colour, palette.background, goneShare) : colour)
    return [{ ...node, fill: pale(node.fill), stroke: pale(node.stroke) }]
  })
  const ties: SceneTie[] = []
  const strands: SceneStrand[] = []
  const marks: SceneMark[] = []
  for (const change of comparison.ties) {
    const tie = is.get(change.tie) ?? was.get(change.tie)
    if (!tie) continue
    const strand = lineOf(tie, change, palette)
    const title = titleOf(tie, change)
    ties.push({ ...tie, cooperation: change.after?.cooperation ?? null, conflict: change.after?.conflict ?? null, breadth: strand.width, title })
    strands.push(strand)
    if (change.kind !== 'same') marks.push(signOf(`${tie.uid}:change`, tie.uid, change.kind, pointAt(tie.centre, 0.5), radius, palette))
  }
  // What changed lies over what did not.
  const order = new Map(comparison.ties.map(({ uid, kind }) => [uid, kind === 'same' ? 0 : 1]))
  strands.sort((a, b) => (order.get(a.tie) ?? 0) - (order.get(b.tie) ?? 0))
  for (const { uid, actor, kind } of comparison.actors) {
    const node = nodes.find((each) => each.actor === actor)
    if (kind === 'same' || !node) continue
    marks.push(signOf(`${uid}:change`, '', kind, { x: node.x + node.width / 2 + radius * 0.6, y: node.y - node.height / 2 - radius * 0.6 }, radius * 0.85, palette))
  }
  const gone = new Set(comparison.actors.filter(({ kind }) => kind === 'gone').map(({ uid }) => uid))
  const labels = [...after.labels, ...before.labels.filter(({ actor }) => gone.has(actor)).map((label) => ({ ...label, colour: palette.mutedInk }))]
  return {
    comparison,
    scene: { ...after, nodes, ties, strands, arrows: [], marks, labels, hiddenLabels: [], legend: [...legendOf(comparison, palette), ...looksOf(before, after)], bounds: boundsOf([before.bounds, after.bounds]) },
  }
}

const signOf = (id: string, tie: string, form: MarkForm, at: { x: number; y: number }, radius: number, palette: Palette): SceneMark => (
  { id, tie, form, text: form === 'unclear' ? '?' : '', x: at.x, y: at.y, radius, fontSize: radius * 1.4, colour: colourOf(form, palette), background: palette.background }
)

function colourOf(kind: ChangeKind | MarkForm, palette: Palette): string {
  switch (kind) {
    case 'warmed': return palette.cooperation
    case 'cooled': return palette.conflict
    case 'appeared': case 'gone': return palette.ink
    case 'mixed': case 'unclear': case 'count': return palette.mutedInk
    case 'same': return blend(palette.none, palette.background, sameShare)
  }
}

/** One line for a tie: as much wider as it moved; broken where it is gone, dotted where the dates cannot be compared. */
function lineOf(tie: SceneTie, { kind, before, after }: TieChange, palette: Palette): SceneStrand {
  const moved = before && after ? Math.abs(difference(before.cooperation, after.cooperation) ?? 0) + Math.abs(difference(before.conflict, after.conflict) ?? 0) : 0
  const width = kind === 'same' ? 1.5 : kind === 'appeared' || kind === 'gone' || kind === 'unclear' ? 2.5 : 1.5 + 1.25 * Math.min(4, moved)
  return {
    id: `${tie.uid}:change`, tie: tie.uid, role: kind === 'warmed' ? 'cooperation' : kind === 'cooled' ? 'conflict' : 'none', level: null, width,
    colour: colourOf(kind, palette), dash: kind === 'gone' ? [7, 5] : kind === 'unclear' ? [2, 4] : [], faded: false, ...tie.centre,
  }
}

const written = (level: number | null) => (level === null ? 'not coded' : String(level))

/** Who, and what became of them: "Russia – Israel (friendship): warmed; cooperation 1 to 2, conflict 1 to 0". */
function titleOf(tie: SceneTie, { kind, before, after }: TieChange): string {
  const who = tie.title.replace(/: cooperation .*$/su, '')
  if (!before || !after) return `${who}: ${kind}`
  const strand = (name: 'cooperation' | 'conflict') => (before[name] === after[name] ? `${name} ${written(after[name])}` : `${name} ${written(before[name])} to ${written(after[name])}`)
  return `${who}: ${kind === 'same' ? 'unchanged' : markLabels[kind].toLowerCase()}; ${strand('cooperation')}, ${strand('conflict')}`
}

/** What colours and sizes of actors say; lines say how ties changed, whatever colours them otherwise. */
function looksOf(before: Scene, after: Scene): LegendEntry[] {
  const entries = new Map([...before.legend, ...after.legend].flatMap((entry) => (entry.group === 'actor-look' || entry.group === 'size' ? [[entry.id, entry] as const] : [])))
  return [...entries.values()]
}

/** The signs that are in the picture, each with how many ties bear it. */
function legendOf({ counts, actors }: Comparison, palette: Palette): LegendEntry[] {
  const entries = changeKinds.flatMap((kind): LegendEntry[] => (kind === 'same' || counts[kind] === 0 ? [] : [markEntry(kind, colourOf(kind, palette), palette, `${markLabels[kind]} (${counts[kind]})`)]))
  const same: LegendEntry[] = counts.same === 0 ? [] : [{
    id: 'same', group: 'ties', label: `Unchanged (${counts.same})`, swatch: { form: 'strand', role: 'none', widths: [1.5], colour: colourOf('same', palette), dash: [], faded: false },
  }]
  const who = (['appeared', 'gone'] as const).flatMap((kind): LegendEntry[] => {
    const count = actors.filter((actor) => actor.kind === kind).length
    return count === 0 ? [] : [{ ...markEntry(kind, colourOf(kind, palette), palette, `Actor ${kind} (${count})`), id: `actor-${kind}`, group: 'actors' }]
  })
  return [...entries, ...same, ...who]
}
