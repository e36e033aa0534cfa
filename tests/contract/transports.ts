import { join } from 'node:path'
import type { WebContents } from 'electron'
import { onTestFinished, vi } from 'vitest'
import type { Client } from '../../db/contract/api.ts'
import type { ElectronBridge } from '../../db/contract/bridge.ts'
import type { StaticHandler } from '../../electron/host/static.ts'
import { createLocalClient } from '../../electron/host/client.ts'
import { createPreferenceStore } from '../../electron/host/preferences.ts'
import { createProjectPool } from '../../electron/host/project-pool.ts'
import { createRecentProjects } from '../../electron/host/recent-projects.ts'
import { createWindowSession, type WindowSession } from '../../electron/host/window-session.ts'
import { openWorkbench } from '../../electron/host/workbench.ts'
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
  return (await openWindowOver(transport, file, access)).client
}

/** The same, with the window's session on the other side. Over IPC the window may name only files that were chosen, as in Electron. */
export async function openWindowOver(transport: TransportName, file: string, access: 'write' | 'read' = 'write'): Promise<{ client: Client; session: WindowSession; folder: string }> {
  const folder = join(temporaryFolder(), 'data')
  const workerFile = new URL('../../electron/host/worker.ts', import.meta.url)
  const pool = createProjectPool(path => openWorkbench(path, { access, folder, workerFile, checkOutputs: true }))
  onTestFinished(() => pool.closeAll())
  const session = createWindowSession({
    pool, recent: createRecentProjects(folder), preferences: createPreferenceStore(folder), folder, workerFile, anyPath: transport !== 'IPC', newWindow: path => path, checkOutputs: true,
  })
  await session.open(file)
  return { client: await connectTo(transport, session), session, folder }
}

async function connectTo(transport: TransportName, session: WindowSession): Promise<Client> {
  switch (transport) {
    case 'in-process': return createLocalClient(session.dispatch, listener => session.subscribe(listener))
    case 'HTTP': return await overHttp(session)
    case 'IPC': return await overIpc(session)
  }
}

async function overHttp(session: WindowSession): Promise<Client> {
  const noPages: StaticHandler = async () => ({ status: 404, headers: {}, body: null })
  const server = await startLoopbackServer({ openWindow: () => session, pages: noPages })
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

async function overIpc(session: WindowSession): Promise<Client> {
  await import('../../electron/preload/index.ts')
  const none = () => { throw new Error('not part of the contract') }
  connectWindows(() => ({
    dispatch: session.dispatch, saveFile: none, openExternal: none, copyText: none, readText: none, setCommands: none, revealProject: none, chooseProject: none, chooseNewFile: none, takeDropped: none, holdFile: none, releaseFile: none,
  }))
  onTestFinished(session.subscribe(event => sendPush(contents as unknown as WebContents, event)))
  return createElectronClient(exposed['entente'] as ElectronBridge)
}
