import { useRef, useState } from 'react'
import { Button, IconButton } from '../../ui/Button.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { EditIcon, PlusIcon } from '../../ui/icons/actions.tsx'
import { LinkedMarkdown } from '../inspector/LinkedMarkdown.tsx'
import { MarkdownEditor } from '../notes/MarkdownEditor.tsx'
import { DraftNotices, SaveWord } from '../notes/SaveState.tsx'
import { useDraft } from '../notes/useDraft.ts'
import type { Cell } from './useAssess.ts'

interface Props {
  cell: Cell
  /** "P1, Syria" */
  name: string
  text: string
  isFresh: boolean
  isReadOnly: boolean
}

/** Why a cell is coded as it is: Markdown, edited in place and saved as it is typed. It is part of the record. */
export function Rationale({ cell, name, text, isFresh, isReadOnly }: Props) {
  const [isEditing, setEditing] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const close = () => {
    setEditing(false)
    box.current?.focus()
  }
  if (isReadOnly) return text.trim() === '' ? null : <div className="rationale"><LinkedMarkdown text={text} /></div>
  return (
    <div className="rationale" ref={box} tabIndex={-1}>
      {isEditing
        ? <RationaleEditor cell={cell} name={name} text={text} isFresh={isFresh} onDone={close} />
        : text.trim() === ''
          ? <Button look="quiet" icon={<PlusIcon />} label={`Add a rationale for ${name}`} onPress={() => setEditing(true)}>Rationale</Button>
          : (
            <>
              <LinkedMarkdown text={text} />
              <IconButton className="rationale-edit" label={`Edit the rationale for ${name}`} icon={<EditIcon />} onPress={() => setEditing(true)} />
            </>
          )}
    </div>
  )
}

function RationaleEditor({ cell, name, text, isFresh, onDone }: { cell: Cell; name: string; text: string; isFresh: boolean; onDone: () => void }) {
  const workbench = useWorkbench()
  const [state, draft] = useDraft(`rationale ${cell.tie} ${cell.aspect} ${cell.period}`, { rationale: text }, isFresh, async changes => {
    await workbench.write('assessments.set', { ...cell, changes })
  })
  return (
    <>
      <DraftNotices what="rationale" state={state} draft={draft} />
      <MarkdownEditor
        label={`Rationale for ${name}, Markdown`} value={state.texts.rationale} autoFocus placeholder="Why this level? It is part of the record and is exported."
        onChange={rationale => draft.edit({ rationale })} onBlur={() => void draft.flush()}
      />
      <div className="note-foot">
        <Button onPress={onDone}>Done</Button>
        <SaveWord state={state} />
      </div>
    </>
  )
}
