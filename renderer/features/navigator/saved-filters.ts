import { useEffect, useMemo } from 'react'
import type { SavedFilter } from '../../../db/contract/methods/saved-filters.ts'
import type { Command } from '../../state/commands.ts'
import type { Workbench } from '../../state/workbench.ts'
import { useAnswer, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { tellDeleted } from '../edit/deletion.ts'
import { useReadOnly } from '../inspector/useReadOnly.ts'
import { sections } from './sections.ts'

const none: readonly SavedFilter[] = []

/** Filters kept by name. While private things are hidden, those of the notes are too: what is looked for among them is as private. */
export function useSavedFilters(): readonly SavedFilter[] {
  const hidePrivate = useStoreValue(useWorkbench().preferences, state => state.privateHidden)
  const saved = useAnswer('savedFilters.list', {}) ?? none
  return useMemo(() => (hidePrivate ? saved.filter(({ section }) => section !== 'note') : saved), [hidePrivate, saved])
}

/** The saved filter that narrows the list now; undefined where what is typed is none of them. */
export function useAppliedFilter(): SavedFilter | undefined {
  const saved = useSavedFilters()
  const section = useStoreValue(useWorkbench().layout, state => state.section)
  const filter = useStoreValue(useWorkbench().layout, state => state.filter)
  return saved.find(each => each.section === section && each.filter === filter.trim())
}

/** Shows the list as the filter narrows it. */
export function applyFilter(workbench: Workbench, { section, filter, name }: SavedFilter): void {
  workbench.openSection(section)
  workbench.layout.setState({ filter })
  workbench.announce(`Filter applied: ${name}`)
}

/** Takes a filter away, with the notice that brings it back. What is typed stays. */
export async function removeFilter(workbench: Workbench, { uid, name }: SavedFilter): Promise<void> {
  await workbench.write('savedFilters.delete', { uid })
  const { undo } = await workbench.client.call('history.get', {})
  tellDeleted(workbench, { what: `The filter ${name}`, along: '', step: undo ?? '' })
}

/** Every saved filter is a command, and so is all that can be done with the one that is applied. */
export function useSavedFilterCommands(): void {
  const workbench = useWorkbench()
  const saved = useSavedFilters()
  const applied = useAppliedFilter()
  const isReadOnly = useReadOnly()
  useEffect(() => {
    const { layout } = workbench
    const kept: Command[] = saved.map(filter => ({
      id: `filter.${filter.uid}`, title: `Filter: ${filter.name} (${sections.find(({ type }) => type === filter.section)?.title.toLowerCase() ?? ''})`, group: 'Go to', keys: [],
      run: () => {
        applyFilter(workbench, filter)
        requestAnimationFrame(() => document.querySelector<HTMLElement>('#navigator [role="listbox"]')?.focus())
      },
    }))
    if (isReadOnly) return workbench.commands.register(kept)
    return workbench.commands.register([
      ...kept,
      {
        id: 'save-filter', title: 'Save this filter…', group: 'Edit', keys: [],
        when: () => layout.getState().filter.trim() !== '' && applied === undefined, run: () => layout.setState({ dialog: 'save-filter' }),
      },
      { id: 'rename-filter', title: 'Rename this filter…', group: 'Edit', keys: [], when: () => applied !== undefined, run: () => layout.setState({ dialog: 'rename-filter' }) },
      {
        id: 'remove-filter', title: 'Remove this filter', group: 'Edit', keys: [], when: () => applied !== undefined,
        run: () => {
          if (applied) void removeFilter(workbench, applied).catch(() => undefined)
        },
      },
    ])
  }, [workbench, saved, applied, isReadOnly])
}
