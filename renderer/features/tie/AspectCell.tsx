import type { KeyboardEvent, Ref } from 'react'
import type { Aspect, Assessment, CellDecision, Evidence } from '../../../db/contract/entities/coding.ts'
import type { LookAgain } from '../../../db/contract/entities/gaps.ts'
import type { NoteRow } from '../../../db/contract/entities/notes.ts'
import type { Period, Tie } from '../../../db/contract/entities/ties.ts'
import { confidences, trends, type Confidence, type Stance } from '../../../db/contract/vocabulary.ts'
import { Button } from '../../ui/Button.tsx'
import { instantText } from '../../ui/dates.ts'
import { MinusIcon, PlusIcon } from '../../ui/icons/actions.tsx'
import { LockIcon } from '../../ui/icons/view.tsx'
import { confidenceWords, trendWords } from '../../ui/words.ts'
import { EvidenceList } from '../evidence/EvidenceList.tsx'
import { evidenceIn, gapText } from '../evidence/grouping.ts'
import { LinkedMarkdown } from '../inspector/LinkedMarkdown.tsx'
import { useShortRef } from '../inspector/useActorFace.ts'
import { AspectNotes } from './AspectNotes.tsx'
import { Choice } from './Choice.tsx'
import { LevelMark } from '../../ui/LevelMark.tsx'
import { levelLabel, trendSigns } from '../../ui/levels.ts'
import { scaleOptions } from './levels.ts'
import { LookAgainNotice } from './LookAgainNotice.tsx'
import { Rationale } from './Rationale.tsx'
import { Scale } from './Scale.tsx'
import { useAssess } from './useAssess.ts'
import { Versions } from './Versions.tsx'

const confidenceTexts: Readonly<Record<Confidence, string>> = { low: 'low', medium: 'med', high: 'high' }

interface Props {
  tie: Tie
  aspect: Aspect
  /** Null: evidence outside of every period; there is nothing to code then. */
  period: Period | null
  /** All of the tie. */
  assessments: readonly Assessment[]
  /** What was decided between coders about this cell. */
  decision: CellDecision | undefined
  evidence: readonly Evidence[]
  coder: string
  /** Where its period was given other dates since it was coded. */
  again: readonly LookAgain[]
  isFresh: boolean
  isReadOnly: boolean
  /** Its definition shows beside. */
  isDefined: boolean
  onDefine: () => void
  /** New evidence was begun here, and its form closed. */
  hasUnfinished: boolean
  /** Opens the form for new evidence beside; without a stance, the unfinished one. */
  onAdd: (stance: Stance | null) => void
  /** Those that speak to this aspect of the tie; the one that is open beside; opens one, or a new one, beside. */
  notes: readonly NoteRow[]
  openNote: string | null
  onNote: (uid: string) => void
  onNewNote: (() => void) | null
  ref?: Ref<HTMLElement>
}

