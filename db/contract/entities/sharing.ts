import { z } from 'zod'
import { Uid } from '../values.ts'

const count = z.int().min(0)

/** Forms in which the figures of a bundle are written. */
export const bundleFigures = ['svg', 'pdf', 'png'] as const
/** One file, or a folder with the files in it. */
export const bundleForms = ['zip', 'folder'] as const

/** What of the project goes into a bundle for others. Private notes never do: one that is to go along is released first. */
export const ShareOptions = z.strictObject({
  /** The released notes, none, or these of them. */
  notes: z.union([z.enum(['released', 'none']), z.array(Uid).max(10_000)]).default('released'),
  /** Data sets marked as restricted that go along all the same; their events stay out otherwise. */
  restricted: z.array(Uid).max(10_000).default([]),
  /** Whether the full texts of sources go along. */
  texts: z.boolean().default(true),
  /** The views of which there are figures; null: all of them. */
  views: z.array(Uid).max(1_000).nullable().default(null),
  figures: z.array(z.enum(bundleFigures)).default(['svg', 'pdf']),
  /** Whether each of these views has its evidence appendix beside the figures, as HTML. */
  evidence: z.boolean().default(true),
})
export type ShareOptions = z.infer<typeof ShareOptions>

/** What a bundle would hold and what stays out, and why; shown before anything is written. */
export const SharePreview = z.strictObject({
  project: z.strictObject({ uid: Uid, title: z.string() }),
  included: z.array(z.strictObject({ what: z.string(), count })),
  withheld: z.array(z.strictObject({ what: z.string(), count, why: z.string() })),
  /** What to think of before giving the bundle away. */
  cautions: z.array(z.string()),
  /** Paths of its files, beside the manifest. */
  files: z.array(z.string()),
})
export type SharePreview = z.infer<typeof SharePreview>

/** A file of a bundle, as its manifest names it. */
export const BundleFile = z.strictObject({ path: z.string(), bytes: count, sha256: z.string().regex(/^[0-9a-f]{64}$/u) })
export type BundleFile = z.infer<typeof BundleFile>

export const ShareManifest = SharePreview.extend({ files: z.array(BundleFile) })
export type ShareManifest = z.infer<typeof ShareManifest>
