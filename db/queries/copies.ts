/** For whom a project file was made, where it is a copy for somebody. */
import type { CopyOrigin } from '../contract/entities/copies.ts'
import { sql, type ReadableDatabase } from '../sqlite/database.ts'

export function copyOrigin(db: ReadableDatabase): CopyOrigin | null {
  return db.get<CopyOrigin>(sql`
    SELECT b.kind, b.project_title AS projectTitle, coalesce(c.name, '') AS coderName, b.created_at AS createdAt
    FROM bundle_origin b LEFT JOIN coder c ON c.id = b.coder_id`) ?? null
}
