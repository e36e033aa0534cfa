import type { TimelineRows } from '../../../db/contract/entities/timeline.ts'
import type { EventMark, PracticeSign } from '../../../db/domain/timeline/build-timeline.ts'

const signWords: Readonly<Record<PracticeSign, string>> = { supports: 'evidence for', contradicts: 'evidence against', both: 'evidence for and against', context: 'context of' }

/** What the evidence on an event says of the two practices, in words; empty where there is none. */
export const practiceWords = ({ p1, p2 }: Pick<EventMark, 'p1' | 'p2'>): string =>
  [p1 && `${signWords[p1]} P1`, p2 && `${signWords[p2]} P2`].filter(part => part !== null).join(', ')

/** An event as it is spoken: its title, its date, the practices, and what its mark stands for besides. */
export function spokenEvent(rows: TimelineRows, mark: EventMark, lane: string, isSelected: boolean): string {
  const parts = [rows.title[mark.row] ?? '', rows.dates[mark.row] ?? '', practiceWords(mark), mark.more > 0 ? `and ${mark.more} more at this place: zoom in` : '', lane, isSelected ? 'selected' : '']
  return parts.filter(part => part !== '').join(', ')
}
