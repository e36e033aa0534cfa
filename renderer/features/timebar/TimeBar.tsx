import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import { dayText } from '../../ui/dates.ts'
import { countOf } from '../../ui/words.ts'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import type { TimeState } from '../../state/workbench.ts'
import { DayField } from './DayField.tsx'
import { TimeDating, TimeModes, type Mode } from './TimeControls.tsx'
import { TimeTrack } from './TimeTrack.tsx'
import { rangeOf } from './scale.ts'
import { beginAt, endAt, periodStretch, rangeFrom, type Stretch } from './stretch.ts'
import { usePlay } from './usePlay.ts'
import { useSize } from './useSize.ts'
import './timebar.css'


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

  const latest = useRef({ toggleRange, showPeriod, setMode, play })
  useEffect(() => {
    latest.current = { toggleRange, showPeriod, setMode, play }
  })
  const chooseMode = useCallback((next: Mode) => latest.current.setMode(next), [])
  const togglePlay = useCallback(() => latest.current.play.toggle(), [])
  const setDating = useCallback((next: TimeState['dating']) => time.setState({ dating: next }), [time])
  useEffect(() => commands.register([
    { id: 'time-range', title: 'A range of time, or one day', group: 'View', keys: ['R'], run: () => latest.current.toggleRange() },
    ...data.periods.map(period => ({ id: `time-period.${period.uid}`, title: `Show the period ${period.name}`, group: 'View' as const, keys: [], run: () => latest.current.showPeriod(period) })),
  ]), [commands, data.periods])

  return (
    <section className="timebar" aria-label="Time">
      <div className="timebar-controls">
        <TimeModes mode={mode} onMode={chooseMode} isPlaying={play.isPlaying} onPlay={togglePlay} speed={play.speed} onSpeed={play.setSpeed} />
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
        <TimeDating dating={dating} onChange={setDating} isDisabled={allTime} />
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
