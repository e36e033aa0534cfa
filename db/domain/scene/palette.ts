import type { Theme } from './types.ts'

type Levels = readonly [string, string, string]

export interface Palette {
  readonly background: string
  readonly ink: string
  readonly mutedInk: string
  readonly cooperation: string
  readonly conflict: string
  readonly notCoded: string
  readonly none: string
  readonly arrow: string
  readonly nodeFill: string
  /** Leaders and other persons are drawn hollow, so that the head mark shows. */
  readonly markFill: string
  readonly nodeStroke: string
  readonly selection: string
  readonly frame: string
  /** Colours of the strands by level, 1 to 3, where the level is told by lightness as well as by width; conflict is ticked then. */
  readonly levels?: { readonly cooperation: Levels; readonly conflict: Levels }
}

/**
 * Colours of the scene. Cooperation and conflict are blue and vermilion of Okabe and Ito (2008, "Color Universal Design"), which
 * colour-blind readers tell apart; on dark they are lighter tints of the same hues. Marks have at least 3:1 against the
 * background, lettering at least 4.5:1 (WCAG 2.2, 1.4.11 and 1.4.3). Grey survives a print in black: cooperation is dark and solid, conflict
 * lighter and ticked, and levels next to each other differ by at least 12 in lightness (CIE L*).
 */
export const palettes: { readonly [T in Theme]: Palette } = {
  light: {
    background: '#FFFFFF', ink: '#1D232B', mutedInk: '#56606C', cooperation: '#0072B2', conflict: '#D55E00', notCoded: '#7C848E', none: '#7C848E',
    arrow: '#3D4752', nodeFill: '#DDE2E8', markFill: '#FFFFFF', nodeStroke: '#3D4752', selection: '#1D232B', frame: '#C9CFD6',
  },
  dark: {
    background: '#16191D', ink: '#ECEFF2', mutedInk: '#A5AFBA', cooperation: '#4FB0EA', conflict: '#FF8A3D', notCoded: '#87909B', none: '#87909B',
    arrow: '#C3CAD2', nodeFill: '#3A434D', markFill: '#16191D', nodeStroke: '#C3CAD2', selection: '#FFFFFF', frame: '#3A434D',
  },
  grey: {
    background: '#FFFFFF', ink: '#1A1A1A', mutedInk: '#555555', cooperation: '#161616', conflict: '#565656', notCoded: '#808080', none: '#808080',
    arrow: '#333333', nodeFill: '#E3E3E3', markFill: '#FFFFFF', nodeStroke: '#404040', selection: '#1A1A1A', frame: '#C9C9C9',
    levels: { cooperation: ['#575757', '#343434', '#161616'], conflict: ['#949494', '#757575', '#565656'] },
  },
}

const channels = (colour: string): [number, number, number] => [
  Number.parseInt(colour.slice(1, 3), 16), Number.parseInt(colour.slice(3, 5), 16), Number.parseInt(colour.slice(5, 7), 16),
]

/** Contrast ratio of two `#rrggbb` colours, 1 to 21, as WCAG 2.2 defines it. */
export function contrast(a: string, b: string): number {
  const luminance = (colour: string) => {
    const [red, green, blue] = channels(colour).map((value) => {
      const share = value / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    }) as [number, number, number]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const [high, low] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

/** The colour that `colour` takes on at `share` (0 to 1) opacity over `background`: opaque, so that what lies beneath does not show. */
export function blend(colour: string, background: string, share: number): string {
  const over = channels(colour)
  const under = channels(background)
  return '#' + over.map((value, i) => Math.round(value * share + (under[i] ?? 0) * (1 - share)).toString(16).padStart(2, '0').toUpperCase()).join('')
}

/** How much of a mark's colour stays where it only possibly holds. */
export const fadedShare = 0.38
