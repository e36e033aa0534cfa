import type { Selected } from '../../state/workbench.ts'
import { IconButton } from '../../ui/Button.tsx'
import { EditIcon, MoreIcon } from '../../ui/icons/actions.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { useReadOnly } from '../inspector/useReadOnly.ts'
import { isDeletable } from './deletion.ts'
import { isDuplicable, isEditable, openForm, projectForm } from './useEditCommands.ts'

/** What can be done to what is selected: edit it, copy it, delete it. Nothing where the project is read-only. */
export function EntityActions({ selected }: { selected: readonly Selected[] }) {
  const workbench = useWorkbench()
  const isReadOnly = useReadOnly()
  const [only] = selected
  const one = selected.length === 1 ? only : undefined
  const key = one?.uid ?? (selected.length === 0 ? projectForm : null)
  const isEditing = useStoreValue(workbench.editing, state => state.editing !== null && state.editing === key)
  if (isReadOnly) return null
  const canEdit = selected.length === 0 || (one !== undefined && isEditable(one.type))
  const actions = [
    ...(one && isDuplicable(one.type) ? [{ id: 'duplicate', text: 'Duplicate', keys: 'Mod+D', run: () => void workbench.commands.run('duplicate') }] : []),
    ...(selected.some(entity => isDeletable(entity.type))
      ? [{ id: 'delete', text: selected.length > 1 ? 'Delete them' : 'Delete', keys: 'Delete', run: () => void workbench.commands.run('delete') }] : []),
  ]
  return (
    <div className="inspector-history">
      {canEdit && !isEditing && <IconButton label="Edit" keys="E" icon={<EditIcon />} onPress={() => key !== null && openForm(workbench, key)} />}
      {actions.length > 0 && <Menu label="More actions" actions={actions}><IconButton label="More actions" icon={<MoreIcon />} /></Menu>}
    </div>
  )
}
