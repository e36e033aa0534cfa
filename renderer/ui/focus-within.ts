/** What a part of the window is about, before its smaller controls. */
const mainControls = ['[data-main]', '[role="application"]', '[role="grid"]', '[role="listbox"]', '[role="slider"]', 'button:not([disabled])', '[tabindex="0"]', 'input']

/** Focuses what a part of the window is about, or the part itself. */
export function focusWithin(region: HTMLElement | null | undefined): void {
  const control = mainControls.map(selector => region?.querySelector<HTMLElement>(selector)).find(found => found)
  ;(control ?? region)?.focus({ preventScroll: true })
}
