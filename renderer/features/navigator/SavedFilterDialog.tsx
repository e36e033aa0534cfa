import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { refusalText } from '../files/commands.ts'
import { useAppliedFilter } from './saved-filters.ts'
import './navigator.css'

/** Asks for the name of a filter: of a new one, or another one for the filter that is applied. */
export function SavedFilterDialog() {
  const { layout } = useWorkbench()
  const dialog = useStoreValue(layout, state => state.dialog)
  const isRenaming = dialog === 'rename-filter'
  const close = () => layout.setState({ dialog: null })
  return (
    <Dialog title={isRenaming ? 'Rename the filter' : 'Save this filter'} isOpen={isRenaming || dialog === 'save-filter'} onClose={close} width={400}>
      <NameForm isRenaming={isRenaming} onClose={close} />
    </Dialog>
  )
}

function NameForm({ isRenaming, onClose }: { isRenaming: boolean; onClose: () => void }) {
  const workbench = useWorkbench()
  const [{ section, filter }] = useState(workbench.layout.getState)
  // The filter that is meant stays the one that was applied when the dialog opened.
  const applied = useAppliedFilter()
  const [renamed] = useState(isRenaming ? applied : undefined)
  const [name, setName] = useState(renamed?.name ?? filter.trim())
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const save = async () => {
    const chosen = name.trim()
    if (chosen === '') return setProblem('A name is needed, for example “Gulf states”.')
    if (renamed) await workbench.write('savedFilters.update', { uid: renamed.uid, changes: { name: chosen } }, { solves: 'conflict' })
    else await workbench.write('savedFilters.create', { name: chosen, section, filter: filter.trim() }, { solves: 'conflict' })
    onClose()
    workbench.announce(renamed ? `Filter renamed: ${chosen}` : `Filter saved: ${chosen}`)
  }
  return (
    <form
      className="saved-filter-form"
      onSubmit={event => {
        event.preventDefault()
        save().catch((error: unknown) => setProblem(refusalText(error)))
      }}
    >
      <Field
        label="Name" autoFocus value={name} error={problem} hint={<>Shows what has “<bdi>{renamed?.filter ?? filter.trim()}</bdi>” in the name.</>}
        onChange={text => {
          setName(text)
          setProblem(undefined)
        }}
      />
      <footer className="saved-filter-actions">
        <Button onPress={onClose}>Cancel</Button>
        <Button look="strong" type="submit">{isRenaming ? 'Rename' : 'Save'}</Button>
      </footer>
    </form>
  )
}
