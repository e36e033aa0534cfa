/**
 * What merging another copy would do: which rows come, which values change, which differ and stay. Nothing is written here. Both copies are read
 * by statements of our own; references are followed from row to row by what a row of theirs is here.
 */
import type { ConflictRule, CopyConflict, CopyMergeOptions, CopyMergeReport, MergedType, MergeSide } from '../../contract/entities/copies.ts'
import { mergedUid } from '../../queries/external-ids.ts'
import { identifier, join, sql, type ReadableDatabase } from '../../sqlite/database.ts'
import { blindViewUid } from '../bundle/blind-copy.ts'
import { withheldColumns } from '../bundle/blind-rules.ts'
import { conflictHead } from './conflict-head.ts'
import { columnsOf, createHereMap, isClosed, isHere, keyOfHere, keyText, referencesOf, type Here, type HereMap, type Plain, type Row, type Value, type Values } from './here.ts'
import { mergedTables, type MergedField, type MergedList, type MergedRows } from './merged-tables.ts'
import type { OtherCopy } from './other-file.ts'
import { identityOf, OurRows, type Mapped } from './our-rows.ts'
import { canonical, completedRecord, twoValues } from './values.ts'
import { orderedVersions, type VersionOrder } from './versions.ts'

export type Operation =
  | { readonly kind: 'insert'; readonly table: string; readonly here: Here | null; readonly values: Values; readonly theirs: number; readonly freshUid: boolean; readonly orderIn: readonly string[] | null }
  | { readonly kind: 'update'; readonly table: string; readonly id: number; readonly values: Values; readonly theirs: number; readonly stamp: string | null }
  | { readonly kind: 'versions'; readonly order: VersionOrder; readonly values: (row: Row) => Values }

export interface CopyMergePlan {
  readonly operations: readonly Operation[]
  readonly report: CopyMergeReport
}

/** Conflicts that are told one by one; the rest is counted and decided by the rule. */
const told = 2_000

/** How an entity stands in both copies; a later one here stands over an earlier. */
const states = ['same', 'added', 'conflicting', 'new'] as const
type State = (typeof states)[number]

const skipReasons = {
  codebook: 'They rest on a codebook that is not this project’s.',
  missing: 'What they point to stays in the other file.',
  one: 'Their two ends are one and the same here.',
  private: 'Private notes are their writer’s own.',
  kept: 'They are private here.',
} as const
type SkipReason = keyof typeof skipReasons

export function planCopyMerge(db: ReadableDatabase, other: OtherCopy, options: CopyMergeOptions): CopyMergePlan {
  const planner = new Planner(db, other, options)
  for (const table of mergedTables) {
    if (table.kind === 'rows') planner.rows(table)
    else if (table.table === 'assessment_version') planner.versions(table)
    else planner.list(table)
  }
  return planner.plan()
}

class Planner {
  private readonly here: HereMap = createHereMap()
  private readonly operations: Operation[] = []
  private readonly states = new Map<Here, { type: MergedType; state: State }>()
  private readonly conflicts: CopyConflict[] = []
  private moreConflicts = 0
  private readonly skipped = new Map<string, { what: MergedType; why: SkipReason; count: number }>()
  /** Which side an assessment's state is taken from. */
  private readonly sides = new Map<number, MergeSide>()
  private readonly db: ReadableDatabase
  private readonly other: OtherCopy
  private readonly options: CopyMergeOptions
  private readonly isSameProject: boolean
  private readonly isBlind: boolean

  constructor(db: ReadableDatabase, other: OtherCopy, options: CopyMergeOptions) {
    this.db = db
    this.other = other
    this.options = options
    this.isSameProject = db.get<{ uid: string }>(sql`SELECT uid FROM project`)?.uid === other.project.uid
    this.isBlind = other.copy?.kind === 'blind'
  }

