import { sql } from '../sqlite/database.ts'
import { checkProjectFile, type CheckReport } from '../sqlite/check.ts'
import { openProjectFile } from '../sqlite/open.ts'

export { checkNames, type CheckName, type CheckProblem, type CheckReport } from '../sqlite/check.ts'

/**
 * Looks a project file through without changing it: schema, pages, references, search index, names, links, dates and history, and whether
 * there is a project in it. Throws a ProjectFileError where it is no project file at all or cannot be read.
 */
export function checkProject(file: string): CheckReport {
  const report = checkProjectFile(file)
  if (!report.sound || holdsProject(file)) return report
  return { ...report, sound: false, problems: [{ check: 'integrity', message: 'there is no project in the file' }] }
}

function holdsProject(file: string): boolean {
  const opened = openProjectFile(file, { access: 'read' })
  try {
    return opened.db.get(sql`SELECT 1 FROM project`) !== undefined
  } finally {
    opened.close()
  }
}
