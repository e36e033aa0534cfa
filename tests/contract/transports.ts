import { join } from 'node:path'
import type { WebContents } from 'electron'
import { onTestFinished, vi } from 'vitest'
import type { Client } from '../../db/contract/api.ts'
import type { ElectronBridge } from '../../db/contract/bridge.ts'
import type { StaticHandler } from '../../electron/host/static.ts'
import { openWorkbench, type OpenWorkbench } from '../../electron/host/workbench.ts'
import { connectWindows, sendPush } from '../../electron/main/ipc.ts'
import { startLoopbackServer } from '../../electron/serve/server.ts'
import { createElectronClient } from '../../renderer/transport/electron-client.ts'
import { createHttpClient } from '../../renderer/transport/http-client.ts'
import { takeCredential } from '../../renderer/transport/launch.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { contents, exposed } from './electron-wire.ts'

export type TransportName = 'in-process' | 'HTTP' | 'IPC'
export const transportNames: readonly TransportName[] = ['in-process', 'HTTP', 'IPC']

/** Opens a project and connects to it over the transport; all ends with the test. */
export async function connectOver(transport: TransportName, file: string, access: 'write' | 'read' = 'write'): Promise<Client> {
  const project = openWorkbench(file, {
    access, folder: join(temporaryFolder(), 'data'), workerFile: new URL('../../electron/host/worker.ts', import.meta.url), checkOutputs: true,
  })
  onTestFinished(() => project.close())
  switch (transport) {
    case 'in-process': return project.client
    case 'HTTP': return await overHttp(project)
    case 'IPC': return await overIpc(project)
  }
}

async function overHttp(project: OpenWorkbench): Promise<Client> {
  const noPages: StaticHandler = async () => ({ status: 404, headers: {}, body: null })
  const server = await startLoopbackServer({ dispatch: project.dispatch, subscribe: listener => project.subscribe(listener), pages: noPages })
  onTestFinished(() => server.close('The test is over.'))
  const pageFetch: typeof fetch = (input, init) =>
    fetch(new URL(input instanceof Request ? input.url : input, server.origin), { ...init, headers: { ...init?.headers as Record<string, string>, origin: server.origin, 'sec-fetch-site': 'same-origin' } })
  const held = new Map<string, string>()
  const token = await takeCredential({
    location: { hash: new URL(server.newLaunchLink()).hash, pathname: '/' }, history: { replaceState: () => undefined }, fetch: pageFetch,
    storage: { getItem: key => held.get(key) ?? null, setItem: (key, value) => void held.set(key, value), removeItem: key => void held.delete(key) },
  })
  const client = createHttpClient({ token, fetch: pageFetch })
  // As in a window, the stream is there before anything is done.
  await vi.waitFor(() => {
    if (server.windows.count === 0) throw new Error('no stream yet')
  })
  return client
}

async function overIpc(project: OpenWorkbench): Promise<Client> {
  await import('../../electron/preload/index.ts')
  const none = () => { throw new Error('not part of the contract') }
  connectWindows(() => ({ dispatch: project.dispatch, saveFile: none, openExternal: none, copyText: none, revealProject: none }))
  onTestFinished(project.subscribe(event => sendPush(contents as unknown as WebContents, event)))
  return createElectronClient(exposed['entente'] as ElectronBridge)
}
