import type { Client } from '../../db/contract/api.ts'
import type { ElectronBridge } from '../../db/contract/bridge.ts'
import type { Shell } from '../../db/contract/shell.ts'
import { createBrowserShell } from './browser-shell.ts'
import { createElectronClient } from './electron-client.ts'
import { createElectronShell } from './electron-shell.ts'
import { createHttpClient } from './http-client.ts'
import { takeCredential } from './launch.ts'
import { createUploader } from './upload.ts'
import { rememberWindowBounds } from './window-bounds.ts'

declare global {
  interface Window {
    /** Put there by the Electron preload; absent in a browser. */
    readonly entente?: ElectronBridge
  }
}

/**
 * Connects this page with the program behind it, whichever shell it runs in. Rejects with an EntenteError: `forbidden` where the page was
 * not opened by a launch link that is still good (its message tells the user how to get one).
 */
export async function connect(): Promise<{ client: Client; shell: Shell }> {
  if (window.entente) return { client: createElectronClient(window.entente), shell: createElectronShell(window.entente) }
  const token = await takeCredential()
  const client = createHttpClient({ token })
  rememberWindowBounds(client)
  return { client, shell: createBrowserShell(createUploader({ token })) }
}
