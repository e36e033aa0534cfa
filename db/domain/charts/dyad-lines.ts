import type { Dyad } from '../../contract/methods/dyad.ts'
import { parseEdtf } from '../edtf.ts'
import { lineChart } from './line-chart.ts'
import type { TimeLineOptions } from './time-lines.ts'
import type { ChartScene } from './types.ts'

/** Two actors through time: the levels of their ties, their events by cooperation and conflict, and mean scores where asked for. */
export function dyadLines({ points, by, events, periods }: Pick<Dyad, 'points' | 'by' | 'events' | 'periods'>, { theme, width, height, goldstein }: Pick<TimeLineOptions, 'theme' | 'width' | 'height'> & { readonly goldstein: boolean }): ChartScene {
  const dayOf = (iso: string) => parseEdtf(iso).startEarliest
  const hasEvents = points.some(point => point.events > 0)
  const isScored = goldstein && points.some(point => point.goldstein !== null)
  return lineChart({
    theme, width, height,
    points: points.map(({ label, from, to }) => ({ label, from: (dayOf(from) + dayOf(to)) / 2, to: (dayOf(from) + dayOf(to)) / 2 })),
    periods: periods.map(({ name, dates }) => ({ name, from: dates.startEarliest, to: dates.endLatest })),
    events: events.flatMap(({ uid, title, day }) => (day === null ? [] : [{ uid, title, day: dayOf(day) }])),
    panels: [
      { title: 'Levels of the ties, 0 to 3', unit: 'amount', most: 3, series: [{ name: 'cooperation', values: points.map(point => point.cooperation) }, { name: 'conflict', values: points.map(point => point.conflict) }] },
      ...(hasEvents ? [{
        title: `Events by ${by}`, unit: 'amount' as const,
        series: [
          { name: 'cooperation', values: points.map(point => point.eventCooperation) }, { name: 'conflict', values: points.map(point => point.eventConflict) },
          { name: 'not coded', values: points.map(point => point.events - point.eventCooperation - point.eventConflict) },
        ],
      }] : []),
      ...(isScored ? [{ title: 'Mean Goldstein score, −10 to 10 (contested)', unit: 'score' as const, series: [{ name: 'score', values: points.map(point => point.goldstein) }] }] : []),
    ],
  })
}
