import { useMemo, useState } from 'react'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import type { EntityType } from '../../../db/contract/vocabulary.ts'
import { encodingsNeedCoding } from '../../../db/domain/encoding/look.ts'
import { buildScene } from '../../../db/domain/scene/build-scene.ts'
import { leftWords } from '../../../db/domain/filter/summary.ts'
import type { Scene } from '../../../db/domain/scene/types.ts'
import { dayText } from '../../ui/dates.ts'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { EntityMark } from '../../ui/EntityMark.tsx'
import { PinIcon } from '../../ui/icons/view.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { actorKindWords, certaintyWords, countOf, tieKindWords } from '../../ui/words.ts'
import { useAnswer, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { leavesNobody, NothingLeft } from '../filter/NothingLeft.tsx'
import type { FocusedNetwork } from '../focus/useFocusedNetwork.ts'
import { encodedColumns } from './encoded-columns.tsx'
import { LevelBars } from './LevelBars.tsx'
import { actorRows, tieRows, type ActorRow, type TieRow } from './rows.ts'

const tieColumns: readonly Column<TieRow>[] = [
  { id: 'from', title: 'From', width: 'minmax(110px, 1.4fr)', sortBy: row => row.from.name, render: row => <Actor actor={row.from} /> },
  { id: 'direction', title: 'To', width: 'minmax(110px, 1.4fr)', sortBy: row => row.to.name, render: row => <><span className="quiet table-direction" title={row.directed ? 'directed' : 'mutual'}>{row.directed ? '→' : '–'}</span><Actor actor={row.to} /></> },
  { id: 'kind', title: 'Kind', width: 'minmax(90px, 1fr)', sortBy: row => tieKindWords[row.kind].label, render: row => <span className="truncate">{tieKindWords[row.kind].label}{row.label && <span className="quiet"> · <bdi>{row.label}</bdi></span>}</span> },
  { id: 'cooperation', title: 'Cooperation', width: '116px', sortBy: row => row.cooperation, render: row => <LevelBars strand="cooperation" level={row.cooperation} /> },
  { id: 'conflict', title: 'Conflict', width: '116px', sortBy: row => row.conflict, render: row => <LevelBars strand="conflict" level={row.conflict} /> },
  { id: 'certainty', title: 'Certainty', width: 'minmax(90px, 0.8fr)', sortBy: row => row.certainty, render: row => <span className="truncate">{certaintyWords[row.certainty].label}{row.uncertain && <span className="quiet">, date uncertain</span>}</span> },
]

const amount = (value: number | null) => (value === null ? '–' : value.toLocaleString(undefined, { maximumFractionDigits: 2 }))

const actorColumns: readonly Column<ActorRow>[] = [
  { id: 'name', title: 'Actor', width: 'minmax(140px, 2fr)', sortBy: row => row.name, render: row => <Actor actor={row} /> },
  { id: 'kind', title: 'Kind', width: 'minmax(104px, 1fr)', sortBy: row => actorKindWords[row.kind].label, render: row => <span className="truncate">{actorKindWords[row.kind].label}</span> },
  { id: 'ties', title: 'Ties shown', width: '100px', sortBy: row => row.ties, align: 'end', render: row => row.ties },
  ...([['betweenness', 'Between'], ['closeness', 'Close'], ['eigenvector', 'Eigen'], ['core', 'Core'], ['community', 'Group']] as const).map(([id, title]): Column<ActorRow> => ({
    id, title, width: id === 'betweenness' ? '78px' : '62px', align: 'end', sortBy: row => row.measures?.[id] ?? null, render: row => amount(row.measures?.[id] ?? null),
  })),
  { id: 'existence', title: 'Existence', width: 'minmax(100px, 1fr)', sortBy: row => (row.uncertain ? 1 : 0), render: row => (row.uncertain ? 'possibly exists' : 'exists') },
  { id: 'pinned', title: 'Pinned', width: '90px', sortBy: row => (row.pinned ? 0 : 1), render: row => (row.pinned ? <><PinIcon /> pinned</> : '') },
]

function Actor({ actor }: { actor: { name: string; kind: ActorRow['kind'] } }) {
  return (
    <>
      <span className="quiet table-mark"><EntityMark type="actor" kind={actor.kind} /></span>
      <span className="truncate"><bdi>{actor.name}</bdi></span>
    </>
  )
}

/** When the rows hold, in words. */
function timeWords({ allTime, since, asOf }: Scene): string {
  if (allTime) return 'at any time, with their highest levels'
  return since === null || since === asOf ? `on ${dayText(asOf)}` : `from ${dayText(since)} to ${dayText(asOf)}, with their highest levels`
}

/** The network as tables: exactly what the drawing shows at the same time, sortable, with the shared selection. */
export function NetworkTable({ data, shown }: { data: NetworkData; shown: FocusedNetwork['scene'] }) {
  const workbench = useWorkbench()
  const { asOf, since, dating, allTime } = useStoreValue(workbench.time, state => state)
  const selected = useStoreValue(workbench.selection, state => state.selected)
  const hovered = useStoreValue(workbench.hover, state => state.hovered)
  const [what, setWhat] = useState<'ties' | 'actors'>('ties')
  // Levels and presence do not depend on theme or zoom: any will do.
  const scene = useMemo(() => buildScene(data, { asOf, since, dating, allTime, filter: shown.filter ?? null, theme: 'light', labelScale: 1 }), [data, asOf, since, dating, allTime, shown.filter])
  const ties = useMemo(() => tieRows(data, scene), [data, scene])
  const actors = useMemo(() => (what === 'actors' ? actorRows(scene) : []), [scene, what])
  const encodings = useStoreValue(workbench.appearance, state => state)
  const coding = useAnswer('network.coding', encodingsNeedCoding(encodings) ? {} : null) ?? null
  const encoded = useMemo(
    () => encodedColumns({ data, time: { asOf, since, dating, allTime }, encodings, coding, filter: shown.filter ?? null }),
    [data, asOf, since, dating, allTime, encodings, coding, shown.filter],
  )
  // Beside who and what it is: in sight without scrolling sideways.
  const columns = useMemo(() => ({ ties: tieColumns.toSpliced(3, 0, ...encoded.ties), actors: actorColumns.toSpliced(2, 0, ...encoded.actors) }), [encoded])
  const isEmptied = leavesNobody(shown.filter)

  const shared = (type: EntityType) => ({
    keyOf: (row: { uid: string }) => row.uid,
    isSelected: (row: { uid: string }) => selected.some(other => other.uid === row.uid),
    selectedKey: selected.at(-1)?.uid ?? null,
    onSelect: (row: { uid: string }, how: 'replace' | 'toggle') => workbench.select({ type, uid: row.uid }, how),
    onOpen: () => void workbench.commands.run('focus-inspector'),
    onHover: (row: { uid: string } | null) => workbench.hover.setState({ hovered: row && { type, uid: row.uid } }),
    isHovered: (row: { uid: string }) => hovered?.uid === row.uid,
  })

  return (
    <div className="network-table">
      <div className="network-table-head">
        <SegmentedControl
          label="Rows" value={what} onChange={setWhat}
          segments={[{ value: 'ties', text: countOf('tie', ties.length) }, { value: 'actors', text: countOf('actor', scene.nodes.length) }]}
        />
        <span className="quiet">{timeWords(scene)}</span>
      </div>
      {isEmptied && <NothingLeft />}
      {!isEmptied && what === 'ties' && ties.length === 0 && (
        <EmptyState
          title={scene.filter === null ? 'No tie holds at this time' : 'No tie is left at this time'}
          text={scene.filter === null ? 'Move the handle of the time bar, or show all time.' : `${leftWords(scene.filter)}: take a rule or the focus away, move the handle of the time bar, or show all time.`}
        />
      )}
      {what === 'ties' && ties.length > 0 && <DataTable label="Ties shown" columns={columns.ties} rows={ties} {...shared('tie')} />}
      {!isEmptied && what === 'actors' && <DataTable label="Actors shown" columns={columns.actors} rows={actors} {...shared('actor')} />}
    </div>
  )
}
