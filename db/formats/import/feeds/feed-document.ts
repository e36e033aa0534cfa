/** Coded events of a data set, as they stand in its files, whatever the set. */
import type { DateSpan } from '../../../contract/values.ts'
import type { ActorKind } from '../../../contract/vocabulary.ts'
import type { WarningList } from '../import-error.ts'
import type { FeedCountry } from './feed-countries.ts'

/** One side of an event. */
export interface FeedSide {
  /** Actor code of CAMEO; empty where the set has none. */
  readonly code: string
  readonly name: string
  readonly country: FeedCountry | null
  /** Whether the set means the country itself, not one of its parts or people. */
  readonly isCountry: boolean
  /** What an actor of this role is, unless it is a country. */
  readonly kind: ActorKind
}

export interface FeedEvent {
  readonly line: number
  /** The set's own key. */
  readonly key: string
  readonly date: DateSpan | null
  readonly reportDate: DateSpan | null
  readonly source: FeedSide | null
  readonly target: FeedSide | null
  /** CAMEO, as text. */
  readonly code: string
  /** The set's own words for the code; empty where it has none. */
  readonly text: string
  readonly goldstein: number | null
  readonly place: string
  readonly latitude: number | null
  readonly longitude: number | null
  /** Where it was reported, and what else is kept of the row, as lines of text. */
  readonly description: string
}

/** A data set with the terms under which its rows may be used. */
export interface FeedSet {
  readonly format: 'gdelt' | 'icews'
  /** Scheme of the keys by which its events are found again. */
  readonly scheme: string
  /** What the set calls its key. */
  readonly keyName: string
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly url: string
  /** Whether passing on its rows may be forbidden. */
  readonly restricted: boolean
}

export interface FeedDocument {
  readonly set: FeedSet
  /** Goes through the rows: their events, null for each that cannot be read, which the warnings say. `read`: how many bytes of a file were read so far. */
  rows(warnings: WarningList, read?: (bytes: number) => void): Iterable<FeedEvent | null>
}

/** The day that is written in a column; null, with a warning, where it is none. */
export type DateOf = (written: string, line: number, column: string) => DateSpan | null

/** How rows of a set become events, by the columns of a file. */
export interface FeedReader {
  /** Why a row is no event; null where it is one. */
  problem(cells: readonly string[]): string | null
  /** The event of a row; what only its writing needs is read from the cells when it is asked for. */
  event(line: number, cells: readonly string[], dateOf: DateOf): FeedEvent
}
