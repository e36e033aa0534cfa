import type { StoreApi } from 'zustand/vanilla'
import type { LayoutState, Selected, SelectionState, Tab, Visited } from './workbench-state.ts'

/** A selection that lasts less than this, in milliseconds, is not remembered for going back. */
const passingMs = 500

const same = (a: Selected, b: Selected) => a.uid === b.uid && a.type === b.type

export interface Selecting {
  select(selected: Selected | null, how?: 'replace' | 'toggle' | 'add'): void
  selectMany(selected: readonly Selected[], how?: 'replace' | 'toggle' | 'add'): void
  visit(selected: Selected, tab: Tab): void
  goBack(): void
  goForward(): void
}

/** What selects, and goes back and forward through what was selected, with the view it was seen in. */
export function createSelecting(selection: StoreApi<SelectionState>, layout: StoreApi<LayoutState>): Selecting {
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

  const selectMany: Selecting['selectMany'] = (chosen, how = 'replace') => {
    if (how === 'replace') return show(chosen)
    const current = selection.getState().selected
    const rest = current.filter(other => !chosen.some(each => same(each, other)))
    const added = how === 'add' ? chosen : chosen.filter(each => !current.some(other => same(each, other)))
    return show([...rest, ...added])
  }
  const select: Selecting['select'] = (selected, how = 'replace') => selectMany(selected === null ? [] : [selected], selected === null ? 'replace' : how)

  return {
    select,
    selectMany,
    visit(selected, tab) {
      const from = layout.getState().tab
      shownAt = 0
      const before = selection.getState().selected.at(-1)
      if (!before || !same(before, selected)) select(selected)
      const { back } = selection.getState()
      const last = back.at(-1)
      if (last) selection.setState({ back: [...back.slice(0, -1), { ...last, tab: last.tab ?? from }] })
      layout.setState({ tab })
    },
    goBack: () => go('back'),
    goForward: () => go('forward'),
  }
}
