import type { ServerResponse } from 'node:http'
import type { PushEvent } from '../../db/contract/push.ts'

/** A window that reads this slowly has stopped; it is dropped and will ask for everything again when it comes back. */
const maxWaitingBytes = 4 * 1024 * 1024

/** The open event streams, one for each window: lines of JSON, and an empty line now and then to see whether it is still there. */
export interface EventStreams {
  /** Returns what sends to this one window. */
  add(response: ServerResponse): (event: PushEvent) => void
  /** Sends to every window. */
  send(event: PushEvent): void
  readonly count: number
  /** Calls back whenever a window came or went. */
  onChange(listener: (count: number) => void): void
  close(): void
}

export function createEventStreams({ heartbeatMs = 10_000 } = {}): EventStreams {
  const streams = new Set<ServerResponse>()
  const listeners: ((count: number) => void)[] = []
  const changed = () => listeners.forEach(listener => listener(streams.size))
  const writeTo = (stream: ServerResponse, line: string) => {
    if (stream.writableLength > maxWaitingBytes) stream.destroy()
    else stream.write(line)
  }
  const write = (line: string) => streams.forEach(stream => writeTo(stream, line))
  const lineOf = (event: PushEvent) => `${JSON.stringify(event)}\n`
  const heartbeat = setInterval(() => write('\n'), heartbeatMs)
  heartbeat.unref()
  return {
    add(response) {
      streams.add(response)
      response.once('close', () => {
        streams.delete(response)
        changed()
      })
      response.write('\n')
      changed()
      return event => writeTo(response, lineOf(event))
    },
    send: event => write(lineOf(event)),
    get count() {
      return streams.size
    },
    onChange: listener => void listeners.push(listener),
    close() {
      clearInterval(heartbeat)
      for (const stream of streams) stream.end()
    },
  }
}
