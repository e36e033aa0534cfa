/** Sources: bibliographic records held as CSL-JSON. */
import type { CslItem, Source } from '../contract/entities/sources.ts'
import type { Reliability } from '../contract/vocabulary.ts'
import { sql, type ReadableDatabase, type WritableDatabase } from '../sqlite/database.ts'
import { insertRow, updateRow } from './rows.ts'

interface Row {
  uid: string; citation_key: string; csl: string; title: string; authors: string; year: string
  reliability: Reliability | null; reliability_note: string; text: string | null
}

export function getSource(db: ReadableDatabase, id: number): Source | undefined {
  const row = db.get<Row>(sql`
    SELECT s.uid, s.citation_key, s.csl, s.title, s.authors, s.year, s.reliability, s.reliability_note, t.text
    FROM source s LEFT JOIN source_text t ON t.source_id = s.id WHERE s.id = ${id}`)
  if (!row) return undefined
  return {
    uid: row.uid, citationKey: row.citation_key, csl: JSON.parse(row.csl) as CslItem, title: row.title, authors: row.authors, year: row.year,
    reliability: row.reliability, reliabilityNote: row.reliability_note, textLength: row.text?.length ?? 0,
  }
}

/** The key of the source that has a citation key. */
export function findSourceByKey(db: ReadableDatabase, citationKey: string): number | undefined {
  return db.get<{ id: number }>(sql`SELECT id FROM source WHERE citation_key = ${citationKey}`)?.id
}

export interface SourceRow {
  citationKey?: string | undefined; csl?: CslItem | undefined; title?: string | undefined; authors?: string | undefined; year?: string | undefined
  reliability?: Reliability | null | undefined; reliabilityNote?: string | undefined
}

const columns = (fields: SourceRow) => ({
  citation_key: fields.citationKey, csl: fields.csl && JSON.stringify(fields.csl), title: fields.title, authors: fields.authors, year: fields.year,
  reliability: fields.reliability, reliability_note: fields.reliabilityNote,
})

export function insertSource(db: WritableDatabase, uid: string, fields: Required<SourceRow>, at: string): number {
  return insertRow(db, 'source', { uid, ...columns(fields), created_at: at, updated_at: at })
}

export function updateSource(db: WritableDatabase, id: number, fields: SourceRow, at: string): boolean {
  return updateRow(db, 'source', id, columns(fields), at)
}
