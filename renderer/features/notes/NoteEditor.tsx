import { useRef, useState } from 'react'
import type { Note } from '../../../db/contract/entities/notes.ts'
import { Button, IconButton, Toggle } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Lock } from '../../ui/Lock.tsx'
import { useQuery, useWorkbench } from '../../ui/hooks.ts'
import { DeleteIcon } from '../../ui/icons/actions.tsx'
import { PinIcon } from '../../ui/icons/view.tsx'
import { LinkedMarkdown } from '../inspector/LinkedMarkdown.tsx'
import { useReadOnly } from '../inspector/useReadOnly.ts'
import { draftsOf } from './drafts.ts'
import { MarkdownEditor, type MarkdownEditorHandle } from './MarkdownEditor.tsx'
import { DraftNotices, SaveWord } from './SaveState.tsx'
import { useDraft } from './useDraft.ts'

interface Props {
  uid: string
  /** Puts the cursor into the text as soon as it is there. */
  autoFocus?: boolean
  onDeleted?: () => void
  /** Escape in the text; without this the focus goes to what is around. */
  onEscape?: (() => void) | undefined
}

/** Title and text of a note, saved as they are typed, with its lock, pin and deletion. */
export function NoteEditor({ uid, autoFocus = false, onDeleted, onEscape }: Props) {
  const query = useQuery('notes.get', { uid })
  const isReadOnly = useReadOnly()
  if (query.status === 'loading') return null
  if (query.value === undefined) {
    return query.status === 'error' ? <ErrorNotice title="The note cannot be shown" error={query.error} /> : null
  }
  const { note } = query.value
  if (isReadOnly) return <LinkedMarkdown text={note.body} links={note.links} />
  return <Editor key={uid} note={note} isFresh={query.status === 'ready' && !query.refreshing} autoFocus={autoFocus} onDeleted={onDeleted} onEscape={onEscape} />
}

function Editor({ note, isFresh, autoFocus, onDeleted, onEscape }: { note: Note; isFresh: boolean; autoFocus: boolean; onDeleted: (() => void) | undefined; onEscape: (() => void) | undefined }) {
  const workbench = useWorkbench()
  const [isPreview, setPreview] = useState(false)
  const titleField = useRef<HTMLInputElement>(null)
  const editor = useRef<MarkdownEditorHandle>(null)
  const { uid } = note
  const [state, draft] = useDraft(`note ${uid}`, { title: note.title, body: note.body }, isFresh, {
    save: async (changes, expected) => {
      await workbench.write('notes.update', { uid, changes, expected }, { solves: 'conflict' })
    },
    reload: async () => {
      const { note: now } = await workbench.client.call('notes.get', { uid })
      return { title: now.title, body: now.body }
    },
  })
  const { title, body } = state.texts
  const flush = () => void draft.flush()

  const setField = (changes: { private?: boolean; pinned?: boolean }, said: string) => {
    workbench.write('notes.update', { uid, changes }).then(() => workbench.announce(said), () => undefined)
  }
  const remove = async () => {
    await draft.flush()
    await workbench.write('notes.delete', { uid })
    draftsOf(workbench.client).discard(`note ${uid}`)
    workbench.announce('Note deleted. Undo brings it back.')
    onDeleted?.()
  }
  const keepAsNew = async () => {
    const made = await workbench.write('notes.create', { title, body, private: note.private })
    draftsOf(workbench.client).discard(`note ${uid}`)
    workbench.select({ type: 'note', uid: made.uid })
  }

  return (
    <div className="note-editor">
      <DraftNotices what="note" state={state} draft={draft} onKeepAsNew={() => void keepAsNew().catch(() => undefined)} />
      <div className="note-title-row">
        <input
          ref={titleField} className="input note-title" aria-label="Title of the note" placeholder="Title" dir="auto" value={title} maxLength={500}
          autoComplete="off" spellCheck={false} onChange={event => draft.edit({ title: event.target.value })} onBlur={flush}
        />
        <IconButton
          label={note.pinned ? 'Pinned: stands first where it is attached. Press to unpin' : 'Pin: let it stand first where it is attached'}
          icon={<PinIcon />} className={note.pinned ? 'note-pinned' : ''}
          onPress={() => setField({ pinned: !note.pinned }, note.pinned ? 'Note unpinned' : 'Note pinned')}
        />
        <IconButton label="Delete the note" icon={<DeleteIcon />} onPress={() => void remove().catch(() => undefined)} />
      </div>
      {isPreview
        ? <div className="note-preview">{body.trim() === '' ? <p className="quiet">Nothing written yet.</p> : <LinkedMarkdown text={body} {...(state.status === 'saved' ? { links: note.links } : {})} />}</div>
        : (
          <MarkdownEditor
            ref={editor} label="Text of the note, Markdown" value={body} onChange={text => draft.edit({ body: text })} onBlur={flush} onEscape={onEscape} autoFocus={autoFocus}
            placeholder='Write in Markdown; [[ links to an actor, tie, event, source …, "" quotes an excerpt'
          />
        )}
      <div className="note-foot">
        <Toggle isSelected={isPreview} onChange={setPreview}>Preview</Toggle>
        {!isPreview && <Button look="quiet" tip='Quotes an excerpt where the cursor is; "" does the same while typing' onPress={() => editor.current?.offerExcerpts()}>Insert excerpt</Button>}
        <SaveWord state={state} />
      </div>
      <PrivacyLine isPrivate={note.private} onChange={isPrivate => setField({ private: isPrivate }, isPrivate ? 'Note made private' : 'Note released')} />
    </div>
  )
}

/** Says where the note may go, and lets the user change that. */
function PrivacyLine({ isPrivate, onChange }: { isPrivate: boolean; onChange: (isPrivate: boolean) => void }) {
  return (
    <div className="note-privacy">
      {isPrivate && <Lock />}
      <p className="quiet">
        {isPrivate ? 'Private: it stays in this file, whatever is exported or merged.' : 'Released: exports that carry notes take it along.'}
      </p>
      <Button onPress={() => onChange(!isPrivate)} tip={isPrivate ? 'Lets exports and merges that carry notes take this one along. It can be made private again; copies already exported cannot.' : 'Keeps it in this file from now on. Copies already exported keep it.'}>
        {isPrivate ? 'Release' : 'Make private'}
      </Button>
    </div>
  )
}
