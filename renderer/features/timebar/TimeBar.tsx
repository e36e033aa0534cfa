import { useEffect, useMemo, useRef } from 'react'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { IconButton } from '../../ui/Button.tsx'
import { dayText } from '../../ui/dates.ts'
import { PlayIcon, StopIcon } from '../../ui/icons/time.tsx'
import { Select } from '../../ui/Select.tsx'
import { countOf } from '../../ui/words.ts'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { DayField } from './DayField.tsx'
import { TimeTrack } from './TimeTrack.tsx'
import { rangeOf } from './scale.ts'
import { beginAt, endAt, periodStretch, rangeFrom, type Stretch } from './stretch.ts'
import { speeds, usePlay, type Speed } from './usePlay.ts'
import { useSize } from './useSize.ts'
import './timebar.css'

const speedWords: Readonly<Record<Speed, string>> = { slow: 'Slow', usual: 'Usual', fast: 'Fast' }
type Mode = 'day' | 'range' | 'all'

/** When: the day or the range shown by the network, over how much there is at each time. */
export function TimeBar({ data }: { data: NetworkData }) {
  const workbench = useWorkbench()
  const { time, selection, commands, announce, compareView } = workbench
  const { mode: comparing, against } = useStoreValue(compareView, state => state)
  const { asOf, since, dating, allTime } = useStoreValue(time, state => state)
  const selected = useStoreValue(selection, state => state.selected)
  const track = useRef<HTMLDivElement>(null)
  const { width } = useSize(track)
  const range = useMemo(() => rangeOf(data), [data])
  const ties = useMemo(() => tiesOf(data, new Set(selected.map(({ uid }) => uid))), [data, selected])
  const day = asOf ?? data.studyPeriod.to
  const shown: Stretch = { asOf: day, since: since === null ? null : Math.min(since, day) }
  /** Days from the first to the last of the range shown before, for when one is asked for again. */
  const lengthBefore = useRef<number | null>(null)
  const show = (next: Stretch) => time.setState({ ...next, allTime: false })
  const play = usePlay(shown, range, show)
  const take = (next: Stretch) => {
    play.stop()
    show(next)
  }
  const showPeriod = (period: NetworkData['periods'][number]) => {
    const next = periodStretch(period, data.studyPeriod, range)
    take(next)
    announce(`${period.name}: ${rangeText(next)}`)
  }
  const mode: Mode = allTime ? 'all' : since === null ? 'day' : 'range'
  const setMode = (next: Mode) => {
    play.stop()
    if (next === 'all') time.setState({ allTime: true })
    else if (next === 'range') show(shown.since === null ? rangeFrom(day, lengthBefore.current, range) : shown)
    else {
      if (shown.since !== null) lengthBefore.current = day - shown.since
      show({ asOf: day, since: null })
    }
  }
  const toggleRange = () => {
    setMode(mode === 'range' ? 'day' : 'range')
    const now = time.getState()
    announce(now.since === null ? `As of ${dayText(day)}` : `Range: ${rangeText({ since: now.since, asOf: now.asOf ?? day })}`)
  }

  const latest = useRef({ toggleRange, showPeriod })
  useEffect(() => {
    latest.current = { toggleRange, showPeriod }
  })
  useEffect(() => commands.register([
    { id: 'time-range', title: 'A range of time, or one day', group: 'View', keys: ['R'], run: () => latest.current.toggleRange() },
    ...data.periods.map(period => ({ id: `time-period.${period.uid}`, title: `Show the period ${period.name}`, group: 'View' as const, keys: [], run: () => latest.current.showPeriod(period) })),
  ]), [commands, data.periods])

  return (
    <section className="timebar" aria-label="Time">
      <div className="timebar-controls">
        <div className="timebar-row">
          <SegmentedControl
            label="Time shown" value={mode} onChange={setMode}
            segments={[
              { value: 'day', text: 'Day', label: 'Day: what holds on one day' }, { value: 'range', text: 'Range', label: 'Range: what held at some time in it' },
              { value: 'all', text: 'All time', label: 'All time: every tie whenever it was' },
            ]}
          />
          <div className="timebar-play">
            <IconButton
              label={play.isPlaying ? 'Stop' : 'Play'} tip={play.isPlaying ? 'Stop here' : 'Let time pass, from the time shown'} keys="Space"
              icon={play.isPlaying ? <StopIcon /> : <PlayIcon />} onPress={play.toggle}
            />
            <Select hideLabel quiet label="Speed of playing" value={play.speed} onChange={play.setSpeed} options={speeds.map(value => ({ value, label: speedWords[value] }))} />
          </div>
        </div>
        {mode === 'range' && shown.since !== null ? (
          <div className="timebar-days timebar-days-two">
            <DayField
              key="from" label="From" edge="first" day={shown.since} onChange={next => take(beginAt(shown, next))}
              refuse={next => (next > day ? `After the range ends (${dayText(day)})` : null)}
            />
            <DayField
              key="to" label="To" edge="last" day={day} onChange={next => take(endAt(shown, next))}
              refuse={next => (shown.since !== null && next < shown.since ? `Before the range begins (${dayText(shown.since)})` : null)}
            />
          </div>
        ) : (
          <div className={`timebar-days ${comparing === 'dates' ? 'timebar-days-two' : ''}`}>
            {comparing === 'dates' && <DayField key="against" label="Compare" edge="last" day={against ?? data.studyPeriod.from} onChange={next => compareView.setState({ against: next })} />}
            <DayField
              key="as-of" label="As of" edge="last" day={day} instead={mode === 'all' ? { value: 'All time', hint: 'each tie at its highest level' } : undefined}
              onChange={next => take({ asOf: next, since: null })}
            />
          </div>
        )}
        <SegmentedControl
          label="Ties shown hold then" value={dating} onChange={next => time.setState({ dating: next })} isDisabled={allTime}
          segments={[{ value: 'possibly', text: 'Possibly then', label: 'Possibly: also ties whose dates are uncertain' }, { value: 'certainly', text: 'Certainly', label: 'Certainly: only ties that surely held' }]}
        />
        <p className="timebar-levels truncate">{ties === null ? `Levels of all ${countOf('tie', data.ties.uid.length)}` : `Levels of ${countOf('tie', ties.size)} selected`}</p>
      </div>
      <div className="timebar-track" ref={track}>
        {width > 0 && (
          <TimeTrack data={data} range={range} ties={ties} shown={shown} allTime={allTime} width={width} onChange={take} onPeriod={showPeriod} onPlay={play.toggle}
            against={comparing === 'dates' ? { day: against ?? data.studyPeriod.from, onChange: next => compareView.setState({ against: next }) } : undefined} />
        )}
      </div>
    </section>
  )
}

const rangeText = ({ since, asOf }: { since: number; asOf: number }) => `from ${dayText(since)} to ${dayText(asOf)}`

/** Rows of the ties selected, or of the ties of the actors selected; null where nothing of the kind is. */
function tiesOf(data: NetworkData, uids: ReadonlySet<string>): ReadonlySet<number> | null {
  if (uids.size === 0) return null
  const rows = data.ties.uid.flatMap((uid, row) => {
    const ends = [data.ties.from[row], data.ties.to[row]].map(actor => (actor === undefined ? undefined : data.actors.uid[actor]))
    return uids.has(uid) || ends.some(end => end !== undefined && uids.has(end)) ? [row] : []
  })
  return rows.length > 0 ? new Set(rows) : null
}
