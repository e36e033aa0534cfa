import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { ConflictRule } from '../../db/contract/entities/copies.ts'
import { tableOf } from '../../db/queries/keys.ts'
import { mergedTables } from '../../db/service/merge-project/merged-tables.ts'
import { checkProject } from '../../db/service/open-project.ts'
import { identifier, sql, type ReadableDatabase } from '../../db/sqlite/database.ts'
import { connect } from '../../db/sqlite/open.ts'
import { openTestProject, scratchFolder, stillPorts, testProject, type TestProject } from '../builders/project.ts'
import { seeded, walker } from '../builders/random-walk.ts'

/** `npm run test:long` walks further, from more beginnings. */
const long = process.env['ENTENTE_LONG'] === '1'
const seeds = long ? [1, 2, 3, 4, 5, 6, 7, 8] : [1, 2]
const shared = long ? 250 : 120
const apart = long ? 200 : 80

async function walk(project: TestProject, seed: number, steps: number, only?: RegExp): Promise<void> {
  const { change, close } = walker(project, seeded(seed), only)
  for (let made = 0, tries = 0; made < steps && tries < steps * 8; tries += 1) {
    project.ports.advance(1_000)
    if (await change() !== null) made += 1
  }
  close()
}

/** A copy of a project with a clock and uids of its own. */
function copyOf(file: string, salt: number): TestProject {
  const copy = join(scratchFolder(), `copy-${salt}.entente`)
  copyFileSync(file, copy)
  const ports = stillPorts(`2026-0${4 + salt}-01T12:00:00.000Z`)
  for (let made = 0; made < salt * 100_000; made += 1) ports.newUid()
  return openTestProject(copy, { ports })
}

const everything = (onConflict: ConflictRule) => ({ onConflict, choices: {}, unrelated: false })

/** What a project holds, by uid: without the keys, the order and the moments that are each copy's own; private notes left out. */
function contentOf(file: string): string[] {
  const db = connect(file, { readOnly: true })
  try {
    return mergedTables.flatMap(({ table }) => db.all<Record<string, unknown>>(sql`SELECT * FROM ${identifier(table)}`)
      .filter(row => !(table === 'note' && row['private'] === 1) && table !== 'view_position')
      .map(row => `${table} ${JSON.stringify(Object.fromEntries(named(db, table, row)))}`)).toSorted()
  } finally {
    db.close()
  }
}

function named(db: ReadableDatabase, table: string, row: Record<string, unknown>): [string, unknown][] {
  const references = new Map(db.all<{ column: string; table: string }>(sql`SELECT "from" AS column, "table" FROM pragma_foreign_key_list(${table})`).map(({ column, table: to }) => [column, to]))
  const type = row['entity_type']
  if (typeof type === 'string' && type in tableOf) references.set('entity_id', tableOf[type as keyof typeof tableOf])
  return Object.entries(row).filter(([column]) => !['id', 'updated_at', 'position', 'pinned', 'current_coder_id'].includes(column)).map(([column, value]) => {
    const to = references.get(column)
    if (to === undefined || value === null) return [column, value]
    const target = db.get<Record<string, unknown>>(sql`SELECT * FROM ${identifier(to)} WHERE id = ${Number(value)}`)
    return [column, target?.['uid'] ?? `${to} of nothing`]
  })
}

it.each(seeds)('two copies that went their own ways are merged, undone exactly, and merged again to no effect (seed %i)', { timeout: long ? 1_200_000 : 90_000 }, async seed => {
  const project = testProject()
  await walk(project, seed, shared)
  project.close()
  const [ours, theirs] = [copyOf(project.file, 1), copyOf(project.file, 2)]
  await walk(ours, seed * 31 + 1, apart)
  await walk(theirs, seed * 31 + 2, apart)
  theirs.close()
  for (const rule of ['ours', 'newer', 'theirs'] as const) {
    const before = ours.dump()
    const { report, label } = ours.handle.mergeCopy(theirs.file, everything(rule))
    const after = ours.dump()
    expect(label !== null, rule).toBe(report.changes)
    expect(after !== before, rule).toBe(report.changes)
    if (label !== null) {
      await ours.call('history.undo', {})
      expect(ours.dump(), `${rule}: undone`).toBe(before)
      await ours.call('history.redo', {})
      expect(ours.dump(), `${rule}: done again`).toBe(after)
    }
    expect(checkProject(ours.file).problems, rule).toEqual([])
    expect(ours.handle.mergeCopy(theirs.file, everything(rule)), `${rule}: again`).toMatchObject({ label: null, report: { changes: false } })
    expect(ours.dump()).toBe(after)
  }
})

/** What adds without changing or taking away. */
const adding = /^(?:actors|affiliations|excerpts|events|ties|tiePhases|periods|evidence|indicators|coders)\.create$/u

it.each(seeds)('where nothing differs, either order gives the same project (seed %i)', { timeout: long ? 1_200_000 : 90_000 }, async seed => {
  const project = testProject()
  await walk(project, seed, shared)
  project.close()
  const [one, other] = [copyOf(project.file, 1), copyOf(project.file, 2)]
  await walk(one, seed * 17 + 1, apart, adding)
  await walk(other, seed * 17 + 2, apart, adding)
  one.close()
  other.close()
  const merged = [[one, other], [other, one]].map(([into, from], index) => {
    const copy = join(scratchFolder(), `merged-${index}.entente`)
    copyFileSync(into?.file ?? '', copy)
    const opened = openTestProject(copy)
    const { report } = opened.handle.mergeCopy(from?.file ?? '', everything('ours'))
    expect(report.conflicts.filter(({ field }) => field !== 'code')).toEqual([])
    opened.close()
    expect(checkProject(copy).problems).toEqual([])
    return contentOf(copy)
  })
  expect(merged[0]?.length).toBeGreaterThan(shared)
  expect(merged[1]).toEqual(merged[0])
})
