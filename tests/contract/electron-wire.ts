import { EventEmitter } from 'node:events'

/**
 * The two ends of Electron's wire joined in one process, with its rules for what may cross (structured clone). NOT Electron: the sandbox and
 * the processes are tested elsewhere.
 */
const handlers = new Map<string, (event: unknown, ...args: unknown[]) => unknown>()
const toPage = new EventEmitter()

export const page = { url: 'entente://app/index.html', parent: null }
export const contents = {
  isDestroyed: () => false,
  send: (channel: string, ...args: unknown[]) => void toPage.emit(channel, {}, ...structuredClone(args)),
}
export const exposed: Record<string, unknown> = {}

export const ipcMain = {
  handle: (channel: string, handler: (event: unknown, ...args: unknown[]) => unknown) => void handlers.set(channel, handler),
}
export const ipcRenderer = {
  invoke: async (channel: string, ...args: unknown[]) => {
    const handler = handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    return structuredClone(await handler({ sender: contents, senderFrame: page }, ...structuredClone(args)))
  },
  on: (channel: string, listener: (...args: unknown[]) => void) => void toPage.on(channel, listener),
  off: (channel: string, listener: (...args: unknown[]) => void) => void toPage.off(channel, listener),
}
export const contextBridge = { exposeInMainWorld: (name: string, value: unknown) => void (exposed[name] = value) }
