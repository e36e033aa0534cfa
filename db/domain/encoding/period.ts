import type { NetworkData } from '../../contract/entities/views.ts'
import type { Day } from '../../contract/values.ts'

/**
 * The period whose fits and readings are shown on a day: the one that holds then; where several do, the one that began last; for all time, the
 * last one. Row of the periods, or null where none holds.
 */
export function periodOn({ periods }: NetworkData, day: Day, allTime: boolean): number | null {
  let found: number | null = null
  periods.forEach(({ dates }, row) => {
    if (!allTime && (day < dates.startEarliest || day > dates.endLatest)) return
    if (found === null || dates.startEarliest >= (periods[found]?.dates.startEarliest ?? -Infinity)) found = row
  })
  return found
}
