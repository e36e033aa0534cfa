import { createStore, type StoreApi } from 'zustand/vanilla'
import { api, type Client, type Input, type MethodName, type Output } from '../../db/contract/api.ts'
import { EntenteError } from '../../db/contract/errors.ts'
import type { HistoryState } from '../../db/contract/methods/project.ts'
import { Preferences } from '../../db/contract/methods/preferences.ts'
import type { Shell } from '../../db/contract/shell.ts'
import type { Uid } from '../../db/contract/values.ts'
import { firstAppearance, type AppearanceState } from './appearance-view.ts'
import { firstBalanceView, type BalanceViewState } from './balance-view.ts'
import { createCommands, workbenchCommands, type Commands } from './commands.ts'
import type { EditingState } from './editing.ts'
import { firstCompareView, type CompareViewState } from './compare-view.ts'
import { noDyad, type DyadViewState } from './dyad-view.ts'
import { firstFocusView, type FocusViewState } from './focus-view.ts'
import { firstPlaneView, type PlaneViewState } from './plane-view.ts'
import { firstTimelineView, type TimelineViewState } from './timeline-view.ts'
import { firstMatrixView, type MatrixViewState } from './matrix-view.ts'
import { noRules, type RulesState } from './network-rules.ts'
import { panelSize, panelWith, type PanelName } from './panels.ts'
import { createQueries, type Queries } from './queries.ts'
import { nothingRead, type ReaderState } from './reader.ts'
import { createSelecting } from './selecting.ts'
import type { CellPart, HoverState, LayoutState, ListedType, SavingState, Selected, SelectionState, ShownViewState, Tab, TimeState, ViewportState } from './workbench-state.ts'

export { tabs } from './workbench-state.ts'
export type * from './workbench-state.ts'

export interface Workbench {
  readonly client: Client
  readonly shell: Shell
  readonly queries: Queries
  readonly selection: StoreApi<SelectionState>
  readonly time: StoreApi<TimeState>
  readonly layout: StoreApi<LayoutState>
  readonly saving: StoreApi<SavingState>
  readonly history: StoreApi<HistoryState>
  readonly hover: StoreApi<HoverState>
  readonly viewport: StoreApi<ViewportState>
  /** Whose form is open, what is being made, what was just deleted. A change of the selection closes the form. */
  readonly editing: StoreApi<EditingState>
  /** What colours, sizes, shapes and names of the network say. */
  readonly appearance: StoreApi<AppearanceState>
  /** What of the network is left out or put back. */
  readonly rules: StoreApi<RulesState>
  /** Which saved view of the network is shown. */
  readonly shownView: StoreApi<ShownViewState>
  /** How the matrix is shown. */
  readonly matrixView: StoreApi<MatrixViewState>
  /** What the reading pane shows. */
  readonly reader: StoreApi<ReaderState>
  /** How the practice plane is shown. */
  readonly planeView: StoreApi<PlaneViewState>
  /** How the timeline is shown. */
  readonly timelineView: StoreApi<TimelineViewState>
  /** How balance is shown, and by which rule. */
  readonly balanceView: StoreApi<BalanceViewState>
  /** Which two actors the dyad page is about. */
  readonly dyadView: StoreApi<DyadViewState>
  /** Which part of the network is looked at, and how parallel ties are drawn. */
  readonly focusView: StoreApi<FocusViewState>
  /** Whether two dates are compared, or a picture of every period is shown. */
  readonly compareView: StoreApi<CompareViewState>
  readonly commands: Commands
  readonly preferences: StoreApi<Preferences>
  /** Settles when the preferences and the state of undo are read, so that the first picture is the right one. Never rejects. */
  readonly ready: Promise<void>
  /**
   * Sends a write, tracks it in `saving`, and returns its answer. Rejects with the EntenteError that `saving` also holds, but for a `conflict`
   * where the caller `solves` those by itself: the user need not hear of it.
   */
  write<M extends MethodName>(method: M, input: Input<M>, how?: { solves?: 'conflict' | 'cancelled' }): Promise<Output<M>>
  select(selected: Selected | null, how?: 'replace' | 'toggle' | 'add'): void
  /** Several at once: in place of what is selected, added to it, or each turned on or off. */
  selectMany(selected: readonly Selected[], how?: 'replace' | 'toggle' | 'add'): void
  /** Shows a tie's cell in the inspector and puts the focus there: how it fits an aspect in a period, with its evidence, or its rationale as a form. */
  openCell(cell: { tie: Uid; period: Uid | null; aspect: string | null; part?: CellPart }): void
  /** Selects something in another view of the centre; going back returns to the view as well as to what was selected. */
  visit(selected: Selected, tab: Tab): void
  goBack(): void
  goForward(): void
  undo(): Promise<void>
  redo(): Promise<void>
  setPreferences(changes: Partial<Preferences>): void
  /** Collapses a panel, or brings it back as wide as it was. */
  togglePanel(name: PanelName): void
  setPanel(name: PanelName, size: number): void
  /** Shows a list in the navigator, bringing the panel back where it is collapsed. */
  openSection(section: ListedType): void
  /** One key hides everything private, for presenting; the same brings it back. */
  togglePrivate(): void
  /** Says something to everyone, screen readers included. */
  announce(text: string): void
  /** Takes back what was said, when it holds no longer, and says what holds `instead`, if anything. Something else that was said since stays. */
  withdraw(text: string, instead?: string): void
  dispose(): void
}

