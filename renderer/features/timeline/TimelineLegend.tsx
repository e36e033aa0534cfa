import type { TimelineEvents, TimelineLanes } from '../../../db/contract/entities/timeline.ts'
import { countOf } from '../../ui/words.ts'
import { mostLanes } from './useTimeline.ts'

/** What the marks mean, and what is not in sight. */
export function TimelineLegend({ lanes, events, hasPhases, isSettled }: { lanes: TimelineLanes; events: TimelineEvents | undefined; hasPhases: boolean; isSettled: boolean }) {
  return (
    <div className="timeline-legend" role="group" aria-label="Legend of the timeline">
      {events?.counts && !isSettled ? <span>Reading the events of the time shown…</span> : events?.counts ? (
        <span>{countOf('event', events.total)} around here: bars tell how many begin when. Zoom in for the events themselves.</span>
      ) : (
        <ul>
          <li><Sign d="M1.5 8 8.5 8 5 2Z" className="timeline-sign-for" />evidence for</li>
          <li><Sign d="M1.5 2 8.5 2 5 8Z" className="timeline-sign-against" />against</li>
          <li><Sign d="M5 1 9 5 5 9 1 5Z" className="timeline-sign-against" extra="M5 1 9 5 1 5Z" />both</li>
          <li><Sign d="M1 4h8v2H1Z" className="timeline-sign-for" />context</li>
          <li><span className="timeline-p1">above: P1</span></li>
          <li><span className="timeline-p2">below: P2</span></li>
          <li><span className="timeline-line-pale" />possible days<span className="timeline-line" />certain days</li>
          {hasPhases && <li><span className="timeline-band-cooperation" />cooperation<span className="timeline-band-conflict" />conflict</li>}
        </ul>
      )}
      <p className="quiet">
        {lanes.left > 0 && `The ${mostLanes} lanes with most events; ${lanes.left.toLocaleString()} more. `}
        {lanes.undated > 0 && `${countOf('event', lanes.undated)} without a date.`}
      </p>
    </div>
  )
}

function Sign({ d, className, extra }: { d: string; className: string; extra?: string }) {
  return <svg width="10" height="10" aria-hidden="true"><path d={d} className={className} />{extra !== undefined && <path d={extra} className="timeline-sign-for" />}</svg>
}
