import type { NoteListRow } from '../../../db/contract/entities/note-lists.ts'
import { Lock } from '../../ui/Lock.tsx'
import { PinIcon } from '../../ui/icons/view.tsx'
import { markedParts } from '../palette/items.ts'

const dayFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })

function Marked({ text, marks }: { text: string; marks: readonly (readonly [number, number])[] }) {
  return markedParts(text, marks).map((part, at) => (part.marked ? <mark key={at}>{part.text}</mark> : part.text))
}

/** One note of the list: title, where its words were found or how it begins, what it is attached to, when it was changed. */
export function NoteListItem({ row, codeOf }: { row: NoteListRow; codeOf: (aspect: string) => string | undefined }) {
  const attached = row.attachedTo.map(({ ref, aspect }) => [ref.title, aspect ? codeOf(aspect) : undefined].filter(part => part !== undefined).join(', '))
  return (
    <div className="notes-row">
      <p className="notes-row-head">
        {row.private && <Lock />}
        {row.pinned && <span className="notes-row-pin" role="img" aria-label="Pinned"><PinIcon /></span>}
        <bdi className="notes-row-title truncate">{row.title.trim() === '' ? 'Untitled note' : <Marked text={row.title} marks={row.titleMarks} />}</bdi>
        <time className="quiet" dateTime={row.updatedAt}>{dayFormat.format(new Date(row.updatedAt))}</time>
      </p>
      <p className="notes-row-text truncate" dir="auto">{row.snippet === '' ? <span className="quiet">Nothing written yet</span> : <Marked text={row.snippet} marks={row.marks} />}</p>
      <p className="quiet notes-row-on truncate">{attached.length === 0 ? 'Not attached' : attached.map((title, at) => <span key={at}>{at > 0 && ' · '}<bdi>{title}</bdi></span>)}</p>
    </div>
  )
}
