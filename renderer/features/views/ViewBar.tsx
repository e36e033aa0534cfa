import { memo, useCallback, useEffect, useSyncExternalStore } from 'react'
import type { NetworkData, View } from '../../../db/contract/entities/views.ts'
import { isChanged as differs } from '../../state/view-settings.ts'
import { Button } from '../../ui/Button.tsx'
import { FilterIcon } from '../../ui/icons/view.tsx'
import { useAnswer, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { filterKeys, useFilterCommands } from '../filter/commands.ts'
import { RuleChips } from '../filter/RuleChips.tsx'
import { useReadOnly } from '../inspector/useReadOnly.ts'
import { openView, saveView, viewsMenu } from './actions.ts'
import { saveKeys, ViewsMenu, viewsKeys } from './ViewsMenu.tsx'
import { ViewNameDialog } from './ViewNameDialog.tsx'

const none: readonly View[] = []

/** Over the network: which view it is, what is left out of it, and the way to change either. */
export const ViewBar = memo(function ViewBar({ data }: { data: NetworkData }) {
  const workbench = useWorkbench()
  const { commands, layout } = workbench
  const views = useAnswer('views.list', {}) ?? none
  const isChanged = useChanged(data)
  const isReadOnly = useReadOnly()
  const isOpen = useStoreValue(layout, state => state.sidePanel === 'filters')
  useFilterCommands()
  const { view } = data
  useEffect(() => {
    const menu = viewsMenu(workbench)
    return commands.register([
      { id: 'views', title: 'Views of the network', group: 'Go to', keys: [viewsKeys], run: () => menu.setState({ isOpen: true }) },
      ...views.map(each => ({ id: `view.open.${each.uid}`, title: `View: ${each.name}`, group: 'Go to' as const, keys: [], run: () => openView(workbench, each) })),
      { id: 'view.revert', title: 'Show the view as it is saved', group: 'View', keys: [], when: () => isChanged, run: () => openView(workbench, view) },
      ...(isReadOnly
        ? []
        : [
            { id: 'view.save', title: 'Save the view', group: 'View' as const, keys: [saveKeys], inFields: true, run: () => void saveView(workbench, view).catch(() => undefined) },
            { id: 'view.save-as', title: 'Save as a new view…', group: 'View' as const, keys: [], run: () => menu.setState({ naming: 'new' }) },
          ]),
    ])
  }, [workbench, commands, views, view, isChanged, isReadOnly])
  return (
    <section className="view-bar" aria-label="View and filters">
      <ViewsMenu data={data} views={views} isChanged={isChanged} />
      <Button look="quiet" className={isOpen ? 'view-filters-open' : undefined} keys={filterKeys} tip="Filters: leave out or dim actors and ties by rules" icon={<FilterIcon />} onPress={() => void commands.run('filters')} id="open-filters">Filters</Button>
      <RuleChips data={data} />
      <ViewNameDialog shown={view} views={views} />
    </section>
  )
})

/** Whether the window shows something else than the view keeps. */
function useChanged({ view: { settings } }: NetworkData): boolean {
  const workbench = useWorkbench()
  const subscribe = useCallback((listener: () => void) => {
    const stops = [workbench.time.subscribe(listener), workbench.rules.subscribe(listener), workbench.appearance.subscribe(listener), workbench.focusView.subscribe(listener)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [workbench])
  // The answer alone is followed, so that the bar is not made anew for every day that passes.
  return useSyncExternalStore(subscribe, () => differs(workbench, settings))
}
