import { useEffect, useRef, useState } from 'react'
import type { NoteRow } from '../../../db/contract/entities/notes.ts'
import type { EntityType } from '../../../db/contract/vocabulary.ts'
import { Button } from '../../ui/Button.tsx'
import { Lock } from '../../ui/Lock.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { DownIcon, PlusIcon, RightIcon } from '../../ui/icons/actions.tsx'
import { HiddenIcon, PinIcon } from '../../ui/icons/view.tsx'
import { EntityLink } from '../inspector/EntityLink.tsx'
import { Section } from '../inspector/Section.tsx'
import { useReadOnly } from '../inspector/useReadOnly.ts'
import { Mentions } from './Mentions.tsx'
import { NoteEditor } from './NoteEditor.tsx'

interface Props {
  target: { type: EntityType; uid: string }
  notes: readonly NoteRow[]
  backlinks: readonly NoteRow[]
  /** Takes a new note over where the focus is on a part that notes may speak to; false where it is not. */
  onNew?: () => boolean
}

const byPin = (a: NoteRow, b: NoteRow) => Number(b.pinned) - Number(a.pinned) || b.updatedAt.localeCompare(a.updatedAt)

/** The notes of an entity, which open in place, and the notes whose text links to it. */
export function NotesSection({ target, notes, backlinks, onNew }: Props) {
  const workbench = useWorkbench()
  const isReadOnly = useReadOnly()
  const hidePrivate = useStoreValue(workbench.preferences, state => state.privateHidden)
  const [openUid, setOpenUid] = useState<string | null>(null)
  const [newUid, setNewUid] = useState<string | null>(null)
  const section = useRef<HTMLElement>(null)
  const shown = notes.filter(note => !(hidePrivate && note.private)).sort(byPin)
  const linking = backlinks.filter(note => !(hidePrivate && note.private))
  const { type, uid } = target

  const takesOver = useRef(onNew)
  useEffect(() => {
    takesOver.current = onNew
  })

  useEffect(() => {
    if (isReadOnly) return
    const create = async () => {
      if (takesOver.current?.()) return
      const made = await workbench.write('notes.create', { attachedTo: [{ type, uid }] })
      const { openSections } = workbench.preferences.getState()
      workbench.setPreferences({ openSections: { ...openSections, 'inspector.notes': true } })
      setNewUid(made.uid)
      setOpenUid(made.uid)
    }
    return workbench.commands.register([
      {
        id: 'note.new', title: 'New note on what is selected', group: 'New', keys: ['N N', 'Alt+N'], inFields: true,
        when: () => !workbench.preferences.getState().privateHidden, run: () => void create().catch(() => undefined),
      },
    ])
  }, [workbench, isReadOnly, type, uid])

  return (
    <Section
      ref={section} name="inspector.notes" title="Notes" count={shown.length > 0 ? shown.length : undefined}
      actions={!isReadOnly && !hidePrivate && (
        <Button look="quiet" icon={<PlusIcon />} keys="N N" onPress={() => void workbench.commands.run('note.new')}>New note</Button>
      )}
    >
      {hidePrivate && <p className="private-notice"><HiddenIcon /> Private things are hidden.</p>}
      {shown.length === 0 && !hidePrivate && <p className="quiet">What you think about it and do not want in the record goes here. A note stays private unless you release it.</p>}
      <ul className="note-list">
        {shown.map(note => (
          <li key={note.uid}>
            <div className="note-row">
              <button
                type="button" className="note-row-toggle" aria-expanded={openUid === note.uid}
                onClick={() => setOpenUid(openUid === note.uid ? null : note.uid)}
              >
                {openUid === note.uid ? <DownIcon /> : <RightIcon />}
                {note.private && <Lock />}
                {note.pinned && <PinIcon />}
                <bdi className="note-row-title truncate">{note.title.trim() === '' ? 'Untitled note' : note.title}</bdi>
                {openUid !== note.uid && <span className="quiet truncate note-row-excerpt" dir="auto">{note.excerpt}</span>}
              </button>
              <EntityLink entity={{ type: 'note', uid: note.uid, title: note.title }} className="note-row-open">Open</EntityLink>
            </div>
            {openUid === note.uid && (
              <NoteEditor uid={note.uid} autoFocus={newUid === note.uid} onDeleted={() => section.current?.focus()} />
            )}
          </li>
        ))}
      </ul>
      {linking.length > 0 && (
        <>
          <h4>Linked from</h4>
          <NoteLinks notes={linking} />
        </>
      )}
      <Mentions type={type} uid={uid} />
    </Section>
  )
}

/** Notes as a list of links with their locks. */
export function NoteLinks({ notes }: { notes: readonly NoteRow[] }) {
  return (
    <ul className="link-list">
      {notes.map(note => (
        <li key={note.uid}>
          {note.private && <Lock />}
          <EntityLink entity={{ type: 'note', uid: note.uid, title: note.title.trim() === '' ? 'Untitled note' : note.title }} />
        </li>
      ))}
    </ul>
  )
}
