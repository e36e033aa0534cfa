import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react'
import type { Aspect } from '../../../db/contract/entities/coding.ts'
import { evidenceDecisions, type Disagreement, type EvidenceDecision } from '../../../db/contract/entities/agreement.ts'
import { Button } from '../../ui/Button.tsx'
import { instantText } from '../../ui/dates.ts'
import { TextArea } from '../../ui/Field.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { levelLabel } from '../../ui/levels.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { EntityLink } from '../inspector/EntityLink.tsx'
import { LinkedMarkdown } from '../inspector/LinkedMarkdown.tsx'
import { useReadOnly } from '../inspector/useReadOnly.ts'
import { scaleOptions } from '../tie/levels.ts'
import { Scale } from '../tie/Scale.tsx'
import { CoderSays } from './CoderSays.tsx'
import type { Draft } from './memory.ts'
import { decisionWords, keyOf, placeOf } from './words.ts'

interface Props {
  item: Disagreement
  aspects: readonly Aspect[]
  drafts: Map<string, Draft>
  /** Goes up when somebody may want the focus in the form; `takesFocus` tells whether it is this form, once. */
  asked: number
  takesFocus: (key: string) => boolean
  onDecided: (what: 'decided' | 'changed' | 'reopened') => void
  /** Back to the list. */
  onLeave: () => void
}

const settled = ({ decision }: Disagreement): Draft => (
  decision === null ? { choice: null, reason: '' } : { choice: 'level' in decision ? decision.level : decision.finding, reason: decision.reason }
)

