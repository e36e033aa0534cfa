import { useRef, useState } from 'react'
import type { Aspect, Reading } from '../../../db/contract/entities/coding.ts'
import { readingLabels, type ReadingLabel } from '../../../db/contract/vocabulary.ts'
import { Button } from '../../ui/Button.tsx'
import { instantText } from '../../ui/dates.ts'
import { TextArea } from '../../ui/Field.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { Select } from '../../ui/Select.tsx'
import { readingLabelWords } from '../../ui/words.ts'
import { LevelMark } from '../../ui/LevelMark.tsx'
import { levelLabel } from '../../ui/levels.ts'

interface Props {
  reading: Reading
  periodName: string
  aspects: readonly Aspect[]
  isReadOnly: boolean
  onAspect: (code: string) => void
}

/** What the four levels together mean, by a rule that is shown on demand; the analyst's own word may stand over it, with a reason. */
export function ReadingPanel({ reading, periodName, aspects, isReadOnly, onAspect }: Props) {
  const workbench = useWorkbench()
  const [showsRule, setShowsRule] = useState(false)
  const [isOverruling, setOverruling] = useState(false)
  const panel = useRef<HTMLDivElement>(null)
  const notCoded = reading.missing.filter(code => !reading.disputed.includes(code))
  const { overrule } = reading
  const close = () => {
    setOverruling(false)
    panel.current?.focus()
  }
  const takeBack = async () => {
    await workbench.write('readings.overrule', { tie: reading.tie, period: reading.period, label: null, reason: '' })
    workbench.announce(`Reading by the rule again: ${readingLabelWords[reading.label].label}`)
    panel.current?.focus()
  }
  return (
    <div className="reading" ref={panel} tabIndex={-1}>
      <p className="reading-label">
        <strong>{readingLabelWords[overrule?.label ?? reading.label].label}</strong>
        <span className="quiet"> in <bdi>{periodName}</bdi></span>
      </p>
      {overrule && (
        <div className="reading-overrule">
          <p className="quiet">Overruled by <bdi>{overrule.coderName}</bdi>, {instantText(overrule.at)}; the rule says {readingLabelWords[reading.label].label.toLowerCase()}.</p>
          <p dir="auto">{overrule.reason}</p>
        </div>
      )}
      <p className="reading-levels">
        <span className="quiet">rests on</span>
        {aspects.map(aspect => {
          const level = reading.levels[aspect.code] ?? null
          return (
            <button key={aspect.uid} type="button" className="reading-level" onClick={() => onAspect(aspect.code)}>
              {aspect.code} <LevelMark aspect={aspect} levels={[level]} />
              <span className="visually-hidden">{levelLabel(aspect, level)}</span>
            </button>
          )
        })}
      </p>
      {notCoded.length > 0 && <p>Not coded yet: {notCoded.join(', ')}.</p>}
      {reading.disputed.length > 0 && <p>Coders disagree and nothing is decided: {reading.disputed.join(', ')}.</p>}
      <div className="reading-actions">
        <button type="button" className="link-button quiet" aria-expanded={showsRule} onClick={() => setShowsRule(!showsRule)}>{showsRule ? 'Hide the rule' : 'Why this reading?'}</button>
        {!isReadOnly && !isOverruling && <button type="button" className="link-button quiet" onClick={() => setOverruling(true)}>{overrule ? 'Change the overruling' : 'Overrule'}</button>}
        {!isReadOnly && overrule && <button type="button" className="link-button quiet" onClick={() => void takeBack().catch(() => undefined)}>Take back</button>}
      </div>
      {showsRule && <Rule reading={reading} />}
      {isOverruling && <OverruleForm reading={reading} onDone={close} />}
    </div>
  )
}

function Rule({ reading }: { reading: Reading }) {
  return (
    <div className="reading-rule">
      <p>{readingLabelWords[reading.label].label}: {reading.rule}.</p>
      <p className="quiet">{readingLabelWords[reading.label].definition} A practice counts as present from +1 on. After Kertcher and Course 2024.</p>
    </div>
  )
}

function OverruleForm({ reading, onDone }: { reading: Reading; onDone: () => void }) {
  const workbench = useWorkbench()
  const [label, setLabel] = useState<ReadingLabel | null>(reading.overrule?.label ?? null)
  const [reason, setReason] = useState(reading.overrule?.reason ?? '')
  const [wasTried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const noLabel = wasTried && label === null ? 'Choose a reading.' : undefined
  const noReason = wasTried && reason.trim() === '' ? 'A reason is part of the record: say why.' : undefined
  const save = async () => {
    setTried(true)
    if (label === null || reason.trim() === '') {
      // To the first thing that is missing, once it is marked.
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[data-invalid]:is(textarea, button)')?.focus())
      return
    }
    await workbench.write('readings.overrule', { tie: reading.tie, period: reading.period, label, reason: reason.trim() })
    workbench.announce(`Reading overruled: ${readingLabelWords[label].label}`)
    onDone()
  }
  return (
    <form
      ref={form} className="overrule-form" aria-label="Overrule the reading"
      onSubmit={event => {
        event.preventDefault()
        // A refused save leaves the form as it is; the status line says why.
        void save().catch(() => undefined)
      }}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onDone()
      }}
    >
      <Select
        label="Your reading" value={label} onChange={setLabel} placeholder="Choose a reading" error={noLabel}
        options={readingLabels.filter(value => value !== reading.label).map(value => ({ value, label: readingLabelWords[value].label, definition: readingLabelWords[value].definition }))}
      />
      <TextArea label="Reason (exported with the reading)" value={reason} onChange={setReason} error={noReason} />
      <div className="reading-actions">
        <Button type="submit" look="strong">Overrule</Button>
        <Button onPress={onDone}>Cancel</Button>
      </div>
    </form>
  )
}
