import type { MethodName, Output, ParsedInput } from '../contract/api.ts'
import { countCodings } from '../queries/agreement.ts'
import { hasMoreEvents } from '../queries/events.ts'
import { countTies } from '../queries/phase-weights.ts'
import type { ServiceContext } from './context.ts'
import type { JobControl, Jobs } from './jobs.ts'

/** With more codings than this (levels and pieces of evidence), what goes through all of them would hold the main thread up for longer than a frame. */
const many = 1_500

/**
 * A reading method that goes through every coding: answered here while the project is small, else off the main thread. The answer of the other
 * thread was made by the same service from the same file. `above`: from how many codings on.
 */
export function throughCodings<M extends MethodName>(
  { db, file, ports }: ServiceContext, method: M, run: (input: ParsedInput<M>) => Output<M> | Promise<Output<M>>, above: number = many,
): (input: ParsedInput<M>) => Output<M> | Promise<Output<M>> {
  return input => (
    file !== null && ports.readElsewhere && countCodings(db) > above ? ports.readElsewhere(file, method, input) as Promise<Output<M>> : run(input)
  )
}

/** With more ties than this, what reckons with the whole network may hold the main thread up for longer than a frame. */
const manyTies = 60

/** Whether the project has so many ties that what reckons with all of them is to be done elsewhere, where there is an elsewhere. */
export const readsElsewhere = ({ db }: Pick<ServiceContext, 'db'>, above: number = manyTies): boolean => countTies(db) > above

/** As `throughCodings`, for a method that reckons with the network of all ties. `above`: from how many ties on. */
export function throughTies<M extends MethodName>(
  { db, file, ports }: ServiceContext, method: M, run: (input: ParsedInput<M>) => Output<M> | Promise<Output<M>>, above: number = manyTies,
): (input: ParsedInput<M>) => Output<M> | Promise<Output<M>> {
  return input => (
    file !== null && ports.readElsewhere && readsElsewhere({ db }, above) ? ports.readElsewhere(file, method, input) as Promise<Output<M>> : run(input)
  )
}

/** As `throughTies`, for a method whose input names the run: it tells how far it is and can be ended. */
export function watched<M extends 'balance.get' | 'balance.timeline' | 'balance.centralityTimeline'>(
  context: ServiceContext, jobs: Jobs, method: M, run: (input: ParsedInput<M>, progress: JobControl['progress']) => Output<M> | Promise<Output<M>>,
): (input: ParsedInput<M>) => Promise<Output<M>> {
  const { file, ports } = context
  return input => jobs.run(input.job, async ({ signal, progress }) => {
    if (file === null || !ports.readElsewhere || !readsElsewhere(context)) return await run(input, progress)
    return await ports.readElsewhere(file, method, input, input.job === undefined ? undefined : { signal, progress }) as Output<M>
  })
}

/** With more ties than this a figure of them is made off the main thread; with fewer, starting a thread would take longer than the figure. */
const tiesOfLargeFigure = 200

/** As `throughTies`, for the methods that make a figure and what goes with it. */
export function throughFigure<M extends MethodName>(
  context: ServiceContext, method: M, run: (input: ParsedInput<M>) => Output<M> | Promise<Output<M>>,
): (input: ParsedInput<M>) => Output<M> | Promise<Output<M>> {
  return throughTies(context, method, run, tiesOfLargeFigure)
}

/** With more events than this, writing them all out takes longer than a frame. */
const eventsOfLargeExport = 1_000

/** As `throughCodings`, for the methods that write the project out: events count as well. */
export function throughExport<M extends MethodName>(
  context: ServiceContext, method: M, run: (input: ParsedInput<M>) => Output<M> | Promise<Output<M>>,
): (input: ParsedInput<M>) => Output<M> | Promise<Output<M>> {
  const [elsewhere, byCodings] = [throughCodings(context, method, run, -1), throughCodings(context, method, run)]
  return input => (hasMoreEvents(context.db, eventsOfLargeExport) || countTies(context.db) > tiesOfLargeFigure ? elsewhere(input) : byCodings(input))
}

/** With more events than this, going through all their names takes longer than a frame. */
const eventsOfLargeFilter = 100_000

/** As `throughCodings`, for lists: a filter goes through the name of every event. */
export function throughFilter(context: ServiceContext, run: (input: ParsedInput<'entities.list'>) => Output<'entities.list'>): (input: ParsedInput<'entities.list'>) => Output<'entities.list'> | Promise<Output<'entities.list'>> {
  const elsewhere = throughCodings(context, 'entities.list', run, -1)
  return input => (input.type === 'event' && (input.filter ?? '').trim() !== '' && hasMoreEvents(context.db, eventsOfLargeFilter) ? elsewhere(input) : run(input))
}
