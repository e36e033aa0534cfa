import { useMemo, useState } from 'react'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import type { ActorKind } from '../../../db/contract/vocabulary.ts'
import { changeKinds, type ChangeKind, type Comparison, type Levels } from '../../../db/domain/compare/changes.ts'
import { nameOf } from '../../../db/domain/focus/sentence.ts'
import { markPath } from '../../../db/domain/scene/marks.ts'
import { dayText } from '../../ui/dates.ts'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { EntityMark } from '../../ui/EntityMark.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { changeWords } from './words.ts'

interface Row {
  uid: string
  kind: ChangeKind
  from: { name: string; kind: ActorKind }
  to: { name: string; kind: ActorKind }
  before: Levels | null
  after: Levels | null
}

interface Props {
  data: NetworkData
  comparison: Comparison
  days: readonly [number, number]
}

/** What became of every tie from one date to the other: the twin of the picture of the difference, for the keyboard. */
export function ChangeTable({ data, comparison, days }: Props) {
  const workbench = useWorkbench()
  const selected = useStoreValue(workbench.selection, state => state.selected)
  const hovered = useStoreValue(workbench.hover, state => state.hovered)
  const [what, setWhat] = useState<'changed' | 'all'>('changed')
  const rows = useMemo(() => comparison.ties.filter(({ kind }) => what === 'all' || kind !== 'same').map(({ uid, tie, kind, before, after }): Row => {
    const actor = (row: number | undefined) => ({ name: nameOf(data, row), kind: (row === undefined ? undefined : data.actors.kind[row]) ?? 'state' })
    return { uid, kind, before, after, from: actor(data.ties.from[tie]), to: actor(data.ties.to[tie]) }
  }), [data, comparison, what])
  const columns = useMemo((): readonly Column<Row>[] => [
    { id: 'kind', title: 'Change', width: 'minmax(136px, 1fr)', sortBy: row => changeKinds.indexOf(row.kind), render: row => <><ChangeSign kind={row.kind} /><span className="truncate">{changeWords[row.kind]}</span></> },
    { id: 'from', title: 'From', width: 'minmax(110px, 1.4fr)', sortBy: row => row.from.name, render: row => <Actor actor={row.from} /> },
    { id: 'to', title: 'To', width: 'minmax(110px, 1.4fr)', sortBy: row => row.to.name, render: row => <Actor actor={row.to} /> },
    ...(['cooperation', 'conflict'] as const).map((strand): Column<Row> => ({
      id: strand, title: strand === 'cooperation' ? 'Cooperation' : 'Conflict', width: 'minmax(110px, 0.9fr)', sortBy: row => (row.after?.[strand] ?? 0) - (row.before?.[strand] ?? 0),
      render: row => <Levelled before={row.before} after={row.after} strand={strand} />,
    })),
  ], [])
  const { counts } = comparison
  const changed = comparison.ties.length - counts.same
  return (
    <div className="network-table">
      <div className="network-table-head">
        <SegmentedControl
          label="Rows" value={what} onChange={setWhat}
          segments={[{ value: 'changed', text: `${changed} changed` }, { value: 'all', text: `all ${comparison.ties.length}` }]}
        />
        <span className="quiet">from {dayText(days[0])} to {dayText(days[1])}</span>
      </div>
      {rows.length === 0
        ? <EmptyState title="No tie changed" text="Every tie holds on both dates at the same levels. Choose dates farther apart." />
        : (
          <DataTable
            label="Changes" columns={columns} rows={rows} keyOf={row => row.uid} isSelected={row => selected.some(({ uid }) => uid === row.uid)} selectedKey={selected.at(-1)?.uid ?? null}
            onSelect={(row, how) => workbench.select({ type: 'tie', uid: row.uid }, how)} onOpen={() => void workbench.commands.run('focus-inspector')}
            onHover={row => workbench.hover.setState({ hovered: row && { type: 'tie', uid: row.uid } })} isHovered={row => hovered?.uid === row.uid}
          />
        )}
    </div>
  )
}

function Actor({ actor }: { actor: Row['from'] }) {
  return <><span className="quiet table-mark"><EntityMark type="actor" kind={actor.kind} /></span><span className="truncate"><bdi>{actor.name}</bdi></span></>
}

const written = (level: number | null) => level ?? 'not coded'

/** A level, or what it was and what it is; of a tie that came or went the one there is. */
function Levelled({ before, after, strand }: { before: Levels | null; after: Levels | null; strand: keyof Levels }) {
  const only = before ?? after
  if (!only || !before || !after || before[strand] === after[strand]) return <span className={`truncate ${before && after ? 'quiet' : ''}`}>{written(only?.[strand] ?? null)}</span>
  return <span className="truncate">{written(before[strand])} <span className="quiet" role="img" aria-label="to">→</span> {written(after[strand])}</span>
}

/** The sign of a change as the picture has it. */
export function ChangeSign({ kind }: { kind: ChangeKind }) {
  return (
    <svg className={`change-sign change-${kind}`} width="15" height="15" viewBox="-7.5 -7.5 15 15" aria-hidden="true">
      {kind !== 'same' && <circle r="6.75" />}
      {kind === 'unclear' ? <text y="3.4" textAnchor="middle">?</text> : kind !== 'same' && <path d={markPath(kind, 6.75)} />}
    </svg>
  )
}
