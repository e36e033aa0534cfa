import { useEffect, useMemo, useRef, useState } from 'react'
import type { CodedPassage, Coding } from '../../../db/contract/entities/passages.ts'
import type { Uid } from '../../../db/contract/values.ts'
import { EntenteError } from '../../../db/contract/errors.ts'
import { probativeValues, stances, type Performer, type ProbativeValue, type Stance } from '../../../db/contract/vocabulary.ts'
import { datesIn } from '../../../db/domain/dates-in-text.ts'
import { describeSpan } from '../../../db/domain/edtf.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceField, type Choice } from '../../ui/ChoiceField.tsx'
import { EntityMark } from '../../ui/EntityMark.tsx'
import { Field } from '../../ui/Field.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { probativeValueWords, stanceWords, tieKindWords } from '../../ui/words.ts'
import { checkDate, understanding } from '../edit/checks.ts'
import { AspectTag, IndicatorEntry } from './IndicatorEntry.tsx'
import { fitting, rankIndicators, rankTies, type IndicatorProposal, type TieProposal } from './proposals.ts'
import { namedIn, type CodingMaterial } from './useCoding.ts'
import './coding.css'

/** Most rows that a list shows: what is further down is found by typing. */
const longestList = 40

export const stanceSigns: Readonly<Record<string, Stance>> = { '+': 'supports', '-': 'contradicts', '−': 'contradicts', '.': 'context', '0': 'context' }
const signOf: Readonly<Record<Stance, string>> = { supports: '+', contradicts: '−', context: '○' }

interface Props {
  passage: CodedPassage
  /** Its words, and what else speaks for a tie: what the proposals are made from. */
  words: string
  /** What it is about, where that is known otherwise: the date of an event. */
  about?: string | null
  material: CodingMaterial
  stance?: Stance
  /** Told after each save. */
  onSaved?: (coding: Coding, excerpt: Uid | null) => void
  onClose: () => void
}

/**
 * Codes a passage, an excerpt or an event: tie, indicator, stance, by whom, about when, probative value. Opens with everything proposed that can be;
 * Enter goes from the tie to the indicator and from there saves; Ctrl Enter saves from anywhere.
 */