  /** Rows that are matched one to one. */
  rows(rules: MergedRows): void {
    const { table, type } = rules
    const { read, references } = this.shapeOf(table)
    const ours = new OurRows(this.db.all<Row>(read), rules, references)
    const absorbed = this.absorbedInto(type)
    for (const row of this.other.db.iterate<Row>(read)) {
      if (table === 'note' && row['private'] === 1) {
        this.skip(type, 'private')
        continue
      }
      if (this.isBlind && table === 'view' && row['uid'] === blindViewUid(this.other.project.uid)) continue
      const mapped = this.mapped(row, references)
      // What was merged into another one here brought along what it had.
      if (rules.key?.some(column => isClosed(mapped.values[column] ?? null))) continue
      const known = table === 'project' ? ours.only() : ours.find(row, mapped)
      if (known) {
        const isPrivate = table === 'note' && known['private'] === 1
        const here = this.here.add(table, row.id, { id: known.id, isNew: false, closed: isPrivate })
        if (isPrivate) this.skip(type, 'kept')
        else if (table !== 'project' || this.isSameProject) this.compare(rules, ours, here, known, row, mapped)
        continue
      }
      const into = absorbed.get(String(row['uid']))
      if (into !== undefined) {
        this.here.add(table, row.id, { id: into, isNew: false, closed: true })
        continue
      }
      if (!rules.insert) this.skip(type, 'codebook')
      else if (mapped.missing) this.skip(type, this.restsOnCodebook(table, row, mapped) ? 'codebook' : 'missing')
      else if (hasOneEnd(table, mapped.values)) this.skip(type, 'one')
      else this.insert(rules, ours, row, mapped.values)
    }
  }

  /** Rows of lists that belong to something. */
  list({ table, key, owners, withNewOwner, ordered }: MergedList): void {
    const { read, references } = this.shapeOf(table)
    const identity = [...owners, ...key]
    const ours = new Set(this.db.all<Row>(read).map(row => identityOf(row, identity, references)))
    for (const row of this.other.db.iterate<Row>(read)) {
      const mapped = this.mapped(row, references)
      const owner = this.ownerOf(owners, row, mapped)
      if (mapped.missing || !owner || owner.closed || (withNewOwner && !owner.isNew)) continue
      if (table === 'external_id' && row['scheme'] === mergedUid && this.isThere(row['entity_type'], String(row['value']))) continue
      const known = JSON.stringify(identity.map(column => keyText(mapped.values[column] ?? null)))
      if (ours.has(known)) continue
      ours.add(known)
      this.raise(owner, 'added')
      this.operations.push({ kind: 'insert', table, here: null, values: mapped.values, theirs: row.id, freshUid: false, orderIn: ordered && !owner.isNew ? [...owners, ...(table === 'external_id' ? ['entity_type'] : [])] : null })
    }
  }

  /** Earlier states of assessments: both copies' in the order of time, the one that stands last. */
  versions({ table }: MergedList): void {
    const { read, references } = this.shapeOf(table)
    const byAssessment = (rows: Iterable<Row>) => Map.groupBy(rows, row => Number(row['assessment_id']))
    const ours = byAssessment(this.db.all<Row>(read))
    for (const [theirAssessment, rows] of byAssessment(this.other.db.all<Row>(read))) {
      const here = this.here.find('assessment', theirAssessment)
      if (!here) continue
      const valuesOf = (row: Row) => ({ ...this.mapped(row, references).values, assessment_id: here })
      if (here.id === null) {
        for (const row of rows) this.operations.push({ kind: 'insert', table, here: null, values: valuesOf(row), theirs: row.id, freshUid: false, orderIn: null })
        continue
      }
      const author = (row: Row) => keyText(this.mapped(row, references).values['author_id'] ?? null)
      const order = orderedVersions(here.id, ours.get(here.id) ?? [], rows, author, this.sides.get(here.id) ?? 'ours')
      if (!order) continue
      if (order.added > 0) this.raise(here, 'added')
      this.operations.push({ kind: 'versions', order, values: valuesOf })
    }
  }

  plan(): CopyMergePlan {
    const counts = new Map<MergedType, { type: MergedType; new: number; same: number; added: number; conflicting: number }>()
    for (const { type, state } of this.states.values()) {
      const count = counts.get(type) ?? { type, new: 0, same: 0, added: 0, conflicting: 0 }
      count[state] += 1
      counts.set(type, count)
    }
    const order = mergedTables.flatMap(table => (table.kind === 'rows' ? [table.type] : []))
    const { name, sha256, project, copy } = this.other
    return {
      operations: this.operations,
      report: {
        other: { name, title: project.title, projectUid: project.uid, sha256, relation: this.relation(), copy },
        types: order.flatMap(type => counts.get(type) ?? []),
        conflicts: this.conflicts, moreConflicts: this.moreConflicts,
        skipped: [...this.skipped.values()].map(({ what, why, count }) => ({ what, count, why: skipReasons[why] })),
        changes: this.operations.length > 0,
      },
    }
  }

