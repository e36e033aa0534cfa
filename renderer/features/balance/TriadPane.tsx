import { useMemo } from 'react'
import type { Balance, Triad } from '../../../db/contract/entities/balance.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useQuery, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { SideCard, Sign } from './SideCard.tsx'
import { useSignedInput } from './time.ts'
import { signsText, triadWords, whyWords } from './words.ts'

const keyOf = ({ actors }: Triad) => actors.map(({ uid }) => uid).join(' ')
/** So many are listed. */
const mostListed = 1_000

const nameColumn = (place: 0 | 1 | 2, title: string): Column<Triad> => ({
  id: title, title, width: 'minmax(64px, 1fr)', sortBy: row => row.actors[place]?.name ?? '', render: row => <span className="truncate"><bdi>{row.actors[place]?.name}</bdi></span>,
})
const names = [nameColumn(0, 'A'), nameColumn(1, 'B'), nameColumn(2, 'C')]
const signs = (sides: readonly (0 | 1 | 2)[], title: string, width: string): Column<Triad> => ({
  id: 'signs', title, width, sortBy: row => sides.map(side => row.sides[side]?.sign ?? 0).join(' '), render: row => <span className="triad-signs">{sides.map(side => <Sign key={side} sign={row.sides[side]?.sign ?? 0} />)}</span>,
})
const complete: readonly Column<Triad>[] = [...names, signs([0, 1, 2], 'AB BC AC', '88px')]
const incomplete: readonly Column<Triad>[] = [
  ...names, signs([0, 2], 'AB AC', '64px'),
  { id: 'why', title: 'B–C', width: 'minmax(76px, 0.8fr)', sortBy: row => whyWords[row.sides[1]?.why ?? 'untied'], render: row => <span className="truncate">{whyWords[row.sides[1]?.why ?? 'untied']}</span> },
]

/** The triads of the chosen type; the one looked at with its three sides, their ties and phases. */
export function TriadPane({ balance }: { balance: Balance }) {
  const workbench = useWorkbench()
  const { balanceView, layout } = workbench
  const { type, triad } = useStoreValue(balanceView, state => state)
  const count = type === 'incomplete' ? balance.incompleteTriads.total : balance.triads[type]
  const input = useSignedInput()
  const query = useQuery('balance.triads', count === 0 ? null : { ...input, type, limit: mostListed })
  const list = query.status === 'loading' ? undefined : query.value
  const current = useMemo(() => list?.triads.find(each => keyOf(each) === triad) ?? null, [list, triad])
  const show = () => {
    if (!current) return
    workbench.selectMany([...current.actors.map(({ uid }) => ({ type: 'actor' as const, uid })), ...current.sides.flatMap(({ ties }) => ties.map(({ uid }) => ({ type: 'tie' as const, uid })))])
    layout.setState({ tab: 'network' })
    requestAnimationFrame(() => void workbench.commands.run('zoom-selection'))
  }
  return (
    <div className="triads">
      <h2 className="triads-title">{type === 'incomplete' ? 'Incomplete triads' : `Triads ${signsText(type)}`} <span className="quiet">{count.toLocaleString()} · {triadWords[type].definition}</span></h2>
      {query.status === 'error' && <ErrorNotice title="The triads could not be listed" error={query.error} />}
      {count === 0 && <EmptyState title="None of this type" />}
      {list && count > 0 && (
        <>
          {list.total > list.triads.length && <p className="quiet triads-note">The first {list.triads.length.toLocaleString()} of {list.total.toLocaleString()}{type === 'incomplete' ? '' : ', those with the largest lesser side'}.</p>}
          <div className="triads-list">
            <DataTable
              label={`Triads of type ${type}`} columns={type === 'incomplete' ? incomplete : complete} rows={list.triads} keyOf={keyOf} isSelected={row => keyOf(row) === triad} selectedKey={triad}
              onSelect={row => balanceView.setState({ triad: keyOf(row) })} onOpen={show}
            />
          </div>
        </>
      )}
      {current && (
        <section className="triad-detail" aria-label="Sides of the triad">
          {[[0, 1], [1, 2], [0, 2]].map(([from, to], place) => {
            const [one, other, side] = [current.actors[from ?? 0], current.actors[to ?? 0], current.sides[place]]
            return one && other && side && <SideCard key={`${one.uid} ${other.uid}`} one={one} other={other} side={side} />
          })}
          <Button onPress={show}>Show in the network</Button>
        </section>
      )}
    </div>
  )
}
