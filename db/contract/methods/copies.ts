import { z } from 'zod'
import { read } from '../method.ts'
import { BundleManifest, BundleOptions, CopyOrigin } from '../entities/copies.ts'
import { NewFile } from './files.ts'

/** Copies for a second coder: what the open project answers. */
export const copyMethods = {
  /** What a blind copy would hold and leave out; changes nothing. */
  'bundle.preview': read(BundleOptions, BundleManifest),
  /** For whom this file was made, where it is a copy for a second coder; null for any other project. */
  'bundle.origin': read(z.strictObject({}), CopyOrigin.nullable()),
}

/** Copies for a second coder: what writes or reads another file is the host's to answer, as files are (see `fileMethods`). */
export const copyFileMethods = {
  /** Writes a blind copy as a new project file. An existing file is never touched (`conflict`); the project itself is only read. */
  'files.blindCopy': read(BundleOptions.extend({ where: NewFile }), z.strictObject({ file: z.string(), manifest: BundleManifest })),
}
