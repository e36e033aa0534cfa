import { v5 as uuidv5 } from 'uuid'
import type { BundleManifest, BundleOptions } from '../../contract/entities/copies.ts'
import { CslItem } from '../../contract/entities/sources.ts'
import { foldText } from '../../domain/fold.ts'
import { getProject } from '../../queries/project.ts'
import { insertRow, one } from '../../queries/rows.ts'
import { checkDatabase } from '../../sqlite/check.ts'
import { identifier, join, list, sql, type ReadableDatabase, type Sql, type SqlValue, type WritableDatabase } from '../../sqlite/database.ts'
import { refuseTaken, writeNewProject } from '../new-file.ts'
import { addFirstView, finishNewProject } from '../new-project.ts'
import { bibliographicPart } from './bibliographic.ts'
import { copiedTables, excerptTables, identifiedTypes, reasons, withheldTables, type CopiedTable } from './blind-rules.ts'

/** Names space of what a blind copy has of its own: made from the same project for the same coder, it has the same uids. */
const copyNamespace = '0a9d2b53-6f0e-4a53-9f51-3f4a2c8d7e10'

/** The uid of the view that a blind copy opens with, so that merging the copy back leaves it out. */
export const blindViewUid = (project: string): string => uuidv5(`${project}/view`, copyNamespace)

interface SecondCoder { uid: string; name: string; initials: string; known: boolean }

/** The coder of that name, compared folded; a new one where the project has none. */
function secondCoder(db: ReadableDatabase, project: string, name: string): SecondCoder {
  const wanted = name.trim()
  const folded = foldText(wanted)
  const found = db.all<{ uid: string; name: string; initials: string }>(sql`SELECT uid, name, initials FROM coder ORDER BY id`).find(coder => foldText(coder.name) === folded)
  if (found) return { ...found, known: true }
  const initials = wanted.split(/[\s-]+/u).map(word => [...word][0] ?? '').join('').toLocaleUpperCase().slice(0, 3)
  return { uid: uuidv5(`${project}/coder/${folded}`, copyNamespace), name: wanted, initials, known: false }
}

const tablesOf = (excerpts: boolean): [string, CopiedTable][] => {
  const { citation, external_id: ids, ...before } = copiedTables
  // Citations point to excerpts: they come after them.
  return Object.entries({ ...before, ...(excerpts ? excerptTables : {}), citation, external_id: ids })
}

/** Which rows of a table go along; the coder's own row is not copied but made. */
function rowsOf(table: string, excerpts: boolean): Sql {
  const inUse = sql`SELECT framework_id FROM project`
  switch (table) {
    case 'coder': return sql`0`
    case 'framework': return sql`id IN (${inUse})`
    case 'aspect': return sql`framework_id IN (${inUse})`
    case 'aspect_scale': case 'indicator': return sql`aspect_id IN (SELECT id FROM aspect WHERE framework_id IN (${inUse}))`
    case 'citation': return excerpts ? sql`1` : sql`excerpt_id IS NULL`
    case 'external_id': return identifiedRows(excerpts)
    default: return sql`1`
  }
}

function identifiedRows(excerpts: boolean): Sql {
  const other = sql`entity_type IN (${list([...identifiedTypes, ...(excerpts ? ['excerpt'] : [])])})`
  const inUse = sql`SELECT framework_id FROM project`
  const foreign = sql`SELECT id FROM aspect WHERE framework_id NOT IN (${inUse})`
  return sql`${other} AND NOT (entity_type = 'framework' AND entity_id NOT IN (${inUse})) AND NOT (entity_type = 'aspect' AND entity_id IN (${foreign}))
    AND NOT (entity_type = 'indicator' AND entity_id IN (SELECT id FROM indicator WHERE aspect_id IN (${foreign})))`
}

