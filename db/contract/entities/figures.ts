import { z } from 'zod'

const counted = { what: z.string(), count: z.int().min(0) }

/** What a figure with its evidence holds, and what was kept from it, and why: shown before anything is written. */
export const FigureManifest = z.strictObject({
  included: z.array(z.strictObject(counted)),
  withheld: z.array(z.strictObject({ ...counted, why: z.string() })),
  /** SHA-256 of the data, 64 hexadecimal digits (docs/figures.md). */
  hash: z.string().regex(/^[0-9a-f]{64}$/u),
})
export type FigureManifest = z.infer<typeof FigureManifest>
