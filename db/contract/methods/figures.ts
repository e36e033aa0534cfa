import { z } from 'zod'
import { Encodings } from '../entities/encodings.ts'
import { Rules } from '../entities/filter-rules.ts'
import { read } from '../method.ts'
import { FigureManifest } from '../entities/figures.ts'
import { FigurePanels } from '../entities/figure-panels.ts'
import { Focus, outsideChoices, parallelChoices } from '../entities/focus.ts'
import { EdtfText, Uid } from '../values.ts'

export const FigureOptions = z.strictObject({
  view: Uid.optional(),
  /** Null: the end of the study period. Absent: the view's own. */
  asOf: EdtfText.nullable().optional(),
  /** First day of a range that ends with `asOf`; null: one day. Absent: the view's own, or one day where `asOf` is given. Refused with `allTime`, and after `asOf`. */
  since: EdtfText.nullable().optional(),
  dating: z.enum(['certainly', 'possibly']).optional(),
  allTime: z.boolean().optional(),
  /** What is left out or put back; absent: the view's own rules. */
  rules: Rules.optional(),
  /** The part of the network to show; null: all of it. Absent: the view's own, as are the two after it. */
  focus: Focus.nullable().optional(),
  outside: z.enum(outsideChoices).optional(),
  parallel: z.enum(parallelChoices).optional(),
  /** Several pictures in the place of one; the time, a crop and a zoom do not count then. Not with evidence. */
  panels: FigurePanels.optional(),
  /** What colours, sizes, shapes and names say; absent: the view's own. */
  encodings: Encodings.optional(),
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
  /** Small numbers on the ties; with `list`, below the legend what stands behind each: how much evidence, from how many sources. */
  evidence: z.enum(['none', 'numbers', 'list']).default('none'),
  widthMm: z.number().min(20).max(2_000).default(174),
  /** Absent: what the content takes. */
  heightMm: z.number().min(20).max(2_000).optional(),
  /** Letters of an SVG as their outlines: no fonts inside, and alike in programs that know none; a PDF and a PNG need it not. */
  outlines: z.boolean().default(false),
  /** Size on paper of the names of most actors; less where the page leaves no room for it. */
  letteringPt: z.number().min(3).max(96).default(7.2),
  dpi: z.int().min(36).max(2_400).default(300),
})
export type FigureOptions = z.infer<typeof FigureOptions>

export const EvidenceOptions = FigureOptions.extend({
  /** One HTML file with the figure in it, or Markdown with the figure as SVG and the data as JSON beside it. */
  form: z.enum(['html', 'markdown']),
  /** Several files as one ZIP archive. */
  packed: z.boolean().default(false),
  /** Name of the files without their ending; absent: made from the project and the time. */
  fileName: z.string().trim().min(1).max(200).optional(),
})
export type EvidenceOptions = z.infer<typeof EvidenceOptions>

export const figureMethods = {
  'figures.svg': read(FigureOptions, z.strictObject({
    svg: z.string(), fileName: z.string(), widthMm: z.number(), heightMm: z.number(),
    /** Size of the smallest names and legend on paper, in points: below 6 it is hard to read in print. */
    smallestPt: z.number(),
    /** Characters that the shipped fonts lack: a PNG shows boxes for them, an SVG leaves them to the reader's fonts. */
    missingCharacters: z.array(z.string()),
  })),
  'figures.pdf': read(FigureOptions, z.strictObject({ base64: z.string(), widthMm: z.number(), heightMm: z.number(), fileName: z.string(), missingCharacters: z.array(z.string()) })),
  /** What a figure with its evidence would hold, and what would be kept from it. */
  'figures.manifest': read(FigureOptions, FigureManifest),
  /**
   * The figure with numbers on its ties, and an appendix on each: phases, fits, excerpts with citations, the codebook, the sources, a hash of the
   * data. Never holds notes or events of restricted data sets (docs/figures.md).
   */
  'figures.evidence': read(EvidenceOptions, z.strictObject({
    files: z.array(z.strictObject({ fileName: z.string(), mime: z.string(), base64: z.string() })),
    manifest: FigureManifest,
  })),
  'figures.png': read(FigureOptions, z.strictObject({ base64: z.string(), widthPx: z.int(), heightPx: z.int(), fileName: z.string() })),
}
