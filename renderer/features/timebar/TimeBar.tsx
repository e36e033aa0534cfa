import { useMemo, useRef } from 'react'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Toggle } from '../../ui/Button.tsx'
import { countOf } from '../../ui/words.ts'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { AsOfField } from './AsOfField.tsx'
import { TimeTrack } from './TimeTrack.tsx'
import { rangeOf } from './scale.ts'
import { useSize } from './useSize.ts'
import './timebar.css'

/** When: the day shown by the network, over how much there is at each time. */
export function TimeBar({ data }: { data: NetworkData }) {
  const { time, selection } = useWorkbench()
  const { asOf, dating, allTime } = useStoreValue(time, state => state)
  const selected = useStoreValue(selection, state => state.selected)
  const track = useRef<HTMLDivElement>(null)
  const { width } = useSize(track)
  const range = useMemo(() => rangeOf(data), [data])
  const ties = useMemo(() => tiesOf(data, new Set(selected.map(({ uid }) => uid))), [data, selected])
  const day = asOf ?? data.studyPeriod.to
  return (
    <section className="timebar" aria-label="Time">
      <div className="timebar-controls">
        <div className="timebar-day">
          <AsOfField day={day} isDisabled={allTime} onChange={next => time.setState({ asOf: next, allTime: false })} />
          <Toggle keys="A" tip="Every tie whenever it was, at its highest level" isSelected={allTime} onChange={next => time.setState({ allTime: next })}>All time</Toggle>
        </div>
        <SegmentedControl
          label="Ties shown hold then" value={dating} onChange={next => time.setState({ dating: next })} isDisabled={allTime}
          segments={[{ value: 'possibly', text: 'Possibly then', label: 'Possibly: also ties whose dates are uncertain' }, { value: 'certainly', text: 'Certainly', label: 'Certainly: only ties that surely held' }]}
        />
        <p className="timebar-levels truncate">{ties === null ? `Levels of all ${countOf('tie', data.ties.uid.length)}` : `Levels of ${countOf('tie', ties.size)} selected`}</p>
      </div>
      <div className="timebar-track" ref={track}>
        {width > 0 && <TimeTrack data={data} range={range} ties={ties} day={day} allTime={allTime} width={width} onChange={next => time.setState({ asOf: next, allTime: false })} />}
      </div>
    </section>
  )
}

/** Rows of the ties selected, or of the ties of the actors selected; null where nothing of the kind is. */
function tiesOf(data: NetworkData, uids: ReadonlySet<string>): ReadonlySet<number> | null {
  if (uids.size === 0) return null
  const rows = data.ties.uid.flatMap((uid, row) => {
    const ends = [data.ties.from[row], data.ties.to[row]].map(actor => (actor === undefined ? undefined : data.actors.uid[actor]))
    return uids.has(uid) || ends.some(end => end !== undefined && uids.has(end)) ? [row] : []
  })
  return rows.length > 0 ? new Set(rows) : null
}
