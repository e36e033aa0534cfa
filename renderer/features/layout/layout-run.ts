import { createStore, type StoreApi } from 'zustand/vanilla'
import type { LayoutKind } from '../../../db/contract/entities/layouts.ts'
import { EntenteError } from '../../../db/contract/errors.ts'
import type { Uid } from '../../../db/contract/values.ts'
import { countOf } from '../../ui/words.ts'
import type { Workbench } from '../../state/workbench.ts'
import { layoutWords } from './words.ts'

/** A layout that runs. */
export interface Running {
  layout: LayoutKind
  job: Uid
  done: number
  total: number
}

export interface LayoutRunState {
  running: Running | null
  /** The method used last in this window, and its seed; null before the first. */
  last: { layout: LayoutKind; seed: number } | null
  /** Where several actors are selected, only they are placed. */
  onlySelected: boolean
  /** The view whose next picture is to be fitted into the window: all of it was placed anew. */
  fit: Uid | null
}

export interface LayoutRun {
  readonly store: StoreApi<LayoutRunState>
  /** Places the actors of a view: with another `seed` than the last time where `again` is asked for. What goes wrong is said, never thrown. */
  start(view: Uid, layout: LayoutKind, how?: { again?: boolean }): void
  /** Ends the run; every actor stays where it stands. */
  stop(): void
}

/** Runs one layout at a time for the window, and knows how far it is. */
export function createLayoutRun(workbench: Workbench): LayoutRun {
  const store = createStore<LayoutRunState>(() => ({ running: null, last: null, onlySelected: false, fit: null }))

  const run = async (view: Uid, layout: LayoutKind, seed: number) => {
    const job = crypto.randomUUID()
    store.setState({ running: { layout, job, done: 0, total: 0 }, last: { layout, seed } })
    const stopListening = workbench.client.subscribe(event => {
      const { running } = store.getState()
      if (event.type === 'progress' && event.job === running?.job) store.setState({ running: { ...running, done: event.done, total: event.total } })
    })
    const selected = workbench.selection.getState().selected.filter(({ type }) => type === 'actor').map(({ uid }) => uid)
    const only = store.getState().onlySelected && selected.length > 1 ? selected : null
    try {
      store.setState({ fit: only ? null : view })
      const { moved } = await workbench.write('views.layout', {
        uid: view, layout, seed, job, ...(only ? { only } : {}), ...(layout === 'concentric' && selected.length > 0 ? { focus: only ? selected.slice(-1) : selected } : {}),
      }, { solves: 'cancelled' })
      if (moved === 0) store.setState({ fit: null })
      workbench.announce(moved === 0 ? `${layoutWords[layout].title}: every actor stands there already, or is pinned` : `${layoutWords[layout].title}: ${countOf('actor', moved)} placed`)
    } catch (error) {
      store.setState({ fit: null })
      if (error instanceof EntenteError && error.code === 'cancelled') workbench.announce('Layout stopped: every actor stands where it stood')
    } finally {
      stopListening()
      store.setState({ running: null })
    }
  }

  return {
    store,
    start(view, layout, { again = false } = {}) {
      const { running, last } = store.getState()
      if (running) return workbench.announce(`${layoutWords[running.layout].title}: still at work`)
      void run(view, layout, again && last?.layout === layout ? last.seed + 1 : last?.layout === layout ? last.seed : 1)
    },
    stop() {
      const { running } = store.getState()
      if (running) void workbench.client.call('jobs.cancel', { job: running.job }).catch(() => undefined)
    },
  }
}
