import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { PushEvent } from '../../db/contract/push.ts'
import { createDispatch } from '../../electron/host/dispatch.ts'
import { createStaticHandler } from '../../electron/host/static.ts'
import { startLoopbackServer, type LoopbackServer } from '../../electron/serve/server.ts'
import { serviceDouble } from '../support/service-double.ts'
import { temporaryFolder } from '../support/temporary.ts'

export interface Answer { status: number; headers: Record<string, string | string[] | undefined>; body: string }

export interface TestServer {
  server: LoopbackServer
  /** How many calls came through to the service. */
  calls(): number
  push(event: PushEvent): void
  /** One raw request: only the headers given are sent. */
  send(path: string, options?: { method?: string; headers?: Record<string, string>; body?: string | Buffer }): Promise<Answer>
  /** The headers that a page of ours sends. */
  pageHeaders(token?: string): Record<string, string>
  /** Follows a launch link as a page does; resolves with the token. */
  launch(): Promise<string>
}

const emptyHistory = { undo: null, redo: null }
export const goodCall = JSON.stringify({ method: 'history.get', input: {} })

export async function startTestServer(options: Partial<Parameters<typeof startLoopbackServer>[0]> = {}): Promise<TestServer> {
  const root = join(temporaryFolder(), 'renderer')
  mkdirSync(root)
  writeFileSync(join(root, 'index.html'), '<!doctype html><p>workbench</p>')
  let calls = 0
  const service = serviceDouble({
    'history.get': () => {
      calls++
      return emptyHistory
    },
    'search.query': ({ query }) => {
      calls++
      return { hits: [{ type: 'actor', uid: '0190a000-0000-7000-8000-000000000001', title: query, snippet: '', marks: [], private: false }] }
    },
  })
  const listeners = new Set<(event: PushEvent) => void>()
  const server = await startLoopbackServer({
    openWindow: () => ({
      dispatch: createDispatch(service, { readOnly: false, checkOutputs: true }),
      subscribe: listener => {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
    }),
    pages: createStaticHandler(root),
    ...options,
  })
  onTestFinished(() => server.close('The test is over.'))

  const send: TestServer['send'] = (path, { method = 'GET', headers = {}, body } = {}) =>
    new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port: server.port, path, method, headers: { host: `127.0.0.1:${server.port}`, ...headers }, agent: false }, response => {
        let text = ''
        response.setEncoding('utf8').on('data', (chunk: string) => { text += chunk })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text })).on('error', reject)
      })
      sent.on('error', reject)
      sent.end(body)
    })
  const pageHeaders = (token?: string) => ({
    'content-type': 'application/json', origin: server.origin, 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  })
  return {
    server,
    calls: () => calls,
    push: event => listeners.forEach(listener => listener(event)),
    send,
    pageHeaders,
    async launch() {
      const code = new URL(server.newLaunchLink()).hash.slice('#launch='.length)
      const { body } = await send('/session', { method: 'POST', headers: pageHeaders(), body: JSON.stringify({ code }) })
      return (JSON.parse(body) as { token: string }).token
    },
  }
}
