import type { Core, EventObject } from 'cytoscape'

/** Tells what the pointer is on: an actor or a tie; null when it leaves. */
export function createHover(cy: Core, onHover: (uid: string | null) => void): { destroy(): void } {
  const enter = (event: EventObject) => onHover((event.target as { id(): string }).id())
  const leave = () => onHover(null)
  cy.on('mouseover', 'node, edge', enter)
  cy.on('mouseout', 'node, edge', leave)
  return {
    destroy: () => {
      cy.off('mouseover', 'node, edge', enter)
      cy.off('mouseout', 'node, edge', leave)
    },
  }
}
