import { useState } from 'react'
import type { HistoryChange, HistoryStep } from '../../../db/contract/entities/history.ts'
import { instantText } from '../../ui/dates.ts'
import { useAnswer, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { entityWords } from '../../ui/words.ts'
import { Difference } from '../backups/Difference.tsx'

interface Props {
  step: HistoryStep
  isReadOnly: boolean
  isCompared: boolean
  onCompare: () => void
  onTakeBack: () => void
  onBringBack: (uid: string) => void
}

const kindWords = { added: 'Added', removed: 'Removed', changed: 'Changed' } as const
/** Changes of a step that are in sight at first. */
const shownFirst = 4

/** One step: what was done, when and by whom, and what it did to what. */
export function StepRow({ step, isReadOnly, isCompared, onCompare, onTakeBack, onBringBack }: Props) {
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? step.changes : step.changes.slice(0, shownFirst)
  const rest = step.changes.length - shown.length + step.more
  return (
    <li className={step.undone ? 'history-undone' : ''}>
      <p className="history-label"><bdi>{step.label}</bdi>{step.undone && <span className="quiet"> · undone</span>}</p>
      <p className="quiet history-when"><time dateTime={step.at}>{instantText(step.at)}</time>{step.coder !== null && <> · <bdi>{step.coder}</bdi></>}</p>
      <ul className="history-changes">
        {shown.map((change, index) => (
          // A step may change several parts of one thing; its order is the log's.
          <li key={`${change.uid} ${change.part} ${index}`}><Change change={change} {...(isReadOnly || step.undone ? {} : { onBringBack })} /></li>
        ))}
      </ul>
      <p className="history-actions">
        {rest > 0 && <button type="button" className="link-button quiet" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>{isWhole ? 'Fewer' : `${rest.toLocaleString()} more`}</button>}
        <button type="button" className="link-button quiet" aria-expanded={isCompared} onClick={onCompare}>{isCompared ? 'Hide what came after' : 'What came after'}<span className="visually-hidden">: {step.label}</span></button>
        {!isReadOnly && !step.undone && <button type="button" className="link-button quiet" onClick={onTakeBack}>Take back<span className="visually-hidden">: {step.label}</span></button>}
      </p>
      {isCompared && <After step={step} />}
    </li>
  )
}

function After({ step }: { step: HistoryStep }) {
  const found = useAnswer('history.between', { after: step.id })
  return found ? <div className="history-after"><Difference difference={found} since="After this step" /></div> : <p className="quiet">Looking…</p>
}

function Change({ change, onBringBack }: { change: HistoryChange; onBringBack?: (uid: string) => void }) {
  const { preferences } = useWorkbench()
  const isHidden = useStoreValue(preferences, state => state.privateHidden) && change.type === 'note'
  const { type, title, part, kind, codedBy, fields, gone, uid } = change
  const noun = entityWords[type].one.toLowerCase()
  // Of a part that came or went its values say which one; a thing of its own is known by its name.
  const told = kind === 'changed' ? fields : []
  const said = kind === 'changed' || part === '' ? [] : fields.map(({ before, after }) => after ?? before).filter(value => value !== null)
  return (
    <>
      <span className="quiet">{kindWords[kind]} {part === '' ? noun : `${part} of ${noun}`}</span> <bdi>{isHidden ? 'A note' : title || `Untitled ${noun}`}</bdi>
      {said.length > 0 && <span>: <bdi>{said.join(' · ')}</bdi></span>}
      {codedBy !== null && <span className="quiet"> · coded by <bdi>{codedBy}</bdi></span>}
      {gone && onBringBack && <> <button type="button" className="link-button" onClick={() => onBringBack(uid)}>Bring back<span className="visually-hidden"> {isHidden ? 'the note' : title}</span></button></>}
      {told.length > 0 && (
        <span className="history-fields">
          {told.map(({ name, before, after }) => (
            <span key={name}>
              <span className="quiet">{name}</span>
              {(before !== null || after !== null) && <> <del><bdi>{before ?? 'nothing'}</bdi></del> <span aria-hidden>→</span> <ins><bdi>{after ?? 'nothing'}</bdi></ins></>}
            </span>
          ))}
        </span>
      )}
    </>
  )
}
