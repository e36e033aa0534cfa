import type { Note } from '../../../db/contract/entities/notes.ts'
import type { ListRow } from '../../../db/contract/methods/project.ts'
import { Select } from '../../ui/Select.tsx'
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
  const { selected } = workbench.selection.getState()
  const leave = () => (selected.length > 0 && workbench.selection.getState().back.length > 0 ? workbench.goBack() : workbench.select(null))
  return <NoteDetails uid={uid} onDeleted={leave} />
}

/** The same wherever a note stands by itself. */
export function NoteDetails({ uid, autoFocus = false, onDeleted, onEscape }: { uid: string; autoFocus?: boolean; onDeleted: () => void; onEscape?: () => void }) {
  const hidePrivate = useStoreValue(useWorkbench().preferences, state => state.privateHidden)
  const answer = useAnswer('notes.get', { uid })
  return (
    <>
      <div className="inspector-lead"><NoteEditor uid={uid} autoFocus={autoFocus} onDeleted={onDeleted} onEscape={onEscape} /></div>
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

const whole = 'whole'

function AttachedTo({ note }: { note: Note }) {
  const workbench = useWorkbench()
  const isReadOnly = useReadOnly()
  const framework = useAnswer('framework.get', {})
  const aspects = framework?.aspects ?? []
  const codeOf = (uid: string | null | undefined) => aspects.find(aspect => aspect.uid === uid)?.code
  const attach = (row: ListRow) => {
    workbench.write('notes.attach', { uid: note.uid, to: { type: row.type, uid: row.uid } }).then(() => workbench.announce(`Attached to ${row.title}`), () => undefined)
  }
  const detach = ({ type, uid, aspect, ref }: Note['attachedTo'][number]) => {
    const from = { type, uid, ...(aspect === undefined ? {} : { aspect }) }
    workbench.write('notes.detach', { uid: note.uid, from }).then(() => workbench.announce(`Detached from ${ref.title}`), () => undefined)
  }
  const speakTo = ({ type, uid, aspect = null, ref }: Note['attachedTo'][number], next: string) => {
    const to = next === whole ? null : next
    if (to === aspect) return
    workbench.write('notes.reattach', { uid: note.uid, from: { type, uid, aspect }, to: { type, uid, aspect: to } })
      .then(() => workbench.announce(to === null ? `About ${ref.title} as a whole` : `About ${codeOf(to)} of ${ref.title}`), () => undefined)
  }
  const taken = note.attachedTo.filter(attachment => attachment.type !== 'tie' || (attachment.aspect ?? null) === null).map(attachment => attachment.uid)
  return (
    <Section name="inspector.note-attached" title="Attached to" count={note.attachedTo.length}>
      <ul className="link-list">
        {note.attachedTo.map(attachment => (
          <li key={`${attachment.uid} ${attachment.aspect ?? ''}`}>
            <EntityLink entity={attachment.ref} mark />
            {attachment.type === 'tie' && !isReadOnly && (
              <Select
                label={`What of ${attachment.ref.title} the note speaks to`} hideLabel quiet className="note-about" value={attachment.aspect ?? whole} onChange={next => speakTo(attachment, next)}
                options={[{ value: whole, label: 'as a whole' }, ...aspects.filter(aspect => !aspect.retired || aspect.uid === attachment.aspect).map(({ uid, code, name }) => ({ value: uid, label: code, definition: name }))]}
              />
            )}
            {isReadOnly && codeOf(attachment.aspect) !== undefined && <span className="quiet">on {codeOf(attachment.aspect)}</span>}
            {!isReadOnly && <IconButton label={`Detach from ${attachment.ref.title}`} icon={<ClearIcon />} onPress={() => detach(attachment)} />}
          </li>
        ))}
      </ul>
      {!isReadOnly && <AttachTo taken={[note.uid, ...taken]} onChoose={attach} />}
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
