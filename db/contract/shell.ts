/** What a native menu may ask of the window; its command palette has each under the same name. */
export const menuCommands = [
  'new-project', 'open-project', 'save-copy', 'backups', 'history', 'blind-copy', 'share-bundle', 'merge-copy', 'import', 'reset-sample', 'lock-project', 'change-passphrase', 'remove-lock', 'lock-now', 'reveal', 'close-project', 'new-window', 'figure', 'export-data', 'report', 'undo', 'redo', 'paste', 'palette', 'hide-private', 'theme', 'network-table',
  'toggle-navigator', 'toggle-inspector', 'zoom-in', 'zoom-out', 'zoom-reset', 'help', 'tour', 'shortcuts', 'report-problem',
] as const
export type MenuCommand = (typeof menuCommands)[number]

/** What a new file is: a project, a ZIP, or a folder of that name. */
export const newFileKinds = ['project', 'zip', 'folder'] as const
export type NewFileKind = (typeof newFileKinds)[number]

/**
 * What a window needs from the program it runs in and cannot do by itself. Electron implements it natively, the browser shell with what a
 * page may do. Capabilities that a shell lacks are absent from the interface, not greyed.
 */
export interface Shell {
  readonly name: 'electron' | 'browser'
  readonly capabilities: {
    readonly reveal: boolean
    readonly nativeMenu: boolean
    /** The system's own dialogs for files; without them the page shows a chooser of folders. */
    readonly fileDialogs: boolean
    /** The size of the interface is the page's to set; elsewhere the browser's own zoom does it. */
    readonly zoom: boolean
  }
  /** Asks where to save and writes (to a temporary file, then renamed); the browser downloads. Returns what to tell the user, null when cancelled. */
  saveFile(file: { name: string; mime: string; bytes: Uint8Array<ArrayBuffer> }): Promise<string | null>
  /** Opens an https link outside, after the user agreed to the address shown. */
  openExternal(url: string): Promise<void>
  copyText(text: string): Promise<void>
  /** The text on the clipboard; asked for on the user's own command to paste, never otherwise. Rejects where the shell does not give it. */
  readText(): Promise<string>
  /** Shows the project's file in the system's file manager, where `capabilities.reveal`. */
  revealProject(): Promise<void>
  /** Asks for a project to open. Returns its path, null when cancelled. Only where `capabilities.fileDialogs`. */
  chooseProject(): Promise<string | null>
  /** Asks where a new file goes, a project's unless said otherwise. Returns its path, null when cancelled. Only where `capabilities.fileDialogs`. */
  chooseNewFile(suggestedName: string, kind?: NewFileKind): Promise<string | null>
  /** The path of a file that the user dropped on the window; null where this shell is not told. */
  pathOfDropped(file: File): Promise<string | null>
  /** Hands a file to the program for an import that names it (`held`) instead of its content; returns the name. Tells how many bytes are over. Rejects with `cancelled` where the signal ends it. */
  holdFile(file: File, control: { signal: AbortSignal; progress(done: number, total: number): void }): Promise<string>
  /** Lets go of a file that was handed over. */
  releaseFile(held: string): Promise<void>
  /** Opens a launch link as another window, or tab. */
  openWindow(link: string): void
  /** Sets the size of the interface, 1 is its usual one; only where `capabilities.zoom`. */
  setZoom(factor: number): void
  /** Calls back for commands chosen in a native menu (one of `menuCommands`); returns a function that stops it. */
  onCommand(listener: (command: MenuCommand) => void): () => void
  /** Tells the native menu which of its commands can be run in this window now; the others are greyed. */
  setCommands(available: readonly MenuCommand[]): void
}