  private relation(): CopyMergeReport['other']['relation'] {
    if (this.isSameProject) return 'same-project'
    const own: ReadonlySet<MergedType> = new Set(['coder', 'source', 'actor', 'excerpt', 'event', 'tie', 'period'])
    return [...this.states.values()].some(({ type, state }) => own.has(type) && state !== 'new') ? 'related' : 'unrelated'
  }

  private shapeOf(table: string) {
    // Full texts are read when they are written: they are known by their digest.
    const columns = columnsOf(this.db, table).filter(column => table !== 'source_text' || column !== 'text')
    return { read: sql`SELECT id, ${join(columns.map(identifier), ', ')} FROM ${identifier(table)} ORDER BY id`, references: referencesOf(this.db, table) }
  }

  /** A row of theirs with its references as they are here. */
  private mapped(row: Row, references: ReturnType<typeof referencesOf>): Mapped {
    const values: Record<string, Value> = {}
    let missing = false
    const left = new Set<string>()
    for (const [column, value] of Object.entries(row)) {
      if (column === 'id') continue
      const reference = references.get(column)
      const isLink = column === 'entity_id' && 'entity_type' in row
      if (value === null || (!reference && !isLink)) {
        values[column] = value
        continue
      }
      const here = isLink ? this.here.entity(row['entity_type'], Number(value)) : this.here.find(reference?.table ?? '', Number(value))
      values[column] = here ?? null
      if (!here) left.add(column)
      if (!here && (isLink || reference?.required)) missing = true
    }
    return { values, missing, left }
  }

  private ownerOf(owners: readonly string[], row: Row, { values }: Mapped): Here | undefined {
    const column = owners.find(name => row[name] !== null)
    const owner = column === undefined ? null : (values[column] ?? null)
    return isHere(owner) ? owner : undefined
  }

  private isThere(type: Plain | undefined, uid: string): boolean {
    if (type !== 'actor' && type !== 'source' && type !== 'event') return false
    return this.db.get(sql`SELECT 1 FROM ${identifier(type)} WHERE uid = ${uid}`) !== undefined
  }

  /** Keys of entities here into which others were merged, by the uid of the one that went. */
  private absorbedInto(type: MergedType): ReadonlyMap<string, number> {
    const rows = this.db.all<{ value: string; id: number }>(sql`SELECT value, entity_id AS id FROM external_id WHERE scheme = ${mergedUid} AND entity_type = ${type}`)
    return new Map(rows.map(({ value, id }) => [value, id]))
  }

  private restsOnCodebook(table: string, row: Row, { left }: Mapped): boolean {
    const columns = ['framework_id', 'aspect_id', 'indicator_id'].filter(column => left.has(column))
    return columns.length > 0 && columns.every(column => row[column] !== null) && ['aspect', 'aspect_scale', 'indicator', 'assessment', 'adjudication', 'evidence', 'evidence_adjudication'].includes(table)
  }

  private insert(rules: MergedRows, ours: OurRows, row: Row, values: Values): void {
    const { table, type, unique } = rules
    const here = this.here.add(table, row.id, { id: null, isNew: true, closed: false })
    const named = unique ? { ...values, [unique.column]: ours.freeName(rules, values) } : values
    this.states.set(here, { type, state: 'new' })
    const orderIn = table === 'aspect' ? ['framework_id'] : table === 'indicator' ? ['aspect_id'] : table === 'view' ? [] : null
    this.operations.push({ kind: 'insert', table, here, values: named, theirs: row.id, freshUid: ours.hasUid(row), orderIn })
  }

  private compare(rules: MergedRows, ours: OurRows, here: Here, known: Row, row: Row, mapped: Mapped): void {
    const { table, type } = rules
    this.states.set(here, { type, state: 'same' })
    const theirs = this.completed(table, known, row)
    const values: Values = { ...mapped.values, ...theirs.given }
    const stamps = this.stampsOf(rules, known, row)
    const taken: Record<string, Value> = {}
    for (const field of rules.fields) {
      if (!this.differs(field, known, values, mapped)) continue
      this.raise(here, 'conflicting')
      const fixed = ours.isTaken(rules, field, known, values) || (table === 'tie' || table === 'affiliation' ? hasOneEnd(table, values) : false)
      const choice = this.decide(rules, field, known, stamps, fixed, theirs.row)
      if (table === 'assessment') this.sides.set(known.id, choice)
      if (choice === 'ours') continue
      for (const column of field.columns) taken[column] = values[column] ?? null
      ours.take(rules, known, values, field)
    }
    if (Object.keys(taken).length === 0) return
    this.operations.push({ kind: 'update', table, id: known.id, values: taken, theirs: row.id, stamp: stamps.theirs > stamps.ours ? stamps.theirs : null })
  }

