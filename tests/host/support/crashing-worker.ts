/** A thread that dies in the middle of its task, in the way that the name of the file it works on says. */
import { workerData } from 'node:worker_threads'
import { sql } from '../../../db/sqlite/database.ts'
import { connect } from '../../../db/sqlite/open.ts'

const { task } = workerData as { task: { kind: string; file: string; way?: string } }
if (task.way === 'throws') throw new Error('secret words of the project')
const db = connect(task.file, { readOnly: false })
db.run(sql`BEGIN IMMEDIATE`)
db.run(sql`UPDATE project SET title = 'half done'`)
process.exit(7)