/** One disagreement: what each coder coded and why, side by side, and the decision between them. */
export function Decision({ item, aspects, drafts, asked, takesFocus, onDecided, onLeave }: Props) {
  const workbench = useWorkbench()
  const isReadOnly = useReadOnly()
  const key = keyOf(item)
  const [draft, setDraft] = useState<Draft>(() => drafts.get(key) ?? settled(item))
  const [wasTried, setTried] = useState(false)
  const [isSending, setSending] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const aspect = aspects.find(each => each.uid === item.aspect.uid)
  const isReady = aspect !== undefined

  const focusForm = useEffectEvent(() => {
    if (takesFocus(key)) root.current?.querySelector<HTMLElement>('.decision-form [role="radiogroup"] [tabindex="0"], .decision-form [role="radiogroup"] input')?.focus()
  })
  useEffect(() => {
    if (isReady && asked > 0) focusForm()
  }, [asked, isReady])

  const change = (changes: Partial<Draft>) => {
    const next = { ...draft, ...changes }
    drafts.set(key, next)
    setDraft(next)
  }
  const where = `${item.tie.title}, ${item.aspect.code}, ${placeOf(item)}`
  const isMissing = { choice: draft.choice === null, reason: draft.reason.trim() === '' }
  const isSame = item.decision !== null && draft.choice === settled(item).choice && draft.reason.trim() === item.decision.reason

  const send = async (choice: Draft['choice'], reason: string) => {
    const { tie } = item
    if (item.kind === 'fit') {
      await workbench.write('agreement.adjudicate', { tie: tie.uid, aspect: item.aspect.uid, period: item.period.uid, level: typeof choice === 'number' ? choice : null, reason })
    } else {
      await workbench.write('agreement.adjudicateEvidence', { tie: tie.uid, indicator: item.indicator.uid, finding: typeof choice === 'string' ? choice : null, reason })
    }
  }
  const record = async (choice: Draft['choice'], reason: string) => {
    if (isSending) return
    setSending(true)
    try {
      await send(choice, reason)
      drafts.delete(key)
      workbench.announce(`${choice === null ? 'Opened again' : 'Decided'}: ${where}. Undo takes it back.`)
      onDecided(choice === null ? 'reopened' : item.decision ? 'changed' : 'decided')
    } catch {
      // The status line says what went wrong; what was chosen and written stays.
    } finally {
      setSending(false)
    }
  }
  const decide = () => {
    setTried(true)
    if (!isMissing.choice && !isMissing.reason && !isSame) void record(draft.choice, draft.reason.trim())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isReadOnly) {
      event.preventDefault()
      event.stopPropagation()
      decide()
    } else if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault()
      event.stopPropagation()
      onLeave()
    }
  }

  return (
    <div ref={root} className="decision" role="group" aria-label={where} onKeyDown={onKeyDown}>
      <div className="decision-body" tabIndex={0} role="region" aria-label="What each coder says">
        <header className="decision-head">
          <div>
            <h2><EntityLink entity={item.tie} mark /></h2>
            <p><span className="aspect-code">{item.aspect.code}</span> <bdi>{item.aspect.name}</bdi> · <bdi>{placeOf(item)}</bdi></p>
          </div>
          <Button
            look="quiet" tip="Show it with all of its evidence in the inspector"
            onPress={() => (item.kind === 'fit'
              ? workbench.openCell({ tie: item.tie.uid, period: item.period.uid, aspect: item.aspect.code })
              : workbench.select({ type: 'tie', uid: item.tie.uid }))}
          >
            Open in the inspector
          </Button>
        </header>
          {item.kind === 'evidence' && item.indicator.definition !== '' && <p className="quiet"><bdi>{item.indicator.definition}</bdi></p>}
        <div className="decision-coders" style={{ gridTemplateColumns: `repeat(${Math.min(3, Math.max(2, item.codings.length))}, minmax(0, 1fr))` }}>
          {item.codings.map(coding => <CoderSays key={coding.coder} item={item} coder={coding.coder} aspect={aspect} />)}
        </div>
      </div>
      <div className="decision-form">
        {item.decision && aspect && (
          <p className="decision-made">
            <span aria-hidden>✓</span> Decided: <strong>{'level' in item.decision ? levelLabel(aspect, item.decision.level) : decisionWords[item.decision.finding].text.toLowerCase()}</strong>
            <span className="quiet"> by <bdi>{item.decision.coderName}</bdi>, {instantText(item.decision.at)}</span>
          </p>
        )}
        {isReadOnly ? item.decision && <LinkedMarkdown text={item.decision.reason} /> : aspect && (
          <>
            <div className="decision-choice">
              {item.kind === 'fit'
                ? (
                  <>
                    <Scale
                      label={`Decided level of ${where}`} options={scaleOptions(aspect).filter(option => option.value !== null)}
                      value={typeof draft.choice === 'number' ? draft.choice : null} onChange={level => change({ choice: level })}
                    />
                    <span>{typeof draft.choice === 'number' ? <strong>{levelLabel(aspect, draft.choice)}</strong> : <span className={wasTried ? 'field-error' : 'quiet'}>Choose a level</span>}</span>
                  </>
                )
                : (
                  <>
                    <SegmentedControl
                      label={`Decision on ${where}`} value={typeof draft.choice === 'string' ? draft.choice : null} onChange={(finding: EvidenceDecision) => change({ choice: finding })}
                      segments={evidenceDecisions.map(value => ({ value, text: decisionWords[value].text }))}
                    />
                    {draft.choice === null && wasTried && <span className="field-error">Choose one</span>}
                  </>
                )}
            </div>
            <TextArea
              label="Reason" value={draft.reason} onChange={reason => change({ reason })} rows={2} placeholder="Why this and not the other; part of the record"
              error={wasTried && isMissing.reason ? 'A decision is recorded with its reason.' : undefined}
            />
            <div className="decision-foot">
              {item.decision && <Button onPress={() => void record(null, '')} isDisabled={isSending} tip="Take the decision back; what the coders coded stands again">Reopen</Button>}
              <Button look="strong" keys="Mod+Enter" isDisabled={isSending || isSame} onPress={decide}>{item.decision ? 'Change the decision' : 'Decide, and next'}</Button>
            </div>
          </>
        )}
      </div>
    </div>
  )
}