  /** What was kept from a blind copy and is still empty there is as it is here. */
  private completed(table: string, known: Row, row: Row): { row: Row; given: Record<string, Plain> } {
    if (!this.isBlind) return { row, given: {} }
    const given: Record<string, Plain> = {}
    for (const [column, { blank }] of Object.entries(withheldColumns(table))) {
      if (row[column] === blank) given[column] = known[column] ?? null
    }
    if (table === 'source') given['csl'] = completedRecord(String(known['csl']), String(row['csl']))
    return { row: { ...row, ...given }, given }
  }

  private differs(field: MergedField, known: Row, values: Values, { left }: Mapped): boolean {
    return (field.compared ?? field.columns).some(column => {
      if (left.has(column)) return false
      const value = values[column] ?? null
      if (isHere(value)) return value.id === null || value.id !== known[column]
      if (column === 'csl' || column === 'settings') return canonical(String(value)) !== canonical(String(known[column]))
      return value !== (known[column] ?? null)
    })
  }

  private stampsOf({ stampOf }: MergedRows, known: Row, row: Row): { ours: string; theirs: string } {
    const stamp = (db: ReadableDatabase, of: Row): string => {
      if (stampOf !== undefined) return db.get<{ at: string }>(sql`SELECT updated_at AS at FROM aspect WHERE id = ${of[stampOf] ?? null}`)?.at ?? ''
      return String(of['updated_at'] ?? of['created_at'] ?? '')
    }
    return { ours: stamp(this.db, known), theirs: stamp(this.other.db, row) }
  }

  private decide(rules: MergedRows, field: MergedField, known: Row, stamps: { ours: string; theirs: string }, fixed: boolean, theirs: Row): MergeSide {
    const head = conflictHead(this.db, rules, known)
    const id = `${rules.type}:${head.key}:${field.field}`
    const choice = fixed ? 'ours' : (Object.hasOwn(this.options.choices, id) ? this.options.choices[id] : undefined) ?? byRule(this.options.onConflict, stamps)
    if (this.conflicts.length >= told) {
      this.moreConflicts += 1
      return choice
    }
    this.conflicts.push({
      id, type: rules.type, ...head.told(), field: field.field, ...twoValues(rules.table, field, { db: this.db, row: this.whole(this.db, rules, known) }, { db: this.other.db, row: this.whole(this.other.db, rules, theirs) }),
      oursAt: stamps.ours, theirsAt: stamps.theirs, choice, fixed,
    })
    return choice
  }

  /** A row with what is read only when it is needed. */
  private whole(db: ReadableDatabase, { table }: MergedRows, row: Row): Row {
    if (table !== 'source_text') return row
    return { ...row, sha256: db.get<{ text: string }>(sql`SELECT text FROM source_text WHERE id = ${row.id}`)?.text ?? '' }
  }

  private raise(here: Here, state: State): void {
    const held = this.states.get(here)
    if (held && states.indexOf(state) > states.indexOf(held.state)) this.states.set(here, { ...held, state })
  }

  private skip(what: MergedType, why: SkipReason): void {
    const key = `${what} ${why}`
    const held = this.skipped.get(key)
    this.skipped.set(key, { what, why, count: (held?.count ?? 0) + 1 })
  }
}


const byRule = (rule: ConflictRule, stamps: { ours: string; theirs: string }): MergeSide => (rule === 'newer' ? (stamps.theirs > stamps.ours ? 'theirs' : 'ours') : rule)

function hasOneEnd(table: string, values: Values): boolean {
  const ends = table === 'tie' ? ['from_actor_id', 'to_actor_id'] : table === 'affiliation' ? ['actor_id', 'with_actor_id'] : []
  const [one, other] = ends.map(column => values[column] ?? null)
  return one !== undefined && other !== undefined && isHere(one) && isHere(other) && keyOfHere(one) === keyOfHere(other)
}
