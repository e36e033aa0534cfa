import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { IconButton } from '../../ui/Button.tsx'
import { DownIcon } from '../../ui/icons/actions.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { focusWithin } from '../../ui/focus-within.ts'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { NetworkProvider } from '../network/NetworkContext.tsx'
import { centreTabs, type TabParts } from './tabs.ts'
import { useTabParts } from './useTabParts.ts'
import './centre.css'

/** The middle of the window: one view of the project at a time, by tab or by `G` and its letter. */
export function CentreFeature() {
  const { commands, layout } = useWorkbench()
  const shown = useStoreValue(layout, state => state.tab)
  const frame = useRef<HTMLDivElement>(null)
  const isCut = useTabsInSight(frame)
  const [loaded, load] = useTabParts(shown)
  useEffect(() => commands.register(centreTabs.map(({ id, title, letter }) => ({
    id: `show.${id}`, title: `Show: ${title}`, group: 'Go to' as const, keys: [`G ${letter}`],
    run: () => void load(id).then(() => {
      layout.setState({ tab: id })
      requestAnimationFrame(() => focusWithin(document.querySelector<HTMLElement>('#centre [role="tabpanel"]') ?? document.getElementById('centre')))
    }),
  }))), [commands, layout, load])
  const Tools = loaded.get(shown)?.Tools
  return (
    <NetworkProvider>
      <div ref={frame} className="centre">
        <Tabs
          label="Views" className="centre-tabs" value={shown} onChange={tab => layout.setState({ tab })}
          tabs={centreTabs.map(({ id, title }) => ({ id, title, panel: <TabPanel parts={loaded.get(id)} /> }))}
          aside={
            <>
              {isCut && (
                <Menu label="All views" actions={centreTabs.map(({ id, title, letter }) => ({ id, text: title, keys: `G ${letter}`, checked: id === shown, run: () => void commands.run(`show.${id}`) }))}>
                  <IconButton className="centre-all" label="All views" icon={<DownIcon />} />
                </Menu>
              )}
              {Tools && <Tools />}
            </>
          }
        />
      </div>
    </NetworkProvider>
  )
}

function TabPanel({ parts }: { parts: TabParts | undefined }) {
  return parts && <parts.Panel />
}

/** Keeps the tab of what is shown in sight where there is no room for all; true where some are cut off. */
function useTabsInSight(frame: RefObject<HTMLElement | null>): boolean {
  const [isCut, setCut] = useState(false)
  useLayoutEffect(() => {
    frame.current?.querySelector(`${tabList} [data-selected]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })
  useLayoutEffect(() => {
    const list = frame.current?.querySelector<HTMLElement>(tabList)
    if (!list) return
    const observer = new ResizeObserver(() => setCut(list.scrollWidth > list.clientWidth + 1))
    observer.observe(list)
    return () => observer.disconnect()
  }, [frame])
  return isCut
}

const tabList = '.centre-tabs > .tab-strip > .tab-list'
