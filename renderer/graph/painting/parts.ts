import type { Scene, SceneArrow, SceneLabel, SceneNode, SceneStrand, SceneTie } from '../../../db/domain/scene/types.ts'
import type { Parts } from './paint.ts'

/** A scene by what it is about, to find the parts of a few actors and ties in a large one. */
export interface PartsByUid {
  readonly nodes: ReadonlyMap<string, SceneNode>
  readonly ties: ReadonlyMap<string, SceneTie>
  readonly tiesOf: ReadonlyMap<string, readonly SceneTie[]>
  readonly labels: ReadonlyMap<string, SceneLabel>
  readonly strands: ReadonlyMap<string, readonly SceneStrand[]>
  readonly arrows: ReadonlyMap<string, SceneArrow>
}

const known = new WeakMap<Scene, PartsByUid>()

/** The parts of a scene by uid; made once for each scene. */
export function partsByUid(scene: Scene): PartsByUid {
  const before = known.get(scene)
  if (before) return before
  const tiesOf = new Map<string, SceneTie[]>()
  for (const tie of scene.ties) {
    for (const end of new Set([tie.from, tie.to])) {
      const own = tiesOf.get(end)
      if (own) own.push(tie)
      else tiesOf.set(end, [tie])
    }
  }
  const strands = new Map<string, SceneStrand[]>()
  for (const strand of scene.strands) {
    const own = strands.get(strand.tie)
    if (own) own.push(strand)
    else strands.set(strand.tie, [strand])
  }
  const parts: PartsByUid = {
    nodes: new Map(scene.nodes.map((node) => [node.uid, node])), ties: new Map(scene.ties.map((tie) => [tie.uid, tie])), tiesOf, strands,
    labels: new Map(scene.labels.map((label) => [label.actor, label])), arrows: new Map(scene.arrows.map((arrow) => [arrow.tie, arrow])),
  }
  known.set(scene, parts)
  return parts
}

/** What of a scene shows these ties and actors, to be painted above the rest. */
export function partsOf(scene: Scene, ties: Iterable<string>, actors: Iterable<string>): Parts {
  const by = partsByUid(scene)
  const present = <T>(items: Iterable<string>, map: ReadonlyMap<string, T>): T[] => [...items].flatMap((uid) => map.get(uid) ?? [])
  const own = [...new Set(ties)]
  const named = [...new Set(actors)]
  return {
    theme: scene.theme, strands: own.flatMap((uid) => by.strands.get(uid) ?? []), arrows: present(own, by.arrows), marks: scene.marks.filter(({ tie }) => own.includes(tie)),
    nodes: present(named, by.nodes), labels: present(named, by.labels),
  }
}
