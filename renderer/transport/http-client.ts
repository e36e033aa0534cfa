import type { Client, Input, MethodName, Output } from '../../db/contract/api.ts'
import { EntenteError } from '../../db/contract/errors.ts'
import { PushEvent } from '../../db/contract/push.ts'
import { unwrap } from './answer.ts'
import { needsLaunch } from './launch.ts'
import { readLines } from './lines.ts'

interface HttpClientOptions {
  token: string
  /** Prefix of the addresses; the page's own origin when empty. */
  origin?: string
  fetch?: typeof fetch
  /** Waits between attempts to get the event stream back, in milliseconds; the last one repeats. */
  retryDelaysMs?: readonly number[]
  /** The server says something at least every ten seconds; a stream that is silent for longer is dead. */
  silenceMs?: number
}

const gone = () => new EntenteError('internal', 'Entente did not answer. Was it ended in its terminal? What was acknowledged is on disk; this step was not.')

/**
 * The client over the loopback server. Its event stream is opened with it, so that the server knows of the window, and comes back by itself
 * after it broke; subscribers are then told that everything may have changed. Where the server has gone for good they are told `closing`.
 */
export function createHttpClient(options: HttpClientOptions): Client {
  const { token, origin = '', fetch: send = fetch.bind(globalThis), retryDelaysMs = [100, 300, 1_000, 2_000, 4_000], silenceMs = 25_000 } = options
  const listeners = new Set<(event: PushEvent) => void>()
  const tell = (event: PushEvent) => listeners.forEach(listener => listener(event))

  const post = (path: string, body: unknown, signal?: AbortSignal) =>
    send(origin + path, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify(body), cache: 'no-store',
      ...(signal ? { signal } : {}),
    })

  const call = async <M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>> => {
    const response = await post('/api', { method, input }).catch(() => { throw gone() })
    if (response.status === 401) throw needsLaunch('This window belongs to an earlier start of Entente.')
    if (response.status === 413) throw new EntenteError('too_large', 'This is larger than one step may be (72 MB). Nothing was changed; do it in smaller parts.')
    if (!response.ok) throw new EntenteError('internal', `Entente refused the call (${response.status}). Nothing was changed; load the window again.`)
    return unwrap(await response.json().catch(() => { throw gone() })) as Output<M>
  }

  /** Reads one event stream to its end; returns whether another may be opened. Rejects when it breaks. */
  const listen = async (isReturn: boolean, onOpen: () => void): Promise<boolean> => {
    const silence = new AbortController()
    let timer = setTimeout(() => silence.abort(), silenceMs)
    try {
      const response = await post('/events', {}, silence.signal)
      if (response.status === 401) {
        tell({ type: 'closing', reason: needsLaunch('This window belongs to an earlier start of Entente.').message })
        return false
      }
      if (!response.ok || !response.body) return true
      onOpen()
      if (isReturn) {
        tell(await call('history.get', {}).then(
          (history): PushEvent => ({ type: 'changed', entities: [], everything: true, history }),
          (error: unknown): PushEvent => {
            if (error instanceof EntenteError && error.code === 'no_project') return { type: 'project-opened', open: false }
            throw error
          },
        ))
      }
      for await (const line of readLines(response.body)) {
        clearTimeout(timer)
        timer = setTimeout(() => silence.abort(), silenceMs)
        const event = line === '' ? null : PushEvent.parse(JSON.parse(line))
        if (event) tell(event)
        if (event?.type === 'closing') return false
      }
      return true
    } finally {
      clearTimeout(timer)
    }
  }

  const keepListening = async () => {
    let wasOpen = false
    for (let failures = 0; failures <= maxFailures; failures++) {
      const onOpen = () => {
        wasOpen = true
        failures = 0
      }
      if (!await listen(wasOpen, onOpen).catch(() => true)) return
      await new Promise(resolve => setTimeout(resolve, retryDelaysMs[Math.min(failures, retryDelaysMs.length - 1)]))
    }
    tell({ type: 'closing', reason: gone().message })
  }
  void keepListening()

  return {
    call,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** Attempts in a row, about half a minute with the usual waits, after which the server counts as gone. */
const maxFailures = 10
