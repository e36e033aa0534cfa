/** Rows of lists: title, a second line and a mark, by type. */
import type { ListRow } from '../contract/methods/project.ts'
import type { EntityType } from '../contract/vocabulary.ts'
import { sql, type ReadableDatabase } from '../sqlite/database.ts'
import { described, keySet, spanOf, type SpanColumns } from './rows.ts'
import { excerptTitle, noteTitle, refsOf, shortReference } from './titles.ts'

type Part = Pick<ListRow, 'uid' | 'title' | 'detail' | 'kind'> & { id: number; private?: boolean }

const joined = (...parts: string[]): string => parts.filter(part => part !== '').join(' · ')

/** Rows of one type for these keys, in their order; keys that are not there are left out. One or two queries for any number. */
export function listRowsOf(db: ReadableDatabase, type: EntityType, ids: readonly number[]): ListRow[] {
  if (ids.length === 0) return []
  const rows = new Map(partsOf(db, type, ids).map(row => [row.id, row]))
  return ids.flatMap(id => {
    const row = rows.get(id)
    return row ? [{ uid: row.uid, type, title: row.title, detail: row.detail, kind: row.kind, private: row.private ?? false }] : []
  })
}

function partsOf(db: ReadableDatabase, type: EntityType, ids: readonly number[]): Part[] {
  const keys = keySet(ids)
  switch (type) {
    case 'actor':
      return db.all<SpanColumns & { id: number; uid: string; kind: string; name: string; short_name: string }>(
        sql`SELECT a.id, a.uid, a.kind, a.name, a.short_name, ${spanOf('a')} FROM actor a WHERE a.id IN ${keys}`,
      ).map(row => ({
        id: row.id, uid: row.uid, title: row.name, detail: joined(row.short_name === row.name ? '' : row.short_name, described(row)), kind: row.kind,
      }))
    case 'tie': {
      const refs = refsOf(db, 'tie', ids)
      return db.all<{ id: number; uid: string; kind: string; certainty: string; phases: number }>(sql`
        SELECT t.id, t.uid, t.kind, t.certainty, (SELECT count(*) FROM tie_phase p WHERE p.tie_id = t.id) AS phases FROM tie t WHERE t.id IN ${keys}`,
      ).map(row => ({
        id: row.id, uid: row.uid, title: refs.get(row.id)?.title ?? '', kind: row.kind,
        detail: joined(row.kind, row.certainty === 'confirmed' ? '' : row.certainty, row.phases === 1 ? '1 phase' : `${row.phases} phases`),
      }))
    }
    case 'event':
      return db.all<SpanColumns & { id: number; uid: string; title: string; place: string; date_basis: string | null }>(
        sql`SELECT e.id, e.uid, e.title, e.place, e.date_basis, ${spanOf('e', 'date')} FROM event e WHERE e.id IN ${keys}`,
      ).map(row => ({ id: row.id, uid: row.uid, title: row.title, detail: joined(described(row), row.place), kind: row.date_basis ?? '' }))
    case 'source':
      return db.all<{ id: number; uid: string; title: string; authors: string; year: string; csl_type: string | null }>(
        sql`SELECT id, uid, title, authors, year, json_extract(csl, '$.type') AS csl_type FROM source WHERE id IN ${keys}`,
      ).map(row => ({ id: row.id, uid: row.uid, title: row.title, detail: joined(row.authors, row.year), kind: row.csl_type ?? '' }))
    case 'excerpt':
      return db.all<{ id: number; uid: string; label: string; text: string; locator: string; form: string; title: string; authors: string; year: string }>(sql`
        SELECT x.id, x.uid, x.label, substr(x.text, 1, 400) AS text, x.locator, x.form, s.title, s.authors, s.year
        FROM excerpt x JOIN source s ON s.id = x.source_id WHERE x.id IN ${keys}`,
      ).map(row => ({ id: row.id, uid: row.uid, title: excerptTitle(row), detail: joined(shortReference(row), row.locator), kind: row.form }))
    case 'period':
      return db.all<SpanColumns & { id: number; uid: string; name: string }>(sql`SELECT p.id, p.uid, p.name, ${spanOf('p')} FROM period p WHERE p.id IN ${keys}`)
        .map(row => ({ id: row.id, uid: row.uid, title: row.name, detail: described(row), kind: '' }))
    case 'indicator':
      return db.all<{ id: number; uid: string; name: string; code: string; aspect: string; role: string; retired: number }>(sql`
        SELECT i.id, i.uid, i.name, i.code, a.code || ' ' || a.name AS aspect, a.role, i.retired
        FROM indicator i JOIN aspect a ON a.id = i.aspect_id WHERE i.id IN ${keys}`,
      ).map(row => ({ id: row.id, uid: row.uid, title: row.name, detail: joined(row.aspect, row.retired ? 'retired' : ''), kind: row.role }))
    case 'note':
      return db.all<{ id: number; uid: string; title: string; private: number; updated_at: string }>(
        sql`SELECT id, uid, title, private, updated_at FROM note WHERE id IN ${keys}`,
      ).map(row => ({
        id: row.id, uid: row.uid, title: noteTitle(row.title), kind: '', private: row.private === 1,
        detail: joined(row.private ? 'private' : 'released', row.updated_at.slice(0, 10)),
      }))
    case 'aspect':
      return db.all<Omit<Part, 'detail'> & { detail: string }>(
        sql`SELECT id, uid, code || ' ' || name AS title, role AS detail, role AS kind FROM aspect WHERE id IN ${keys}`,
      )
    case 'project': case 'coder': case 'affiliation': case 'data-set': case 'tie-phase': case 'framework': case 'assessment': case 'evidence': case 'view':
      return [...refsOf(db, type, ids)].map(([id, ref]) => ({ id, uid: ref.uid, title: ref.title, detail: '', kind: '' }))
  }
}
