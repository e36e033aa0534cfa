import { useState } from 'react'
import type { Coder } from '../../../db/contract/entities/people.ts'
import { Button, IconButton, Toggle } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { useAnswer, useWorkbench } from '../../ui/hooks.ts'
import { DeleteIcon, PlusIcon } from '../../ui/icons/actions.tsx'
import { checkLine, checkName } from '../edit/checks.ts'
import { deleteCoder } from '../edit/deletion.ts'
import { FormGroup } from '../edit/Form.tsx'
import { TextRow } from '../edit/rows.tsx'

/** "Yaara Ben-David" → "YB". */
export const initialsOf = (name: string): string => name.trim().split(/[\s-]+/u).map(word => [...word][0] ?? '').join('').toLocaleUpperCase().slice(0, 3)

/** Everyone who codes in this project: their names, and whose coding is done now. */
export function CoderRows() {
  const workbench = useWorkbench()
  const answer = useAnswer('coders.list', {})
  const [adding, setAdding] = useState<string | null>(null)
  const add = async () => {
    const name = adding?.trim() ?? ''
    if (name === '') return setAdding(null)
    await workbench.write('coders.create', { name, initials: initialsOf(name), description: '' })
    setAdding(null)
  }
  return (
    <FormGroup title="Coders" field="coders">
      {answer?.coders.map(coder => <CoderRow key={coder.uid} coder={coder} isCurrent={coder.uid === answer.current} />)}
      {adding === null
        ? <Button look="quiet" className="form-add" icon={<PlusIcon />} onPress={() => setAdding('')}>Add coder</Button>
        : (
          <Field
            label="Name of the new coder" hideLabel autoFocus placeholder="Name of the new coder" value={adding} onChange={setAdding} onBlur={() => void add().catch(() => undefined)}
            onKeyDown={event => {
              if (event.key === 'Enter') void add().catch(() => undefined)
              else if (event.key === 'Escape') setAdding(null)
              else return
              event.preventDefault()
            }}
          />
        )}
    </FormGroup>
  )
}

function CoderRow({ coder, isCurrent }: { coder: Coder; isCurrent: boolean }) {
  const workbench = useWorkbench()
  const { uid } = coder
  return (
    <div className="form-record" role="group" aria-label={coder.name}>
      <TextRow field={`coder ${uid} name`} label="Name" value={coder.name} check={checkName('Yaara Ben-David')} save={(name, { stay }) => workbench.write('coders.update', { uid, changes: { name }, stay })} />
      <TextRow field={`coder ${uid} initials`} label="Initials" value={coder.initials} check={checkLine(8)} save={(initials, { stay }) => workbench.write('coders.update', { uid, changes: { initials }, stay })} />
      <div className="form-line">
        <Toggle isSelected={isCurrent} isDisabled={isCurrent} onChange={() => void workbench.write('coders.setCurrent', { uid }).catch(() => undefined)}>
          {isCurrent ? 'Codes now' : `Code as ${coder.name}`}
        </Toggle>
        {!isCurrent && <IconButton label={`Delete the coder ${coder.name}`} icon={<DeleteIcon />} onPress={() => void deleteCoder(workbench, coder).catch(() => undefined)} />}
      </div>
    </div>
  )
}
