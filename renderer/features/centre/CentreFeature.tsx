import { useEffect } from 'react'
import { Tabs } from '../../ui/Tabs.tsx'
import { focusWithin } from '../../ui/focus-within.ts'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { NetworkProvider } from '../network/NetworkContext.tsx'
import { centreTabs } from './tabs.ts'
import './centre.css'

/** The middle of the window: one view of the project at a time, by tab or by `G` and its letter. */
export function CentreFeature() {
  const { commands, layout } = useWorkbench()
  const shown = useStoreValue(layout, state => state.tab)
  useEffect(() => commands.register(centreTabs.map(({ id, title, letter }) => ({
    id: `show.${id}`, title: `Show: ${title}`, group: 'Go to' as const, keys: [`G ${letter}`],
    run: () => {
      layout.setState({ tab: id })
      requestAnimationFrame(() => focusWithin(document.querySelector<HTMLElement>('#centre [role="tabpanel"]') ?? document.getElementById('centre')))
    },
  }))), [commands, layout])
  const Tools = centreTabs.find(({ id }) => id === shown)?.Tools
  return (
    <NetworkProvider>
      <Tabs
        label="Views" className="centre-tabs" value={shown} onChange={tab => layout.setState({ tab })}
        tabs={centreTabs.map(({ id, title, Panel }) => ({ id, title, panel: <Panel /> }))}
        aside={Tools && <Tools />}
      />
    </NetworkProvider>
  )
}
