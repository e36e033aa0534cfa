import { useMemo, useRef } from 'react'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import type { Day } from '../../../db/contract/values.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { IconButton, Toggle } from '../../ui/Button.tsx'
import { PlayIcon, StopIcon } from '../../ui/icons/time.tsx'
import { Select } from '../../ui/Select.tsx'
import { countOf } from '../../ui/words.ts'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { AsOfField } from './AsOfField.tsx'
import { TimeTrack } from './TimeTrack.tsx'
import { rangeOf } from './scale.ts'
import { speeds, usePlay, type Speed } from './usePlay.ts'
import { useSize } from './useSize.ts'
import './timebar.css'

const speedWords: Readonly<Record<Speed, string>> = { slow: 'Slow', usual: 'Usual', fast: 'Fast' }

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
  const show = (next: Day) => time.setState({ asOf: next, allTime: false })
  const play = usePlay(day, range, show)
  const take = (next: Day) => {
    play.stop()
    show(next)
  }
  return (
    <section className="timebar" aria-label="Time">
      <div className="timebar-controls">
        <div className="timebar-day">
          <AsOfField day={day} isDisabled={allTime} onChange={take} />
          <Toggle keys="A" tip="Every tie whenever it was, at its highest level" isSelected={allTime} onChange={next => time.setState({ allTime: next })}>All time</Toggle>
        </div>
        <SegmentedControl
          label="Ties shown hold then" value={dating} onChange={next => time.setState({ dating: next })} isDisabled={allTime}
          segments={[{ value: 'possibly', text: 'Possibly then', label: 'Possibly: also ties whose dates are uncertain' }, { value: 'certainly', text: 'Certainly', label: 'Certainly: only ties that surely held' }]}
        />
        <div className="timebar-play">
          <IconButton
            label={play.isPlaying ? 'Stop' : 'Play'} tip={play.isPlaying ? 'Stop here' : 'Let time pass, from the day shown'} keys="Space"
            icon={play.isPlaying ? <StopIcon /> : <PlayIcon />} onPress={play.toggle}
          />
          <Select hideLabel quiet label="Speed of playing" value={play.speed} onChange={play.setSpeed} options={speeds.map(value => ({ value, label: speedWords[value] }))} />
          <p className="timebar-levels truncate">{ties === null ? `Levels of all ${countOf('tie', data.ties.uid.length)}` : `Levels of ${countOf('tie', ties.size)} selected`}</p>
        </div>
      </div>
      <div className="timebar-track" ref={track}>
        {width > 0 && <TimeTrack data={data} range={range} ties={ties} day={day} allTime={allTime} width={width} onChange={take} onPlay={play.toggle} />}
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
