import { useCallback, useEffect, useState } from 'react'
import type { Tab } from '../../state/workbench.ts'
import { centreTabs, type TabParts } from './tabs.ts'

type Loaded = ReadonlyMap<Tab, TabParts>

const atOnce: Loaded = new Map(centreTabs.flatMap(({ id, parts }) => (parts ? [[id, parts] as const] : [])))
const partsOf = async (id: Tab): Promise<TabParts | undefined> => centreTabs.find(tab => tab.id === id)?.load()

/**
 * The parts of the tabs that are loaded, and a way to have one more. What is shown is loaded at once; the others follow when the window has
 * nothing better to do, so that going to them waits for nothing.
 */
export function useTabParts(shown: Tab): [Loaded, (tab: Tab) => Promise<void>] {
  const [loaded, setLoaded] = useState(atOnce)
  const keep = useCallback((id: Tab, parts: TabParts | undefined) => {
    if (parts) setLoaded(before => (before.has(id) ? before : new Map([...before, [id, parts]])))
  }, [])
  const load = useCallback(async (id: Tab) => keep(id, await partsOf(id)), [keep])
  useEffect(() => {
    void partsOf(shown).then(parts => keep(shown, parts))
  }, [shown, keep])
  useEffect(() => {
    const whenIdle = window.requestIdleCallback(() => {
      for (const { id } of centreTabs) void load(id)
    }, { timeout: 3_000 })
    return () => window.cancelIdleCallback(whenIdle)
  }, [load])
  return [loaded, load]
}
