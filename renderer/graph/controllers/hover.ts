import type { Core, EventObject } from 'cytoscape'

export interface Hover {
  /** Raises an actor or tie and its surroundings, and dims the rest if asked to; null lets everything be as it is. */
  show(uid: string | null, dimming: boolean): void
  destroy(): void
}

/** Beyond so many elements nothing is dimmed: repainting all of them would be slower than the pointer. */
const mostDimmed = 2_500

/** Actor or tie that an element of the canvas stands for. */
export function uidOf(element: { data(name: string): unknown; id(): string }): string {
  const tie: unknown = element.data('tie')
  return typeof tie === 'string' ? tie : element.id()
}

/** Tells what the pointer is on, and shows what is hovered here or in another view. */
export function createHover(cy: Core, onHover: (uid: string | null) => void): Hover {
  let shown = ''
  const enter = (event: EventObject) => onHover(uidOf(event.target))
  const leave = () => onHover(null)
  cy.on('mouseover', 'node, edge', enter)
  cy.on('mouseout', 'node, edge', leave)

  return {
    show: (uid, dimming) => {
      const next = `${uid} ${dimming}`
      if (next === shown) return
      shown = next
      cy.batch(() => {
        cy.elements('.raised, .dimmed, .hovered').removeClass('raised dimmed hovered')
        if (uid === null) return
        const own = cy.getElementById(uid)
        const near = own.nonempty() ? own.closedNeighborhood() : cy.edges().filter((edge) => edge.data('tie') === uid)
        if (near.empty()) return
        const raised = near.union(near.connectedNodes()).filter((element) => !element.hasClass('ring') && !element.hasClass('ring-inside'))
        raised.addClass('raised')
        if (!dimming) (own.nonempty() ? own : near).addClass('hovered')
        if (dimming && cy.elements().length <= mostDimmed) cy.elements().not(raised).not('.ring, .ring-inside').addClass('dimmed')
      })
    },
    destroy: () => {
      cy.off('mouseover', 'node, edge', enter)
      cy.off('mouseout', 'node, edge', leave)
    },
  }
}
