import { useCallback, useEffect, useRef, useState, type FocusEvent } from 'react'
import type { NoteListRow } from '../../../db/contract/entities/note-lists.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { SearchField } from '../../ui/Field.tsx'
import { PlusIcon } from '../../ui/icons/actions.tsx'
import { HiddenIcon } from '../../ui/icons/view.tsx'
import { useAnswer, useNoteList, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { VirtualList } from '../../ui/VirtualList.tsx'
import { useReadOnly } from '../inspector/useReadOnly.ts'
import { HiddenNote } from '../notes/HiddenNote.tsx'
import { focusMarkdownEditor } from '../notes/MarkdownEditor.tsx'
import { NoteDetails } from '../notes/NoteInspector.tsx'
import { hasConditions, localToday, noFilter, noteFilterOf, questionOf } from './note-filter.ts'
import { NoteFilters } from './NoteFilters.tsx'
import { NoteListItem } from './NoteListItem.tsx'
import './notes-list.css'

const rowHeight = 68

/** All notes: found by their words, narrowed, run through with the arrows, read and written beside the list. */
export function NotesFeature() {
  const workbench = useWorkbench()
  const { commands, preferences, selection } = workbench
  const store = noteFilterOf(workbench)
  const state = useStoreValue(store, value => value)
  const selected = useStoreValue(selection, value => value.selected)
  const hidePrivate = useStoreValue(preferences, value => value.privateHidden)
  const isReadOnly = useReadOnly()
  const framework = useAnswer('framework.get', {})
  const { rows, total, error, reach } = useNoteList(questionOf(state, selected, hidePrivate, localToday()))
  const list = useRef<{ focus(): void }>(null)
  const search = useRef<HTMLInputElement>(null)
  const pane = useRef<HTMLDivElement>(null)
  const [isWithin, setWithin] = useState(false)
  const [fresh, setFresh] = useState<string | null>(null)
  const onVisible = useCallback((_first: number, last: number) => reach(last + 20), [reach])
  const focusList = () => (list.current ? list.current.focus() : search.current?.focus())
  const codeOf = (aspect: string) => framework?.aspects.find(each => each.uid === aspect)?.code

  const create = async () => {
    const { on, onSelected, aspect } = store.getState()
    const targets = [...on, ...(onSelected ? selection.getState().selected : [])]
    const made = await workbench.write('notes.create', {
      attachedTo: targets.map(({ type, uid }) => ({ type, uid, ...(type === 'tie' && aspect !== null ? { aspect } : {}) })),
    })
    setFresh(made.uid)
    store.setState({ open: made.uid, query: '' })
  }
  const canCreate = !isReadOnly && !hidePrivate
  useEffect(() => {
    // While the focus is here a new note opens here; elsewhere it is the inspector's.
    if (!isWithin || !canCreate) return
    return commands.register([{ id: 'note.new', title: 'New note', group: 'New', keys: ['N N', 'Alt+N'], inFields: true, run: () => void create().catch(() => undefined) }])
  })
  useEffect(() => commands.register([
    { id: 'notes.search', title: 'Search in notes', group: 'Go to', keys: ['Mod+F'], inFields: true, run: () => search.current?.focus() },
  ]), [commands])

  const edit = (row: NoteListRow) => {
    store.setState({ open: row.uid })
    requestAnimationFrame(() => {
      if (!focusMarkdownEditor(pane.current)) pane.current?.focus()
    })
  }
  const onFocusChange = (event: FocusEvent<HTMLElement>) => setWithin(event.type === 'focus' || event.currentTarget.contains(event.relatedTarget))
  const isNarrowed = state.query.trim() !== '' || hasConditions(state)
  return (
    <div className="notes" onFocus={onFocusChange} onBlur={onFocusChange}>
      <div className="notes-head">
        <SearchField
          ref={search} className="notes-search" label="Search in notes" placeholder="Search in notes" value={state.query} onChange={query => store.setState({ query })}
          onKeyDown={event => {
            if (event.key !== 'ArrowDown' || rows.length === 0) return
            event.preventDefault()
            focusList()
          }}
        />
        <NoteFilters onDone={focusList} />
        <span className="notes-count quiet" role="status">{total === null ? '' : `${total.toLocaleString()} ${total === 1 ? 'note' : 'notes'}`}</span>
        {hidePrivate && <span className="private-notice"><HiddenIcon /> Private things are hidden.</span>}
        {canCreate && <Button icon={<PlusIcon />} keys="N N" onPress={() => void create().catch(() => undefined)}>New note</Button>}
      </div>
      {error && <ErrorNotice title="The notes could not be listed" error={error} onRetry={() => workbench.queries.invalidate('everything')} />}
      <div className="notes-body">
        <div className="notes-list">
          {total === 0
            ? isNarrowed
              ? <EmptyState title="No note like that" text="No note has all of these words and is attached, marked and dated so."><Button onPress={() => store.setState(noFilter)}>Show all notes</Button></EmptyState>
              : <EmptyState title={hidePrivate ? 'No released note' : 'No note yet'} text="What you think about the case and do not want in the record goes into notes: about an actor, a tie, a practice, a passage, or nothing in particular." />
            : (
              <VirtualList<NoteListRow>
                ref={list} label="Notes" count={total ?? 0} rowHeight={rowHeight} rowAt={index => rows[index]} keyOf={row => row.uid} selectedKey={state.open}
                isSelected={row => row.uid === state.open} onSelect={row => store.setState({ open: row.uid })} onOpen={edit} onVisible={onVisible}
                render={row => <NoteListItem row={row} codeOf={codeOf} />}
              />
            )}
        </div>
        <div
          className="notes-pane" ref={pane} tabIndex={-1} role="region" aria-label="Note"
          onKeyDown={event => {
            if (event.key !== 'Escape' || event.defaultPrevented) return
            event.stopPropagation()
            focusList()
          }}
        >
          {state.open === null
            ? total !== 0 && <EmptyState centred title="No note is open" text="The arrows go through the list, Enter writes in the note, Escape comes back." />
            : (
              <HiddenNote key={state.open} uid={state.open}>
                <NoteDetails
                  uid={state.open} autoFocus={fresh === state.open} onEscape={focusList} onDeleted={() => {
                    store.setState({ open: null })
                    focusList()
                  }}
                />
              </HiddenNote>
            )}
        </div>
      </div>
    </div>
  )
}
