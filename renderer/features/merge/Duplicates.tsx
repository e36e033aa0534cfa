import { useRef, useState } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import { mergeableTypes, type DuplicateSuggestion, type MergeableType } from '../../../db/contract/methods/merge.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { EntityMark } from '../../ui/EntityMark.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useQuery, useWorkbench } from '../../ui/hooks.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { entityWords } from '../../ui/words.ts'
import { MergeView } from './MergeView.tsx'

const keyOf = ({ one, other }: DuplicateSuggestion) => `${one.uid} ${other.uid}`

/** The pairs suggested for a type, and the chosen one side by side. */
export function Duplicates() {
  const workbench = useWorkbench()
  const [type, setType] = useState<MergeableType>(() => {
    const { section } = workbench.layout.getState()
    return mergeableTypes.find(other => other === section) ?? 'actor'
  })
  const [chosen, setChosen] = useState<string | null>(null)
  const [place, setPlace] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const answer = useQuery('duplicates.suggest', { type })
  const suggestions = answer.status === 'loading' ? [] : (answer.value?.suggestions ?? [])
  // Where the chosen pair is settled, the one that takes its place comes next.
  const found = suggestions.findIndex(suggestion => keyOf(suggestion) === chosen)
  const index = found === -1 ? Math.min(place, suggestions.length - 1) : found
  const current = suggestions[index]
  const total = answer.status === 'loading' ? 0 : (answer.value?.total ?? 0)
  const choose = (key: string) => {
    setChosen(key)
    setPlace(Math.max(0, suggestions.findIndex(suggestion => keyOf(suggestion) === key)))
  }
  return (
    <div className="duplicates">
      <div className="duplicates-list">
        <SegmentedControl
          label="Duplicates among" value={type} segments={mergeableTypes.map(value => ({ value, text: entityWords[value].many }))}
          onChange={value => {
            setType(value)
            setChosen(null)
            setPlace(0)
          }}
        />
        {answer.status === 'error' && <ErrorNotice title="Duplicates could not be looked for" error={answer.error} />}
        {answer.status === 'loading' && <p className="quiet">Looking …</p>}
        {suggestions.length > 0 && (
          <>
            <p className="quiet">{total === 1 ? 'One pair may be the same' : `${total.toLocaleString()} pairs may be the same`}{total > suggestions.length ? `; the likeliest ${suggestions.length} are shown` : ''}</p>
            <ListBox
              ref={list} className="duplicates-pairs" aria-label="Pairs that may be the same" items={suggestions} selectionMode="single" disallowEmptySelection autoFocus
              selectionBehavior="replace" selectedKeys={current ? [keyOf(current)] : []}
              onSelectionChange={keys => {
                const [key] = keys === 'all' ? [] : [...keys]
                if (typeof key === 'string') choose(key)
              }}
            >
              {suggestion => <Pair key={keyOf(suggestion)} id={keyOf(suggestion)} suggestion={suggestion} />}
            </ListBox>
          </>
        )}
      </div>
      {current ? (
        <MergeView key={keyOf(current)} type={type} one={current.one.uid} other={current.other.uid} onMerged={goOn} onDismiss={() => void dismiss()} />
      ) : answer.status === 'ready' && (
        <EmptyState centred title={`No ${entityWords[type].many.toLowerCase()} look the same`} text="Names, aliases, codes, spellings and scripts were compared. Two that you know to be the same can be merged all the same: select both, then press M." />
      )}
    </div>
  )

  /** The button that was pressed goes with its pair: on with the list. */
  function goOn(): void {
    list.current?.focus()
  }

  async function dismiss(): Promise<void> {
    if (!current) return
    try {
      await workbench.write('duplicates.dismiss', { type, one: current.one.uid, other: current.other.uid })
      goOn()
      workbench.announce(`Not the same: ${current.one.title} and ${current.other.title}`)
    } catch {
      // The status line says what went wrong.
    }
  }
}

function Pair({ id, suggestion }: { id: string; suggestion: DuplicateSuggestion }) {
  const { one, other, reasons, score } = suggestion
  return (
    <ListBoxItem id={id} className="duplicates-pair" textValue={`${one.title} and ${other.title}`}>
      <span className="duplicates-names">
        <EntityMark type={one.type} kind={one.kind} /><bdi className="truncate">{one.title}</bdi>
        <EntityMark type={other.type} kind={other.kind} /><bdi className="truncate">{other.title}</bdi>
      </span>
      <span className="duplicates-why truncate">{reasons[0]?.text}</span>
      <span className="duplicates-score" aria-label={`Likeness ${Math.round(score * 100)} of 100`}>{Math.round(score * 100)}</span>
    </ListBoxItem>
  )
}
