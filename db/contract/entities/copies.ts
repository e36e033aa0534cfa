import { z } from 'zod'
import { Instant, Name, Uid } from '../values.ts'

const count = z.int().min(0)

/** What a blind copy is made for. */
export const BundleOptions = z.strictObject({
  /** The second coder. One of that name in the project is that coder; else the copy has a new one. */
  coder: Name,
  /** Whether the excerpts go along, so that both code the same passages. They show what the first coder selected. */
  excerpts: z.boolean().default(false),
})
export type BundleOptions = z.infer<typeof BundleOptions>

/** What a blind copy holds and what was kept from it, and why. */
export const BundleManifest = z.strictObject({
  project: z.strictObject({ uid: Uid, title: z.string() }),
  coder: z.strictObject({
    uid: Uid, name: z.string(),
    /** The project has this coder already. */
    known: z.boolean(),
  }),
  excerpts: z.boolean(),
  included: z.array(z.strictObject({ what: z.string(), count })),
  withheld: z.array(z.strictObject({ what: z.string(), count, why: z.string() })),
  /** What to think of before giving the copy away. */
  cautions: z.array(z.string()),
})
export type BundleManifest = z.infer<typeof BundleManifest>

/** Where a project file came from, where it is a copy made for somebody. */
export const CopyOrigin = z.strictObject({ kind: z.enum(['blind', 'shared']), projectTitle: z.string(), coderName: z.string(), createdAt: Instant })
export type CopyOrigin = z.infer<typeof CopyOrigin>
