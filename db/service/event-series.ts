import type { Output, Service } from '../contract/api.ts'
import { monthName, yearName } from '../domain/months.ts'
import { pairTotals, type PairTotal } from '../queries/event-pairs.ts'
import { refsOf } from '../queries/titles.ts'
import type { ServiceContext } from './context.ts'
import { idOf, present } from './fields.ts'

type Bucket = Output<'events.series'>['buckets'][number]

/** Series of events between two actors. */
export function eventSeriesService({ db }: Pick<ServiceContext, 'db'>): Pick<Service, 'events.series'> {
  return {
    'events.series': ({ a, b, by, direction, dataSet }) => {
      const [one, other] = [idOf(db, 'actor', a, 'a'), idOf(db, 'actor', b, 'b')]
      const set = dataSet === undefined || dataSet === null ? dataSet : idOf(db, 'data-set', dataSet, 'dataSet')
      const forwards = one < other ? 1 : -1
      const totals = pairTotals(db, one, other).filter(total => direction === 'both' || total.direction === 0 || total.direction === (direction === 'a-to-b' ? forwards : -forwards))
      const wanted = totals.filter(({ dataSetId }) => set === undefined || dataSetId === set)
      const buckets = new Map<number, PairTotal[]>()
      let unplaced = 0
      for (const total of wanted) {
        const place = placeOf(total, by)
        if (place === null) unplaced += total.events
        else buckets.set(place, [...(buckets.get(place) ?? []), total])
      }
      const actors = refsOf(db, 'actor', [one, other])
      return {
        a: present(actors.get(one), 'actor'), b: present(actors.get(other), 'actor'), by,
        buckets: [...buckets].toSorted(([first], [second]) => first - second).map(([place, group]) => bucketOf(by === 'month' ? monthName(place) : yearName(place), group)),
        unplaced, dataSets: setsOf(db, wanted),
      }
    },
  }
}

/** The month or year in which these events lie; null where they may lie in another as well. */
function placeOf({ first, last }: PairTotal, by: 'month' | 'year'): number | null {
  if (first === null || last === null) return null
  const [from, to] = by === 'month' ? [first, last] : [Math.floor(first / 12), Math.floor(last / 12)]
  return from === to ? from : null
}

function bucketOf(period: string, group: readonly PairTotal[]): Bucket {
  const sum = (of: (total: PairTotal) => number) => group.reduce((so_far, total) => so_far + of(total), 0)
  return {
    period, events: sum(total => total.events), cooperation: sum(total => total.cooperation), conflict: sum(total => total.conflict),
    // Scores have one decimal: sums of floating point would show more.
    goldsteinSum: Math.round(sum(total => total.goldsteinSum) * 100) / 100, scored: sum(total => total.scored),
  }
}

function setsOf(db: ServiceContext['db'], totals: readonly PairTotal[]): Output<'events.series'>['dataSets'] {
  const counts = new Map<number | null, number>()
  for (const { dataSetId, events } of totals) counts.set(dataSetId, (counts.get(dataSetId) ?? 0) + events)
  const refs = refsOf(db, 'data-set', [...counts.keys()].filter(id => id !== null))
  return [...counts].toSorted(([first, one], [second, two]) => two - one || (first ?? 0) - (second ?? 0))
    .map(([id, events]) => ({ dataSet: id === null ? null : present(refs.get(id), 'data-set'), events }))
}
