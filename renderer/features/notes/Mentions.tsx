import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { MentioningNote, NoteMention } from '../../../db/contract/entities/note-lists.ts'
import { mentionableTypes } from '../../../db/contract/methods/note-lists.ts'
import { EntenteError } from '../../../db/contract/errors.ts'
import type { EntityType } from '../../../db/contract/vocabulary.ts'
import { Button } from '../../ui/Button.tsx'
import { Lock } from '../../ui/Lock.tsx'
import { useAnswer, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { EntityLink } from '../inspector/EntityLink.tsx'
import { useReadOnly } from '../inspector/useReadOnly.ts'

type Mentionable = (typeof mentionableTypes)[number]
interface Target { type: Mentionable; uid: string }

const isMentionable = (type: EntityType): type is Mentionable => (mentionableTypes as readonly EntityType[]).includes(type)

/** Notes that name an entity without a link; `L` or a press makes one of the places a link. */
export function Mentions({ type, uid }: { type: EntityType; uid: string }) {
  const list = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'l' || event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return
    const button = event.target.closest('li.mention, li.mentioning')?.querySelector<HTMLElement>('.mention-link')
    if (!button) return
    event.preventDefault()
    event.stopPropagation()
    button.click()
  }
  if (!isMentionable(type)) return null
  return <div className="mentions" ref={list} onKeyDown={onKeyDown}><Page target={{ type, uid }} isFirst onFocusLost={() => list.current?.closest<HTMLElement>('section[tabindex]')?.focus()} /></div>
}

/** What one answer found; older notes are looked through when asked. */
function Page({ target, after, isFirst = false, onFocusLost }: { target: Target; after?: string; isFirst?: boolean; onFocusLost: () => void }) {
  const workbench = useWorkbench()
  const isReadOnly = useReadOnly()
  const hidePrivate = useStoreValue(workbench.preferences, state => state.privateHidden)
  const answer = useAnswer('notes.mentions', { ...target, hidePrivate, ...(after === undefined ? {} : { after }) })
  const [more, setMore] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  /** Which of the buttons was pressed, until the list is there without it. */
  const pressed = useRef<number | null>(null)
  const buttons = () => [...list.current?.querySelectorAll<HTMLElement>('.mention-link') ?? []]

  useEffect(() => {
    if (pressed.current === null) return
    const left = buttons()
    const next = left[Math.min(pressed.current, left.length - 1)]
    pressed.current = null
    if (next) next.focus()
    else onFocusLost()
    // oxlint-disable-next-line react/exhaustive-deps -- only when the answer is another one
  }, [answer])

  const link = async (note: MentioningNote, { start, end, words }: NoteMention, button: number) => {
    try {
      await workbench.write('notes.link', { uid: note.uid, start, end, words, to: target }, { solves: 'conflict' })
      pressed.current = button
      workbench.announce('Linked. Undo takes it back.')
    } catch (error) {
      if (error instanceof EntenteError && error.code === 'conflict') workbench.announce(error.message)
    }
  }
  if (!answer || (answer.notes.length === 0 && answer.next === null)) return null
  return (
    <>
      {isFirst && <h4>Mentioned without a link</h4>}
      <ul className="mention-list" ref={list} {...(isFirst ? {} : { 'aria-label': 'Older notes' })}>
        {answer.notes.map(note => (
          <li key={note.uid} className="mentioning">
            <p className="mention-note">
              {note.private && <Lock />}
              <EntityLink entity={{ type: 'note', uid: note.uid, title: note.title.trim() === '' ? 'Untitled note' : note.title }} className="truncate" />
            </p>
            <ul>
              {note.mentions.map(mention => (
                <li key={mention.start} className="mention">
                  <span className="mention-words" dir="auto">{mention.before}<mark>{mention.words}</mark>{mention.after}</span>
                  {!isReadOnly && (
                    <Button
                      className="mention-link" look="quiet" keys="L" tip="Makes these words a link" label={`Link “${mention.words}” in ${note.title.trim() === '' ? 'an untitled note' : note.title}`}
                      onPress={() => void link(note, mention, buttons().indexOf(document.activeElement as HTMLElement))}
                    >
                      Link it
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            {note.total > note.mentions.length && <p className="quiet">and {(note.total - note.mentions.length).toLocaleString()} more in this note</p>}
          </li>
        ))}
      </ul>
      {answer.next !== null && !more && <Button look="quiet" onPress={() => setMore(true)}>Look through older notes</Button>}
      {answer.next !== null && more && <Page target={target} after={answer.next} onFocusLost={onFocusLost} />}
    </>
  )
}
