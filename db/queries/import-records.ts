/** What was imported into a project, and what came of it. */
import { ImportCounts, ImportWarning, type ImportRecord } from '../contract/entities/imports.ts'
import { sql, type ReadableDatabase, type WritableDatabase } from '../sqlite/database.ts'
import { insertRow } from './rows.ts'

export interface ImportRecordRow { kind: 'import' | 'merge'; fileName: string; format: string; sha256: string; report: object; coderId: number }

export function insertImportRecord(db: WritableDatabase, uid: string, { kind, fileName, format, sha256, report, coderId }: ImportRecordRow, at: string): void {
  insertRow(db, 'import_record', { uid, kind, file_name: fileName, format, sha256, report: JSON.stringify(report), coder_id: coderId, created_at: at })
}

interface Row { uid: string; kind: 'import' | 'merge'; fileName: string; format: string; sha256: string; at: string; coder: string; report: string }

/** All records, the latest first. */
export function listImportRecords(db: ReadableDatabase): ImportRecord[] {
  return db.all<Row>(sql`
    SELECT r.uid, r.kind, r.file_name AS fileName, r.format, r.sha256, r.created_at AS at, coalesce(c.initials, '') AS coder, r.report
    FROM import_record r LEFT JOIN coder c ON c.id = r.coder_id ORDER BY r.created_at DESC, r.id DESC`).map(({ report, ...row }) => ({ ...row, ...contentOf(report) }))
}

/** The file may be a stranger's: what is not of the form is left out. */
function contentOf(report: string): Pick<ImportRecord, 'counts' | 'warnings' | 'moreWarnings'> {
  const written = JSON.parse(report) as { counts?: unknown; warnings?: unknown; moreWarnings?: unknown } | null
  const counts = ImportCounts.safeParse(written?.counts)
  const warnings = ImportWarning.array().safeParse(written?.warnings)
  const more = typeof written?.moreWarnings === 'number' && Number.isInteger(written.moreWarnings) && written.moreWarnings >= 0 ? written.moreWarnings : 0
  return { counts: counts.success ? counts.data : null, warnings: warnings.success ? warnings.data : [], moreWarnings: more }
}
