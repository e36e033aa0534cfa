import { IconButton } from '../../ui/Button.tsx'
import { BookmarkIcon } from '../../ui/icons/actions.tsx'
import { Menu, type MenuAction } from '../../ui/Menu.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { useReadOnly } from '../inspector/useReadOnly.ts'
import { applyFilter, useAppliedFilter, useSavedFilters } from './saved-filters.ts'
import type { Section } from './sections.ts'

/** The filters of a list kept by name, and what can be done with the one that is applied. Nothing where there is none and none can be saved. */
export function SavedFilterMenu({ section }: { section: Section }) {
  const workbench = useWorkbench()
  const { commands, layout } = workbench
  const saved = useSavedFilters().filter(filter => filter.section === section.type)
  const applied = useAppliedFilter()
  const isEmpty = useStoreValue(layout, state => state.filter.trim() === '')
  const isReadOnly = useReadOnly()
  if (isReadOnly && saved.length === 0) return null
  const run = (id: string) => () => void commands.run(id)
  const actions: MenuAction[] = [
    ...saved.map(filter => ({
      id: filter.uid, text: filter.name, checked: filter.uid === applied?.uid, ...(filter.name === filter.filter ? {} : { detail: `“${filter.filter}”` }),
      run: () => applyFilter(workbench, filter),
    })),
    ...(isReadOnly ? [] : applied
      ? [
          { id: 'rename', text: 'Rename this filter…', run: run('rename-filter') },
          { id: 'remove', text: 'Remove this filter', run: run('remove-filter') },
        ]
      : [{ id: 'save', text: 'Save this filter…', isDisabled: isEmpty, ...(isEmpty ? { detail: 'Type into the filter first.' } : {}), run: run('save-filter') }]),
  ]
  const name = `Saved filters of ${section.title.toLowerCase()}`
  return (
    <Menu label={name} actions={actions}>
      <IconButton className={applied ? 'saved-filter-applied' : undefined} label={applied ? `${name}: ${applied.name}` : name} icon={<BookmarkIcon />} />
    </Menu>
  )
}
