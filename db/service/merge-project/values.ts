/** What two values that differ look like to people. */
import type { CslItem } from '../../contract/entities/sources.ts'
import type { EntityType } from '../../contract/vocabulary.ts'
import { tableOf } from '../../queries/keys.ts'
import { beginning } from '../../queries/rows.ts'
import { refOf } from '../../queries/titles.ts'
import type { ReadableDatabase } from '../../sqlite/database.ts'
import { bibliographicPart } from '../bundle/bibliographic.ts'
import { referencesOf, type Plain, type Row } from './here.ts'
import type { MergedField } from './merged-tables.ts'

const longest = 400
/** Before the first difference of two long texts. */
const shownBefore = 60
const flags: ReadonlySet<string> = new Set(['directed', 'retired', 'restricted', 'found'])

/** JSON with its keys in order, so that the same content is the same text. */
export function canonical(text: string): string {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([key, held]) => [key, sorted(held)]))
  }
  return JSON.stringify(sorted(JSON.parse(text)))
}

/** A record of a blind copy with what was withheld from it. */
export function completedRecord(ours: string, theirs: string): string {
  const full = JSON.parse(ours) as CslItem
  const known = bibliographicPart(full)
  const withheld = Object.fromEntries(Object.entries(full).filter(([variable]) => !(variable in known)))
  return JSON.stringify({ ...JSON.parse(theirs) as object, ...withheld })
}

/** The two values of a field, as text. Long ones begin shortly before their first difference. */
export function twoValues(table: string, field: MergedField, ours: { db: ReadableDatabase; row: Row }, theirs: { db: ReadableDatabase; row: Row }): { ours: string; theirs: string } {
  if (field.compared?.[0] === 'csl') return differingVariables(String(ours.row['csl']), String(theirs.row['csl']))
  const columns = field.compared ?? field.columns
  const text = ({ db, row }: typeof ours) => {
    const references = referencesOf(db, table)
    return columns.map(column => valueText(db, references.get(column)?.table, column, row[column] ?? null)).filter(part => part !== '').join(' · ')
  }
  return around(text(ours), text(theirs))
}

function valueText(db: ReadableDatabase, table: string | undefined, column: string, value: Plain): string {
  if (value === null) return ''
  if (flags.has(column)) return value === 1 ? 'yes' : 'no'
  if (table === undefined) return String(value)
  const type = (Object.keys(tableOf) as EntityType[]).find(known => tableOf[known] === table)
  return type === undefined ? String(value) : (refOf(db, type, Number(value))?.title ?? '')
}

function differingVariables(ours: string, theirs: string): { ours: string; theirs: string } {
  const [first, other] = [JSON.parse(ours) as Record<string, unknown>, JSON.parse(theirs) as Record<string, unknown>]
  const text = (value: unknown) => (value === undefined ? '' : typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value))
  const different = [...new Set([...Object.keys(first), ...Object.keys(other)])].filter(variable => text(first[variable]) !== text(other[variable]))
  const lines = (record: Record<string, unknown>) => different.map(variable => `${variable}: ${text(record[variable]) || '–'}`).join('\n')
  return around(lines(first), lines(other))
}

/** Two texts, cut so that where they begin to differ is in sight. */
export function around(ours: string, theirs: string): { ours: string; theirs: string } {
  let same = 0
  if (Math.max(ours.length, theirs.length) > longest) while (same < ours.length && ours[same] === theirs[same]) same += 1
  const from = same <= shownBefore * 2 ? 0 : same - shownBefore
  const cut = (text: string) => {
    const rest = from === 0 ? text : `…${text.slice(from).replace(/^[\uDC00-\uDFFF]/u, '')}`
    return rest.length <= longest ? rest : beginning(rest, longest)
  }
  return { ours: cut(ours), theirs: cut(theirs) }
}
