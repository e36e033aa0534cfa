import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Button, IconButton } from '../../ui/Button.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { EditIcon } from '../../ui/icons/actions.tsx'
import { LinkedMarkdown } from '../inspector/LinkedMarkdown.tsx'
import { MarkdownEditor } from '../notes/MarkdownEditor.tsx'
import { DraftNotices, SaveWord } from '../notes/SaveState.tsx'
import { useDraft } from '../notes/useDraft.ts'
import type { Cell } from './useAssess.ts'

interface Props {
  cell: Cell
  coder: string
  /** Code of the aspect. */
  code: string
  /** "P1, Syria" */
  name: string
  text: string
  isFresh: boolean
  isReadOnly: boolean
  /** What stands under it. */
  children?: ReactNode
}

/** Why a cell is coded as it is: Markdown, edited in place and saved as it is typed. It is part of the record. */
export function Rationale({ cell, coder, code, name, text, isFresh, isReadOnly, children }: Props) {
  const [isEditing, setEditing] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const { layout } = useWorkbench()
  const isAsked = useStoreValue(layout, ({ aspect, part, period }) => part === 'rationale' && aspect === code && period === cell.period)
  if (isAsked && !isReadOnly && !isEditing) setEditing(true)
  useEffect(() => {
    if (!isAsked || isReadOnly) return
    layout.setState({ aspect: null })
    box.current?.scrollIntoView({ block: 'center' })
  }, [layout, isAsked, isReadOnly])
  const isEmpty = text.trim() === ''
  const close = () => {
    setEditing(false)
    box.current?.focus()
  }
  return (
    <div className="rationale" ref={box} tabIndex={-1}>
      <div className="rationale-head">
        {isEmpty && !isEditing && !isReadOnly
          ? <button type="button" className="link-button quiet" onClick={() => setEditing(true)} aria-label={`Add a rationale for ${name}`}>Add a rationale</button>
          : !(isEmpty && isReadOnly) && <span className="quiet">Rationale</span>}
        {!isEmpty && !isEditing && !isReadOnly && <IconButton label={`Edit the rationale for ${name}`} icon={<EditIcon />} onPress={() => setEditing(true)} />}
      </div>
      {isEditing
        ? <RationaleEditor cell={cell} coder={coder} name={name} text={text} isFresh={isFresh} onDone={close} />
        : !isEmpty && <LinkedMarkdown text={text} />}
      {children}
    </div>
  )
}

function RationaleEditor({ cell, coder, name, text, isFresh, onDone }: { cell: Cell; coder: string; name: string; text: string; isFresh: boolean; onDone: () => void }) {
  const workbench = useWorkbench()
  const [state, draft] = useDraft(`rationale ${cell.tie} ${cell.aspect} ${cell.period}`, { rationale: text }, isFresh, {
    save: async (changes, { rationale: before = '' }) => {
      await workbench.write('assessments.set', { ...cell, changes, expected: { rationale: before } }, { solves: 'conflict' })
    },
    reload: async () => {
      const { assessments } = await workbench.client.call('ties.get', { uid: cell.tie })
      const now = assessments.find(other => other.aspect === cell.aspect && other.period === cell.period && other.coder === coder)
      return { rationale: now?.rationale ?? '' }
    },
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
