import { z } from 'zod'
import { read } from '../method.ts'
import { EdtfText, Instant, Name } from '../values.ts'

const Path = z.string().min(1).max(4_000)

/** A project that was open before, as it was then. */
export const RecentProject = z.strictObject({
  file: z.string(), name: z.string(), folder: z.string(), title: z.string(), openedAt: Instant,
  /** Nothing of that name is there now: moved, deleted, or on a disk that is not connected. */
  missing: z.boolean(),
})
export type RecentProject = z.infer<typeof RecentProject>

export const FilesState = z.strictObject({
  /** The project of this window; null on the start screen. */
  open: z.strictObject({
    file: z.string(), name: z.string(), folder: z.string(),
    /** It is this user's own copy of the sample, which can be reset. */
    isSampleCopy: z.boolean(),
    /** It is locked with a passphrase. */
    locked: z.boolean(),
  }).nullable(),
  /** The locked project that this window would show, did it have the passphrase. */
  waiting: z.strictObject({ file: z.string(), name: z.string() }).nullable(),
  /** The damaged project that this window would show; `message` says what is wrong with it. */
  damaged: z.strictObject({ file: z.string(), name: z.string(), message: z.string() }).nullable(),
  /** Whether the system has a keychain that can remember a passphrase. */
  canRemember: z.boolean(),
  recent: z.array(RecentProject),
  /** Where new projects are offered to go. */
  folder: z.string(),
})
export type FilesState = z.infer<typeof FilesState>

export const FolderEntry = z.strictObject({ name: z.string(), path: z.string(), kind: z.enum(['folder', 'project']) })
export type FolderEntry = z.infer<typeof FolderEntry>

export const FolderListing = z.strictObject({
  folder: z.string(), parent: z.string().nullable(),
  /** Folders first, then projects, each by name. */
  entries: z.array(FolderEntry),
  /** There is more in the folder than is listed. */
  more: z.boolean(),
  /** Folders that one usually starts from. */
  places: z.array(z.strictObject({ name: z.string(), path: z.string() })),
})
export type FolderListing = z.infer<typeof FolderListing>

/** Where a new file goes: as the system's dialog said, or by folder and name. The ending is added where it is missing. */
export const NewFile = z.union([z.strictObject({ file: Path }), z.strictObject({ folder: Path, name: z.string().trim().min(1).max(200) })])
export type NewFile = z.infer<typeof NewFile>

const Opened = z.strictObject({ file: z.string() })
const Nothing = z.strictObject({})

/**
 * Files and windows: which project this window shows. They are the host's, not the project's, and work without an open project. A window
 * that has the system's own dialogs may name only files that the user chose in one of them or that were open before; others are `forbidden`.
 * A file that is refused leaves the open project as it is.
 */
export const fileMethods = {
  'files.state': read(Nothing, FilesState),
  /** Shows the project of that file in this window, in place of the one before. */
  'files.open': read(z.strictObject({ file: Path }), Opened),
  /** Opens this user's copy of the sample, made where there is none. */
  'files.openSample': read(Nothing, Opened),
  /** Puts a fresh copy of the sample in place of the changed one, which is kept beside it under the name returned. */
  'files.resetSample': read(Nothing, z.strictObject({ backup: z.string() })),
  /** Makes a project and opens it here. An existing file is never touched (`conflict`). */
  'files.create': read(z.union([
    z.strictObject({ where: NewFile, title: Name, studyPeriod: EdtfText.optional() }),
    /** From the text of a project document (Entente JSON), which has a title and all else. */
    z.strictObject({ where: NewFile, document: z.string().max(500_000_000) }),
  ]), Opened),
  /**
   * Writes the project as one clean file, history and private notes included, and looks the copy through. An existing file is replaced only
   * where `replace` says so, and never one that is open.
   */
  'files.saveCopy': read(z.strictObject({ where: NewFile, replace: z.boolean().default(false) }), Opened),
  /**
   * Saves the project as a new file and goes on in that, in all windows that show it: for one whose file was taken away (`file_gone`) or whose disk
   * is full or failing. What is typed and not saved yet stays in the windows, and is saved there. An existing file is never touched (`conflict`).
   */
  'files.goOnIn': read(z.strictObject({ where: NewFile }), Opened),
  /** Leaves the project for the start screen. */
  'files.close': read(Nothing, Nothing),
  /** Takes a file off the list of recent projects; all of them where none is named. */
  'files.forget': read(z.strictObject({ file: Path.optional() }), FilesState),
  /** Folders and projects of a folder, for the chooser of the browser shell; null asks for the one to start from. Names of other files are never listed. */
  'files.browse': read(z.strictObject({ folder: Path.nullable() }), FolderListing),
  /** Another window on the same project: opened by the host (null), or by the page at this launch link, which works once. */
  'files.newWindow': read(Nothing, z.strictObject({ link: z.string().nullable() })),
}
