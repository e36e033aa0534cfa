import { z } from 'zod'
import { Rules } from '../entities/filter-rules.ts'
import { read } from '../method.ts'
import { EdtfText, Uid } from '../values.ts'

export const FigureOptions = z.strictObject({
  view: Uid.optional(),
  /** Null or absent: the view's own, and where that has none the end of the study period. */
  asOf: EdtfText.nullable().optional(),
  /** First day of a range that ends with `asOf`; null: one day. Absent: the view's own, or one day where `asOf` is given. Refused with `allTime`, and after `asOf`. */
  since: EdtfText.nullable().optional(),
  dating: z.enum(['certainly', 'possibly']).optional(),
  allTime: z.boolean().optional(),
  /** What is left out or put back; absent: the view's own rules. */
  rules: Rules.optional(),
  /** Grey survives a print in black: cooperation dark and solid, conflict lighter and ticked. */
  theme: z.enum(['light', 'dark', 'grey']).default('light'),
  /** Without a background, what lies behind shows through. */
  background: z.enum(['filled', 'transparent']).default('filled'),
  /** The part of the plane to show, in scene units; absent: everything, with a margin. */
  crop: z.strictObject({ x: z.number(), y: z.number(), width: z.number().positive(), height: z.number().positive() }).optional(),
  /** Zoom of the screen it should look like: labels keep their size on the screen. */
  zoom: z.number().positive().max(100).optional(),
  title: z.string().max(500).optional(),
  legend: z.boolean().default(true),
  /** Below the legend; absent or empty: none. */
  caption: z.string().max(5_000).optional(),
  /** The lines with the date or range shown, and with the rules that hold. */
  timeLine: z.boolean().default(true),
  sourceLine: z.boolean().default(true),
  widthMm: z.number().min(20).max(2_000).default(174),
  /** Absent: what the content takes. */
  heightMm: z.number().min(20).max(2_000).optional(),
  /** Size on paper of the names of most actors; less where the page leaves no room for it. */
  letteringPt: z.number().min(3).max(96).default(7.2),
  dpi: z.int().min(36).max(2_400).default(300),
})
export type FigureOptions = z.infer<typeof FigureOptions>

export const figureMethods = {
  'figures.svg': read(FigureOptions, z.strictObject({
    svg: z.string(), fileName: z.string(), widthMm: z.number(), heightMm: z.number(),
    /** Size of the smallest names and legend on paper, in points: below 6 it is hard to read in print. */
    smallestPt: z.number(),
    /** Characters that the shipped fonts lack: a PNG shows boxes for them, an SVG leaves them to the reader's fonts. */
    missingCharacters: z.array(z.string()),
  })),
  'figures.pdf': read(FigureOptions, z.strictObject({ base64: z.string(), widthMm: z.number(), heightMm: z.number(), fileName: z.string(), missingCharacters: z.array(z.string()) })),
  'figures.png': read(FigureOptions, z.strictObject({ base64: z.string(), widthPx: z.int(), heightPx: z.int(), fileName: z.string() })),
}
