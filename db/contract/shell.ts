/** What a native menu may ask of the window; its command palette has each under the same name. */
export const menuCommands = ['undo', 'redo', 'palette', 'figure', 'hide-private', 'theme', 'network-table', 'toggle-navigator', 'toggle-inspector', 'shortcuts'] as const
export type MenuCommand = (typeof menuCommands)[number]

/**
 * What a window needs from the program it runs in and cannot do by itself. Electron implements it natively, the browser shell with what a
 * page may do. Capabilities that a shell lacks are absent from the interface, not greyed.
 */
export interface Shell {
  readonly name: 'electron' | 'browser'
  readonly capabilities: { readonly reveal: boolean; readonly nativeMenu: boolean }
  /** Asks where to save and writes (to a temporary file, then renamed); the browser downloads. Returns what to tell the user, null when cancelled. */
  saveFile(file: { name: string; mime: string; bytes: Uint8Array<ArrayBuffer> }): Promise<string | null>
  /** Opens an https link outside, after the user agreed to the address shown. */
  openExternal(url: string): Promise<void>
  copyText(text: string): Promise<void>
  /** Shows the project's file in the system's file manager, where `capabilities.reveal`. */
  revealProject(): Promise<void>
  /** Calls back for commands chosen in a native menu (one of `menuCommands`); returns a function that stops it. */
  onCommand(listener: (command: MenuCommand) => void): () => void
}
