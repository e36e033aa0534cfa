import type { Balance, Strain } from '../../../db/contract/entities/balance.ts'
import { changedSides } from '../../../db/domain/signed/changed-sides.ts'
import { EdtfError, parseEdtf } from '../../../db/domain/edtf.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Field } from '../../ui/Field.tsx'
import { useQuery, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { EntityLink } from '../inspector/EntityLink.tsx'
import { useFollowedTie } from './followed.ts'
import { RunStatus } from './RunStatus.tsx'
import { Sign } from './SideCard.tsx'
import { useSignedInput } from './time.ts'
import { useRun } from './useRun.ts'
import { numberText, shareText, signsText, timeSentence } from './words.ts'

const rows: readonly { title: string; of: (balance: Balance) => string }[] = [
  { title: 'Actors', of: ({ nodes }) => nodes.toLocaleString() },
  { title: 'Pairs + / −', of: ({ positiveEdges, negativeEdges }) => `${positiveEdges.toLocaleString()} / ${negativeEdges.toLocaleString()}` },
  ...(['+++', '++-', '+--', '---'] as const).map(type => ({ title: `Triads ${signsText(type)}`, of: ({ triads }: Balance) => triads[type].toLocaleString() })),
  { title: 'Incomplete triads', of: ({ incompleteTriads }) => incompleteTriads.total.toLocaleString() },
  { title: 'Balanced', of: ({ balancedShare }) => shareText(balancedShare) },
  { title: 'Balance by walks', of: ({ walkBalance }) => numberText(walkBalance) },
  { title: 'Frustration index', of: ({ frustration: { value, exact, lowerBound } }) => (exact ? `${numberText(value)}, exact` : `${numberText(lowerBound)} to ${numberText(value)}`) },
]

/** What is wrong with a date as written; undefined where it is empty or sound. */
function problemOf(written: string): string | undefined {
  if (written.trim() === '') return undefined
  try {
    parseEdtf(written.trim())
    return undefined
  } catch (error) {
    return error instanceof EdtfError ? error.message : 'Not a date'
  }
}

/** The time shown beside another date: every result, the strain on the tie selected last, who changed sides, and which ties do not fit any more. */
export function TwoDates() {
  const { balanceView } = useWorkbench()
  const other = useStoreValue(balanceView, state => state.other)
  const input = useSignedInput()
  const problem = problemOf(other)
  const { asOf: _asOf, since: _since, allTime: _allTime, ...rule } = input
  const now = useRun('balance.get', { ...input, sensitivity: false })
  const then = useRun('balance.get', other.trim() === '' || problem !== undefined ? null : { ...rule, asOf: other.trim(), sensitivity: false })
  const tie = useFollowedTie()
  const isSound = other.trim() !== '' && problem === undefined
  const strainNow = useQuery('balance.strain', tie && isSound ? { ...input, tie: tie.uid } : null)
  const strainThen = useQuery('balance.strain', tie && isSound ? { ...rule, asOf: other.trim(), tie: tie.uid } : null)
  const both = now.value && then.value && problem === undefined && other.trim() !== '' ? [then.value, now.value] as const : null
  return (
    <div className="balance-results" role="region" aria-label="Two dates">
      <div className="two-dates">
        <Field label="Compare with" value={other} placeholder="2015-12-31" onChange={next => balanceView.setState({ other: next })} {...(problem === undefined ? {} : { error: problem })} />
      </div>
      <RunStatus run={now} what="Balance at the time shown" />
      <RunStatus run={then} what="Balance at the other date" />
      {!both && problem === undefined && other.trim() === '' && <EmptyState title="Another date" text="Write a date to set beside the time shown below: every result stands side by side." />}
      {both && (
        <>
          <div className="balance-wide">
            <table className="balance-table" aria-label="Balance at two dates">
              <thead><tr><th scope="col"><span className="visually-hidden">Result</span></th><th scope="col" className="number">{headOf(both[0])}</th><th scope="col" className="number">{headOf(both[1])}</th></tr></thead>
              <tbody>
                {rows.map(({ title, of }) => {
                  const [before, after] = both.map(of)
                  return <tr key={title}><th scope="row">{title}</th><td className="number">{before}</td><td className="number">{before === after ? after : <strong>≠ {after}</strong>}</td></tr>
                })}
                {tie && strainThen.status === 'ready' && strainNow.status === 'ready' && <StrainRow title={tie.title} then={strainThen.value} now={strainNow.value} />}
              </tbody>
            </table>
          </div>
          <Sides then={both[0]} now={both[1]} />
          <Misfits then={both[0]} now={both[1]} />
          <p className="quiet">{timeSentence(both[0])} {timeSentence(both[1])} {both[1].ruleSentence} Blocs of two dates are each the best of their own, and others may be as good: who stands on the other side is told by matching those of the largest component that share most.</p>
        </>
      )}
    </div>
  )
}

/** The strain on a tie at both dates, with how many of its complete triads are unbalanced. */
function StrainRow({ title, then, now }: { title: string; then: Strain; now: Strain }) {
  const [before, after] = [then, now].map(({ strain, unbalanced, balanced }) => `${shareText(strain)} (${unbalanced.toLocaleString()} of ${(unbalanced + balanced).toLocaleString()})`)
  return <tr><th scope="row">Strain on <bdi>{title}</bdi></th><td className="number">{before}</td><td className="number">{before === after ? after : <strong>≠ {after}</strong>}</td></tr>
}

/** Who stands on the other side: in the largest component, with the blocs of the two dates matched by how many they share. */
function Sides({ then, now }: { then: Balance; now: Balance }) {
  const [before, after] = [then, now].map(({ frustration }) => frustration.components[0]?.blocs ?? [])
  const moved = changedSides(before ?? [], after ?? [])
  if (moved.length === 0) return null
  return (
    <section>
      <h3>Stand on the other side <span className="quiet">{moved.length.toLocaleString()}</span></h3>
      <ul className="misfits" aria-label="Stand on the other side">{moved.slice(0, 100).map(({ uid, name }) => <li key={uid}><EntityLink entity={{ type: 'actor', uid, title: name }} /></li>)}</ul>
    </section>
  )
}

const headOf = ({ asOf, since }: Balance) => (since === null ? asOf : `${since} – ${asOf}`)

/** Ties that do not fit the blocs on one of the dates only. */
function Misfits({ then, now }: { then: Balance; now: Balance }) {
  const keyOf = ({ actors }: Balance['frustration']['frustratedPairs'][number]) => actors.map(({ uid }) => uid).toSorted().join(' ')
  const [old, fresh] = [then, now].map(({ frustration }) => new Map(frustration.frustratedPairs.map(pair => [keyOf(pair), pair]))) as [Map<string, Balance['frustration']['frustratedPairs'][number]>, Map<string, Balance['frustration']['frustratedPairs'][number]>]
  const lists = [
    { title: 'Do not fit the blocs any more', pairs: [...fresh].filter(([key]) => !old.has(key)).map(([, pair]) => pair) },
    { title: 'Did not fit, and do now or are gone', pairs: [...old].filter(([key]) => !fresh.has(key)).map(([, pair]) => pair) },
  ].filter(({ pairs }) => pairs.length > 0)
  return lists.map(({ title, pairs }) => (
    <section key={title}>
      <h3>{title} <span className="quiet">{pairs.length.toLocaleString()}</span></h3>
      <ul className="misfits" aria-label={title}>
        {pairs.slice(0, 100).map(({ actors: [one, other], ties, sign }) => one && other && (
          <li key={`${one.uid} ${other.uid}`}><Sign sign={sign} /> <EntityLink entity={{ type: 'tie', uid: ties[0] ?? '', title: `${one.name} – ${other.name}` }} /></li>
        ))}
      </ul>
    </section>
  ))
}
