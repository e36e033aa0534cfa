/** A network as other programs of networks understand it: nodes, and edges that may be parallel. What writers of graph formats are given. */

/** First and last day (ISO 8601, `YYYY-MM-DD`) between which something may have been; null where that side is open or unknown. */
export interface Spell {
  readonly start: string | null
  readonly end: string | null
  /** The date as it was written (EDTF); empty where none was. */
  readonly written: string
}

export type AttributeValue = string | number

export interface ExportNode {
  readonly uid: string
  readonly label: string
  readonly kind: string
  readonly shortName: string
  readonly description: string
  readonly aliases: readonly string[]
  /** Codes as `scheme:value`. */
  readonly codes: readonly string[]
  /** Null where nothing is dated. */
  readonly spell: Spell | null
  readonly x: number
  readonly y: number
  readonly attributes: Readonly<Record<string, AttributeValue>>
}

/** A dated stretch of an edge. */
export interface ExportPhase {
  readonly uid: string
  readonly spell: Spell | null
  /** 0 to 3; null: not coded. */
  readonly cooperation: number | null
  readonly conflict: number | null
  readonly weight: number | null
  readonly summary: string
}

export interface ExportEdge {
  readonly uid: string
  readonly source: string
  readonly target: string
  readonly directed: boolean
  readonly kind: string
  readonly certainty: string
  readonly label: string
  readonly description: string
  /** At least one; a tie without phases has one that says nothing. */
  readonly phases: readonly ExportPhase[]
  /** How the tie fits the practices and conditions, by period: `P1 (Syria)` → 2. */
  readonly attributes: Readonly<Record<string, AttributeValue>>
}

export interface ExportGraph {
  readonly title: string
  readonly nodes: readonly ExportNode[]
  readonly edges: readonly ExportEdge[]
}

/** Something that a format cannot hold, and what is done about it. */
export interface Loss {
  readonly what: string
  readonly count: number
  readonly how: string
}

export interface ExportedFile {
  readonly name: string
  readonly text: string
}

/**
 * The weight by which programs of signed graphs read a phase: the raw weight where a file brought one, else cooperation less conflict;
 * null where neither is coded.
 */
export function signedWeight({ weight, cooperation, conflict }: ExportPhase): number | null {
  if (weight !== null) return weight
  return cooperation === null && conflict === null ? null : (cooperation ?? 0) - (conflict ?? 0)
}

/** Names of the attributes that any of these has, in the order in which they are met. */
export function attributeNames(items: readonly { readonly attributes: Readonly<Record<string, AttributeValue>> }[]): { name: string; number: boolean }[] {
  const names = new Map<string, boolean>()
  for (const { attributes } of items) {
    for (const [name, value] of Object.entries(attributes)) names.set(name, (names.get(name) ?? true) && typeof value === 'number')
  }
  return [...names].map(([name, number]) => ({ name, number }))
}

/** Losses that count nothing are none. */
export function lossesOf(losses: readonly Loss[]): Loss[] {
  return losses.filter(({ count }) => count > 0)
}

/** Dates that more is said of than two days can hold: flags, unspecified digits, mere months or years, unknown or open ends. */
export function isRicherThanDays(spell: Spell | null): boolean {
  return spell !== null && !/^\d{4}-\d{2}-\d{2}(?:\/\d{4}-\d{2}-\d{2})?$/u.test(spell.written)
}
