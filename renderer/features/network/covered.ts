/** How much of an element, from its right edge, the inspector lies over: it does in narrow windows. In pixels. */
export function coveredByInspector(element: Element | null | undefined): number {
  const panel = document.getElementById('inspector')?.getBoundingClientRect()
  const own = element?.getBoundingClientRect()
  return panel && own && panel.width > 0 && panel.left < own.right && panel.right > own.left ? own.right - panel.left : 0
}
