import { useRef, type KeyboardEvent } from 'react'
import type { Aspect } from '../../../db/contract/entities/coding.ts'
import type { NoteRow } from '../../../db/contract/entities/notes.ts'
import type { Tie } from '../../../db/contract/entities/ties.ts'
import { Button } from '../../ui/Button.tsx'
import { Lock } from '../../ui/Lock.tsx'
import { PinIcon } from '../../ui/icons/view.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { Select } from '../../ui/Select.tsx'
import { HiddenNote } from '../notes/HiddenNote.tsx'
import { NoteEditor } from '../notes/NoteEditor.tsx'

/** The notes that speak to one aspect of a tie; private ones only while private things are shown. */
export function notesAbout(notes: readonly NoteRow[], tie: string, aspect: string, hidePrivate: boolean): NoteRow[] {
  return notes.filter(note => !(hidePrivate && note.private) && note.attachedTo.some(each => each.type === 'tie' && each.uid === tie && each.aspect === aspect))
}

/** They stand in the column of the aspect, under its evidence; one opens beside. */
export function AspectNotes({ code, notes, open, onOpen }: { code: string; notes: readonly NoteRow[]; open: string | null; onOpen: (uid: string) => void }) {
  if (notes.length === 0) return null
  return (
    <div className="aspect-notes" role="group" aria-label={`Notes about ${code}`}>
      <p className="evidence-group" aria-hidden="true">Notes <span className="inspector-count">{notes.length}</span></p>
      <ul>
        {notes.map(note => (
          <li key={note.uid}>
            <button type="button" className="aspect-note" aria-expanded={open === note.uid} onClick={() => onOpen(note.uid)}>
              <span className="aspect-note-head">
                {note.private && <Lock />}
                {note.pinned && <PinIcon />}
                <bdi className="truncate">{note.title.trim() === '' ? 'Untitled note' : note.title}</bdi>
              </span>
              {note.excerpt !== '' && <span className="quiet aspect-note-text" dir="auto">{note.excerpt}</span>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface PanelProps {
  note: string
  tie: Tie
  aspect: Aspect
  aspects: readonly Aspect[]
  isNew: boolean
  isReadOnly: boolean
  /** It now speaks to another aspect, or to the tie as a whole (null). */
  onMoved: (aspect: string | null) => void
  onDone: () => void
}

const whole = 'whole'

/** One of them, open over both columns. */
export function AspectNotePanel({ note, tie, aspect, aspects, isNew, isReadOnly, onMoved, onDone }: PanelProps) {
  const workbench = useWorkbench()
  const hidePrivate = useStoreValue(workbench.preferences, state => state.privateHidden)
  const panel = useRef<HTMLElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.stopPropagation()
    onDone()
  }
  const move = (next: string) => {
    const to = next === whole ? null : next
    if (to === aspect.uid) return
    workbench.write('notes.reattach', { uid: note, from: { type: 'tie', uid: tie.uid, aspect: aspect.uid }, to: { type: 'tie', uid: tie.uid, aspect: to } })
      .then(() => onMoved(to), () => undefined)
  }
  return (
    <section className="aspect-note-panel" data-aspect={aspect.code} ref={panel} tabIndex={-1} aria-label={`Note about ${aspect.code}`} onKeyDown={onKeyDown}>
      <div className="aspect-note-panel-head">
        <strong>Note about{isReadOnly || hidePrivate ? ` ${aspect.code}` : ''}</strong>
        {!isReadOnly && !hidePrivate && (
          <Select
            label="What of the tie the note speaks to" hideLabel quiet className="note-about" value={aspect.uid} onChange={move}
            options={[{ value: whole, label: 'the tie as a whole' }, ...aspects.map(each => ({ value: each.uid, label: each.code, definition: each.name }))]}
          />
        )}
        <Button onPress={onDone}>Done</Button>
      </div>
      <HiddenNote uid={note}><NoteEditor uid={note} autoFocus={isNew} onEscape={onDone} onDeleted={onDone} /></HiddenNote>
    </section>
  )
}
