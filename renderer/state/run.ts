import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Client, Input, Output } from '../../db/contract/api.ts'
import { EntenteError, type ApiErrorBody } from '../../db/contract/errors.ts'
import type { EntityType } from '../../db/contract/vocabulary.ts'

/** Methods that may take long, tell how far they are and can be stopped. */
export type RunMethod = 'balance.get' | 'balance.timeline' | 'balance.centralityTimeline' | 'reports.preview'

export interface RunState<Value> {
  /** The last answer, which stays while a new one is reckoned. */
  readonly value: Value | undefined
  readonly error: ApiErrorBody | null
  /** How far the run is; null while none is under way. `total` 0: not known yet. */
  readonly running: { readonly done: number; readonly total: number } | null
  /** Whether the last run was stopped before its answer was there. */
  readonly stopped: boolean
}

export interface Runner<M extends RunMethod> {
  readonly store: StoreApi<RunState<Output<M>>>
  /** Asks for an answer; a run for another question is ended. Null ends what runs and asks for nothing. */
  ask(input: Input<M> | null): void
  /** Asks for the same again. */
  again(): void
  stop(): void
  /** Keeps the answer fresh while the project changes; returns a function that ends that, and the run. */
  follow(): () => void
}

/** What any of the answers rests on. */
const dependsOn: ReadonlySet<EntityType> = new Set(['actor', 'tie', 'tie-phase', 'period', 'project', 'assessment', 'coder', 'framework', 'aspect', 'event', 'evidence', 'excerpt', 'source', 'indicator', 'data-set'])

/** One run at a time of a method that may take long: a question overtakes the one before. */
export function createRunner<M extends RunMethod>(client: Client, method: M): Runner<M> {
  const store = createStore<RunState<Output<M>>>(() => ({ value: undefined, error: null, running: null, stopped: false }))
  let job: string | null = null
  let asked: Input<M> | null = null

  const stop = () => {
    if (job !== null) void client.call('jobs.cancel', { job }).catch(() => undefined)
  }
  const start = async () => {
    stop()
    job = null
    if (asked === null) return store.setState({ running: null })
    const own = crypto.randomUUID()
    job = own
    store.setState({ running: { done: 0, total: 0 }, stopped: false, error: null })
    try {
      const value = await client.call(method, { ...asked, job: own })
      if (job !== own) return
      job = null
      store.setState({ value, error: null, running: null, stopped: false })
    } catch (error) {
      if (job !== own) return
      job = null
      const body = error instanceof EntenteError ? error.body() : { code: 'internal' as const, message: 'The answer could not be read. Nothing was changed; try again.' }
      store.setState({ error: body.code === 'cancelled' ? null : body, running: null, stopped: body.code === 'cancelled' })
    }
  }
  return {
    store, stop,
    ask(input) {
      if (JSON.stringify(input) === JSON.stringify(asked)) return
      asked = input
      void start()
    },
    again: () => void start(),
    follow() {
      const stopListening = client.subscribe(event => {
        if (event.type === 'changed' && (event.everything || event.entities.some(({ type }) => dependsOn.has(type)))) void start()
        if (event.type === 'progress' && event.job === job) store.setState({ running: { done: event.done, total: event.total } })
      })
      return () => {
        stopListening()
        stop()
        job = null
        asked = null
      }
    },
  }
}
