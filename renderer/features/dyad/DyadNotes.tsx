import type { Dyad } from '../../../db/contract/methods/dyad.ts'
import { Lock } from '../../ui/Lock.tsx'
import { useAnswer, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { EntityLink } from '../inspector/EntityLink.tsx'

/** So many ties show their notes. */
const mostTies = 12

/** Notes on the ties of two actors; they are read by themselves, and are in nothing that is made of the page. */
export function DyadNotes({ ties }: { ties: Dyad['ties'] }) {
  return (
    <section className="dyad-notes">
      <h2>Notes on their ties</h2>
      {ties.slice(0, mostTies).map(({ uid }) => <NotesOf key={uid} tie={uid} />)}
    </section>
  )
}

function NotesOf({ tie }: { tie: string }) {
  const { preferences } = useWorkbench()
  const hidePrivate = useStoreValue(preferences, state => state.privateHidden)
  const notes = useAnswer('ties.get', { uid: tie })?.notes.filter(note => !(hidePrivate && note.private)) ?? []
  return (
    <ul className="dyad-list">
      {notes.map(({ uid, title, excerpt, private: isPrivate }) => <li key={uid}>{isPrivate && <Lock />}<EntityLink entity={{ type: 'note', uid, title: title || excerpt }} /></li>)}
    </ul>
  )
}
