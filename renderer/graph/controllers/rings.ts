import type { Core } from 'cytoscape'
import type { Scene, SceneTie } from '../../../db/domain/scene/types.ts'
import { lineData } from '../elements.ts'

export interface Marked {
  readonly selection: ReadonlySet<string>
  /** What the keyboard is on; null while the canvas has no focus. */
  readonly focus: string | null
}

export interface Rings {
  /** Draws rings around what is selected and what has the focus; colours stay as they are. */
  apply(scene: Scene, marked: Marked): void
}

const outer = 7
const inner = 3.5

/** Rings: an outline around an actor; around a tie a wider line under it, with the background in between. */
export function createRings(cy: Core): Rings {
  let drawn = new Map<string, { tie: SceneTie; focus: boolean }>()

  const remove = (uid: string) => {
    cy.getElementById(`${uid}:ring`).remove()
    cy.getElementById(`${uid}:ring-inside`).remove()
  }

  const draw = (scene: Scene, tie: SceneTie, focus: boolean) => {
    const [from, to] = [scene.nodes.find(({ uid }) => uid === tie.from), scene.nodes.find(({ uid }) => uid === tie.to)]
    if (!from || !to) return
    const common = { tie: tie.uid, source: tie.from, target: tie.to, ...lineData(tie.centre, from, to), colour: '#000000', dashed: false, dash: [1, 0], order: 0 }
    cy.add([
      { group: 'edges', data: { ...common, id: `${tie.uid}:ring`, width: tie.breadth + outer }, classes: focus ? 'ring ring-focus' : 'ring', selectable: false },
      { group: 'edges', data: { ...common, id: `${tie.uid}:ring-inside`, width: tie.breadth + inner }, classes: 'ring-inside', selectable: false },
    ])
  }

  return {
    apply: (scene, { selection, focus }) => {
      cy.batch(() => {
        cy.nodes().forEach((node) => {
          node.toggleClass('selected', selection.has(node.id()))
          node.toggleClass('focused', node.id() === focus)
        })
        const wanted = new Map<string, { tie: SceneTie; focus: boolean }>()
        for (const tie of scene.ties) {
          if (selection.has(tie.uid) || tie.uid === focus) wanted.set(tie.uid, { tie, focus: !selection.has(tie.uid) })
        }
        for (const [uid, before] of drawn) {
          const now = wanted.get(uid)
          if (now?.tie !== before.tie || now.focus !== before.focus || cy.getElementById(`${uid}:ring`).empty()) remove(uid)
        }
        for (const [uid, { tie, focus: dashed }] of wanted) if (cy.getElementById(`${uid}:ring`).empty()) draw(scene, tie, dashed)
        drawn = wanted
      })
    },
  }
}
