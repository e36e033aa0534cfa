import { useRef, useState, type CSSProperties } from 'react'
import type { Aspect } from '../../../db/contract/entities/coding.ts'
import type { Disagreement } from '../../../db/contract/entities/agreement.ts'
import { Toggle } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useAnswer, useQuery, useSelected } from '../../ui/hooks.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { VirtualList } from '../../ui/VirtualList.tsx'
import { shownTitle } from '../../ui/titles.ts'
import { Decision } from './Decision.tsx'
import type { AgreementMemory } from './memory.ts'
import { MarkOf } from './MarkOf.tsx'
import { countText, keyOf, placeOf } from './words.ts'

interface Props {
  coders: { coders?: string[] }
  memory: AgreementMemory
  remember: (changes: Partial<AgreementMemory>) => void
}

/** Disagreements read at once; what is decided makes room for the next. */
const readAtOnce = 500
const kindWords = { all: 'Everything', fit: 'Fit', evidence: 'Evidence' } as const
const kinds = Object.keys(kindWords) as (keyof typeof kindWords)[]

/** Disagreements, those furthest apart first, and the one in sight with what each coder says, to be decided. */
export function Queue({ coders, memory, remember }: Props) {
  const { state, kind, aspect, isTieOnly, chosen } = memory
  const selected = useSelected()
  const tie = selected?.type === 'tie' ? selected.uid : null
  const aspects = useAnswer('framework.get', {})?.aspects ?? []
  const answer = useQuery('agreement.disagreements', {
    ...coders, state, kind, limit: readAtOnce, ...(aspect === null ? {} : { aspect }), ...(isTieOnly && tie !== null ? { tie } : {}),
  })
  const [place, setPlace] = useState(0)
  // The form takes the focus by Enter, and that of the next one after a decision, once the one decided has gone.
  const [asked, setAsked] = useState(0)
  const wanted = useRef<{ besides: string | null } | null>(null)
  const askForm = (besides: string | null) => {
    wanted.current = { besides }
    setAsked(turn => turn + 1)
  }
  const takesFocus = (key: string) => {
    if (wanted.current === null || wanted.current.besides === key) return false
    wanted.current = null
    return true
  }
  const list = useRef<{ focus(): void }>(null)
  const page = answer.status === 'loading' ? undefined : answer.value
  // What was decided here goes at once; the answer to come says the same.
  const [settled, setSettled] = useState<{ page: typeof page; keys: readonly string[] }>({ page: undefined, keys: [] })
  const items = (page?.items ?? []).filter(item => settled.page !== page || !settled.keys.includes(keyOf(item)))
  // Where the one in sight is decided, the one that takes its place comes next.
  const found = items.findIndex(item => keyOf(item) === chosen)
  const index = found === -1 ? Math.min(place, items.length - 1) : found
  const current = items[index]
  const choose = (item: Disagreement) => {
    setPlace(Math.max(0, items.findIndex(other => keyOf(other) === keyOf(item))))
    remember({ chosen: keyOf(item) })
  }
  const narrow = (changes: Partial<AgreementMemory>) => {
    setPlace(0)
    remember({ ...changes, chosen: null })
  }
  const goOn = (what: 'decided' | 'changed' | 'reopened', key: string) => {
    if (what === 'changed') return list.current?.focus()
    remember({ chosen: null })
    setPlace(Math.max(0, index))
    setSettled(before => ({ page, keys: before.page === page ? [...before.keys, key] : [key] }))
    if (what === 'decided' && items.length > 1) askForm(key)
    else list.current?.focus()
  }
  return (
    <section className="queue" aria-label="Disagreements">
      <div className="queue-list" style={{ '--marks': Math.max(2, ...items.map(item => item.codings.length)) } as CSSProperties}>
        <div className="queue-filters">
          <SegmentedControl
            label="Disagreements" value={state} onChange={next => narrow({ state: next })}
            segments={[{ value: 'open', text: `Open ${page ? countText(page.open) : ''}` }, { value: 'decided', text: `Decided ${page ? countText(page.decided) : ''}` }]}
          />
          <Select label="What coders differ on" hideLabel quiet value={kind} onChange={next => narrow({ kind: next })} options={kinds.map(value => ({ value, label: kindWords[value] }))} />
          <Select
            label="Aspect" hideLabel quiet value={aspect ?? 'all'} onChange={next => narrow({ aspect: next === 'all' ? null : next })}
            options={[{ value: 'all', label: 'All aspects' }, ...aspects.filter(each => !each.retired).map(each => ({ value: each.uid, label: `${each.code} ${each.name}` }))]}
          />
          {(tie !== null || isTieOnly) && <Toggle isSelected={isTieOnly} onChange={next => narrow({ isTieOnly: next })} tip="Only disagreements about the selected tie">This tie</Toggle>}
        </div>
        {answer.status === 'error' && <ErrorNotice title="Disagreements cannot be listed" error={answer.error} />}
        <VirtualList
          ref={list} label={state === 'open' ? 'Open disagreements' : 'Decided disagreements'} count={items.length} rowHeight={44}
          rowAt={at => items[at]} keyOf={keyOf} selectedKey={current ? keyOf(current) : null} isSelected={item => item === current}
          onSelect={choose} onOpen={() => askForm(null)}
          render={item => <Row item={item} aspects={aspects} />}
        />
        {page && page.total > page.items.length && <p className="quiet queue-more">{countText(page.total - page.items.length)} more come after these.</p>}
      </div>
      {current
        ? <Decision key={keyOf(current)} item={current} aspects={aspects} drafts={memory.drafts} asked={asked} takesFocus={takesFocus} onDecided={what => goOn(what, keyOf(current))} onLeave={() => list.current?.focus()} />
        : page && <NothingHere state={state} isNarrowed={aspect !== null || kind !== 'all' || isTieOnly} decided={page.decided} />}
    </section>
  )
}

function Row({ item, aspects }: { item: Disagreement; aspects: readonly Aspect[] }) {
  return (
    <>
      <MarkOf item={item} aspects={aspects} />
      <span className="queue-row">
        <bdi className="truncate">{shownTitle({ type: 'tie', title: item.tie.title })}</bdi>
        <span className="quiet truncate"><span className="aspect-code">{item.aspect.code}</span> <bdi>{placeOf(item)}</bdi></span>
      </span>
      {item.decision && <span className="queue-decided" title={`Decided by ${item.decision.coderName}`}><span aria-hidden>✓</span><span className="visually-hidden">, decided</span></span>}
    </>
  )
}

function NothingHere({ state, isNarrowed, decided }: { state: 'open' | 'decided'; isNarrowed: boolean; decided: number }) {
  if (isNarrowed) return <EmptyState centred title={`Nothing ${state} here`} text="The filters above the list keep nothing: choose all aspects, everything, or every tie." />
  if (state === 'decided') return <EmptyState centred title="Nothing is decided yet" text="What you decide between coders stands here, with who decided it, when and why, and can be opened again." />
  return decided > 0
    ? <EmptyState centred title="Everything is decided" text="Readings rest on what was decided. Under “Decided” each decision can be looked at and taken back." />
    : <EmptyState centred title="These coders differ nowhere" text="Where they coded the same cell or the same indicator, they coded it the same." />
}
