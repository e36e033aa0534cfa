import { createStore, type StoreApi } from 'zustand/vanilla'
import { api, type Client, type Input, type MethodName, type Output } from '../../db/contract/api.ts'
import { EntenteError, type ApiErrorBody } from '../../db/contract/errors.ts'
import type { HistoryState, listedTypes } from '../../db/contract/methods/project.ts'
import { Preferences } from '../../db/contract/methods/preferences.ts'
import type { Shell } from '../../db/contract/shell.ts'
import type { Day, Uid } from '../../db/contract/values.ts'
import type { EntityType } from '../../db/contract/vocabulary.ts'
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

export interface Selected {
  type: EntityType
  uid: Uid
}

/** One selection for every view. The last one selected is what the inspector shows. */
export interface SelectionState {
  selected: readonly Selected[]
  back: readonly Visited[]
  forward: readonly Visited[]
}

/** Something looked at before. `tab` is set where one went from it into another view: going back there shows the view as well. */
export interface Visited extends Selected {
  tab?: Tab
}

/** What of time the network shows; null `asOf` is the end of the study period. With `since` it is a range that ends with that day; `allTime` stands in front of both. */
export interface TimeState {
  asOf: Day | null
  /** Never after `asOf`. */
  since: Day | null
  dating: 'certainly' | 'possibly'
  allTime: boolean
}

/** The views of the centre, in the order of their tabs. */
export const tabs = ['network', 'matrix', 'plane', 'timeline', 'balance', 'dyad', 'reader', 'gaps', 'agreement', 'codebook', 'notes'] as const
export type Tab = (typeof tabs)[number]
/** The dialogs that export a figure, by what it is of. */
export type FigureDialogName = 'figure' | 'matrix-figure' | 'plane-figure' | 'balance-figure'
export type Dialog = 'palette' | 'shortcuts' | FigureDialogName | 'new-tie' | 'new-excerpt' | 'duplicates' | 'merge' | 'help' | 'save-filter' | 'rename-filter'
export type ListedType = (typeof listedTypes)[number]
/** What of a cell of a tie's coding is asked for. */
export type CellPart = 'evidence' | 'rationale'
export type SidePanelName = 'filters' | 'appearance'
export interface LayoutState {
  tab: Tab
  /** Which list the navigator shows, and what narrows it. */
  section: ListedType
  filter: string
  dialog: Dialog | null
  /** A part of what is selected that the inspector brings into view and marks; it takes it from here. */
  marked: Uid | null
  /** What the import dialog is asked to open on; it takes it from here. */
  importing: File | null
  /** The period that ties are looked at in, kept while one goes from tie to tie; null: outside of every period; undefined: none chosen yet. */
  period: Uid | null | undefined
  /** The code of the aspect whose cell the tie's inspector is asked to focus; it takes it from here. */
  aspect: string | null
  /** Which part of that cell. */
  part: CellPart
  /** What is set about the network, beside it. */
  sidePanel: SidePanelName | null
  /** What was last said to everyone: shown in the status line and spoken by screen readers. */
  announcement: string
}

/** The part of the plane that the drawing shows, in scene units, and its zoom (pixels per unit). */
export interface Viewport {
  x: number
  y: number
  width: number
  height: number
  zoom: number
}

export interface ViewportState {
  /** Null while the network is not drawn (as a table, or empty). */
  viewport: Viewport | null
}

/** What the pointer rests on, in any view; every other view marks it too. */
export interface HoverState {
  hovered: Selected | null
}

export interface ShownViewState {
  /** Null: the first. */
  uid: Uid | null
  /** How often a view was opened in this window: opening one again takes it as it is saved. */
  opened: number
  /** Which opening the window shows the settings of (`openingOf`); null before the first. */
  applied: string | null
}

export interface SavingState {
  /** Writes sent and not yet acknowledged. */
  pending: number
  /** Milliseconds since 1970 of the last acknowledged write; null before the first. */
  savedAt: number | null
  error: ApiErrorBody | null
  /** Why the project closed behind this window; null while it is open. */
  closed: string | null
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

/** A selection that lasts less than this, in milliseconds, is not remembered for going back. */
const passingMs = 500
/** Preferences are sent when they have not changed for so many milliseconds. */
const settleMs = 200

const same = (a: Selected, b: Selected) => a.uid === b.uid && a.type === b.type

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

  let shownAt = 0
  const show = (selected: readonly Selected[]) => {
    const state = selection.getState()
    const current = state.selected.at(-1)
    const next = selected.at(-1)
    const moved = current !== undefined && (next === undefined || !same(current, next))
    // Running through a list with the arrows is one step of the history, from where it began to where it ended.
    const passing = next !== undefined && Date.now() - shownAt < passingMs
    shownAt = Date.now()
    selection.setState({ selected, ...(moved ? { back: passing ? state.back : [...state.back.slice(-99), current], forward: [] } : {}) })
  }

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

  const go = (way: 'back' | 'forward') => {
    const { back, forward, selected } = selection.getState()
    const [here, there] = way === 'back' ? [back, forward] : [forward, back]
    const to = here.at(-1)
    if (!to) return
    const { tab, ...entity } = to
    const from = selected.at(-1)
    const left: readonly Visited[] = from ? [...there, { ...from, ...(tab === undefined ? {} : { tab: layout.getState().tab }) }] : there
    selection.setState({ selected: [entity], ...(way === 'back' ? { back: here.slice(0, -1), forward: left } : { forward: here.slice(0, -1), back: left }) })
    if (tab !== undefined) layout.setState({ tab })
  }

  const workbench: Workbench = {
    client, shell, queries, selection, time, layout, saving, history, hover, viewport, preferences, editing, reader, appearance, matrixView, rules, shownView, planeView, timelineView, balanceView, dyadView, focusView, compareView, commands, ready, write, announce, withdraw,
    select(selected, how = 'replace') {
      workbench.selectMany(selected === null ? [] : [selected], selected === null ? 'replace' : how)
    },
    selectMany(chosen, how = 'replace') {
      if (how === 'replace') return show(chosen)
      const current = selection.getState().selected
      const rest = current.filter(other => !chosen.some(each => same(each, other)))
      const added = how === 'add' ? chosen : chosen.filter(each => !current.some(other => same(each, other)))
      return show([...rest, ...added])
    },
    openCell({ tie, period, aspect, part = 'evidence' }) {
      if (panelSize(preferences.getState().panels, 'inspector') === 0) workbench.togglePanel('inspector')
      layout.setState({ period, aspect, part })
      workbench.select({ type: 'tie', uid: tie })
      if (aspect === null) commands.run('focus-inspector')
    },
    visit(selected, tab) {
      const from = layout.getState().tab
      shownAt = 0
      const before = selection.getState().selected.at(-1)
      if (!before || !same(before, selected)) workbench.select(selected)
      const { back } = selection.getState()
      const last = back.at(-1)
      if (last) selection.setState({ back: [...back.slice(0, -1), { ...last, tab: last.tab ?? from }] })
      layout.setState({ tab })
    },
    goBack: () => go('back'),
    goForward: () => go('forward'),
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
