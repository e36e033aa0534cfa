/** The panels beside the centre. A name with `-before` keeps the size a collapsed panel comes back to. */
export const panelNames = ['navigator', 'inspector'] as const
export type PanelName = (typeof panelNames)[number]

/** Sizes in CSS pixels. */
export const panelLimits: Readonly<Record<PanelName, { usual: number; min: number; max: number }>> = {
  navigator: { usual: 260, min: 180, max: 480 },
  inspector: { usual: 400, min: 320, max: 720 },
}

/** Below this width of the window, in CSS pixels, the inspector lies over the centre instead of beside it. */
export const overlayBelow = 1180

/** The size of a panel among the preferences' panels: 0 where it is collapsed, the usual one where nothing is kept. */
export function panelSize(panels: Readonly<Record<string, number>>, name: PanelName | `${PanelName}-before`): number {
  return panels[name] ?? panelLimits[name === 'navigator' || name === 'navigator-before' ? 'navigator' : 'inspector'].usual
}

/** The preferences' panels with one of them at another size; a size of 0 remembers the one before. */
export function panelWith(panels: Readonly<Record<string, number>>, name: PanelName, size: number): Record<string, number> {
  const before = panelSize(panels, name)
  return { ...panels, [name]: size, ...(size === 0 && before > 0 ? { [`${name}-before`]: before } : {}) }
}
