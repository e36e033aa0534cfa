import type { MethodName } from '../contract/api.ts'
import type { SyncedPlace } from '../contract/entities/synced-place.ts'
import type { PreferenceChanges, Preferences } from '../contract/methods/preferences.ts'
import type { ReadTextInput, TextContent } from '../formats/text/read-text.ts'
import type { ImportWork } from './import-task.ts'
import type { JobControl } from './jobs.ts'
import type { LayoutPoint, LayoutWork } from './layout-task.ts'

/** What the service needs of the machine it runs on; a composition root provides it (electron/host/ports.ts), tests hold it still. */
export interface ServicePorts {
  now(): Date
  /** A fresh UUID, version 7 (RFC 9562): in the order of time. */
  newUid(): string
  readonly preferences: { get(): Preferences; set(changes: PreferenceChanges): Preferences }
  /** The picture of an SVG as PNG bytes, off the main thread. */
  renderPng(input: { svg: string; widthPx: number; heightPx: number; dpi: number }): Promise<Uint8Array>
  /** An SVG as the bytes of a PDF of its size, off the main thread. `created` is an instant that belongs to the project. */
  renderPdf(input: { svg: string; widthMm: number; heightMm: number; title: string; created: string }): Promise<Uint8Array>
  /** The text in a file, off the main thread. Rejects with an ImportError where none can be read, with `cancelled` where the signal ends it. */
  readText(input: ReadTextInput, control: JobControl): Promise<TextContent>
  /** Where a layout puts every actor, off the main thread. Rejects with `cancelled` where the signal ends it. */
  layOut(work: LayoutWork, control: JobControl): Promise<LayoutPoint[]>
  /**
   * The answer of a reading method from a connection of its own to the file, off the main thread: for what takes long in a large project. Absent
   * where there is no thread to give; then the service does it itself. Rejects with an EntenteError, `cancelled` where the signal ends it. With a control,
   * how far the job of the input is comes back to it.
   */
  readElsewhere?(file: string, method: MethodName, input: unknown, control?: JobControl): Promise<unknown>
  /**
   * Previews or imports a large file off the main thread, on a connection of its own. Absent where there is no thread to give; then the service does it
   * itself. Rejects with an EntenteError, `cancelled` where the signal ends it, with nothing written.
   */
  importElsewhere?(work: ImportWork, control: JobControl): Promise<unknown>
  /** Makes a verified backup before much is changed at once. Absent where there is nobody to make one. Rejects where none could be made. */
  backUpFirst?(): Promise<void>
  /** The cloud folder or network drive that a project's file is in. Absent where nobody can look. */
  placeOf?(file: string): SyncedPlace | null
  /** Where a file is that the program holds for an import; undefined where it holds none of that name. */
  heldFile?(held: string): string | undefined
}
