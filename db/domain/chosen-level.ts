/** A level that a coder gave. */
export interface CodedLevel<Coder> { readonly coder: Coder; readonly level: number }

export interface ChosenLevel {
  /** Null where there is none to rest on. */
  readonly level: number | null
  /** Coded by several others than the current coder, differently, and not decided between them. */
  readonly isDisputed: boolean
}

/**
 * The level that a reading rests on: the adjudicated one where there is one, else the current coder's, else the one on which all other coders
 * who coded the cell agree. Where they differ and nothing was decided it stays open.
 */
export function chosenLevel<Coder>(adjudicated: number | null, coded: readonly CodedLevel<Coder>[], current: Coder): ChosenLevel {
  const own = adjudicated ?? coded.find(each => each.coder === current)?.level
  if (own !== undefined) return { level: own, isDisputed: false }
  const level = coded[0]?.level ?? null
  const isDisputed = coded.some(each => each.level !== level)
  return { level: isDisputed ? null : level, isDisputed }
}
