import type { ServerResponse } from 'node:http'
import type { PushEvent } from '../../db/contract/push.ts'
import type { Dispatch } from '../host/dispatch.ts'
import type { Session } from './sessions.ts'

/** What one window talks to. */
export interface WindowEnd {
  dispatch: Dispatch
  subscribe: (listener: (event: PushEvent) => void) => () => void
  /** Holds a file for an import into the project that the window shows; its name, null where it shows none. */
  hold?: (path: string) => string | null
  /** Lets go of a held file. */
  release?: (held: string) => void
  /** The window has been out of sight for a while; it may come back. */
  rest?: () => void
}

/** The windows of one server, each with what it talks to. */
export interface Windows {
  of(session: Session): WindowEnd
  /** Carries push events to a window for as long as its stream is open. */
  connect(session: Session, stream: ServerResponse, send: (event: PushEvent) => void): void
  close(): void
}

/** A window that has had no stream for `restAfterMs` rests: long enough for a page to load again. */
export function createWindows(openWindow: (file: string | null) => WindowEnd, restAfterMs = 12_000, onRest: (session: Session) => void = () => undefined): Windows {
  const windows = new Map<Session, { end: WindowEnd; streams: number; resting: NodeJS.Timeout | undefined; stops: Set<() => void> }>()
  const heldOf = (session: Session) => {
    let held = windows.get(session)
    if (!held) {
      held = { end: openWindow(session.file), streams: 0, resting: undefined, stops: new Set() }
      windows.set(session, held)
    }
    return held
  }
  return {
    of: session => heldOf(session).end,
    connect(session, stream, send) {
      const held = heldOf(session)
      clearTimeout(held.resting)
      held.streams++
      const stop = held.end.subscribe(send)
      held.stops.add(stop)
      stream.once('close', () => {
        stop()
        held.stops.delete(stop)
        held.streams--
        if (held.streams > 0) return
        held.resting = setTimeout(() => {
          held.end.rest?.()
          onRest(session)
        }, restAfterMs)
        held.resting.unref()
      })
    },
    close() {
      for (const { resting, stops } of windows.values()) {
        clearTimeout(resting)
        for (const stop of stops) stop()
      }
    },
  }
}