export function CodingBar({ passage, words, about: known, material, stance: asked = 'supports', onSaved, onClose }: Props) {
  const workbench = useWorkbench()
  const tieField = useRef<HTMLInputElement>(null)
  const indicatorField = useRef<HTMLInputElement>(null)
  // What was last chosen is asked for once: saving one coding must not change the proposals under the hands.
  const [recent] = useState(material.recent)
  const named = useMemo(() => new Set(namedIn(words, material)), [words, material])
  const dates = useMemo(() => datesIn(words), [words])
  const ties = useMemo(() => rankTies(material.ties, named, recent), [material.ties, named, recent])
  const likely = ties[0] && (ties[0].named === 'both' || ties[0].isRecent) ? ties[0].tie.uid : null
  const [tieUid, setTie] = useState<Uid | null>(likely)
  const tie = ties.find(proposal => proposal.tie.uid === tieUid)?.tie
  const indicators = useMemo(() => rankIndicators(material.aspects, tieUid, recent, words), [material.aspects, tieUid, recent, words])
  const [chosenIndicator, setIndicator] = useState<Uid | null>(null)
  /** What this passage was just coded to here is not proposed again. */
  const [done, setDone] = useState<readonly Uid[]>([])
  const proposed = indicators.find(proposal => proposal.isRecent && !done.includes(proposal.indicator.uid))?.indicator.uid ?? null
  const indicatorUid = chosenIndicator ?? proposed
  const indicator = indicators.find(proposal => proposal.indicator.uid === indicatorUid)
  const [active, setActive] = useState<Uid | null>(null)
  const [phase, setPhase] = useState('')
  const [stance, setStance] = useState<Stance>(asked)
  const [by, setBy] = useState<Performer | 'unsaid'>('unsaid')
  const [about, setAbout] = useState(known ?? dates[0]?.edtf ?? '')
  const [probative, setProbative] = useState<ProbativeValue | ''>('')
  const [wasTried, setTried] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const isSaving = useRef(false)
  const form = useRef<HTMLFormElement>(null)
  /** Whether the bar stays for one more coding of the same passage. */
  const goesOn = useRef(false)
  const checked = checkDate(about)
  const understood = understanding(about)

  useEffect(() => {
    const field = likely === null ? tieField.current : indicatorField.current
    field?.focus({ preventScroll: true })
    // oxlint-disable-next-line react/exhaustive-deps -- once, when the bar opens
  }, [])

  const save = async (again: boolean) => {
    setTried(true)
    if (isSaving.current || !tie || !indicator || 'error' in checked) {
      if (!tie) tieField.current?.focus()
      else if (!indicator) indicatorField.current?.focus()
      return
    }
    isSaving.current = true
    try {
      const coding: Coding = {
        tie: tie.uid, phase: phase === '' ? null : phase, indicator: indicator.indicator.uid, stance, by: by === 'unsaid' ? null : by,
        about: checked.value, probativeValue: probative === '' ? null : probative, comment: '',
      }
      const { excerpt } = await workbench.write('evidence.code', { passage: 'source' in passage ? { ...passage, actors: [...named] } : passage, codings: [coding] })
      workbench.announce(`Coded: ${stanceWords[stance].label.toLowerCase()} ${indicator.aspect.code} ${indicator.indicator.name}, ${tie.title}`)
      onSaved?.(coding, excerpt)
      if (!again) return onClose()
      setDone([...done, indicator.indicator.uid])
      setIndicator(null)
      setTried(false)
      setProblem(null)
      indicatorField.current?.focus()
    } catch (error) {
      setProblem(error instanceof EntenteError ? error.message : 'It was not saved. What you chose stays here; try again.')
    } finally {
      isSaving.current = false
    }
  }
  const takeSign = (sign: string) => {
    const next = stanceSigns[sign]
    if (next === undefined) return false
    setStance(next)
    workbench.announce(stanceWords[next].label)
    return true
  }
  const otherDates = dates.filter((date, index) => date.edtf !== about.trim() && dates.findIndex(other => other.edtf === date.edtf) === index).slice(0, 4)
  const shown = indicators.find(proposal => proposal.indicator.uid === active) ?? indicator
  return (
    <form
      ref={form} className="coding-bar" aria-label="Code the passage" data-aspect={shown?.aspect.code ?? ''}
      onSubmit={event => {
        event.preventDefault()
        const again = goesOn.current
        goesOn.current = false
        void save(again)
      }}
      onKeyDown={event => {
        if (event.defaultPrevented) return
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          goesOn.current = event.shiftKey
          // A choice that the same key took is known with the next picture.
          requestAnimationFrame(() => form.current?.requestSubmit())
        } else if (event.key === 'Escape') onClose()
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      <ChoiceField
        ref={tieField} label="Tie" className="coding-tie" value={tie ? tieChoice(tie, '') : null} placeholder="Type a side of the tie"
        choicesFor={typed => fitting(ties, typed, ({ tie: each }) => `${each.title} ${each.toName} ${each.fromName}`).slice(0, longestList).map(proposal => tieChoice(proposal.tie, reasonOf(proposal)))}
        onChange={uid => {
          setTie(uid)
          setPhase('')
          setBy('unsaid')
          indicatorField.current?.focus()
        }}
        onEnter={() => indicatorField.current?.focus()} onSign={takeSign} error={wasTried && !tie ? 'Choose the tie that it bears on.' : undefined}
      />
      <Select
        label="Phase" className="coding-phase" value={phase} onChange={setPhase} isDisabled={!tie || tie.phases.length === 0}
        options={[{ value: '', label: 'The tie as a whole' }, ...(tie?.phases ?? []).map(each => ({ value: each.uid, label: each.dates === null ? 'Without dates' : describeSpan({ raw: each.dates }) }))]}
      />
      <ChoiceField
        ref={indicatorField} label="Indicator" className="coding-indicator" value={indicator ? indicatorChoice(indicator, '') : null} placeholder="Type its name or code"
        choicesFor={typed => fitting(indicators, typed, proposal => `${proposal.indicator.name} ${proposal.indicator.code} ${proposal.aspect.code}`).slice(0, longestList).map(proposal => indicatorChoice(proposal, proposal.isRecent ? 'chosen before' : ''))}
        onChange={uid => setIndicator(uid)} onActive={setActive} onEnter={() => void save(false)} onSign={takeSign}
        error={wasTried && !indicator ? 'Choose what it is a sign of.' : undefined}
      />
      {shown && <IndicatorEntry aspect={shown.aspect} indicator={shown.indicator} />}
      <SegmentedControl
        label="Stance" hideLabel={false} className="coding-stance" value={stance} onChange={setStance}
        segments={stances.map(value => ({ value, text: <><span aria-hidden="true" className="coding-sign">{signOf[value]}</span>{stanceWords[value].label}</>, label: stanceWords[value].label }))}
      />
      <SegmentedControl<Performer | 'unsaid'>
        label="Done by" hideLabel={false} className="coding-by" value={by} onChange={setBy}
        segments={[
          { value: 'unsaid', text: 'Not said' }, { value: 'from', text: <bdi className="truncate">{tie?.fromName ?? 'First side'}</bdi> },
          { value: 'to', text: <bdi className="truncate">{tie?.toName ?? 'Second side'}</bdi> }, { value: 'both', text: 'Both' },
        ]}
      />
      <Select
        label="Probative value" className="coding-probative" value={probative} onChange={setProbative}
        options={[{ value: '' as const, label: 'Not judged' }, ...probativeValues.map(value => ({ value, ...probativeValueWords[value] }))]}
      />
      <Field
        label="About when" className="coding-about" value={about} onChange={setAbout} placeholder="2018, c. Sept 2015" error={about.trim() !== '' && 'error' in checked ? checked.error : undefined}
        {...(understood === null ? {} : { hint: <>Understood: {understood}</> })}
      />
      <p className="coding-dates">
        {otherDates.length > 0 && <span className="quiet">Also here:</span>}
        {otherDates.map(date => <button key={date.start} type="button" className="link-button" onClick={() => setAbout(date.edtf)}><bdi>{date.text}</bdi></button>)}
      </p>
      {problem !== null && <p className="field-error coding-wide" role="alert">{problem}</p>}
      <div className="coding-actions">
        <Button type="submit" look="strong" keys="Mod+Enter">Code</Button>
        <Button onPress={() => void save(true)} keys="Mod+Shift+Enter" tip="Save, and code the same passage to one more tie or indicator">Code, and again</Button>
        <Button look="quiet" onPress={onClose} keys="Escape">Cancel</Button>
        <span className="quiet coding-hint"><kbd>+</kbd> <kbd>−</kbd> <kbd>.</kbd> for, against, context</span>
      </div>
    </form>
  )
}

const tieChoice = ({ uid, title, kind }: { uid: Uid; title: string; kind: keyof typeof tieKindWords }, reason: string): Choice => ({
  key: uid, text: title, detail: [tieKindWords[kind].label.toLowerCase(), reason].filter(part => part !== '').join(' · '), mark: <EntityMark type="tie" />,
})

const reasonOf = ({ named, isRecent }: TieProposal): string => (named === 'both' ? 'both sides named here' : isRecent ? 'chosen before' : named === 'one' ? 'one side named here' : '')

const indicatorChoice = ({ indicator, aspect }: IndicatorProposal, reason: string): Choice => ({
  key: indicator.uid, text: indicator.name, detail: [indicator.code, reason].filter(part => part !== '').join(' · '), mark: <AspectTag code={aspect.code} />,
})
