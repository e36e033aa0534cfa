import { useMemo } from 'react'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import { nameOf } from '../../../db/domain/focus/sentence.ts'
import type { ActorKind } from '../../../db/contract/vocabulary.ts'
import type { Direction, Dyad, Side } from '../../../db/domain/focus/dyad.ts'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { EntityMark } from '../../ui/EntityMark.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { directionWords, pullText } from './words.ts'

interface Row {
  uid: string
  name: string
  kind: ActorKind
  direction: Direction
  sides: readonly [Side, Side]
  lean: number
  rank: number
}

const order: readonly Direction[] = ['apart', 'with-both', 'against-both', 'with-one', 'against-one', 'none']

/** The third parties of a dyad, those that pull apart first; Enter leads to their ties with the two, and so to the evidence. */
export function DyadPanel({ data, dyad, on }: { data: NetworkData; dyad: Dyad; on: readonly number[] }) {
  const workbench = useWorkbench()
  const selected = useStoreValue(workbench.selection, state => state.selected)
  const hovered = useStoreValue(workbench.hover, state => state.hovered)
  const [first, second] = [nameOf(data, on[0]), nameOf(data, on[1])]
  const rows = useMemo(() => dyad.thirds.flatMap(({ actor, direction, sides, lean }, rank): Row[] => {
    const uid = data.actors.uid[actor]
    return uid === undefined ? [] : [{ uid, name: nameOf(data, actor), kind: data.actors.kind[actor] ?? 'state', direction, sides, lean, rank }]
  }), [data, dyad])
  const columns = useMemo((): readonly Column<Row>[] => [
    {
      id: 'name', title: 'Third party', width: 'minmax(130px, 1.6fr)', sortBy: row => row.name,
      render: row => <><span className="quiet table-mark"><EntityMark type="actor" kind={row.kind} /></span><span className="truncate"><bdi>{row.name}</bdi></span></>,
    },
    { id: 'direction', title: 'How it pulls', width: 'minmax(100px, 1fr)', sortBy: row => order.indexOf(row.direction), render: row => <span className={`truncate ${row.direction === 'apart' ? 'dyad-apart' : ''}`} title={directionWords[row.direction].definition}>{directionWords[row.direction].label}</span> },
    ...([first, second] as const).map((name, side): Column<Row> => ({
      id: `side-${side}`, title: `On ${name}`, width: 'minmax(150px, 1.2fr)', sortBy: row => row.sides[side as 0 | 1].pull, render: row => <Pull side={row.sides[side as 0 | 1]} />,
    })),
    { id: 'lean', title: 'Leans to', width: 'minmax(110px, 1fr)', sortBy: row => -row.lean, render: row => (row.lean === 0 ? <span className="quiet">neither</span> : <><span className="truncate"><bdi>{row.lean > 0 ? first : second}</bdi></span><span className="quiet">{Math.abs(row.lean)}</span></>) },
  ], [first, second])

  const openTies = (row: Row) => {
    const ties = row.sides.flatMap(side => side.ties).flatMap(tie => data.ties.uid[tie] ?? [])
    workbench.selectMany(ties.map(uid => ({ type: 'tie', uid })))
    workbench.commands.run('focus-inspector')
  }
  return (
    <section className="dyad-panel" aria-label="Third parties">
      {rows.length === 0
        ? <p className="dyad-none quiet">Nobody else is tied to either of them at this time.</p>
        : (
          <DataTable
            label="Third parties" columns={columns} rows={rows} keyOf={row => row.uid} isSelected={row => selected.some(({ uid }) => uid === row.uid)} selectedKey={selected.at(-1)?.uid ?? null}
            onSelect={(row, how) => workbench.select({ type: 'actor', uid: row.uid }, how)} onOpen={openTies}
            onHover={row => workbench.hover.setState({ hovered: row && { type: 'actor', uid: row.uid } })} isHovered={row => hovered?.uid === row.uid}
          />
        )}
      <p className="dyad-measure quiet">Pull: highest cooperation less highest conflict of the ties with each of the two, −3 to +3. Enter on a row opens its ties.</p>
    </section>
  )
}

/** The pull on one side, and the levels that it is made of. */
function Pull({ side }: { side: Side }) {
  if (side.ties.length === 0) return <span className="quiet">no tie</span>
  return (
    <>
      <span className={`dyad-pull ${(side.pull ?? 0) > 0 ? 'dyad-with' : (side.pull ?? 0) < 0 ? 'dyad-against' : ''}`}>{pullText(side.pull)}</span>
      <span className="dyad-levels" title={`${levelText('cooperation', side.cooperation)}, ${levelText('conflict', side.conflict)}${side.ties.length > 1 ? `; ${side.ties.length} ties` : ''}`}>
        <Level strand="cooperation" level={side.cooperation} />
        <Level strand="conflict" level={side.conflict} />
        {side.ties.length > 1 && <span className="quiet">{side.ties.length} ties</span>}
      </span>
    </>
  )
}

const levelText = (strand: 'cooperation' | 'conflict', level: number | null) => `${strand} ${level ?? 'not coded'}`

/** A level as bars beside its number; a dash where it is not coded. */
function Level({ strand, level }: { strand: 'cooperation' | 'conflict'; level: number | null }) {
  return (
    <span role="img" aria-label={levelText(strand, level)} className="dyad-level quiet">
      <span className={`level-bars level-${strand}`}>{[1, 2, 3].map(step => <span key={step} className={step <= (level ?? 0) ? 'level-on' : ''} />)}</span>
      {level ?? '–'}
    </span>
  )
}
