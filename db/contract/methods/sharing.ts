import { z } from 'zod'
import { bundleForms, ShareManifest, ShareOptions, SharePreview } from '../entities/sharing.ts'
import { read } from '../method.ts'
import { Uid } from '../values.ts'
import { NewFile } from './files.ts'

/** Bundles for sharing: what the open project answers. */
export const sharingMethods = {
  /** What a bundle would hold and leave out; changes nothing. Refuses a note that is private, a view or a data set that is not there. */
  'share.preview': read(ShareOptions, SharePreview),
}

/** Bundles for sharing: writing one is the host's, as files are. */
export const sharingFileMethods = {
  /**
   * Writes a bundle: a copy of the project as chosen, figures and evidence made from that copy, and a manifest with the SHA-256 of each file; as one ZIP
   * or as a folder. What is there already is never touched (`conflict`); the project itself is only read. It is there whole or not at all; `cancelled` after
   * `files.cancelShare`.
   */
  'files.share': read(ShareOptions.extend({
    where: NewFile, form: z.enum(bundleForms),
    /** A fresh uid that names this run: push events of type `progress` carry it, counting files, and `files.cancelShare` ends it. */
    job: Uid.optional(),
  }), z.strictObject({ file: z.string(), manifest: ShareManifest })),
  /** Ends a bundle that is being written; nothing of it stays. False where none has that name. */
  'files.cancelShare': read(z.strictObject({ job: Uid }), z.strictObject({ cancelled: z.boolean() })),
}
