/**
 * What the Electron preload exposes to the page as `window.entente`: a few functions and nothing else. Answers arrive as unknown: the
 * transport of the page gives them their types back.
 */
export interface ElectronBridge {
  /** Carries a call to the dispatcher; resolves with its ApiResult. */
  invoke(method: string, input: unknown): Promise<unknown>
  /** Calls back on every push event; returns a function that stops it. */
  onPush(listener: (event: unknown) => void): () => void
  readonly shell: {
    /** Resolve with an ApiResult each. */
    saveFile(file: { name: string; mime: string; bytes: Uint8Array }): Promise<unknown>
    openExternal(url: string): Promise<unknown>
    copyText(text: string): Promise<unknown>
    readText(): Promise<unknown>
    revealProject(): Promise<unknown>
    chooseProject(): Promise<unknown>
    chooseNewFile(suggestedName: string, kind: string): Promise<unknown>
    /** The path that the system gives for a dropped file; the main process takes it from the preload alone. */
    pathOfDropped(file: File): Promise<unknown>
    /** Holds a file that the user chose or dropped, for an import; the main process takes its path from the preload alone. */
    holdFile(file: File): Promise<unknown>
    releaseFile(held: string): Promise<unknown>
    setZoom(factor: number): void
    /** Calls back for commands chosen in the native menu; returns a function that stops it. */
    onCommand(listener: (command: unknown) => void): () => void
    /** Which commands of the native menu can be run in this window now. */
    setCommands(available: readonly string[]): Promise<unknown>
  }
}

/** The channels between the preload and the main process. */
export const bridgeChannels = {
  call: 'entente:call', saveFile: 'entente:save-file', openExternal: 'entente:open-external', copyText: 'entente:copy-text', readText: 'entente:read-text', reveal: 'entente:reveal',
  chooseProject: 'entente:choose-project', chooseNewFile: 'entente:choose-new-file', dropped: 'entente:dropped', hold: 'entente:hold', release: 'entente:release',
  push: 'entente:push', command: 'entente:command', available: 'entente:available-commands',
} as const
