import { useState } from 'react'
import type { Output } from '../../../db/contract/api.ts'
import type { Proposal, ProposalPlace } from '../../../db/contract/entities/proposals.ts'
import { mostAccepted } from '../../../db/contract/entities/proposals.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useAnswer, useQuery, useWorkbench } from '../../ui/hooks.ts'
import { CheckIcon, ClearIcon } from '../../ui/icons/actions.tsx'
import { countOf, stanceWords } from '../../ui/words.ts'
import { AspectTag } from '../coding/IndicatorEntry.tsx'
import { writtenText } from '../inspector/DateText.tsx'
import { EntityLink } from '../inspector/EntityLink.tsx'
import { Section } from '../inspector/Section.tsx'
import { useReadOnly } from '../inspector/useReadOnly.ts'
import { showRules } from './rules-view.ts'
import './proposals.css'

type Group = Output<'proposals.get'>['rules'][number]

/** What the codes of events between the two propose to the coding of a tie: folded at first, so that nothing is looked through before it is asked for. */
export function ProposalsSection({ tie, sides }: { tie: string; sides: { from: string; to: string } }) {
  const coded = useAnswer('proposals.count', { tie })?.coded ?? 0
  if (coded === 0) return null
  return (
    <Section name="inspector.tie-proposals" title="Proposed by event codes" count={coded === 1 ? '1 coded event' : `${coded.toLocaleString()} coded events`} openAtFirst={false}>
      <Proposals tie={tie} sides={sides} />
    </Section>
  )
}

function Proposals({ tie, sides }: { tie: string; sides: { from: string; to: string } }) {
  const workbench = useWorkbench()
  const isReadOnly = useReadOnly()
  const [before, setBefore] = useState<ProposalPlace | null>(null)
  const [isRefused, setRefused] = useState(false)
  const query = useQuery('proposals.get', { tie, refused: isRefused, before })
  const rules = useAnswer('codeRules.list', {})
  if (query.status === 'error' && !query.value) return <ErrorNotice title="The proposals cannot be shown" error={query.error} />
  if (query.status === 'loading' || !query.value || !rules) return <p className="quiet" role="status">Looking through the events…</p>
  const { rules: groups, coded, looked, next, refused } = query.value
  return (
    <div className="proposals">
      <p className="quiet proposals-lead">
        By a mapping of codes to indicators, which is a hypothesis. Nothing is coded until you accept it.
        {' '}<Button look="quiet" onPress={() => showRules(workbench)}>Mapping…</Button>
      </p>
      {rules.rules.length === 0 && <p>No code is mapped to an indicator yet. Set the mapping up, and events with these codes are proposed here.</p>}
      {groups.map(group => <RuleGroup key={`${group.rule.uid} ${isRefused}`} {...{ tie, group, before, isRefused, isReadOnly, sides }} />)}
      {rules.rules.length > 0 && groups.length === 0 && <p>{isRefused ? 'Nothing of these events was refused.' : 'These events propose nothing that is not evidence or refused already.'}</p>}
      <p className="proposals-foot">
        {(next !== null || before !== null) && <span className="quiet">{looked.toLocaleString()} of {Math.max(coded, looked).toLocaleString()} events, {before === null ? 'the newest' : 'older ones'}.</span>}
        {before !== null && <Button look="quiet" onPress={() => setBefore(null)}>Newest</Button>}
        {next !== null && <Button look="quiet" onPress={() => setBefore(next)}>Older</Button>}
        {(refused > 0 || isRefused) && <Button look="quiet" onPress={() => setRefused(!isRefused)}>{isRefused ? 'Back to the proposals' : `Refused (${refused.toLocaleString()})`}</Button>}
      </p>
    </div>
  )
}

/** Proposals that stand under a rule before more are asked for. */
const shownAtFirst = 4

interface GroupProps { tie: string; group: Group; before: ProposalPlace | null; isRefused: boolean; isReadOnly: boolean; sides: { from: string; to: string } }

function RuleGroup({ tie, group: { rule, count, proposals }, before, isRefused, isReadOnly, sides }: GroupProps) {
  const { write, announce } = useWorkbench()
  const [isLong, setLong] = useState(false)
  const what = `${rule.indicatorRef.title}, ${rule.scheme.toUpperCase()} ${rule.code}`
  const done = (text: string) => announce(`${text}. Undo takes it back.`)
  const accept = (events?: string[]) => void write('proposals.accept', { tie, rule: rule.uid, before, ...(events ? { events } : {}) }).then(({ accepted }) => done(`${countOf('event', accepted)} accepted as evidence`), () => undefined)
  const refuse = (events?: string[]) => void write('proposals.refuse', { tie, rule: rule.uid, before, ...(events ? { events } : {}) }).then(({ refused }) => done(`${refused.toLocaleString()} refused`), () => undefined)
  const reconsider = (events: string[]) => void write('proposals.reconsider', { tie, rule: rule.uid, events }).then(() => done('Proposed again'), () => undefined)
  const shown = isLong ? proposals : proposals.slice(0, shownAtFirst)
  return (
    <section className="proposal-rule" aria-label={what}>
      <header>
        <p><AspectTag code={rule.aspectCode} /> <strong><EntityLink entity={rule.indicatorRef} /></strong> <span className="quiet">{stanceWords[rule.stance].label.toLowerCase()}</span></p>
        <p className="quiet">{rule.scheme.toUpperCase()} {rule.code}{rule.text !== '' && ` · ${rule.text}`} · {countOf('event', count)}</p>
      </header>
      <ul className="proposal-list">
        {shown.map(proposal => (
          <li key={proposal.event.uid}>
            <span className="proposal-event">
              <EntityLink entity={proposal.event} />
              <span className="quiet">{detailOf(proposal, sides)}</span>
            </span>
            {!isReadOnly && (isRefused
              ? <Button look="quiet" label={`Propose ${proposal.event.title} again`} onPress={() => reconsider([proposal.event.uid])}>again</Button>
              : (
                <span className="proposal-actions">
                  <IconButton label={`Accept ${proposal.event.title} as evidence: ${what}`} icon={<CheckIcon />} onPress={() => accept([proposal.event.uid])} />
                  <IconButton label={`Refuse ${proposal.event.title}: ${what}`} icon={<ClearIcon />} onPress={() => refuse([proposal.event.uid])} />
                </span>
              ))}
          </li>
        ))}
      </ul>
      <p className="proposal-all">
        {proposals.length > shownAtFirst && <Button look="quiet" onPress={() => setLong(!isLong)}>{isLong ? 'Fewer' : proposals.length < count ? `The newest ${proposals.length}` : `All ${count}`}</Button>}
        {!isReadOnly && !isRefused && count > 1 && (
          <>
            <Button look="quiet" label={`Accept ${count > mostAccepted ? 'the newest' : 'all'} of ${what}`} onPress={() => accept()}>{count > mostAccepted ? `Accept the newest ${mostAccepted}` : `Accept all ${count}`}</Button>
            <Button look="quiet" label={`Refuse all of ${what}`} onPress={() => refuse()}>Refuse all {count.toLocaleString()}</Button>
          </>
        )}
      </p>
    </section>
  )
}

/** When, by which side, and from where. */
function detailOf({ date, by, dataSet }: Proposal, sides: { from: string; to: string }): string {
  return [date ? writtenText(date.raw) : 'not dated', by === null ? '' : `by ${by === 'from' ? sides.from : sides.to}`, dataSet?.title ?? ''].filter(Boolean).join(' · ')
}
