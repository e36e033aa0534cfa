/** Writes docs/entente-project.schema.json, the JSON Schema of the project document. A test says when it has to be run again. */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { projectDocumentJsonSchema } from '../db/formats/project-document/schema.ts'

writeFileSync(resolve(import.meta.dirname, '../docs/entente-project.schema.json'), `${JSON.stringify(projectDocumentJsonSchema(), null, 2)}\n`)
