import type { ImportDuplicate } from '../contract/entities/imports.ts'
import { createLikelyTitles } from '../domain/likely-titles.ts'
import type { WarningList } from '../formats/import/import-error.ts'
import type { EventDraft } from '../formats/import/table-drafts.ts'
import { countOwnEvents, knownEvents, type KnownEvent } from '../queries/import-matches.ts'
import { foldName } from '../queries/names.ts'
import type { ServiceContext } from './context.ts'
import type { Decisions } from './import-plan.ts'

/** Events of the project with which those of a table are compared at most, so that memory stays bounded. */
const mostComparedEvents = 200_000

/** Events that are made: all but those that the project has under the same title on the same day. A like title on the same day is a guess. */
export function eventsToMake(db: ServiceContext['db'], events: readonly EventDraft[], decisions: Decisions, warnings: WarningList): { wanted: EventDraft[]; duplicates: ImportDuplicate[] } {
  if (events.length === 0) return { wanted: [], duplicates: [] }
  if (countOwnEvents(db) > mostComparedEvents) {
    warnings.add(`The project has more than ${mostComparedEvents.toLocaleString('en')} events that are of no data set; those of the table were not compared with them.`)
    return { wanted: [...events], duplicates: [] }
  }
  const known = Map.groupBy(knownEvents(db), event => event.date)
  const guesses = new Map<string, ReturnType<typeof createLikelyTitles<KnownEvent>>>()
  const duplicates: ImportDuplicate[] = []
  const wanted = events.filter(({ line, title, date }) => {
    const sameDay = known.get(date?.raw ?? '') ?? []
    if (sameDay.length === 0) return true
    const folded = foldName(title)
    const same = sameDay.find(event => foldName(event.title) === folded)
    const guessOn = (day: string) => {
      const guess = guesses.get(day) ?? createLikelyTitles(sameDay.map(event => ({ item: event, title: event.title, year: '' })))
      guesses.set(day, guess)
      return guess
    }
    const likely = same || date === null ? null : guessOn(date.raw)(title, '')
    const found = same ?? likely?.item
    if (!found) return true
    const id = `event ${line}`
    const suggested = same ? 'skip' as const : 'keep' as const
    duplicates.push({ id, line, title, by: same ? 'title' : 'similar', why: likely ? `${likely.why}, on the same day` : '', existing: { type: 'event', uid: found.uid, title: found.title }, suggested })
    return (decisions[id] ?? suggested) === 'keep'
  })
  return { wanted, duplicates }
}
