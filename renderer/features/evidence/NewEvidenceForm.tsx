import { useEffect, useId, useRef, useState } from 'react'
import type { Aspect, Evidence } from '../../../db/contract/entities/coding.ts'
import { EntenteError } from '../../../db/contract/errors.ts'
import type { Period, Tie } from '../../../db/contract/entities/ties.ts'
import { probativeValues, stances, type Stance } from '../../../db/contract/vocabulary.ts'
import { Button } from '../../ui/Button.tsx'
import { EntityPicker } from '../../ui/EntityPicker.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { excerptFormWords, probativeValueWords, stanceWords } from '../../ui/words.ts'
import { checkDate, understanding } from '../edit/checks.ts'
import { useLikelySource } from '../excerpt/useLikelySource.ts'
import { useSourceCreate } from '../excerpt/useSourceCreate.ts'
import { indicatorOptions, lastIndicator, latestSource } from './choices.ts'
import { cellKey, closeDraft, draftsOf, dropDraft, keepDraft, type EvidenceDraft } from './evidence-drafts.ts'
import './evidence-form.css'

interface Props {
  tie: Tie
  aspect: Aspect
  /** The period looked at; its dates are what the evidence is about until something else is written. */
  period: Period | null
  /** The stance that was asked for, and with it the focus; null: an unfinished form is shown again, which takes neither. */
  stance: Stance | null
  /** All of the tie: what was chosen last comes first. */
  evidence: readonly Evidence[]
  /** Short names of the two sides. */
  sides: { from: string; to: string }
  onDone: () => void
  /** What was kept is dropped: an empty form is to stand here. */
  onAfresh: () => void
}

