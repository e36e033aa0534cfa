import { createStore, type StoreApi } from 'zustand/vanilla'
import { api, type Client, type Input, type MethodName, type Output } from '../../db/contract/api.ts'
import { EntenteError, type ApiErrorBody } from '../../db/contract/errors.ts'
import type { HistoryState } from '../../db/contract/methods/project.ts'
import { Preferences } from '../../db/contract/methods/preferences.ts'
import type { Shell } from '../../db/contract/shell.ts'
import type { Day, Uid } from '../../db/contract/values.ts'
import type { EntityType } from '../../db/contract/vocabulary.ts'
import { createQueries, type Queries } from './queries.ts'

export interface Selected {
  type: EntityType
  uid: Uid
}

/** One selection for every view. The last one selected is what the inspector shows. */
export interface SelectionState {
  selected: readonly Selected[]
  back: readonly Selected[]
  forward: readonly Selected[]
}

/** What of time the network shows; null `asOf` is the end of the study period. */
export interface TimeState {
  asOf: Day | null
  dating: 'certainly' | 'possibly'
  allTime: boolean
}

export type Tab = 'network'
export type Dialog = 'palette' | 'shortcuts' | 'figure'
export interface LayoutState {
  tab: Tab
  dialog: Dialog | null
  /** The time bar's spoken and shown messages of the last action. */
  announcement: string
}

export interface SavingState {
  /** Writes sent and not yet acknowledged. */
  pending: number
  /** Milliseconds since 1970 of the last acknowledged write; null before the first. */
  savedAt: number | null
  error: ApiErrorBody | null
}

export interface Workbench {
  readonly client: Client
  readonly shell: Shell
  readonly queries: Queries
  readonly selection: StoreApi<SelectionState>
  readonly time: StoreApi<TimeState>
  readonly layout: StoreApi<LayoutState>
  readonly saving: StoreApi<SavingState>
  readonly history: StoreApi<HistoryState>
  readonly preferences: StoreApi<Preferences>
  /** Sends a write, tracks it in `saving`, and returns its answer. Rejects with the EntenteError that `saving` also holds. */
  write<M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>>
  select(selected: Selected | null, how?: 'replace' | 'toggle' | 'add'): void
  selectMany(selected: readonly Selected[]): void
  goBack(): void
  goForward(): void
  undo(): Promise<void>
  redo(): Promise<void>
  setPreferences(changes: Partial<Preferences>): void
  /** Says something to everyone, screen readers included. */
  announce(text: string): void
  dispose(): void
}

const same = (a: Selected, b: Selected) => a.uid === b.uid && a.type === b.type

/** The whole state of one window, without a framework: stores, and the few actions that join them. */
export function createWorkbench(client: Client, shell: Shell): Workbench {
  const queries = createQueries(client)
  const selection = createStore<SelectionState>(() => ({ selected: [], back: [], forward: [] }))
  const time = createStore<TimeState>(() => ({ asOf: null, dating: 'possibly', allTime: false }))
  const layout = createStore<LayoutState>(() => ({ tab: 'network', dialog: null, announcement: '' }))
  const saving = createStore<SavingState>(() => ({ pending: 0, savedAt: null, error: null }))
  const history = createStore<HistoryState>(() => ({ undo: null, redo: null }))
  const preferences = createStore<Preferences>(() => Preferences.parse({}))

  const write = async <M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>> => {
    saving.setState(state => ({ pending: state.pending + 1 }))
    try {
      const output = await client.call(method, input)
      if (api[method].access === 'write') saving.setState({ savedAt: Date.now(), error: null })
      return output
    } catch (error) {
      saving.setState({ error: error instanceof EntenteError ? error.body() : { code: 'internal', message: 'The change was not saved.' } })
      throw error
    } finally {
      saving.setState(state => ({ pending: state.pending - 1 }))
    }
  }

  const show = (selected: readonly Selected[]) => {
    const state = selection.getState()
    const current = state.selected.at(-1)
    const next = selected.at(-1)
    const moved = current !== undefined && next !== undefined && !same(current, next)
    selection.setState({ selected, ...(moved ? { back: [...state.back.slice(-99), current], forward: [] } : {}) })
  }

  const announce = (text: string) => layout.setState({ announcement: text })

  const step = async (method: 'history.undo' | 'history.redo', word: string) => {
    const { done, undo, redo } = await write(method, {})
    history.setState({ undo, redo })
    announce(done === null ? `Nothing to ${method === 'history.undo' ? 'undo' : 'redo'}` : `${word}: ${done}`)
  }

  const stopListening = client.subscribe(event => {
    if (event.type !== 'changed') return
    history.setState(event.history)
    queries.invalidate(event)
  })

  void client.call('history.get', {}).then(state => history.setState(state), () => undefined)
  void client.call('preferences.get', {}).then(value => preferences.setState(value, true), () => undefined)

  return {
    client, shell, queries, selection, time, layout, saving, history, preferences, write, announce,
    select(selected, how = 'replace') {
      const current = selection.getState().selected
      if (selected === null) return show([])
      const without = current.filter(other => !same(other, selected))
      if (how === 'replace') return show([selected])
      if (how === 'toggle' && without.length < current.length) return show(without)
      return show([...without, selected])
    },
    selectMany: show,
    goBack() {
      const { back, forward, selected } = selection.getState()
      const to = back.at(-1)
      const from = selected.at(-1)
      if (to) selection.setState({ selected: [to], back: back.slice(0, -1), forward: from ? [...forward, from] : forward })
    },
    goForward() {
      const { back, forward, selected } = selection.getState()
      const to = forward.at(-1)
      const from = selected.at(-1)
      if (to) selection.setState({ selected: [to], forward: forward.slice(0, -1), back: from ? [...back, from] : back })
    },
    undo: () => step('history.undo', 'Undone'),
    redo: () => step('history.redo', 'Done again'),
    setPreferences(changes) {
      preferences.setState(changes)
      void client.call('preferences.set', { changes }).catch(() => undefined)
    },
    dispose: stopListening,
  }
}
