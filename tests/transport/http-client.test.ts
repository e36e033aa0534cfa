import { expect, test, vi } from 'vitest'
import type { PushEvent } from '../../db/contract/push.ts'
import { createHttpClient } from '../../renderer/transport/http-client.ts'
import { needsLaunch, takeCredential, type LaunchPage } from '../../renderer/transport/launch.ts'
import { readLines } from '../../renderer/transport/lines.ts'
import { safeExternal } from '../../renderer/transport/browser-shell.ts'
import { startTestServer, type TestServer } from '../serve/support.ts'

/** `fetch` as a page of this server has it: the browser adds these headers by itself. */
const pageFetch = ({ server }: TestServer): typeof fetch => (input, init) =>
  fetch(typeof input === 'string' && input.startsWith('/') ? server.origin + input : input, {
    ...init, headers: { ...init?.headers as Record<string, string>, origin: server.origin, 'sec-fetch-site': 'same-origin' },
  })

const clientOf = (running: TestServer, token: string, options = {}) =>
  createHttpClient({ token, fetch: pageFetch(running), retryDelaysMs: [10], ...options })

const changed: PushEvent = { type: 'changed', entities: [], everything: false, history: { undo: 'Rename', redo: null } }

test('calls and errors come through', async () => {
  const running = await startTestServer()
  const client = clientOf(running, await running.launch())
  expect(await client.call('history.get', {})).toEqual({ undo: null, redo: null })
  await expect(client.call('project.get', {})).rejects.toMatchObject({ name: 'EntenteError', code: 'not_found' })
  await expect(client.call('search.query', { query: 'x', limit: 0 })).rejects.toMatchObject({ code: 'bad_request', issues: [{ path: 'limit' }] })
})

test('more than a call may carry is told as such', async () => {
  const running = await startTestServer({ maxBodyBytes: 500 })
  const client = clientOf(running, await running.launch())
  await expect(client.call('search.query', { query: 'x'.repeat(1_000) })).rejects.toMatchObject({ code: 'too_large' })
})

test('a window of an earlier start is told how to get in again', async () => {
  const running = await startTestServer()
  const client = clientOf(running, 'of-another-start')
  const events: PushEvent[] = []
  client.subscribe(event => events.push(event))
  await expect(client.call('history.get', {})).rejects.toMatchObject({ code: 'forbidden', message: expect.stringContaining('press Enter') })
  await vi.waitFor(() => expect(events).toMatchObject([{ type: 'closing' }]))
})

test('push events arrive, and a stream that broke comes back and has everything read again', async () => {
  const running = await startTestServer()
  const broken = new AbortController()
  let streams = 0
  const send = pageFetch(running)
  const client = clientOf(running, await running.launch(), {
    fetch: ((input: string, init: RequestInit) => {
      if (!input.endsWith('/events')) return send(input, init)
      streams++
      return send(input, streams === 1 ? { ...init, signal: broken.signal } : init)
    }) as typeof fetch,
  })
  const events: PushEvent[] = []
  const stop = client.subscribe(event => events.push(event))
  await vi.waitFor(() => expect(running.server.windows.count).toBe(1))
  running.push(changed)
  await vi.waitFor(() => expect(events).toEqual([changed]))

  broken.abort()
  await vi.waitFor(() => expect(events[1]).toEqual({ type: 'changed', entities: [], everything: true, history: { undo: null, redo: null } }))
  expect(streams).toBe(2)
  running.push(changed)
  await vi.waitFor(() => expect(events).toHaveLength(3))
  stop()
  running.push(changed)
  await client.call('history.get', {})
  expect(events).toHaveLength(3)
})

test('a stream that falls silent is given up and opened anew', async () => {
  const running = await startTestServer({ heartbeatMs: 60_000 })
  const client = clientOf(running, await running.launch(), { silenceMs: 80 })
  const events: PushEvent[] = []
  client.subscribe(event => events.push(event))
  await vi.waitFor(() => expect(events).toMatchObject([{ type: 'changed', everything: true }]))
})

test('when the program ends its windows are told, and do not knock again', async () => {
  const running = await startTestServer()
  const client = clientOf(running, await running.launch())
  const events: PushEvent[] = []
  client.subscribe(event => events.push(event))
  await vi.waitFor(() => expect(running.server.windows.count).toBe(1))
  await running.server.close('Ended from its terminal.')
  await vi.waitFor(() => expect(events).toEqual([{ type: 'closing', reason: 'Ended from its terminal.' }]))
  await expect(client.call('history.get', {})).rejects.toMatchObject({ code: 'internal', message: expect.stringContaining('did not answer') })
})

/** The parts of a page that the launch touches. */
function launchPage(running: TestServer, hash: string, storage = new Map<string, string>()) {
  const replaced: string[] = []
  const page: LaunchPage = {
    location: { hash, pathname: '/' },
    history: { replaceState: (_state, _title, url) => void replaced.push(String(url)) },
    storage: { getItem: key => storage.get(key) ?? null, setItem: (key, value) => void storage.set(key, value), removeItem: key => void storage.delete(key) },
    fetch: pageFetch(running),
  }
  return { page, replaced, storage }
}

test('the launch code leaves the address at once and becomes a token that survives loading again', async () => {
  const running = await startTestServer()
  const { hash } = new URL(running.server.newLaunchLink())
  const first = launchPage(running, hash)
  const taking = takeCredential(first.page)
  expect(first.replaced).toEqual(['/'])
  const token = await taking
  expect(await clientOf(running, token).call('history.get', {})).toEqual({ undo: null, redo: null })

  const again = launchPage(running, '', first.storage)
  expect(await takeCredential(again.page)).toBe(token)
  // Another window of the same browser has a session storage of its own.
  await expect(takeCredential(launchPage(running, '').page)).rejects.toThrow(needsLaunch('This window was not opened by Entente, so it may not read the project.'))
  await expect(takeCredential(launchPage(running, hash).page)).rejects.toMatchObject({ code: 'forbidden', message: expect.stringContaining('already used') })
})

test('lines are put together across chunks and characters', async () => {
  const bytes = new TextEncoder().encode('{"a":"חיזבאללה"}\n\n{"b":1}\nhalf')
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += 3) controller.enqueue(bytes.slice(at, at + 3))
      controller.close()
    },
  })
  expect(await collect(readLines(stream))).toEqual(['{"a":"חיזבאללה"}', '', '{"b":1}'])
})

test.each([
  ['https://doi.org/10.1000/1', 'https://doi.org/10.1000/1'], ['http://doi.org/', null], ['https://user:word@doi.org/', null], ['https://localhost/', null],
  ['javascript:alert(1)', null], ['file:///etc/passwd', null], ['no address', null],
])('of %s, what may be opened outside is %s', (url, expected) => expect(safeExternal(url)).toBe(expected))


async function collect(lines: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = []
  for await (const line of lines) all.push(line)
  return all
}
