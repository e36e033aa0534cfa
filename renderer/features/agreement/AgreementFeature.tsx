import { useEffect, useState } from 'react'
import type { Agreement } from '../../../db/contract/entities/agreement.ts'
import { Button, Toggle } from '../../ui/Button.tsx'
import { DownIcon } from '../../ui/icons/actions.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useQuery, useWorkbench } from '../../ui/hooks.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Coefficients } from './Coefficients.tsx'
import { memoryOf, type AgreementMemory, type Part } from './memory.ts'
import { OneCoder } from './OneCoder.tsx'
import { Queue } from './Queue.tsx'
import { coefficientText } from './words.ts'
import './agreement.css'

const partWords: Readonly<Record<Part, string>> = { fit: 'Fit', found: 'What was found', stance: 'For or against' }
const shortWords: Readonly<Record<Part, string>> = { fit: 'fit', found: 'found', stance: 'for or against' }
const parts = Object.keys(partWords) as Part[]

/** Where coders agree, how far beyond chance, and what they differ on, one by one, to be decided. */
export function AgreementFeature() {
  const workbench = useWorkbench()
  const memory = memoryOf(workbench)
  const [, setTurn] = useState(0)
  const remember = (changes: Partial<AgreementMemory>) => {
    Object.assign(memory, changes)
    setTurn(turn => turn + 1)
  }
  const { commands } = workbench
  useEffect(() => commands.register([{
    id: 'agreement.queue', title: 'Go to the disagreements', group: 'Go to', keys: ['G D'],
    run: () => document.querySelector<HTMLElement>('.queue [role="listbox"]')?.focus(),
  }]), [commands])
  const chosen = memory.coders === null ? {} : { coders: [...memory.coders] }
  const answer = useQuery('agreement.get', chosen)
  const agreement = answer.status === 'ready' ? answer.value : undefined
  if (answer.status === 'error') {
    return (
      <div className="agreement">
        <ErrorNotice title="Agreement cannot be shown" error={answer.error} />
        {memory.coders !== null && <Button onPress={() => remember({ coders: null })}>Compare all coders</Button>}
      </div>
    )
  }
  if (!agreement) return <div className="agreement" aria-busy />
  if (agreement.coderChoices.length < 2) return <OneCoder coder={agreement.coderChoices[0]?.name ?? null} />
  const { part, isCollapsed, isExplained } = memory
  return (
    <div className="agreement">
      <section className="agreement-figures" aria-label="Coefficients of agreement">
        <header className="agreement-head">
          <CoderChoice agreement={agreement} onChoose={coders => remember({ coders, chosen: null })} />
          {isCollapsed ? <Summary agreement={agreement} /> : (
            <>
              <SegmentedControl label="Agreement on" value={part} segments={parts.map(value => ({ value, text: partWords[value] }))} onChange={next => remember({ part: next })} />
              <button type="button" className="meaning meaning-mark" aria-expanded={isExplained} aria-label="How this is reckoned" onClick={() => remember({ isExplained: !isExplained })}>?</button>
            </>
          )}
          <Button look="quiet" className={isCollapsed ? 'agreement-fold agreement-folded' : 'agreement-fold'} icon={<DownIcon />} onPress={() => remember({ isCollapsed: !isCollapsed })}>
            {isCollapsed ? 'Unfold' : 'Fold'}
          </Button>
        </header>
        {!isCollapsed && (
          <>
            <p className="agreement-sentence">{agreement[part].sentence}</p>
            {isExplained && (
              <p className="quiet agreement-method">
                {agreement.bootstrap.method} Marks at 0 (what chance gives), 0.667 and 0.8: from the one on Krippendorff (2004) would draw tentative conclusions, from the other on
                rely on the data. {part === 'fit' && 'Ordinal: the further two levels are apart, the more they count. Nominal: levels are equal or not. '}Methods and sources: docs/analysis.md.
              </p>
            )}
            {agreement[part].rows.length > 0 && (
              <Coefficients label={`Agreement on ${partWords[part].toLowerCase()}`} rows={agreement[part].rows} aspect={memory.aspect} onAspect={aspect => remember({ aspect, chosen: null })} />
            )}
          </>
        )}
      </section>
      <Queue coders={chosen} memory={memory} remember={remember} />
    </div>
  )
}

/** Alpha over all aspects, in a line. */
function Summary({ agreement }: { agreement: Agreement }) {
  const alphas = parts.map(part => ({ part, value: agreement[part].rows[0]?.alpha[0]?.value ?? null }))
  return (
    <p className="agreement-summary">
      <span className="quiet">Alpha: </span>
      {alphas.map(({ part, value }, index) => (
        <span key={part}>{index > 0 && ' · '}<span className="quiet">{shortWords[part]}</span> <strong>{value === null ? 'undefined' : coefficientText(value)}</strong></span>
      ))}
    </p>
  )
}

/** Who is compared: both of two; of more, those that are switched on, never fewer than two. */
function CoderChoice({ agreement: { coders, coderChoices }, onChoose }: { agreement: Agreement; onChoose: (coders: readonly string[] | null) => void }) {
  const isCompared = (uid: string) => coders.some(coder => coder.uid === uid)
  if (coderChoices.length === 2) {
    return <p className="agreement-coders">{coderChoices.map((coder, index) => <span key={coder.uid}>{index > 0 && <span className="quiet"> and </span>}<bdi><strong>{coder.name}</strong></bdi></span>)}</p>
  }
  const toggle = (uid: string, isOn: boolean) => {
    const next = coderChoices.filter(coder => (coder.uid === uid ? isOn : isCompared(coder.uid))).map(coder => coder.uid)
    onChoose(next.length === coderChoices.length ? null : next)
  }
  return (
    <div className="agreement-coders" role="group" aria-label="Coders compared">
      {coderChoices.map(coder => (
        <Toggle
          key={coder.uid} isSelected={isCompared(coder.uid)} isDisabled={isCompared(coder.uid) && coders.length === 2}
          onChange={isOn => toggle(coder.uid, isOn)}
        >
          <bdi>{coder.name}</bdi>
        </Toggle>
      ))}
    </div>
  )
}
