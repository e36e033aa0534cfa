import { creations, type CreatableType } from './editing.ts'
import { matchesKeys, type Pressed } from './keys.ts'
import { panelSize } from './panels.ts'
import type { FigureDialogName, Workbench } from './workbench.ts'

export const commandGroups = ['Go to', 'New', 'Edit', 'View', 'Project', 'Help'] as const
export type CommandGroup = (typeof commandGroups)[number]

/** Something the user can do: in the palette, the list of shortcuts, the title bar and a native menu alike. */
export interface Command {
  id: string
  title: string
  group: CommandGroup
  /** Combinations that run it, such as `Mod+K` (see keys.ts), or two keys one after the other, such as `N A`; the first is the one shown. */
  keys: readonly string[]
  /** Whether it can be run now; absent means always. */
  when?: () => boolean
  /** Also while the user types in a field. Combinations without Mod or Alt never run there but F1 to F12, whatever this says. */
  inFields?: boolean
  run: () => void
}

export interface Commands {
  /** Adds commands; returns a function that takes them away. A later command of the same id stands in front of the earlier one. */
  register(commands: readonly Command[]): () => void
  /** Those that can be run now, in the order of registration. */
  available(): readonly Command[]
  /** All of them, for the list of shortcuts. */
  all(): readonly Command[]
  /** Runs one by its id; false where there is none or it cannot be run now. */
  run(id: string): boolean
  /** Runs the command of a key press; false where there is none. */
  press(pressed: Pressed, inField: boolean): boolean
  /** Ids of commands run, the latest first. */
  recent(): readonly string[]
  /** The first key of two, pressed and waiting for the second; null while none is. The same object until that changes. */
  waiting(): WaitingKey | null
  /** Forgets the first key of two. */
  stopWaiting(): void
  /** Calls back when `waiting` changes; returns a function that stops it. */
  subscribe(listener: () => void): () => void
}

/** The first key of two, and what the second may be. */
export interface WaitingKey {
  key: string
  choices: readonly { key: string; title: string }[]
}

/** An empty registry. */
export function createCommands(): Commands {
  let layers: (readonly Command[])[] = []
  let recent: string[] = []
  let waiting: WaitingKey | null = null
  const listeners = new Set<() => void>()
  const wait = (next: WaitingKey | null) => {
    if (next === waiting) return
    waiting = next
    for (const listener of listeners) listener()
  }

  const all = () => {
    const byId = new Map<string, Command>()
    for (const layer of layers) for (const command of layer) byId.set(command.id, command)
    return [...byId.values()]
  }
  const available = () => all().filter(command => command.when?.() ?? true)
  const start = (command: Command) => {
    recent = [command.id, ...recent.filter(id => id !== command.id)].slice(0, 20)
    command.run()
  }

  return {
    register(commands) {
      layers = [...layers, commands]
      return () => {
        layers = layers.filter(layer => layer !== commands)
      }
    },
    all,
    available,
    run(id) {
      const command = available().find(other => other.id === id)
      if (command) start(command)
      return command !== undefined
    },
    press(pressed, inField) {
      const runnable = available()
      if (waiting !== null && !isModifier(pressed)) {
        const first = waiting.key
        wait(null)
        const second = inField ? undefined : runnable.find(command => command.keys.some(keys => {
          const [one, two] = keys.split(' ')
          return one === first && two !== undefined && matchesKeys(pressed, two)
        }))
        if (second) {
          start(second)
          return true
        }
      }
      for (const command of runnable) {
        const keys = command.keys.find(combination => !combination.includes(' ') && matchesKeys(pressed, combination))
        if (keys === undefined) continue
        if (inField && !(command.inFields && /^(?:(?:Mod|Alt)\+|F\d)/.test(keys))) continue
        start(command)
        return true
      }
      if (inField) return false
      const choices = choicesAfter(runnable, pressed)
      if (choices) wait(choices)
      return choices !== null
    },
    waiting: () => waiting,
    stopWaiting: () => wait(null),
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    recent: () => recent,
  }
}

const isModifier = ({ key }: Pressed) => ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta'].includes(key)

/** What may follow a key that begins combinations of two; null where it begins none. */
function choicesAfter(commands: readonly Command[], pressed: Pressed): WaitingKey | null {
  const pairs = commands.flatMap(({ title, keys }) => keys.flatMap(combination => {
    const [first, second] = combination.split(' ')
    return first !== undefined && second !== undefined && matchesKeys(pressed, first) ? [{ first, key: second, title }] : []
  }))
  const first = pairs[0]?.first
  return first === undefined ? null : { key: first, choices: pairs.map(({ key, title }) => ({ key, title })) }
}

