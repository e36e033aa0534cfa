/** What changed in a row, in the analyst's words: dates, names and scales as they are read elsewhere, no keys. */
import type { ChangedField } from '../contract/entities/history.ts'
import type { EntityType } from '../contract/vocabulary.ts'
import { sql, type ReadableDatabase } from '../sqlite/database.ts'
import type { Row, RowChange } from '../sqlite/row-image.ts'
import { strandWords, toldTables, type ToldAs, type ToldColumn } from './history-words.ts'
import { tableOf } from './keys.ts'
import { beginning, described } from './rows.ts'
import { excerptTitle, noteTitle, refsOf, shortNameOf, shortReference, tieTitle } from './titles.ts'

const longestValue = 120
/** Columns of one row that are told. */
const mostFields = 12

/** Tells names of what rows of one step point to, also of what went in it. */
export interface Teller {
  /** What an entity is or was called; empty where nobody knows any more. */
  nameOf(type: EntityType, id: unknown): string
  /** What an entity was called whose row this is. */
  nameOfImage(type: EntityType, image: Row | null): string
  fieldsOf(change: RowChange): ChangedField[]
}

/** A teller for the rows that a step changed. */
export function createTeller(db: ReadableDatabase, changes: readonly RowChange[]): Teller {
  const known = new Map<string, string>()
  /** Rows that went in the step, by table and key. */
  let gone: Map<string, Row> | null = null
  const goneRow = (table: string, id: unknown): Row | null => {
    gone ??= new Map(changes.flatMap(({ table: of, rowId, before, after }) => (before !== null && after === null ? [[`${of} ${rowId}`, before] as const] : [])))
    return gone.get(`${table} ${String(id)}`) ?? null
  }
  const nameOf = (type: EntityType, id: unknown): string => {
    if (typeof id !== 'number') return ''
    const key = `${type} ${id}`
    const name = known.get(key) ?? findName(type, id)
    known.set(key, name)
    return name
  }
  const findName = (type: EntityType, id: number): string => {
    // A key may have been given to another since: what the step itself says of it comes first.
    const logged = goneRow(tableOf[type], id)
    return logged ? nameOfImage(type, logged) : refsOf(db, type, [id]).get(id)?.title ?? ''
  }
  const shortActor = (id: unknown): string => {
    const row = typeof id === 'number' ? goneRow('actor', id) ?? db.get<Row>(sql`SELECT name, short_name FROM actor WHERE id = ${id}`) : null
    return row ? shortNameOf(String(row['name']), String(row['short_name'])) : ''
  }
  const joined = (...parts: string[]) => parts.filter(each => each !== '').join(', ')
  const nameOfImage = (type: EntityType, image: Row | null): string => {
    if (!image) return ''
    const words = (column: string) => String(image[column] ?? '')
    switch (type) {
      case 'note': return noteTitle(words('title'))
      case 'tie': return tieTitle({ from: shortActor(image['from_actor_id']), to: shortActor(image['to_actor_id']), directed: image['directed'] === 1, label: words('label') })
      case 'tie-phase': return joined(nameOf('tie', image['tie_id']), dateOf(image['dates']) || 'undated')
      case 'assessment': return joined(nameOf('tie', image['tie_id']), codeOf(image['aspect_id']), nameOf('period', image['period_id']))
      case 'evidence': return joined(nameOf('tie', image['tie_id']), nameOf('indicator', image['indicator_id']))
      case 'affiliation': return `${nameOf('actor', image['actor_id'])}: ${joined(words('role'), nameOf('actor', image['with_actor_id']))}`
      case 'excerpt': return excerptTitle({ label: words('label'), text: words('text') })
      case 'source': return shortReference({ title: words('title'), authors: words('authors'), year: words('year') })
      case 'aspect': return joined(words('code')) + (words('name') === '' ? '' : ` ${words('name')}`)
      case 'project': case 'coder': case 'actor': case 'data-set': case 'event': case 'period': case 'framework': case 'indicator': case 'view':
        return beginning(words('name') || words('title'), 90)
    }
  }
  const codeOf = (aspect: unknown) => (typeof aspect === 'number' ? db.get<{ code: string }>(sql`SELECT code FROM aspect WHERE id = ${aspect}`)?.code ?? '' : '')

  const levelOf = (value: number, row: Row): string => {
    const step = db.get<{ label: string; role: string }>(sql`
      SELECT s.label, a.role FROM aspect a LEFT JOIN aspect_scale s ON s.aspect_id = a.id AND s.value = ${value} WHERE a.id = ${row['aspect_id'] ?? null}`)
    const number = step?.role === 'practice' && value > 0 ? `+${value}` : String(value).replace('-', '−')
    return step?.label ? `${number} ${step.label}` : number
  }
  const performerOf = (value: string, row: Row): string => {
    if (value === 'both') return 'both sides'
    const tie = db.get<Row>(sql`SELECT from_actor_id, to_actor_id FROM tie WHERE id = ${row['tie_id'] ?? null}`)
      ?? goneRow('tie', row['tie_id'])
    return shortActor(tie?.[value === 'from' ? 'from_actor_id' : 'to_actor_id']) || (value === 'from' ? 'the first actor' : 'the second actor')
  }
  const valueOf = (as: ToldAs, column: string, row: Row | null): string | null => {
    const value = row?.[column]
    if (!row || value === null || value === undefined || value === '') return null
    if (typeof as === 'object') return nameOf(as.ref, value) || 'something that is not there any more'
    switch (as) {
      case 'text': return beginning(String(value), longestValue)
      case 'date': return dateOf(value)
      case 'choice': return String(value).replaceAll('-', ' ')
      case 'yes-no': return value === 1 ? 'yes' : 'no'
      case 'strand': return `${Number(value)} ${strandWords[Number(value)] ?? ''}`.trim()
      case 'level': return levelOf(Number(value), row)
      case 'performer': return performerOf(String(value), row)
      case 'nothing': return null
    }
  }
  return {
    nameOf, nameOfImage,
    fieldsOf({ table, before, after }) {
      if (before === null && after === null) return []
      const isChange = before !== null && after !== null
      const columns = Object.entries(toldTables[table]?.columns ?? {}).filter((entry): entry is [string, ToldColumn] => entry[1] !== null)
      return columns
        .filter(([column]) => !isChange || before[column] !== after[column])
        .map(([column, { word, as }]) => ({ name: word, before: valueOf(as, column, before), after: valueOf(as, column, after) }))
        // Of what came or went, only what there is to tell.
        .filter(field => isChange || field.before !== null || field.after !== null)
        .slice(0, mostFields)
    },
  }
}

function dateOf(raw: unknown): string {
  return typeof raw === 'string' && raw !== '' ? described({ raw }) : ''
}
