import { useState } from 'react'
import type { View } from '../../../db/contract/entities/views.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { refusalText } from '../files/commands.ts'
import { freeName, renameView, saveViewAs, viewsMenu } from './actions.ts'

/** Asks for the name of a view: of a new one, or another one. */
export function ViewNameDialog({ shown, views }: { shown: View; views: readonly View[] }) {
  const workbench = useWorkbench()
  const menu = viewsMenu(workbench)
  const naming = useStoreValue(menu, state => state.naming)
  const close = () => menu.setState({ naming: null })
  return (
    <Dialog title={naming === 'new' ? 'Save as a new view' : 'Rename the view'} isOpen={naming !== null} onClose={close} width={400}>
      {naming !== null && <NameForm naming={naming} shown={shown} views={views} onClose={close} />}
    </Dialog>
  )
}

function NameForm({ naming, shown, views, onClose }: { naming: View | 'new'; shown: View; views: readonly View[]; onClose: () => void }) {
  const workbench = useWorkbench()
  const [name, setName] = useState(naming === 'new' ? freeName(shown.name, views) : naming.name)
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const save = async () => {
    const chosen = name.trim()
    if (chosen === '') return setProblem('A name is needed, for example “Syria, ties of conflict”.')
    if (views.some(view => view.name.toLowerCase() === chosen.toLowerCase() && (naming === 'new' || view.uid !== naming.uid))) return setProblem('Another view has this name.')
    if (naming === 'new') await saveViewAs(workbench, shown, chosen)
    else await renameView(workbench, naming, chosen)
    onClose()
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
        label="Name" autoFocus value={name} error={problem}
        hint={naming === 'new' ? 'Keeps the time, the rules, the look, the focus, the places of actors and what is in sight.' : 'The command line asks for a view by this name.'}
        onChange={text => {
          setName(text)
          setProblem(undefined)
        }}
      />
      <footer className="saved-filter-actions">
        <Button onPress={onClose}>Cancel</Button>
        <Button look="strong" type="submit">{naming === 'new' ? 'Save' : 'Rename'}</Button>
      </footer>
    </form>
  )
}
