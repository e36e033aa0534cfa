/** A process that opens a project, writes, says so, and waits to be killed. Arguments: file, what to do. */
import { sql } from '../../../db/sqlite/database.ts'
import { openProjectFile } from '../../../db/sqlite/open.ts'

const [, , file = '', task = 'hold'] = process.argv
const project = openProjectFile(file, { access: task === 'read' ? 'read' : 'write' })
if (task === 'write') {
  // Acknowledged one by one: what was said is on disk.
  for (let index = 0; ; index += 1) {
    project.db.run(sql`UPDATE project SET summary = ${`saved ${index}`}`)
    process.stdout.write(`${index}\n`)
  }
}
const rows = project.db.get<{ n: number }>(sql`SELECT count(*) AS n FROM actor`)
process.stdout.write(`${JSON.stringify({ readOnly: project.readOnly, reason: project.readOnlyReason, actors: rows?.n })}\n`)
if (task === 'once' || task === 'read') project.close()
else setInterval(() => undefined, 1e6)
