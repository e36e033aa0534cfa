import { z } from 'zod'
import { read, write } from '../method.ts'
import { BundleManifest, BundleOptions, CopyMergeOptions, CopyMergeReport, CopyOrigin } from '../entities/copies.ts'
import { NewFile } from './files.ts'

/** Copies for a second coder: what the open project answers. */
export const copyMethods = {
  /** What a blind copy would hold and leave out; changes nothing. */
  'bundle.preview': read(BundleOptions, BundleManifest),
  /** For whom this file was made, where it is a copy for a second coder; null for any other project. */
  'bundle.origin': read(z.strictObject({}), CopyOrigin.nullable()),
}

const OtherFile = CopyMergeOptions.extend({ file: z.string().min(1).max(4_000) })

/** Copies for a second coder: what writes or reads another file is the host's to answer, as files are (see `fileMethods`). */
export const copyFileMethods = {
  /** Writes a blind copy as a new project file. An existing file is never touched (`conflict`); the project itself is only read. */
  'files.blindCopy': read(BundleOptions.extend({ where: NewFile }), z.strictObject({ file: z.string(), manifest: BundleManifest })),
  /** What merging another copy would do; neither file is changed. What is no sound project is refused. */
  'files.previewMerge': read(OtherFile, CopyMergeReport),
  /** Merges another copy: entities matched by uid, one undo step. What differs is decided by the rule or one by one; what one copy lacks is kept. */
  'files.mergeCopy': write(OtherFile, z.strictObject({
    report: CopyMergeReport,
    /** What undo would take back; null where everything was there already. */
    label: z.string().nullable(),
  })),
}
