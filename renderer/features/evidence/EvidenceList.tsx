import { useState } from 'react'
import type { Evidence } from '../../../db/contract/entities/coding.ts'
import type { Stance } from '../../../db/contract/vocabulary.ts'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { stanceWords } from '../../ui/words.ts'
import type { EditContext } from './EvidenceForm.tsx'
import { EvidenceItem } from './EvidenceItem.tsx'
import { byStance, stanceOrder, tally, type Tally } from './grouping.ts'
import './evidence.css'

interface Props {
  evidence: readonly Evidence[]
  sides?: { from: string; to: string }
  showTie?: boolean
  showAspect?: boolean
  /** All of it comes from one excerpt or event, whose inspector this is. */
  fromItself?: boolean
  /** What the form of an item needs, where it can be changed. */
  edit?: EditContext
}

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

/** Evidence for and against, with counts that open what they count. */
export function EvidenceList({ evidence, sides, showTie, showAspect, fromItself, edit }: Props) {
  const [only, setOnly] = useState<Stance | null>(null)
  const workbench = useWorkbench()
  const inFull = useStoreValue(workbench.preferences, state => state.openSections['evidence.in-full']) ?? false
  const setInFull = (next: boolean) => workbench.setPreferences({ openSections: { ...workbench.preferences.getState().openSections, 'evidence.in-full': next } })
  const groups = byStance(evidence).filter(group => only === null || group.stance === only)
  return (
    <div className="evidence-list">
      {!fromItself && <EvidenceCounts evidence={evidence} only={only} onOnly={setOnly} inFull={inFull} onInFull={setInFull} />}
      {groups.map(({ stance, items }) => (
        <div key={stance} role="group" aria-label={`${stanceWords[stance].label}, ${plural(items.length, 'item')}`}>
          <p className="evidence-group" aria-hidden="true">{stanceWords[stance].label} <span className="inspector-count">{items.length}</span></p>
          <ul>
            {items.map(item => (
              <li key={item.uid}>
                <EvidenceItem key={String(inFull)} item={item} inFull={inFull} {...(sides ? { sides } : {})} {...(showTie ? { showTie } : {})} {...(showAspect ? { showAspect } : {})} {...(fromItself ? { fromItself } : {})} {...(edit ? { edit } : {})} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

interface CountsProps {
  evidence: readonly Evidence[]
  only: Stance | null
  onOnly: (stance: Stance | null) => void
  inFull: boolean
  onInFull: (inFull: boolean) => void
}

/** "9 excerpts, 1 source, 8 for, 1 against" of all that bears on something: excerpts, events and sources open in the inspector. Nothing where there is none. */
export function EvidenceTally({ evidence }: { evidence: readonly Evidence[] }) {
  if (evidence.length === 0) return null
  const counts = tally(evidence)
  return (
    <p className="evidence-counts">
      <Behind counts={counts} />
      <span>{stanceOrder.filter(stance => counts[stance] > 0).map(stance => `${counts[stance]} ${stanceWords[stance].label.toLowerCase()}`).join(', ')}</span>
    </p>
  )
}

/** The excerpts, events and sources that stand behind evidence, by number; each opens what it counts. */
function Behind({ counts }: { counts: Tally }) {
  const workbench = useWorkbench()
  const open = (type: 'excerpt' | 'event' | 'source', uids: readonly string[]) => workbench.selectMany(uids.map(uid => ({ type, uid })))
  return (
    <>
      {counts.excerpts.length > 0 && <button type="button" className="link-button" onClick={() => open('excerpt', counts.excerpts)}>{plural(counts.excerpts.length, 'excerpt')}</button>}
      {counts.events.length > 0 && <button type="button" className="link-button" onClick={() => open('event', counts.events)}>{plural(counts.events.length, 'event')}</button>}
      {counts.sources.length > 0 && <button type="button" className="link-button" onClick={() => open('source', counts.sources.map(source => source.uid))}>{plural(counts.sources.length, 'source')}</button>}
    </>
  )
}

/** "9 excerpts, 1 source" and "8 for, 1 against": the sources open in the inspector, a stance keeps its items only. */
function EvidenceCounts({ evidence, only, onOnly, inFull, onInFull }: CountsProps) {
  const counts = tally(evidence)
  return (
    <div className="evidence-counts">
      <Behind counts={counts} />
      {stanceOrder.filter(stance => counts[stance] > 0).map(stance => (
        <button key={stance} type="button" className={`evidence-filter stance-${stance}`} aria-pressed={only === stance} onClick={() => onOnly(only === stance ? null : stance)}>
          {counts[stance]} {stanceWords[stance].label.toLowerCase()}
        </button>
      ))}
      <button type="button" className="link-button quiet" aria-pressed={inFull} onClick={() => onInFull(!inFull)}>{inFull ? 'in short' : 'in full'}</button>
    </div>
  )
}