/** Preferences are sent when they have not changed for so many milliseconds. */
const settleMs = 200

/** The whole state of one window, without a framework: stores, and the few actions that join them. */
export function createWorkbench(client: Client, shell: Shell): Workbench {
  const queries = createQueries(client)
  const selection = createStore<SelectionState>(() => ({ selected: [], back: [], forward: [] }))
  const time = createStore<TimeState>(() => ({ asOf: null, since: null, dating: 'possibly', allTime: false }))
  const layout = createStore<LayoutState>(() => ({ tab: 'network', section: 'actor', filter: '', dialog: null, importing: null, marked: null, period: undefined, aspect: null, part: 'evidence', sidePanel: null, announcement: '' }))
  const saving = createStore<SavingState>(() => ({ pending: 0, savedAt: null, error: null, closed: null }))
  const history = createStore<HistoryState>(() => ({ undo: null, redo: null }))
  const hover = createStore<HoverState>(() => ({ hovered: null }))
  const viewport = createStore<ViewportState>(() => ({ viewport: null }))
  const editing = createStore<EditingState>(() => ({ editing: null, field: null, creating: null, deleted: null }))
  const appearance = createStore<AppearanceState>(() => firstAppearance)
  const rules = createStore<RulesState>(() => noRules)
  const shownView = createStore<ShownViewState>(() => ({ uid: null, opened: 0, applied: null }))
  const matrixView = createStore<MatrixViewState>(() => firstMatrixView)
  const reader = createStore<ReaderState>(() => nothingRead)
  const planeView = createStore<PlaneViewState>(() => firstPlaneView)
  const timelineView = createStore<TimelineViewState>(() => firstTimelineView)
  const balanceView = createStore<BalanceViewState>(() => firstBalanceView)
  const dyadView = createStore<DyadViewState>(() => noDyad)
  const focusView = createStore<FocusViewState>(() => firstFocusView)
  const compareView = createStore<CompareViewState>(() => firstCompareView)
  const commands = createCommands()
  const preferences = createStore<Preferences>(() => Preferences.parse({}))

  const write = async <M extends MethodName>(method: M, input: Input<M>, { solves }: { solves?: 'conflict' | 'cancelled' } = {}): Promise<Output<M>> => {
    saving.setState(state => ({ pending: state.pending + 1 }))
    try {
      const output = await client.call(method, input)
      if (api[method].access === 'write') saving.setState({ savedAt: Date.now(), error: null })
      return output
    } catch (error) {
      if (!(error instanceof EntenteError && error.code === solves)) saving.setState({ error: error instanceof EntenteError ? error.body() : { code: 'internal', message: 'The change was not saved.' } })
      throw error
    } finally {
      saving.setState(state => ({ pending: state.pending - 1 }))
    }
  }

  const selecting = createSelecting(selection, layout)

  const stopFollowing = selection.subscribe(({ selected }, before) => {
    const [now, last] = [selected.at(-1), before.selected.at(-1)]
    if (selected.length === before.selected.length && now?.uid === last?.uid && editing.getState().creating === null) return
    editing.setState({ editing: null, field: null, creating: null })
  })

  const announce = (text: string) => layout.setState({ announcement: text })
  const withdraw = (text: string, instead = '') => {
    if (layout.getState().announcement === text) announce(instead)
  }

  const step = async (method: 'history.undo' | 'history.redo', word: string) => {
    const job = crypto.randomUUID()
    let told = 0
    // A step that brought very many rows takes a while; every tenth of it is said.
    const stopTelling = client.subscribe(event => {
      if (event.type !== 'progress' || event.job !== job) return
      const tenths = Math.floor(event.done / event.total * 10)
      if (tenths > told && tenths < 10) announce(`${method === 'history.undo' ? 'Undoing' : 'Redoing'}: ${tenths * 10} %`)
      told = Math.max(told, tenths)
    })
    const { done, undo, redo } = await write(method, { job }).finally(stopTelling)
    history.setState({ undo, redo })
    announce(done === null ? `Nothing to ${method === 'history.undo' ? 'undo' : 'redo'}` : `${word}: ${done}`)
  }

  const stopListening = client.subscribe(event => {
    if (event.type === 'closing') return saving.setState({ closed: event.reason })
    // The window is made anew by whoever holds this workbench (project-window.ts).
    if (event.type === 'project-opened' || event.type === 'locking') return
    // Who runs a job listens for its progress.
    if (event.type === 'progress') return
    history.setState(event.history)
    queries.invalidate(event)
  })

  const ready = Promise.all([
    client.call('history.get', {}).then(state => history.setState(state)),
    client.call('preferences.get', {}).then(async value => {
      preferences.setState(value, true)
      if (Object.keys(value.shownViews).length === 0) return
      const { uid } = await client.call('project.get', {})
      shownView.setState({ uid: value.shownViews[uid] ?? null })
    }),
  ]).then(() => undefined, () => undefined)

  let unsent: Partial<Preferences> = {}
  let sending: ReturnType<typeof setTimeout> | undefined
  const sendPreferences = () => {
    const changes = unsent
    unsent = {}
    sending = undefined
    // A preference that could not be kept is no loss worth a message: the window behaves as asked until it closes.
    void client.call('preferences.set', { changes }).catch(() => undefined)
  }
  // Dragging a panel's edge changes preferences on every frame; they are sent when the hand rests.
  const setPreferences = (changes: Partial<Preferences>) => {
    preferences.setState(changes)
    unsent = { ...unsent, ...changes }
    clearTimeout(sending)
    sending = setTimeout(sendPreferences, settleMs)
  }
  const setPanel = (name: PanelName, size: number) => setPreferences({ panels: panelWith(preferences.getState().panels, name, size) })

  const workbench: Workbench = {
    client, shell, queries, selection, time, layout, saving, history, hover, viewport, preferences, editing, reader, appearance, matrixView, rules, shownView, planeView, timelineView, balanceView, dyadView, focusView, compareView, commands, ready, write, announce, withdraw,
    select: selecting.select,
    selectMany: selecting.selectMany,
    visit: selecting.visit,
    goBack: selecting.goBack,
    goForward: selecting.goForward,
    openCell({ tie, period, aspect, part = 'evidence' }) {
      if (panelSize(preferences.getState().panels, 'inspector') === 0) workbench.togglePanel('inspector')
      layout.setState({ period, aspect, part })
      workbench.select({ type: 'tie', uid: tie })
      if (aspect === null) commands.run('focus-inspector')
    },
    undo: () => step('history.undo', 'Undone'),
    redo: () => step('history.redo', 'Done again'),
    setPreferences,
    setPanel,
    togglePanel(name) {
      const { panels } = preferences.getState()
      const size = panelSize(panels, name)
      setPanel(name, size > 0 ? 0 : panelSize(panels, `${name}-before`))
    },
    openSection(section) {
      layout.setState({ section, filter: '' })
      const { panels } = preferences.getState()
      if (panelSize(panels, 'navigator') === 0) setPanel('navigator', panelSize(panels, 'navigator-before'))
    },
    togglePrivate() {
      const privateHidden = !preferences.getState().privateHidden
      setPreferences({ privateHidden })
      announce(privateHidden ? 'Everything private is hidden' : 'Private things are shown')
    },
    dispose() {
      stopListening()
      stopFollowing()
      if (sending !== undefined) {
        clearTimeout(sending)
        sendPreferences()
      }
    },
  }
  commands.register(workbenchCommands(workbench))
  return workbench
}
