import type { Core, EventObject, NodeSingular } from 'cytoscape'

/** Actor or tie that an element of the graph stands for. */
const uidOf = (element: { id(): string }): string => element.id()

export type SelectMode = 'replace' | 'toggle' | 'add'

export interface PointerEvents {
  onSelect(uids: string[], mode: SelectMode): void
  onOpen(uid: string): void
  /** Where an actor that is dragged to a point comes to stand: there, or on the grid. */
  placeFor(point: { x: number; y: number }): { x: number; y: number }
  /** Actors move along with the pointer. */
  onDrag(moved: ReadonlyMap<string, { x: number; y: number }>): void
  /** They were let go; called once for all of them. */
  onDrop(moved: ReadonlyMap<string, { x: number; y: number }>): void
}

function modeOf(event: EventObject): SelectMode {
  const original = event.originalEvent as MouseEvent | undefined
  return original?.ctrlKey || original?.metaKey ? 'toggle' : original?.shiftKey ? 'add' : 'replace'
}

/**
 * Turns clicks, boxes and drags into what they mean. The canvas's own selection only says which actors a drag takes along; it follows
 * the shared selection (`syncSelection`) and never leads.
 */
export function createPointer(cy: Core, events: PointerEvents): { syncSelection(uids: ReadonlySet<string>): void; destroy(): void } {
  let tapped: [string | null, string | null] = [null, null]
  let boxed: string[] = []
  let boxedTies: string[] = []
  const moved = new Map<string, { x: number; y: number }>()
  /** Where the pointer would have them, before they are put on the grid. */
  const dragged = new Map<string, { x: number; y: number }>()
  let selection: ReadonlySet<string> = new Set()

  const syncSelection = (uids: ReadonlySet<string>) => {
    selection = uids
    cy.batch(() => {
      cy.nodes().forEach((node) => {
        if (uids.has(node.id()) !== node.selected()) void (uids.has(node.id()) ? node.select() : node.unselect())
      })
      cy.edges(':selected').unselect()
    })
  }

  const onTap = (event: EventObject) => {
    const uid = event.target === cy ? null : uidOf(event.target)
    tapped = [tapped[1], uid]
    events.onSelect(uid === null ? [] : [uid], uid === null ? 'replace' : modeOf(event))
    // Cytoscape selects after its tap events: undo that once it has.
    queueMicrotask(() => syncSelection(selection))
  }
  const onDouble = (event: EventObject) => {
    // Two quick clicks on two things are no double click.
    if (event.target !== cy && tapped[0] === uidOf(event.target) && tapped[0] === tapped[1]) events.onOpen(uidOf(event.target))
  }
  const onBoxed = (event: EventObject) => {
    const uid = uidOf(event.target)
    if (event.target.isNode()) boxed.push(uid)
    else boxedTies.push(uid)
    if (boxed.length + boxedTies.length === 1) {
      queueMicrotask(() => {
        const uids = boxed.length > 0 ? boxed : [...new Set(boxedTies)]
        boxed = []
        boxedTies = []
        events.onSelect(uids, 'add')
        syncSelection(selection)
      })
    }
  }
  const onDrag = (event: EventObject) => {
    const node = event.target as NodeSingular
    const [at, last, before] = [node.position(), moved.get(node.id()), dragged.get(node.id())]
    // The canvas adds the pointer's way to where the node is, which may be a place on the grid.
    const free = last && before ? { x: before.x + at.x - last.x, y: before.y + at.y - last.y } : { x: at.x, y: at.y }
    const place = events.placeFor(free)
    dragged.set(node.id(), free)
    moved.set(node.id(), place)
    if (place.x !== at.x || place.y !== at.y) node.position(place)
    events.onDrag(moved)
  }
  const onFree = () => {
    if (moved.size === 0) return
    const result = new Map(moved)
    moved.clear()
    dragged.clear()
    events.onDrop(result)
  }
  cy.on('tap', onTap)
  cy.on('dbltap', onDouble)
  cy.on('boxselect', onBoxed)
  cy.on('drag', 'node', onDrag)
  cy.on('dragfreeon', 'node', onFree)

  return {
    syncSelection,
    destroy: () => {
      cy.off('tap', onTap)
      cy.off('dbltap', onDouble)
      cy.off('boxselect', onBoxed)
      cy.off('drag', 'node', onDrag)
      cy.off('dragfreeon', 'node', onFree)
    },
  }
}
