import { useEffect, useId, useState, type KeyboardEvent } from 'react'
import type { NoteListRow } from '../../../db/contract/entities/note-lists.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { useQuery, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { PlusIcon } from '../../ui/icons/actions.tsx'
import { Lock } from '../../ui/Lock.tsx'
import { noteFilterOf } from '../notes-list/note-filter.ts'
import { quotingOf, type QuotingState } from './quoting.ts'

/** Asks into which note an excerpt is quoted (`Q`): the one worked on last stands first, so that Enter takes it. */
export function QuoteDialog() {
  const workbench = useWorkbench()
  const store = quotingOf(workbench)
  const quoting = useStoreValue(store, state => state.quoting)
  const close = () => store.setState({ quoting: null })
  return <Dialog title="Quote into a note" isOpen={quoting !== null} onClose={close} width={460}>{quoting && <Choose quoting={quoting} onClose={close} />}</Dialog>
}

function Choose({ quoting, onClose }: { quoting: NonNullable<QuotingState['quoting']>; onClose: () => void }) {
  const workbench = useWorkbench()
  const id = useId()
  const hidePrivate = useStoreValue(workbench.preferences, state => state.privateHidden)
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const query = useQuery('notes.list', { query: text.trim().slice(0, 1_000), hidePrivate, limit: 30 })
  const found = query.status === 'loading' ? [] : query.value?.rows ?? []
  const order = recentNotes(workbench)
  const rank = (row: NoteListRow) => (order.includes(row.uid) ? order.indexOf(row.uid) : order.length)
  const notes: (NoteListRow | null)[] = [...found.toSorted((a, b) => rank(a) - rank(b)), null]
  const current = Math.min(active, notes.length - 1)
  useEffect(() => {
    document.getElementById(`${id}-${current}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, current])

  const take = async (note: NoteListRow | null | undefined) => {
    if (note === undefined) return
    onClose()
    const { uid } = await workbench.write('notes.quote', { uid: note?.uid ?? null, excerpt: quoting.excerpt, attachedTo: note ? [] : quoting.attachedTo })
    quotingOf(workbench).setState({ last: uid })
    workbench.announce(note ? 'Quoted at the end of the note. Undo takes it back.' : 'Quoted in a new private note. Undo takes it back.')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setActive((current + 1) % notes.length)
    else if (event.key === 'ArrowUp') setActive((current - 1 + notes.length) % notes.length)
    else if (event.key === 'Enter' && query.status !== 'loading') void take(notes[current]).catch(() => undefined)
    else return
    event.preventDefault()
  }
  return (
    <div className="quote">
      <input
        className="input" dir="auto" autoFocus role="combobox" aria-label="Which note" aria-expanded aria-controls={`${id}-list`} aria-autocomplete="list" autoComplete="off" spellCheck={false}
        placeholder="Words of a note" aria-activedescendant={`${id}-${current}`} value={text} onKeyDown={onKeyDown} onChange={event => {
          setText(event.target.value)
          setActive(0)
        }}
      />
      <div className="quote-results" role="listbox" id={`${id}-list`} aria-label="Notes">
        {notes.map((note, at) => (
          <div key={note?.uid ?? 'new'} id={`${id}-${at}`} role="option" aria-selected={at === current} className="quote-row" onPointerMove={() => setActive(at)} onClick={() => void take(note).catch(() => undefined)}>
            {note
              ? <>{note.private && <Lock />}<bdi className="truncate">{note.title.trim() === '' ? note.snippet || 'Untitled note' : note.title}</bdi><span className="quiet truncate">{note.attachedTo[0]?.ref.title ?? ''}</span></>
              : <><PlusIcon /><span>New private note</span></>}
          </div>
        ))}
      </div>
    </div>
  )
}

/** The notes worked on last in this window, the latest first. */
function recentNotes(workbench: ReturnType<typeof useWorkbench>): string[] {
  const { selected, back } = workbench.selection.getState()
  const seen = [...back, ...selected].toReversed().filter(entity => entity.type === 'note').map(entity => entity.uid)
  return [quotingOf(workbench).getState().last, noteFilterOf(workbench).getState().open, ...seen].filter(uid => uid !== null)
}
