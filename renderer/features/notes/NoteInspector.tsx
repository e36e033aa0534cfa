import type { Note } from '../../../db/contract/entities/notes.ts'
import type { ListRow } from '../../../db/contract/methods/project.ts'
import { IconButton } from '../../ui/Button.tsx'
import { instantText } from '../../ui/dates.ts'
import { useAnswer, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { ClearIcon } from '../../ui/icons/actions.tsx'
import { EntityLink } from '../inspector/EntityLink.tsx'
import { Section } from '../inspector/Section.tsx'
import { useReadOnly } from '../inspector/useReadOnly.ts'
import { AttachTo } from './AttachTo.tsx'
import { NoteEditor } from './NoteEditor.tsx'
import { NoteLinks } from './NotesSection.tsx'

/** A note by itself: its text, what it is attached to, what it links to and what links to it. */
export function NoteInspector({ uid }: { uid: string }) {
  const workbench = useWorkbench()
  const hidePrivate = useStoreValue(workbench.preferences, state => state.privateHidden)
  const answer = useAnswer('notes.get', { uid })
  const { selected } = workbench.selection.getState()
  const leave = () => (selected.length > 0 && workbench.selection.getState().back.length > 0 ? workbench.goBack() : workbench.select(null))
  return (
    <>
      <div className="inspector-lead"><NoteEditor uid={uid} onDeleted={leave} /></div>
      {answer && (
        <>
          <AttachedTo note={answer.note} />
          <Links note={answer.note} />
          <BacklinkSection notes={answer.backlinks.filter(note => !(hidePrivate && note.private))} />
          <p className="quiet inspector-foot">Begun {instantText(answer.note.createdAt)}, last changed {instantText(answer.note.updatedAt)}</p>
        </>
      )}
    </>
  )
}

function AttachedTo({ note }: { note: Note }) {
  const workbench = useWorkbench()
  const isReadOnly = useReadOnly()
  const framework = useAnswer('framework.get', {})
  const codeOf = (uid: string | null | undefined) => framework?.aspects.find(aspect => aspect.uid === uid)?.code
  const attach = (row: ListRow) => {
    workbench.write('notes.attach', { uid: note.uid, to: { type: row.type, uid: row.uid } }).then(() => workbench.announce(`Attached to ${row.title}`), () => undefined)
  }
  const detach = ({ type, uid, aspect, ref }: Note['attachedTo'][number]) => {
    const from = { type, uid, ...(aspect === undefined ? {} : { aspect }) }
    workbench.write('notes.detach', { uid: note.uid, from }).then(() => workbench.announce(`Detached from ${ref.title}`), () => undefined)
  }
  return (
    <Section name="inspector.note-attached" title="Attached to" count={note.attachedTo.length}>
      <ul className="link-list">
        {note.attachedTo.map(attachment => (
          <li key={`${attachment.uid} ${attachment.aspect ?? ''}`}>
            <EntityLink entity={attachment.ref} mark />
            {codeOf(attachment.aspect) !== undefined && <span className="quiet">on {codeOf(attachment.aspect)}</span>}
            {!isReadOnly && <IconButton label={`Detach from ${attachment.ref.title}`} icon={<ClearIcon />} onPress={() => detach(attachment)} />}
          </li>
        ))}
      </ul>
      {!isReadOnly && <AttachTo taken={[note.uid, ...note.attachedTo.map(attachment => attachment.uid)]} onChoose={attach} />}
    </Section>
  )
}

function Links({ note }: { note: Note }) {
  if (note.links.length === 0) return null
  return (
    <Section name="inspector.note-links" title="Links to" count={note.links.length}>
      <ul className="link-list">
        {note.links.map((link, index) => (
          // The same name may be linked to twice.
          <li key={`${link.text} ${index}`}>
            {link.ref ? <EntityLink entity={link.ref} mark /> : <span className="quiet"><bdi>{link.text}</bdi>: nothing has that name yet</span>}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function BacklinkSection({ notes }: { notes: Parameters<typeof NoteLinks>[0]['notes'] }) {
  if (notes.length === 0) return null
  return <Section name="inspector.note-backlinks" title="Linked from" count={notes.length}><NoteLinks notes={notes} /></Section>
}
