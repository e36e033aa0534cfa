import './fonts.css'

/** Families in the order in which a canvas looks for a glyph. */
export const labelFamilies = '"Noto Sans", "Noto Sans Hebrew", "Noto Sans Arabic", sans-serif'

let loading: Promise<void> | undefined

/**
 * Settles when the label fonts are there, so that the first picture is drawn in them; a canvas does not wait by itself. Settles also where a
 * font cannot be loaded: labels then show in a substitute.
 */
export function loadLabelFonts(): Promise<void> {
  const samples = { 'Noto Sans': 'aЯω', 'Noto Sans Hebrew': 'א', 'Noto Sans Arabic': 'ا' }
  loading ??= Promise.allSettled(
    Object.entries(samples).flatMap(([family, sample]) => [400, 600].map((weight) => document.fonts.load(`${weight} 13px "${family}"`, sample))),
  ).then(() => undefined)
  return loading
}
