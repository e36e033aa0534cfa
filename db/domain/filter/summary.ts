import type { FilterSummary } from '../scene/types.ts'

const counted = (count: number, noun: string) => `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`
const of = (shown: number, all: number, noun: string) => `${shown.toLocaleString('en-GB')} of ${counted(all, noun)}`
const lower = (sentence: string) => sentence.slice(0, 1).toLowerCase() + sentence.slice(1)

/** How much the rules leave: "12 of 20 actors, 9 of 21 ties". */
export function leftWords({ actors, ties }: FilterSummary): string {
  return `${of(actors.shown, actors.all, 'actor')}, ${of(ties.shown, ties.all, 'tie')}`
}

/** The rules that hold, as a line of a figure; empty where there is none. */
export function filterLine(summary: FilterSummary | null): string {
  if (!summary) return ''
  const { hiding, dimming, actors, ties } = summary
  const parts = [
    ...(hiding.length > 0 ? [`Filter: ${hiding.map(lower).join('; ')} (${leftWords(summary)})`] : []),
    ...(dimming.length > 0 ? [`Pale, being other than: ${dimming.map(lower).join('; ')} (${counted(actors.dimmed, 'actor')}, ${counted(ties.dimmed, 'tie')})`] : []),
  ]
  return parts.join('. ')
}
