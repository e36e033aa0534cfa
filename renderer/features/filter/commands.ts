import { useEffect } from 'react'
import { createStore } from 'zustand/vanilla'
import { noRules } from '../../state/network-rules.ts'
import type { Workbench } from '../../state/workbench.ts'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'

export const filterKeys = 'Shift+F'

/** The rule whose fields are open in the panel. */
const opened = new WeakMap<Workbench, ReturnType<typeof makeOpened>>()
const makeOpened = () => createStore<{ key: number | null }>(() => ({ key: null }))

function openedIn(workbench: Workbench): ReturnType<typeof makeOpened> {
  let store = opened.get(workbench)
  if (!store) opened.set(workbench, store = makeOpened())
  return store
}

export function useOpenedRule(): [number | null, (key: number | null) => void] {
  const store = openedIn(useWorkbench())
  return [useStoreValue(store, state => state.key), key => store.setState({ key })]
}

/** Opens the panel, on a rule where one is named. */
export function openFilters(workbench: Workbench, key: number | null = null): void {
  openedIn(workbench).setState({ key })
  workbench.layout.setState({ sidePanel: 'filters', tab: 'network' })
}

/** Closes it; the focus goes to the button that opens it. */
export function closeFilters(workbench: Workbench): void {
  workbench.layout.setState({ sidePanel: null })
  requestAnimationFrame(() => document.getElementById('open-filters')?.focus())
}

/** What can be done with rules by keys and from the palette. */
export function useFilterCommands(): void {
  const workbench = useWorkbench()
  useEffect(() => {
    const { rules, layout } = workbench
    return workbench.commands.register([
      { id: 'filters', title: 'Filters of the network', group: 'View', keys: [filterKeys], run: () => (layout.getState().sidePanel === 'filters' ? closeFilters(workbench) : openFilters(workbench)) },
      {
        id: 'filters.clear', title: 'Remove all filter rules of the network', group: 'View', keys: [], when: () => rules.getState().rules.length > 0,
        run: () => {
          rules.setState(noRules)
          workbench.announce('All rules removed')
        },
      },
    ])
  }, [workbench])
}