/** One aspect of a tie in one period: how it fits, why, and the evidence for and against. */
export function AspectCell({ tie, aspect, period, assessments, decision, evidence, coder, again, isFresh, isReadOnly, isDefined, onDefine, hasUnfinished, onAdd, notes, openNote, onNote, onNewNote, ref }: Props) {
  const shown = evidenceIn(evidence, aspect.uid, period?.uid ?? null)
  const sides = { from: useShortRef(tie.fromRef).title, to: useShortRef(tie.toRef).title }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const isTyping = event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable="true"]') !== null
    if (!isReadOnly && !isTyping && !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.altKey && ['+', '-', '−'].includes(event.key)) {
      event.preventDefault()
      event.stopPropagation()
      onAdd(event.key === '+' ? 'supports' : 'contradicts')
      return
    }
    if (event.key.toLowerCase() !== 'e' || event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return
    event.preventDefault()
    event.currentTarget.querySelector<HTMLElement>('[role="radiogroup"] [tabindex="0"]')?.focus()
  }
  return (
    <section ref={ref} className="aspect-cell" data-aspect={aspect.code} tabIndex={-1} aria-label={`${aspect.code} ${aspect.name}`} onKeyDown={onKeyDown}>
      <header className="aspect-head">
        <h4><span className="aspect-code">{aspect.code}</span> {aspect.name}</h4>
        <button type="button" className="meaning meaning-mark" aria-expanded={isDefined} aria-label={`Definition and scale of ${aspect.code}`} onClick={onDefine}>?</button>
      </header>
      <div className="aspect-body">
        {period && <LookAgainNotice marks={again} what={`${aspect.code} was coded before the period changed`} isReadOnly={isReadOnly} />}
        {period && <Coding {...{ tie, aspect, period, assessments, decision, coder, isFresh, isReadOnly }} key={`${tie.uid} ${period.uid}`} />}
        {shown.length > 0
          ? <EvidenceList evidence={shown} sides={sides} {...(isReadOnly ? {} : { edit: { aspect, sides, isFresh } })} />
          : period && <p className="aspect-gap">{gapText(aspect.code, evidence.filter(item => item.aspect === aspect.uid), period.dates)}</p>}
        <AspectNotes code={aspect.code} notes={notes} open={openNote} onOpen={onNote} />
        {!isReadOnly && (
          <div className="aspect-add">
            <Button look="quiet" icon={<PlusIcon />} keys="+" label={`New evidence for ${aspect.code}`} onPress={() => onAdd('supports')}>for</Button>
            <Button look="quiet" icon={<MinusIcon />} keys="-" label={`New evidence against ${aspect.code}`} onPress={() => onAdd('contradicts')}>against</Button>
            {hasUnfinished && <Button look="quiet" label={`Go on with the unfinished evidence on ${aspect.code}`} onPress={() => onAdd(null)}>unfinished…</Button>}
            {onNewNote && <Button look="quiet" icon={<LockIcon />} keys="N N" label={`New note about ${aspect.code}`} onPress={onNewNote}>note</Button>}
          </div>
        )}
      </div>
    </section>
  )
}

function Coding({ tie, aspect, period, assessments, decision, coder, isFresh, isReadOnly }: Omit<Props, 'evidence' | 'again' | 'ref' | 'period' | 'isDefined' | 'onDefine' | 'hasUnfinished' | 'onAdd' | 'notes' | 'openNote' | 'onNote' | 'onNewNote'> & { period: Period }) {
  const cell = { tie: tie.uid, aspect: aspect.uid, period: period.uid }
  const inCell = assessments.filter(assessment => assessment.aspect === aspect.uid && assessment.period === period.uid)
  const own = inCell.find(assessment => assessment.coder === coder)
  const others = inCell.filter(assessment => assessment.coder !== coder)
  const [{ level, trend, confidence }, set] = useAssess(cell, own)
  const name = `${aspect.code}, ${period.name}`
  return (
    <div className="aspect-coding">
      {isReadOnly
        ? <p className="level-line"><LevelMark aspect={aspect} levels={[level]} /> {levelLabel(aspect, level)}</p>
        : (
          <>
            <Scale label={`Fit of ${name}`} options={scaleOptions(aspect)} value={level} onChange={next => set({ level: next })} />
            <p className="level-line"><strong>{levelLabel(aspect, level)}</strong></p>
          </>
        )}
      <Choice
        name="Trend" label={`Trend of ${name}`} value={trend} isReadOnly={isReadOnly} onChange={next => set({ trend: next })}
        options={trends.map(value => ({ value, text: trendSigns[value], ...trendWords[value] }))}
      />
      <Choice
        name="Confidence" label={`Confidence in ${name}`} value={confidence} isReadOnly={isReadOnly} onChange={next => set({ confidence: next })}
        options={confidences.map(value => ({ value, text: confidenceTexts[value], ...confidenceWords[value] }))}
      />
      <Rationale cell={cell} coder={coder} code={aspect.code} name={name} text={own?.rationale ?? ''} isFresh={isFresh} isReadOnly={isReadOnly}>
        {own && <Versions cell={cell} aspect={aspect} coder={coder} />}
      </Rationale>
      {decision && (
        <div className="cell-decision">
          <p><span aria-hidden>✓</span> Decided: <strong>{levelLabel(aspect, decision.level)}</strong> <span className="quiet">by <bdi>{decision.coderName}</bdi>, {instantText(decision.at)}</span></p>
          <div className="quiet" dir="auto"><LinkedMarkdown text={decision.reason} /></div>
        </div>
      )}
      {others.map(other => (
        <p key={other.uid} className="quiet">
          <bdi>{other.coderName}</bdi>: {levelLabel(aspect, other.level)}
          {!decision && other.level !== null && level !== null && other.level !== level && <span className="disagreement"> · disagrees</span>}
        </p>
      ))}
    </div>
  )
}
