import { keyText, type referencesOf, type Row, type Value, type Values } from './here.ts'
import type { MergedField, MergedRows } from './merged-tables.ts'

/** A row of theirs with its references as they are here. */
export interface Mapped {
  readonly values: Values
  /** Something that the row cannot be without stays in the other file. */
  readonly missing: boolean
  /** Columns whose target stays there. */
  readonly left: ReadonlySet<string>
}

/** Our rows of a table, found by what they are known by. */
export class OurRows {
  private readonly byUid = new Map<string, Row>()
  private readonly byKey = new Map<string, Row>()
  private readonly names = new Map<string, number>()
  private readonly rules: MergedRows
  private readonly all: readonly Row[]

  constructor(all: readonly Row[], rules: MergedRows, references: ReturnType<typeof referencesOf>) {
    this.rules = rules
    this.all = all
    for (const row of all) {
      if (typeof row['uid'] === 'string') this.byUid.set(row['uid'], row)
      if (rules.key) this.byKey.set(identityOf(row, rules.key, references), row)
      if (rules.unique) this.names.set(nameKey(nameOf(row[rules.unique.column]), withinOf(rules.unique, row)), row.id)
    }
  }

  only(): Row | undefined {
    return this.all[0]
  }

  find(row: Row, { values, missing }: Mapped): Row | undefined {
    const { key } = this.rules
    if (key) return missing ? undefined : this.byKey.get(JSON.stringify(key.map(column => keyText(values[column] ?? null))))
    return this.byUid.get(String(row['uid']))
  }

  /** A row of this uid is here, though it is not the same thing. */
  hasUid(row: Row): boolean {
    return typeof row['uid'] === 'string' && this.byUid.has(row['uid'])
  }

  isTaken({ unique }: MergedRows, field: MergedField, known: Row, values: Values): boolean {
    if (!unique || !field.columns.includes(unique.column)) return false
    const holder = this.names.get(nameKey(nameOf(values[unique.column]), withinOf(unique, { ...known, ...values })))
    return holder !== undefined && holder !== known.id
  }

  take({ unique }: MergedRows, known: Row, values: Values, field: MergedField): void {
    if (!unique || !field.columns.includes(unique.column)) return
    this.names.delete(nameKey(nameOf(known[unique.column]), withinOf(unique, known)))
    this.names.set(nameKey(nameOf(values[unique.column]), withinOf(unique, { ...known, ...values })), known.id)
  }

  /** The name itself where it is free, else with a number. */
  freeName({ unique }: MergedRows, values: Values): string {
    const name = nameOf(unique && values[unique.column])
    const within = unique ? withinOf(unique, values) : ''
    let free = name
    for (let count = 2; this.names.has(nameKey(free, within)); count += 1) free = `${name}-${count}`
    this.names.set(nameKey(free, within), -1)
    return free
  }
}

/** What identifies a row of ours, in the form that `keyText` gives to a row of theirs. */
export function identityOf(row: Row, columns: readonly string[], references: ReturnType<typeof referencesOf>): string {
  return JSON.stringify(columns.map(column => {
    const value = row[column] ?? null
    return value !== null && (references.has(column) || column === 'entity_id') ? `${value}` : value
  }))
}

const nameKey = (name: string, within: string) => `${within}\n${name}`
const withinOf = ({ within }: { within?: string }, values: Values): string => (within === undefined ? '' : String(keyText(values[within] ?? null)))
/** The names of a table's rows are text. */
const nameOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '')
