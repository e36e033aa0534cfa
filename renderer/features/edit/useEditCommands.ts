import { useEffect } from 'react'
import { duplicableTypes, type DuplicableType } from '../../../db/contract/methods/merge.ts'
import type { EntityType } from '../../../db/contract/vocabulary.ts'
import { panelSize } from '../../state/panels.ts'
import type { Selected, Workbench } from '../../state/workbench.ts'
import { useAnswer, useWorkbench } from '../../ui/hooks.ts'
import { deleteSelected, isDeletable } from './deletion.ts'

const editable: readonly EntityType[] = ['actor', 'tie', 'excerpt', 'event', 'source', 'period', 'indicator', 'aspect']
/** What has a form in its inspector. */
export const isEditable = (type: EntityType): boolean => editable.includes(type)
export const isDuplicable = (type: EntityType): type is DuplicableType => (duplicableTypes as readonly EntityType[]).includes(type)

/** The key under which the form of the project is open. */
export const projectForm = 'project'

/** Opens the form of an entity, or of the project, at one of its fields. */
export function openForm(workbench: Workbench, uid: string, field: string | null = null): void {
  if (panelSize(workbench.preferences.getState().panels, 'inspector') === 0) workbench.togglePanel('inspector')
  workbench.editing.setState({ editing: uid, field, creating: null })
}

/** Makes a copy and selects it with its form open. */
async function duplicate(workbench: Workbench, { type, uid }: { type: DuplicableType; uid: string }): Promise<void> {
  const made = await workbench.write('entities.duplicate', { type, uid })
  workbench.select({ type, uid: made.uid })
  if (isEditable(type)) openForm(workbench, made.uid)
  workbench.announce('Copy made')
}

/** Edit, duplicate and delete what is selected. Not there at all where the project cannot be changed. */
export function useEditCommands(): void {
  const workbench = useWorkbench()
  const isReadOnly = useAnswer('project.get', {})?.readOnly ?? true
  useEffect(() => {
    if (isReadOnly) return
    const selected = (): readonly Selected[] => workbench.selection.getState().selected
    const one = () => (selected().length === 1 ? selected()[0] : undefined)
    const remove = () => void deleteSelected(workbench, selected()).catch(() => undefined)
    return workbench.commands.register([
      {
        id: 'edit', title: 'Edit what is selected', group: 'Edit', keys: ['E'],
        when: () => selected().length === 0 || isEditable(one()?.type ?? 'note'),
        run: () => openForm(workbench, one()?.uid ?? projectForm),
      },
      {
        id: 'duplicate', title: 'Duplicate what is selected', group: 'Edit', keys: ['Mod+D'], when: () => isDuplicable(one()?.type ?? 'note'),
        run: () => {
          const entity = one()
          if (entity && isDuplicable(entity.type)) void duplicate(workbench, { type: entity.type, uid: entity.uid }).catch(() => undefined)
        },
      },
      { id: 'delete', title: 'Delete what is selected', group: 'Edit', keys: ['Delete', 'Mod+Backspace'], when: () => selected().some(entity => isDeletable(entity.type)), run: remove },
    ])
  }, [workbench, isReadOnly])
}
