import { z } from 'zod'
import { read, write } from '../method.ts'
import { Uid } from '../values.ts'

/** Files that other programs open. `json` is the whole project as a document (Entente JSON); the next five are its network, the last three its sources. */
export const exportFormats = ['json', 'gexf', 'graphml', 'csv', 'pajek', 'cyjs', 'bibtex', 'ris', 'csl-json'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** Whether a text begins as a project document does: what it says of itself stands first, so that a file that only mentions it is not taken for one. */
export const startsAsProjectDocument = (start: string): boolean => /^\uFEFF?\s*\{\s*"format"\s*:\s*"entente-project"/u.test(start)

const counted = { what: z.string(), count: z.int().min(1) }

/** What an export holds, what the format loses, and what is kept out of it, before and after it is written. */
export const ExportManifest = z.strictObject({
  format: z.enum(exportFormats),
  included: z.array(z.strictObject(counted)),
  /** What the format cannot hold, and what becomes of it. */
  losses: z.array(z.strictObject({ ...counted, how: z.string() })),
  withheld: z.array(z.strictObject({ ...counted, why: z.string() })),
  /** What whoever passes the file on should know, such as licences of data in it. */
  warnings: z.array(z.string()),
})
export type ExportManifest = z.infer<typeof ExportManifest>

const ExportOptions = z.strictObject({
  format: z.enum(exportFormats),
  /** The view whose places the actors of a network have; absent: the first. */
  view: Uid.optional(),
})

export const exportMethods = {
  /** What an export of the format would hold and lose; writes nothing. */
  'exports.preview': read(ExportOptions, ExportManifest),
  /** The files of an export as text: one, or nodes and edges for CSV. The same project gives the same bytes. Private notes are in none. */
  'exports.files': read(ExportOptions, z.strictObject({ files: z.array(z.strictObject({ fileName: z.string(), text: z.string() })).min(1), manifest: ExportManifest })),
  /** The same files in one ZIP, to be saved by a single dialog; with `manifest`, what is told of them beside them, as JSON with a SHA-256 hash of each. */
  'exports.archive': read(ExportOptions.extend({ manifest: z.boolean().default(false) }), z.strictObject({ fileName: z.string(), base64: z.string(), manifest: ExportManifest })),
  /** What reading a project document (Entente JSON) into this project would do; changes nothing. `bad_request` names each fault of the document. */
  'projectDocument.preview': read(z.strictObject({ text: z.string().max(500_000_000) }), z.strictObject({
    title: z.string(),
    /** Whether the document takes the place of a project that is still empty; else it cannot be read into this one. */
    takesPlace: z.boolean(),
    included: z.array(z.strictObject(counted)),
  })),
  /** Makes an empty project the one of a document, as one undo step. `conflict` where the project holds anything of its own. */
  'projectDocument.import': write(z.strictObject({
    text: z.string().max(500_000_000),
    /** A fresh uid that names this run: push events of type `progress` carry it, and `jobs.cancel` ends it. */
    job: Uid.optional(),
  }), z.strictObject({ label: z.string() })),
}
