import { z } from 'zod'
import { read } from '../method.ts'
import { Uid } from '../values.ts'

export const PlaneFigureOptions = z.strictObject({
  /** The one period to show; absent: all, with the ways between them. */
  period: Uid.optional(),
  /** The ties to show; absent: all. */
  ties: z.array(Uid).max(100_000).optional(),
  theme: z.enum(['light', 'dark']).default('light'),
  title: z.string().max(500).optional(),
  legend: z.boolean().default(true),
  widthMm: z.number().min(20).max(2_000).default(174),
  dpi: z.int().min(36).max(2_400).default(300),
})
export type PlaneFigureOptions = z.output<typeof PlaneFigureOptions>

export const planeMethods = {
  /** The practice plane as a figure. Refused where the codebook has no P1 or P2. */
  'figures.plane': read(PlaneFigureOptions, z.strictObject({ svg: z.string(), fileName: z.string(), missingCharacters: z.array(z.string()) })),
  'figures.planePng': read(PlaneFigureOptions, z.strictObject({ base64: z.string(), widthPx: z.int(), heightPx: z.int(), fileName: z.string() })),
}