/** The dialog for a figure of what a tab shows; of the network where the tab has none, or nothing to draw yet. */
function figureOf(tab: string, { dyadView }: Workbench): FigureDialogName {
  if (tab === 'matrix' || tab === 'plane' || tab === 'balance' || tab === 'timeline') return `${tab}-figure`
  const { one, other } = dyadView.getState()
  return tab === 'dyad' && one !== null && other !== null ? 'dyad-figure' : 'figure'
}

/** The commands that need nothing but the workbench's state. Features add their own while they are on the screen. */
export function workbenchCommands(workbench: Workbench): Command[] {
  const { layout, selection, time, preferences, history } = workbench
  const open = (dialog: 'palette' | 'shortcuts' | 'help') => () => layout.setState({ dialog })
  const next = { system: 'light', light: 'dark', dark: 'system' } as const
  return [
    { id: 'palette', title: 'Find or run anything', group: 'Go to', keys: ['Mod+K', 'Mod+P'], inFields: true, run: open('palette') },
    { id: 'back', title: 'Back to what was selected before', group: 'Go to', keys: ['Alt+ArrowLeft'], inFields: true, when: () => selection.getState().back.length > 0, run: workbench.goBack },
    { id: 'forward', title: 'Forward again', group: 'Go to', keys: ['Alt+ArrowRight'], inFields: true, when: () => selection.getState().forward.length > 0, run: workbench.goForward },
    { id: 'toggle-navigator', title: 'Show or hide the navigator', group: 'View', keys: ['['], run: () => workbench.togglePanel('navigator') },
    { id: 'toggle-inspector', title: 'Show or hide the inspector', group: 'View', keys: [']'], run: () => workbench.togglePanel('inspector') },
    { id: 'network-table', title: 'Network as table or as drawing', group: 'View', keys: ['V'], when: () => workbench.compareView.getState().mode === 'off', run: () => workbench.setPreferences({ networkView: preferences.getState().networkView === 'table' ? 'canvas' : 'table' }) },
    { id: 'all-time', title: 'All time, or the day or range again', group: 'View', keys: ['A'], run: () => time.setState(state => ({ allTime: !state.allTime })) },
    { id: 'hide-private', title: 'Hide or show everything private', group: 'View', keys: ['Mod+Shift+H'], inFields: true, run: workbench.togglePrivate },
    { id: 'theme', title: 'Theme: as the system, light, dark', group: 'View', keys: [], run: () => workbench.setPreferences({ theme: next[preferences.getState().theme] }) },
    { id: 'undo', title: 'Undo', group: 'Project', keys: ['Mod+Z'], inFields: true, when: () => history.getState().undo !== null, run: () => void workbench.undo().catch(() => undefined) },
    { id: 'redo', title: 'Redo', group: 'Project', keys: ['Mod+Shift+Z', 'Mod+Y'], inFields: true, when: () => history.getState().redo !== null, run: () => void workbench.redo().catch(() => undefined) },
    ...creations.map(({ type, letter, title }) => ({
      id: `new.${type}`, title, group: 'New' as const, keys: [`N ${letter}`], when: () => !isReadOnly(workbench), run: () => startCreating(workbench, type),
    })),
    {
      // The inspector of what can have notes stands in front of this one with its own, which attaches the note to what is selected.
      id: 'note.new', title: 'New note', group: 'New', keys: ['N N', 'Alt+N'], inFields: true,
      when: () => !preferences.getState().privateHidden && !isReadOnly(workbench), run: () => void newNote(workbench).catch(() => undefined),
    },
    { id: 'figure', title: 'Export a figure', group: 'Project', keys: ['Mod+E'], inFields: true, run: () => layout.setState(({ tab }) => ({ dialog: figureOf(tab, workbench) })) },
    { id: 'help', title: 'User guide', group: 'Help', keys: ['F1'], inFields: true, run: open('help') },
    { id: 'shortcuts', title: 'Keyboard shortcuts', group: 'Help', keys: ['?'], run: open('shortcuts') },
  ]
}

function isReadOnly({ queries }: Workbench): boolean {
  const project = queries.read('project.get', {})
  return project.status !== 'ready' || project.value.readOnly
}

/** Opens the form of something new in the inspector; it comes into being with its name. */
function startCreating(workbench: Workbench, type: CreatableType): void {
  if (panelSize(workbench.preferences.getState().panels, 'inspector') === 0) workbench.togglePanel('inspector')
  workbench.openSection(type)
  workbench.editing.setState({ creating: type, editing: null, field: null })
}

async function newNote(workbench: Workbench): Promise<void> {
  const { uid } = await workbench.write('notes.create', {})
  workbench.openSection('note')
  workbench.select({ type: 'note', uid })
  workbench.commands.run('focus-inspector')
}
