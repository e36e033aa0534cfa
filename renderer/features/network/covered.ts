/** How much of an element, from its right edge, the inspector or the panel at its side lies over: they do in narrow windows. In pixels. */
export function coveredByPanels(element: Element | null | undefined): number {
  const own = element?.getBoundingClientRect()
  const panels = [document.getElementById('inspector'), document.querySelector('.side-panel')].flatMap(panel => panel?.getBoundingClientRect() ?? [])
  return Math.max(0, ...panels.map(panel => (own && panel.width > 0 && panel.left < own.right && panel.right > own.left ? own.right - panel.left : 0)))
}
