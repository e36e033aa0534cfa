/** What every use case works with: the connection, the ports, and the one way to change the project. */
import { EntenteError } from '../contract/errors.ts'
import type { PushEvent } from '../contract/push.ts'
import { currentCoder } from '../queries/coders.ts'
import { forgetEvents, indexEvents } from '../queries/event-batch.ts'
import { refreshPairs } from '../queries/event-pairs.ts'
import { linkPending } from '../queries/links.ts'
import { refreshNames } from '../queries/names.ts'
import { beginning } from '../queries/rows.ts'
import { refreshSearch } from '../queries/search.ts'
import { touchedEntities } from '../queries/touched.ts'
import type { ReadableDatabase, WritableDatabase } from '../sqlite/database.ts'
import { foldLog, mendLog, placeOf } from '../sqlite/in-place.ts'
import { historyState, redo, runAction, undo, watchChanges, type Progress, type RowChange } from '../sqlite/undo.ts'
import { fileGone } from './errors.ts'
import type { ServicePorts } from './ports.ts'

/** Titles may be long; a menu entry may not. */
const longestLabel = 160
/** Above this many entities a push event says "everything" instead of naming them. */
const namedInPush = 500

/** How the project is open. A connection that cannot write is only ever seen as one that reads. */
export type ProjectConnection =
  | { readonly writable: true; readonly db: WritableDatabase }
  | { readonly writable: false; readonly db: ReadableDatabase; readonly reason: string }

export interface Step {
  /** What undo would take back, as the user reads it. Never words of a note. */
  readonly label: string
  /** Steps that follow each other with the same key become one. */
  readonly mergeKey?: string
  /** One stay in a field; counts before `mergeKey` where both are given. */
  readonly stay?: string | undefined
}

export interface ServiceContext {
  readonly db: ReadableDatabase
  readonly ports: ServicePorts
  /** Where the file is, for people; null for a project that has none. */
  readonly file: string | null
  readonly readOnly: boolean
  readonly readOnlyReason: string
  /**
   * Runs `body` as one transaction and one undo step, brings names, links and the search index up to date in it, then tells the listeners.
   * A body that changes nothing leaves no step and tells nobody. Throws `read_only` where the project is open read-only.
   */
  write<T>(step: Step, body: (db: WritableDatabase, at: string) => T): T
  /**
   * Runs `body`, which writes to the project from another connection; meanwhile nothing else is written here (`busy`). Tells the listeners that
   * everything may have changed. Throws `read_only` where the project is open read-only.
   */
  writeElsewhere<T>(body: () => Promise<T>): Promise<T>
  /** Takes back, or does again, the last step; the label of what it did, null where there was nothing. How far it is with batches of rows comes back. */
  replay(direction: 'undo' | 'redo', progress?: Progress): string | null
  subscribe(listener: (event: PushEvent) => void): () => void
  push(event: PushEvent): void
}

export function createContext({ connection, ports, file }: { connection: ProjectConnection; ports: ServicePorts; file: string | null }): ServiceContext {
  const { db } = connection
  const listeners = new Set<(event: PushEvent) => void>()

  const push = (event: PushEvent) => {
    for (const listener of listeners) {
      try {
        listener(event)
      } catch {
        // A listener that fails must not undo what is already on disk, nor keep the others from hearing of it.
      }
    }
  }
  const tell = (changes: readonly RowChange[]) => {
    if (changes.length === 0) return
    const touched = touchedEntities(db, changes)
    const everything = touched.length > namedInPush
    push({ type: 'changed', entities: everything ? [] : touched, everything, history: historyState(db) })
  }
  /** Throws where what is written does not, or did not, reach the file at the project's path. */
  const refuseDisplaced = () => {
    const placed = file === null ? 'here' : placeOf(file)
    if (file === null || placed === 'here') return
    // Left beside another file, the log would be taken for that one's.
    foldLog(file)
    throw fileGone(placed)
  }
  let isWrittenElsewhere = false
  const writable = (): WritableDatabase => {
    if (isWrittenElsewhere) throw new EntenteError('busy', 'An import is being written, or taken back. Nothing was changed; try again when it is done, or stop it.')
    if (connection.writable) {
      refuseDisplaced()
      if (file !== null && !mendLog(file)) {
        throw new EntenteError('busy', 'Another program removed the log beside the project. It is being put right: nothing is lost, and nothing was changed; try again in a moment.')
      }
      return connection.db
    }
    throw new EntenteError('read_only', `The project is open read-only: ${connection.reason} Nothing was changed.`)
  }

  return {
    db, ports, file,
    readOnly: !connection.writable, readOnlyReason: connection.writable ? '' : connection.reason,
    write({ label, stay, mergeKey }, body) {
      const joining = stay === undefined ? mergeKey : `stay:${stay}`
      const target = writable()
      const at = ports.now().toISOString()
      const action = { label: beginning(label, longestLabel), at, coderId: currentCoder(target).id, ...(joining === undefined ? {} : { mergeKey: joining }) }
      const { result, changes } = target.transaction(() => {
        const done = runAction(target, action, () => {
          const inner = watchChanges(target, () => body(target, at))
          // Links that now have something to lead to are part of the step, so that undo takes them back as well.
          if (refreshNames(target, inner.changes) || inner.changes.some(change => change.table === 'note')) linkPending(target)
          return inner.result
        })
        refreshPairs(target, done.changes)
        refreshSearch(target, done.changes)
        return done
      })
      tell(changes)
      refuseDisplaced()
      return result
    },
    async writeElsewhere(body) {
      writable()
      isWrittenElsewhere = true
      try {
        const done = await body()
        refuseDisplaced()
        return done
      } finally {
        isWrittenElsewhere = false
        push({ type: 'changed', entities: [], everything: true, history: historyState(db) })
      }
    },
    replay(direction, progress = () => undefined) {
      const target = writable()
      const done = target.transaction(() => {
        const half: Progress = (over, total) => progress(over, total * 2)
        const replayed = direction === 'undo' ? undo(target, half) : redo(target, half)
        if (replayed) {
          const events = replayed.batches.filter(({ table }) => table === 'event')
          for (const range of events) (direction === 'undo' ? forgetEvents : indexEvents)(target, range, (over, total) => progress(total + over, total * 2))
          refreshNames(target, replayed.changes)
          refreshPairs(target, replayed.changes)
          refreshSearch(target, replayed.changes)
        }
        return replayed
      })
      if (!done) return null
      if (done.batches.length > 0) push({ type: 'changed', entities: [], everything: true, history: historyState(db) })
      else tell(done.changes)
      refuseDisplaced()
      return done.label
    },
    subscribe(listener) {
      // An own function each time: the same listener may subscribe twice and leave once.
      const own = (event: PushEvent) => listener(event)
      listeners.add(own)
      return () => {
        listeners.delete(own)
      }
    },
    push,
  }
}