/** Brings an excerpt or event to bear on a tie and an indicator; a passage that is not excerpted yet is written here, and both are one step. What is filled in is kept by cell until it is added. */
export function NewEvidenceForm({ tie, aspect, period, stance: asked, evidence, sides, onDone, onAfresh }: Props) {
  const workbench = useWorkbench()
  const createSource = useSourceCreate()
  const box = useRef<HTMLFormElement>(null)
  const id = useId()
  const drafts = draftsOf(workbench.client)
  const key = cellKey(tie.uid, aspect.uid, period?.uid ?? null)
  const [kept] = useState(() => drafts.getState()[key]?.draft)
  const [draft, setDraft] = useState<EvidenceDraft>(() => ({
    what: null, passage: null, source: null, locator: '', form: 'quote', indicator: lastIndicator(aspect, evidence), by: 'unsaid', about: period?.dates.raw ?? '', probative: '', comment: '',
    ...kept, stance: asked ?? kept?.stance ?? 'supports',
  }))
  const isAsked = asked !== null
  const likely = useLikelySource()
  const { what, passage, locator, form, indicator, stance, by, about, probative, comment } = draft
  const source = draft.source ?? likely ?? latestSource(evidence)
  const set = (changes: Partial<EvidenceDraft>) => {
    const next = { ...draft, ...changes }
    setDraft(next)
    keepDraft(drafts, key, next)
  }
  const cancel = () => {
    closeDraft(drafts, key)
    onDone()
  }
  // Whoever goes elsewhere is told that nothing is lost, and that nothing was added.
  useEffect(() => () => {
    if (draftsOf(workbench.client).getState()[key]?.isOpen) workbench.announce(`The unfinished evidence on ${aspect.code} is kept for when you come back. It is not added yet.`)
  }, [workbench, key, aspect.code])
  const [wasTried, setTried] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const checked = checkDate(about)
  const words = understanding(about)
  const isPassage = passage !== null
  const chosen = aspect.indicators.find(candidate => candidate.uid === indicator)

  const create = async () => {
    setTried(true)
    if ('error' in checked || indicator === null || (isPassage ? passage.trim() === '' || source === null : what === null)) {
      // To the first thing that is missing, once it is marked.
      requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('[data-invalid]:is(input, textarea, button)')?.focus())
      return
    }
    const fields = { tie: tie.uid, phase: null, indicator, stance, by: by === 'unsaid' ? null : by, about: checked.value, probativeValue: probative === '' ? null : probative, comment }
    if (isPassage && source) {
      await workbench.write('evidence.createWithExcerpt', {
        excerpt: { source: source.uid, label: '', form, statement: 'claim', text: passage.trim(), locator: locator.trim(), modality: null, credibility: null, attributedTo: null, actors: [] },
        evidence: fields,
      })
    } else if (what) {
      await workbench.write('evidence.create', { ...fields, excerpt: what.type === 'excerpt' ? what.uid : null, event: what.type === 'event' ? what.uid : null })
    }
    dropDraft(drafts, key)
    workbench.announce(`Evidence ${stanceWords[stance].label.toLowerCase()} ${aspect.code} added`)
    onDone()
  }
  return (
    <form
      ref={box} className="evidence-form" data-aspect={aspect.code} aria-labelledby={`${id}-title`}
      onSubmit={event => {
        event.preventDefault()
        create().catch((error: unknown) => setProblem(error instanceof EntenteError ? error.message : 'The evidence was not added.'))
      }}
      // Before the controls inside, to which Enter means something else.
      onKeyDownCapture={event => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        event.stopPropagation()
        event.currentTarget.requestSubmit()
      }}
      onKeyDown={event => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        event.stopPropagation()
        cancel()
      }}
    >
      <h4 id={`${id}-title`} className="evidence-form-wide">New evidence on <span className="aspect-code">{aspect.code}</span></h4>
      {kept && (
        <p className="evidence-form-wide evidence-form-kept" role="status">
          As you left it. It is not in the project until you add it, and this window alone keeps it.{' '}
          <button type="button" className="link-button" onClick={() => { dropDraft(drafts, key); onAfresh() }}>Start afresh</button>
        </p>
      )}
      {isPassage
        ? (
          <>
            <TextArea label="Passage" value={passage} onChange={next => set({ passage: next })} rows={3} className="evidence-form-wide" error={wasTried && passage.trim() === '' ? 'Write or paste the passage.' : undefined} />
            <EntityPicker label="Source" value={source} onChange={next => set({ source: next })} types={['source']} creates={[createSource]} autoFocus={isAsked} error={wasTried && source === null ? 'Say which source it is from.' : undefined} />
            <Field label="Locator" value={locator} onChange={next => set({ locator: next })} placeholder="p. 12, ¶3" />
            <SegmentedControl
              label="Form" hideLabel={false} value={form} onChange={next => set({ form: next })}
              segments={(['quote', 'paraphrase'] as const).map(value => ({ value, text: excerptFormWords[value].label }))}
            />
            <Button look="quiet" className="evidence-form-back" onPress={() => set({ passage: null })}>Choose one instead</Button>
          </>
        )
        : (
          <EntityPicker
            label="Excerpt or event" className="evidence-form-wide" value={what} onChange={next => set({ what: next })} types={['excerpt', 'event']} searchTexts autoFocus={isAsked}
            placeholder="Words of it; or paste a new passage and press Enter"
            error={wasTried && what === null ? 'Choose an excerpt or an event, or write a new passage.' : undefined}
            creates={[{
              text: typed => `New passage “${typed}”`,
              writesNothing: true,
              run: typed => {
                set({ passage: typed })
                return Promise.resolve(null)
              },
            }]}
          />
        )}
      <Select
        label="Indicator" className="evidence-form-wide" value={indicator} onChange={next => set({ indicator: next })} options={indicatorOptions(aspect, evidence)} placeholder="What it bears on"
        error={wasTried && indicator === null ? 'Choose the indicator that it bears on.' : undefined}
      />
      {chosen && <p className="field-hint evidence-form-wide">{chosen.definition}</p>}
      <SegmentedControl
        label="Stance" hideLabel={false} value={stance} onChange={next => set({ stance: next })}
        segments={stances.map(value => ({ value, text: stanceWords[value].label }))}
      />
      <Field label="About when" value={about} onChange={next => set({ about: next })} placeholder="2018, c. Sept 2015" error={'error' in checked ? checked.error : undefined} {...(words === null ? {} : { hint: words })} />
      <SegmentedControl
        label="Done by" hideLabel={false} className="evidence-form-wide" value={by} onChange={next => set({ by: next })}
        segments={[{ value: 'from', text: <bdi className="truncate">{sides.from}</bdi> }, { value: 'to', text: <bdi className="truncate">{sides.to}</bdi> }, { value: 'both', text: 'both' }, { value: 'unsaid', text: 'not said' }]}
      />
      <Select
        label="Probative value" value={probative} onChange={next => set({ probative: next })}
        options={[{ value: '', label: 'Not judged' }, ...probativeValues.map(value => ({ value, ...probativeValueWords[value] }))]}
      />
      <Field label="Comment (exported)" value={comment} onChange={next => set({ comment: next })} />
      {problem !== null && <p className="field-error evidence-form-wide" role="alert">{problem}</p>}
      <div className="evidence-form-actions evidence-form-wide">
        <Button type="submit" look="strong" keys="Mod+Enter">Add the evidence</Button>
        <Button onPress={cancel} keys="Escape">Cancel</Button>
      </div>
    </form>
  )
}
