import { z } from 'zod'
import { entityTypes } from '../../contract/vocabulary.ts'
import { codedTables, tablesWithin, topTables, type DocumentField, type DocumentTable } from './tables.ts'

/** What the document says of itself; `version` grows when its form changes. */
export const PROJECT_DOCUMENT_FORMAT = 'entente-project'
export const PROJECT_DOCUMENT_VERSION = 1

const Uid = z.string().regex(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u)
const Codes = z.array(z.strictObject({ scheme: z.string().min(1).max(500), value: z.string().min(1).max(4_000) }))

function valueOf(field: DocumentField): z.ZodType {
  switch (field.kind) {
    case 'text': {
      if (field.field === 'uid') return Uid
      const value = field.words ? z.enum(field.words) : z.string()
      return field.required ? value : value.optional()
    }
    case 'number': {
      const value = field.whole ? z.int() : z.number()
      return field.nullable ? value.optional() : value
    }
    case 'flag': return z.boolean().optional()
    case 'json': return z.json()
    case 'date': return field.required ? z.string().min(1).max(200) : z.string().min(1).max(200).optional()
    case 'reference': return field.nullable ? Uid.optional() : Uid
    case 'entity': return z.strictObject({ type: z.enum(entityTypes), uid: Uid })
  }
}

const codedNames = new Set(Object.values(codedTables))

function rowOf(table: DocumentTable): z.ZodType {
  const shape: Record<string, z.ZodType> = {}
  for (const field of table.fields) shape[field.field] = valueOf(field)
  if (table.owner === undefined) {
    for (const child of tablesWithin(table.table)) shape[child.list] = z.array(rowOf(child)).optional()
    if (codedNames.has(table.table)) shape['codes'] = Codes.optional()
  }
  return z.strictObject(shape)
}

/** The form of a project document, made from the list of its tables. What is empty, null or false may be left out. */
export const ProjectDocument = z.strictObject({
  format: z.literal(PROJECT_DOCUMENT_FORMAT),
  version: z.literal(PROJECT_DOCUMENT_VERSION),
  ...Object.fromEntries(topTables.map(table => [table.list, table.table === 'project' ? rowOf(table) : z.array(rowOf(table)).optional()])),
})

/** One row of a list, as the document has it; its fields are those of the table's list. */
export type DocumentRow = Readonly<Record<string, unknown>>
export type ProjectDocument = Readonly<Record<string, unknown>>

/** The JSON Schema (draft 2020-12) of the document. */
export function projectDocumentJsonSchema(): object {
  return { ...z.toJSONSchema(ProjectDocument), title: 'Entente project document', description: 'A whole project of Entente but for private notes and the history. Dates are EDTF (ISO 8601-2). What is empty, null or false is left out.' }
}
