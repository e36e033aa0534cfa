import { useEffect, useMemo, useState } from 'react'
import { gapKinds, type Gap, type GapKind } from '../../../db/contract/entities/gaps.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { SearchField } from '../../ui/Field.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { useQuery, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { useNetwork } from '../../ui/useNetwork.ts'
import { shownTitle } from '../../ui/titles.ts'
import { useReadOnly } from '../inspector/useReadOnly.ts'
import { narrowed } from './narrow.ts'
import { gapWords } from './words.ts'
import './gaps.css'

const columns: readonly Column<Gap>[] = [
  { id: 'tie', title: 'Tie', width: 'minmax(120px, 1.2fr)', sortBy: gap => gap.tie.title, render: gap => <span className="truncate"><bdi>{shownTitle({ type: 'tie', title: gap.tie.title })}</bdi></span> },
  { id: 'aspect', title: 'Aspect', width: '74px', sortBy: gap => gap.aspect?.code ?? null, render: gap => gap.aspect?.code ?? '–' },
  { id: 'period', title: 'Period', width: 'minmax(80px, 0.8fr)', sortBy: gap => gap.period?.name ?? null, render: gap => <span className="truncate"><bdi>{gap.period?.name ?? '–'}</bdi></span> },
  { id: 'kind', title: 'What is missing', width: 'minmax(150px, 2fr)', sortBy: gap => gapKinds.indexOf(gap.kind), render: gap => <span className="truncate" title={gap.text}>{shortText(gap)}</span> },
  { id: 'items', title: 'Items', width: '62px', align: 'end', sortBy: gap => gap.items, render: gap => gap.items.toLocaleString() },
  { id: 'sources', title: 'Sources', width: '78px', align: 'end', sortBy: gap => gap.sources, render: gap => gap.sources.toLocaleString() },
]

/** What the other columns do not say already. */
function shortText(gap: Gap): string {
  if (gap.kind === 'uncertain-date' || gap.kind === 'look-again') return gap.text
  return gap.kind === 'not-coded' && gap.items > 0 ? `${gapWords[gap.kind].label}, though there is evidence` : gapWords[gap.kind].label
}

const keyOf = (gap: Gap) => [gap.kind, gap.tie.uid, gap.aspect?.uid, gap.period?.uid, gap.evidence].join(' ')

/** What to code next: everything that the coding lacks in one list, by kind; a row opens the cell it is about. */
export function GapsFeature() {
  const workbench = useWorkbench()
  const { selection, layout } = workbench
  const [scope, setScope] = useState<'all' | 'focus'>('all')
  const [kind, setKind] = useState<GapKind | null>(null)
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const selected = useStoreValue(selection, state => state.selected)
  const network = useNetwork(scope === 'focus')
  const focused = useMemo(() => (scope === 'focus' && network ? tiesInFocus(network, new Set(selected.map(({ uid }) => uid))) : null), [scope, network, selected])
  const query = useQuery('gaps.list', scope === 'focus' ? (focused ? { ties: focused } : null) : {})
  const gaps = query.status === 'loading' ? undefined : query.value
  const shown = useMemo(() => narrowed(gaps ?? [], { kind, text }), [gaps, kind, text])
  const current = shown.find(gap => keyOf(gap) === chosen) ?? null

  const choose = (gap: Gap) => {
    setChosen(keyOf(gap))
    layout.setState({ period: gap.period?.uid ?? null })
    workbench.select({ type: 'tie', uid: gap.tie.uid })
  }
  return (
    <div className="gaps">
      <div className="gaps-head">
        <SegmentedControl
          label="Gaps of" value={scope} onChange={setScope}
          segments={[{ value: 'all', text: 'All ties at work' }, { value: 'focus', text: 'Ties in focus', label: 'Ties in focus: those selected, and those of the actors selected' }]}
        />
        <SearchField className="gaps-filter" label="Filter gaps" placeholder="Filter gaps" value={text} onChange={setText} />
        <Settle gap={current} />
      </div>
      {query.status === 'error' && <ErrorNotice title="The gaps could not be listed" error={query.error} onRetry={() => workbench.queries.invalidate('everything')} />}
      {gaps && gaps.length === 0 && (
        scope === 'focus' && (focused?.length ?? 0) === 0
          ? <EmptyState centred title="No tie in focus" text="Select ties or actors in the network, the lists or the matrix: what is missing for their ties is listed here." />
          : <EmptyState centred title="No gap to show" text="Ties show here once something about them is coded or evidence is brought to bear on them: which cells are not coded, and what rests on little." />
      )}
      {gaps && gaps.length > 0 && (
        <div className="gaps-body">
          <Kinds gaps={gaps} kind={kind} onKind={setKind} />
          <div className="gaps-list">
            {kind && <p className="gaps-why quiet">{gapWords[kind].why}</p>}
            {shown.length === 0
              ? <EmptyState title="Nothing of this kind" {...(text === '' ? {} : { text: 'No gap has these words.' })}>{text !== '' && <Button onPress={() => setText('')}>Clear the filter</Button>}</EmptyState>
              : (
                <DataTable
                  label="Gaps" columns={columns} rows={shown} keyOf={keyOf} isSelected={gap => keyOf(gap) === chosen} selectedKey={chosen} onSelect={choose}
                  onOpen={gap => workbench.openCell({ tie: gap.tie.uid, period: gap.period?.uid ?? null, aspect: gap.aspect?.code ?? null })}
                  onHover={gap => workbench.hover.setState({ hovered: gap && { type: 'tie', uid: gap.tie.uid } })}
                />
              )}
          </div>
        </div>
      )}
    </div>
  )
}

/** How many there are of each kind; one narrows the list to it. */
function Kinds({ gaps, kind, onKind }: { gaps: readonly Gap[]; kind: GapKind | null; onKind: (kind: GapKind | null) => void }) {
  const entries = [null, ...gapKinds].map(each => ({ each, count: each === null ? gaps.length : gaps.filter(gap => gap.kind === each).length }))
  return (
    <ul className="gaps-kinds" aria-label="Kinds of gaps">
      {entries.filter(({ each, count }) => each === null || count > 0 || each === kind).map(({ each, count }) => (
        <li key={each ?? 'all'}>
          <button type="button" className="gaps-kind" aria-pressed={kind === each} onClick={() => onKind(each)} {...(each === null ? {} : { title: gapWords[each].why })}>
            <span className="truncate">{each === null ? 'Everything' : gapWords[each].label}</span>
            <span className="gaps-count">{count.toLocaleString()}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

/** Says of what is chosen that it still holds since its period changed. */
function Settle({ gap }: { gap: Gap | null }) {
  const { client, commands, write } = useWorkbench()
  const isReadOnly = useReadOnly()
  const chosen = !isReadOnly && gap?.kind === 'look-again' ? gap : null
  const settle = async ({ tie, aspect, period }: Gap) => {
    // Asked for when it is wanted, so that the key answers as soon as the row is chosen.
    const marks = (await client.call('lookAgain.list', { tie: tie.uid })).filter(mark => mark.aspect?.uid === aspect?.uid && mark.period.uid === period?.uid)
    if (marks.length === 0) return
    await write('lookAgain.settle', { assessments: marks.flatMap(({ assessment }) => assessment ?? []), phases: marks.flatMap(({ phase }) => phase ?? []) })
  }
  const run = () => void (chosen && settle(chosen).catch(() => undefined))
  useEffect(() => commands.register([{ id: 'gap.settle', title: 'It still holds', group: 'Edit', keys: ['H'], when: () => chosen !== null, run }]))
  return chosen && <Button keys="H" onPress={run}>It still holds</Button>
}

/** The ties selected, and those of the actors selected. */
function tiesInFocus({ actors, ties }: { actors: { uid: string[] }; ties: { uid: string[]; from: number[]; to: number[] } }, selected: ReadonlySet<string>): string[] {
  const isSelected = (row: number | undefined) => row !== undefined && selected.has(actors.uid[row] ?? '')
  return ties.uid.filter((uid, row) => selected.has(uid) || isSelected(ties.from[row]) || isSelected(ties.to[row]))
}
