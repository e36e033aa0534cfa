import { useEffect, useRef } from 'react'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import { dayText } from '../../ui/dates.ts'
import { useWorkbench } from '../../ui/hooks.ts'
import { countOf } from '../../ui/words.ts'

/** The commands that put several pictures in the place of the one, and bring it back, while the network is shown. */
export function useCompareCommands(data: NetworkData): void {
  const workbench = useWorkbench()
  const latest = useRef(data)
  useEffect(() => {
    latest.current = data
  })
  useEffect(() => {
    const { compareView, time, announce, commands } = workbench
    return commands.register([
      {
        id: 'compare.dates', title: 'Compare two dates of the network', group: 'View', keys: ['S T'],
        run: () => {
          const { studyPeriod } = latest.current
          const { since, asOf } = time.getState()
          const day = asOf ?? studyPeriod.to
          // A range already names two dates; else the far end of the study is the other one.
          const before = compareView.getState().against
          const against = since !== null && since < day ? since : before ?? (day > studyPeriod.from ? studyPeriod.from : studyPeriod.to)
          time.setState({ since: null, allTime: false })
          compareView.setState({ mode: 'dates', against })
          announce(`Comparing ${dayText(Math.min(day, against))} with ${dayText(Math.max(day, against))}`)
        },
      },
      {
        id: 'compare.periods', title: 'A picture of the network for every period', group: 'View', keys: ['S M'],
        run: () => {
          compareView.setState({ mode: 'periods' })
          announce(`A picture for each of ${countOf('period', latest.current.periods.length)}`)
        },
      },
      {
        id: 'compare.leave', title: 'Leave the comparison: one picture again', group: 'View', keys: [], when: () => compareView.getState().mode !== 'off',
        run: () => {
          compareView.setState({ mode: 'off' })
          announce('One picture again')
        },
      },
    ])
  }, [workbench])
}
