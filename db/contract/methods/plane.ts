import { z } from 'zod'
import { read } from '../method.ts'
import { Uid } from '../values.ts'

/** What figures of the matrix and of the practice plane have in common. */
export const PageOptions = z.strictObject({
  theme: z.enum(['light', 'dark', 'grey']).default('light'),
  /** Without a background, what lies behind shows through. */
  background: z.enum(['filled', 'transparent']).default('filled'),
  title: z.string().max(500).optional(),
  legend: z.boolean().default(true),
  /** Below the legend; absent or empty: none. */
  caption: z.string().max(5_000).optional(),
  sourceLine: z.boolean().default(true),
  /** Letters of an SVG as their outlines. */
  outlines: z.boolean().default(false),
  widthMm: z.number().min(20).max(2_000).default(174),
  /** Absent: what the content takes. What does not fit is drawn smaller; what is left below stays free. */
  heightMm: z.number().min(20).max(2_000).optional(),
  /** Size on paper of the names of ties; less where the page leaves no room for it. */
  letteringPt: z.number().min(3).max(96).default(7.2),
  dpi: z.int().min(36).max(2_400).default(300),
  /** The ties to show, in this order where that matters; absent: all. */
  ties: z.array(Uid).max(100_000).optional(),
})
export type PageOptions = z.output<typeof PageOptions>

export const PlaneFigureOptions = PageOptions.extend({
  /** The one period to show; absent: all, with the ways between them. */
  period: Uid.optional(),
})
export type PlaneFigureOptions = z.output<typeof PlaneFigureOptions>

export const MatrixFigureOptions = PageOptions.extend({
  /** Whether periods stand under aspects, or aspects under periods. */
  groupBy: z.enum(['aspect', 'period']).default('aspect'),
  /** Whether the readings have columns of their own. */
  readings: z.boolean().default(true),
})
export type MatrixFigureOptions = z.output<typeof MatrixFigureOptions>

/** A figure as SVG text: its size on paper, the points of its smallest lettering, and characters that the shipped fonts lack. */
export const SvgAnswer = z.strictObject({ svg: z.string(), fileName: z.string(), widthMm: z.number(), heightMm: z.number(), smallestPt: z.number(), missingCharacters: z.array(z.string()) })
export const PngAnswer = z.strictObject({ base64: z.string(), widthPx: z.int(), heightPx: z.int(), fileName: z.string() })
export const PdfAnswer = z.strictObject({ base64: z.string(), widthMm: z.number(), heightMm: z.number(), fileName: z.string(), missingCharacters: z.array(z.string()) })

export const planeMethods = {
  /** The practice plane as a figure. Refused where the codebook has no P1 or P2. */
  'figures.plane': read(PlaneFigureOptions, SvgAnswer),
  'figures.planePng': read(PlaneFigureOptions, PngAnswer),
  'figures.planePdf': read(PlaneFigureOptions, PdfAnswer),
  /** The matrix of ties, aspects and periods as a figure. Notes and rationales are not in it. */
  'figures.matrix': read(MatrixFigureOptions, SvgAnswer),
  'figures.matrixPng': read(MatrixFigureOptions, PngAnswer),
  'figures.matrixPdf': read(MatrixFigureOptions, PdfAnswer),
}
