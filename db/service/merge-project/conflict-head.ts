import type { EntityRef } from '../../contract/values.ts'
import type { EntityType } from '../../contract/vocabulary.ts'
import { tableOf } from '../../queries/keys.ts'
import { refOf } from '../../queries/titles.ts'
import { identifier, sql, type ReadableDatabase } from '../../sqlite/database.ts'
import type { Row } from './here.ts'
import type { MergedRows } from './merged-tables.ts'

interface ConflictHead {
  /** What names the row in both copies. */
  readonly key: string
  /** What it is called, and the entity to open for it. */
  told(): { title: string; entity: EntityRef | null }
}

/** What two differing values are values of. Titles cost a query each: they are made where they are told. */
export function conflictHead(db: ReadableDatabase, { table }: MergedRows, row: Row): ConflictHead {
  const uidOf = (of: string, id: unknown) => db.get<{ uid: string }>(sql`SELECT uid FROM ${identifier(of)} WHERE id = ${Number(id)}`)?.uid ?? ''
  const ref = (type: EntityType, id: unknown) => refOf(db, type, Number(id)) ?? null
  const joined = (type: EntityType, id: unknown, ...parts: (string | undefined)[]) => {
    const entity = ref(type, id)
    return { title: [entity?.title, ...parts].filter(part => part !== undefined && part !== '').join(', '), entity }
  }
  switch (table) {
    case 'source_text': return { key: uidOf('source', row['source_id']), told: () => joined('source', row['source_id']) }
    case 'aspect_scale': return { key: `${uidOf('aspect', row['aspect_id'])} ${row['value']}`, told: () => joined('aspect', row['aspect_id'], String(row['value'])) }
    case 'reading_overrule': return {
      key: `${uidOf('tie', row['tie_id'])} ${uidOf('period', row['period_id'])}`, told: () => joined('tie', row['tie_id'], ref('period', row['period_id'])?.title),
    }
    case 'adjudication': return { key: String(row['uid']), told: () => joined('tie', row['tie_id'], ref('aspect', row['aspect_id'])?.title, ref('period', row['period_id'])?.title) }
    case 'evidence_adjudication': return { key: String(row['uid']), told: () => joined('tie', row['tie_id'], ref('indicator', row['indicator_id'])?.title) }
    default: {
      const type = (Object.keys(tableOf) as EntityType[]).find(known => tableOf[known] === table)
      const told = () => (type === undefined ? { title: '', entity: null } : joined(type, row.id))
      return { key: String(row['uid']), told: table === 'assessment' ? () => ({ ...told(), title: `${told().title}, ${ref('coder', row['coder_id'])?.title ?? ''}` }) : told }
    }
  }
}
