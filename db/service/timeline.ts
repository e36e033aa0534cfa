import type { MethodName, Output, ParsedInput, ProjectService } from '../contract/api.ts'
import { EntenteError } from '../contract/errors.ts'
import { countEvents, countsInLanes, eventExtent, laneCounts, rowsInLanes } from '../queries/timeline.ts'
import { refsOf } from '../queries/titles.ts'
import type { ReadableDatabase } from '../sqlite/database.ts'
import type { ServiceContext } from './context.ts'
import { idsOf } from './fields.ts'

/** With more events than this, going through them may hold the main thread up for longer than a frame. */
const manyEvents = 3_000

/** Events along time: their lanes, and what lies in a range. */
export function timelineService(context: ServiceContext): Pick<ProjectService, 'timeline.lanes' | 'timeline.events'> {
  return { 'timeline.lanes': throughEvents(context, 'timeline.lanes', input => lanesOf(context.db, input)), 'timeline.events': throughEvents(context, 'timeline.events', input => eventsOf(context.db, input)) }
}

/** A reading method that goes through events: off the main thread where there are many. */
function throughEvents<M extends MethodName>({ db, file, ports }: ServiceContext, method: M, run: (input: ParsedInput<M>) => Output<M>): (input: ParsedInput<M>) => Output<M> | Promise<Output<M>> {
  return input => (file !== null && ports.readElsewhere && countEvents(db) > manyEvents ? ports.readElsewhere(file, method, input) as Promise<Output<M>> : run(input))
}

/** Lanes by how many dated events they have. */
export function lanesOf(db: ReadableDatabase, { by, limit }: ParsedInput<'timeline.lanes'>): Output<'timeline.lanes'> {
  const extent = eventExtent(db)
  if (by === 'all') return { lanes: extent.dated === 0 ? [] : [{ uid: null, title: 'All events', events: extent.dated }], left: 0, ...extent }
  const counts = laneCounts(db, by)
  const shown = counts.slice(0, limit)
  const refs = refsOf(db, by, shown.map(({ lane }) => lane))
  return {
    lanes: shown.flatMap(({ lane, events }) => {
      const ref = refs.get(lane)
      return ref ? [{ uid: ref.uid, title: ref.title, events }] : []
    }),
    left: counts.length - shown.length, ...extent,
  }
}

/** Events of a range in their lanes, or how many begin when. */
export function eventsOf(db: ReadableDatabase, { by, lanes, from, to, most, parts }: ParsedInput<'timeline.events'>): Output<'timeline.events'> {
  if (to < from) throw new EntenteError('bad_request', 'The range ends before it begins. Nothing was read; give the earlier day first.')
  const ids = by === 'all' ? [] : idsOf(db, by, [...new Set(lanes)], by === 'actor' ? 'actors' : 'ties')
  const { total, counts } = countsInLanes(db, by, ids, { from, to, parts })
  if (total <= most) return { from, to, total, rows: rowsInLanes(db, by, ids, from, to), counts: null }
  return { from, to, total, rows: null, counts }
}
