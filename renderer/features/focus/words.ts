import type { Focus } from '../../../db/contract/entities/focus.ts'
import type { Direction } from '../../../db/domain/focus/dyad.ts'
import type { InFocus } from '../../../db/domain/focus/focus.ts'
import { countOf } from '../../ui/words.ts'

/** What a focus found, counted. */
export function focusFound(focus: Focus, found: InFocus | null): string {
  if (found === null) return 'An actor of it is not in the project any more'
  const { actors, ties, on } = found
  const around = [...actors].filter(actor => !on.includes(actor)).length
  if (found.paths) {
    const { length, count } = found.paths
    return length === null ? 'no path at this time' : `${count === 1 ? 'one path' : `${count} paths`} of ${countOf('tie', length)}`
  }
  if (found.dyad) {
    const apart = found.dyad.thirds.filter(({ direction }) => direction === 'apart').length
    return `${around === 1 ? '1 third party' : `${around} third parties`}${around > 0 ? `, ${apart} of them pulling apart` : ''}`
  }
  const what = focus.kind === 'common' ? `${around} in common` : around === 1 ? '1 neighbour' : `${around} neighbours`
  return `${what}, ${countOf('tie', ties.size)}`
}

export const directionWords: Readonly<Record<Direction, { label: string; definition: string }>> = {
  'apart': { label: 'pulls apart', definition: 'More cooperation than conflict with the one, more conflict than cooperation with the other' },
  'with-both': { label: 'with both', definition: 'More cooperation than conflict with either' },
  'against-both': { label: 'against both', definition: 'More conflict than cooperation with either' },
  'with-one': { label: 'with one', definition: 'More cooperation than conflict with the one, no pull on the other' },
  'against-one': { label: 'against one', definition: 'More conflict than cooperation with the one, no pull on the other' },
  'none': { label: 'no pull', definition: 'Cooperation and conflict are even, or not coded, on both sides' },
}

/** A pull as written: with its sign; nothing known as a dash. */
export const pullText = (pull: number | null): string => (pull === null ? '–' : pull > 0 ? `+${pull}` : pull < 0 ? `−${-pull}` : '0')
