import { request } from 'node:http'
import { expect, test, vi } from 'vitest'
import type { PushEvent } from '../../db/contract/push.ts'
import { endWithLastWindow } from '../../electron/serve/last-window.ts'
import { startTestServer, type TestServer } from './support.ts'

const changed: PushEvent = { type: 'changed', entities: [], everything: true, history: { undo: 'Rename', redo: null } }

/** Opens an event stream as a window does. */
function openStream({ server, pageHeaders }: TestServer, token: string): Promise<{ lines: string[]; beats(): number; close(): void; ended: Promise<void> }> {
  return new Promise((resolve, reject) => {
    const lines: string[] = []
    let beats = 0
    const sent = request({ host: '127.0.0.1', port: server.port, path: '/events', method: 'POST', headers: pageHeaders(token), agent: false }, response => {
      response.setEncoding('utf8').on('data', (chunk: string) => {
        beats += chunk.split('\n').filter(line => line === '').length
        lines.push(...chunk.split('\n').filter(Boolean))
      })
      const ended = new Promise<void>(done => response.on('close', () => done()).on('error', () => undefined))
      resolve({ lines, beats: () => beats, ended, close: () => sent.destroy() })
    })
    sent.on('error', reject)
    sent.end('{}')
  })
}

test('every window hears every change, and why the program ends', async () => {
  const running = await startTestServer()
  const token = await running.launch()
  const [one, other] = [await openStream(running, token), await openStream(running, await running.launch())]
  running.push(changed)
  await vi.waitFor(() => expect([one.lines, other.lines].map(lines => lines.map(line => JSON.parse(line)))).toEqual([[changed], [changed]]))
  await running.server.close('Ended from its terminal.')
  await one.ended
  expect(JSON.parse(one.lines.at(-1) ?? '')).toEqual({ type: 'closing', reason: 'Ended from its terminal.' })
})

test('the program ends with its last window, and waits while a page is loaded again', async () => {
  const running = await startTestServer()
  const token = await running.launch()
  const end = vi.fn()
  endWithLastWindow(running.server.windows, end, 300)
  await new Promise(resolve => setTimeout(resolve, 400))
  expect(end).not.toHaveBeenCalled()

  const window = await openStream(running, token)
  window.close()
  await vi.waitFor(() => expect(running.server.windows.count).toBe(0))
  const again = await openStream(running, token)
  await new Promise(resolve => setTimeout(resolve, 500))
  expect([running.server.windows.count, end.mock.calls.length]).toEqual([1, 0])

  again.close()
  await vi.waitFor(() => expect(end).toHaveBeenCalledTimes(1))
})

test('a silent stream still shows that the program is there', async () => {
  const running = await startTestServer({ heartbeatMs: 20 })
  const window = await openStream(running, await running.launch())
  await vi.waitFor(() => expect(window.beats()).toBeGreaterThan(3))
  expect(window.lines).toEqual([])
  window.close()
  await vi.waitFor(() => expect(running.server.windows.count).toBe(0))
})