/** What a blind copy would hold, and what it would leave out. Changes nothing. */
export function describeBlindCopy(db: ReadableDatabase, { coder, excerpts }: BundleOptions): BundleManifest {
  const { uid, title } = getProject(db)
  const second = secondCoder(db, uid, coder)
  const count = (table: string, where: Sql) => one<{ count: number }>(db, sql`SELECT count(*) AS count FROM ${identifier(table)} WHERE ${where}`).count
  const included: BundleManifest['included'] = []
  const withheld: BundleManifest['withheld'] = []
  const keptOut = ([single, several]: readonly [string, string], left: number, why: keyof typeof reasons) => {
    if (left > 0) withheld.push({ what: left === 1 ? single : several, count: left, why: reasons[why] })
  }
  for (const [table, rule] of tablesOf(excerpts)) {
    const where = rowsOf(table, excerpts)
    const rows = count(table, where)
    if (rule.what !== null && rows > 0) included.push({ what: rule.what[rows === 1 ? 0 : 1], count: rows })
    if (rule.except) keptOut(rule.except.what, table === 'coder' ? count('coder', sql`uid <> ${second.uid}`) : count(table, sql`NOT (${where})`), rule.except.why)
    for (const [column, { blank, why, what }] of Object.entries(rule.withheld ?? {})) {
      if (table !== 'coder') keptOut(what, count(table, sql`(${where}) AND ${identifier(column)} IS NOT ${blank}`), why)
    }
  }
  if (!excerpts) keptOut(excerptTables.excerpt.what, count('excerpt', sql`1`), 'chosen')
  for (const [table, { what, why, untold }] of Object.entries(withheldTables)) {
    if (!untold) keptOut(what, count(table, sql`1`), why)
  }
  return {
    project: { uid, title }, coder: { uid: second.uid, name: second.name, known: second.known }, excerpts, included, withheld, cautions: cautionsOf(db),
  }
}

function cautionsOf(db: ReadableDatabase): string[] {
  const restricted = db.all<{ name: string; events: number }>(sql`
    SELECT d.name, count(e.id) AS events FROM data_set d JOIN event e ON e.data_set_id = d.id WHERE d.restricted = 1 GROUP BY d.id ORDER BY d.name`)
  const unlocked = db.locked ? ['The project is locked with a passphrase; this copy is not: whoever has it can read it.'] : []
  return unlocked.concat(restricted.map(({ name, events }) => `The data set “${name}” is marked as restricted: its licence may not allow passing on its ${events === 1 ? 'event' : `${events} events`}.`))
}

/**
 * Writes a blind copy for a second coder as a new project file: whole, or not at all. It is made by copying what the rules allow, row by row and
 * column by column, never by deleting from a copy. Throws a ProjectFileError (`exists`, `no-access`). The project is only read.
 */
export function writeBlindCopy(db: ReadableDatabase, options: BundleOptions, file: string, at: string): { file: string; manifest: BundleManifest } {
  refuseTaken(file)
  const manifest = describeBlindCopy(db, options)
  const written = writeNewProject(file, target => {
    target.transaction(() => {
      const coder = insertSecondCoder(target, secondCoder(db, manifest.project.uid, options.coder), at)
      for (const [table, rule] of tablesOf(options.excerpts)) copyRows(db, target, table, rule, options.excerpts, coder)
      insertRow(target, 'bundle_origin', {
        id: 1, kind: 'blind', project_uid: manifest.project.uid, project_title: manifest.project.title, coder_id: coder, created_at: at,
      })
      addFirstView(target, blindViewUid(manifest.project.uid), at)
      finishNewProject(target)
    })
    const { problems } = checkDatabase(target, file)
    if (problems.length > 0) throw new Error(`the blind copy is not sound: ${problems[0]?.message ?? ''}`)
  })
  return { file: written.file, manifest }
}

function insertSecondCoder(target: WritableDatabase, { uid, name, initials }: SecondCoder, at: string): number {
  return insertRow(target, 'coder', { uid, name, initials, description: '', created_at: at, updated_at: at })
}

function copyRows(db: ReadableDatabase, target: WritableDatabase, table: string, rule: CopiedTable, excerpts: boolean, coder: number): void {
  const read = [...rule.copied, ...(table === 'source' ? ['csl'] : [])]
  if (read.length === 0) return
  const columns = join(read.map(identifier), ', ')
  const blanks = Object.fromEntries(Object.entries(rule.withheld ?? {}).map(([column, { blank }]) => [column, blank]))
  for (const row of db.iterate<Record<string, SqlValue>>(sql`SELECT ${columns} FROM ${identifier(table)} WHERE ${rowsOf(table, excerpts)} ORDER BY id`)) {
    insertRow(target, table, {
      ...row, ...blanks,
      ...(table === 'source' ? { csl: JSON.stringify(bibliographicPart(CslItem.parse(JSON.parse(String(row['csl']))))) } : {}),
      ...(table === 'project' ? { current_coder_id: coder } : {}),
    })
  }
}
