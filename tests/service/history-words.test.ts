import { expect, it } from 'vitest'
import { historySteps } from '../../db/queries/history.ts'
import { toldTables } from '../../db/queries/history-words.ts'
import { loggedTables } from '../../db/schema/logged-tables.ts'
import { identifier, sql, type SqlValue } from '../../db/sqlite/database.ts'
import { openProjectFile } from '../../db/sqlite/open.ts'
import { tableOf } from '../../db/queries/keys.ts'
import { ownerOfRow } from '../../db/queries/touched.ts'
import { changeStep } from '../db/support/change-step.ts'
import { addActor, addEvidence, addExcerpt, addPeriod, addSource, addTie } from '../builders/entities.ts'
import { testProject } from '../builders/project.ts'

const isEntity = (table: string) => Object.values(tableOf).includes(table)

it('every table and column that can change has words for people, or is known to say nothing', () => {
  const project = testProject()
  const opened = openProjectFile(project.file, { access: 'read' })
  try {
    expect(Object.keys(toldTables).toSorted()).toEqual([...loggedTables].toSorted())
    for (const table of loggedTables) {
      const columns = opened.db.all<{ name: string }>(sql`SELECT name FROM pragma_table_info(${table})`).map(({ name }) => name)
      const told = toldTables[table]
      expect([table, ...Object.keys(told?.columns ?? {}).toSorted()]).toEqual([table, ...columns.toSorted()])
      expect([table, told?.part === '']).toEqual([table, isEntity(table)])
      for (const word of [told?.part ?? '', ...Object.values(told?.columns ?? {}).map(column => column?.word ?? '')]) expect(word).not.toMatch(/_|\bid\b|uid|csl|sha/u)
    }
  } finally {
    opened.close()
  }
})

/** What no analyst should have to read: keys, names of columns, JSON, and dates as they are stored. */
const raw = /[0-9a-f]{8}-[0-9a-f]{4}-|\w_\w|\{"|"\}|\["|\.\.\/|\/\.\.|\b\d{4}(?:-\d\d)?[~?]?\/\d{4}|\b\d{4}~/u

/** Tried in columns of text, of dates, and of packed values. */
const typedTexts = ['Other words', '2015~/..', '{"title":"Other"}']

it('whatever changes in any table is told in words: no key, no column, no packed or stored value', async () => {
  const project = testProject({ sample: true })
  const { call } = project
  // What the sample has none of.
  const [one, other] = [await addActor(project, { name: 'Turkey' }), await addActor(project, { name: 'Greece' })]
  const tie = await addTie(project, { from: one, to: other })
  const period = await addPeriod(project, { name: 'Imia', dates: '1996/1999' })
  const source = await addSource(project, { citationKey: 'imia1996' })
  const excerpt = await addExcerpt(project, { source, text: 'They met.' })
  const { aspects } = await call('framework.get', {})
  await addEvidence(project, { tie, indicator: aspects[0]?.indicators[0]?.uid ?? '', excerpt, by: 'from', about: '1996~' })
  await call('readings.overrule', { tie, period, label: 'managed-rivalry', reason: 'They say so' }).catch(() => undefined)
  await call('savedFilters.create', { name: 'Mine', section: 'actor', filter: 'x' })
  project.close()

  const opened = openProjectFile(project.file, { access: 'write' })
  const columnsTold = new Set<string>()
  const faults: string[] = []
  let toldFields = 0
  try {
    for (const table of loggedTables) {
      for (const [column, told] of Object.entries(toldTables[table]?.columns ?? {})) {
        const row = opened.db.get<Record<string, SqlValue>>(sql`SELECT id, ${identifier(column)} AS value FROM ${identifier(table)} ORDER BY ${identifier(column)} IS NULL LIMIT 1`)
        if (!told || !row) continue
        const others: SqlValue[] = opened.db.all<{ value: SqlValue }>(sql`SELECT DISTINCT ${identifier(column)} AS value FROM ${identifier(table)} WHERE ${identifier(column)} IS NOT ${row['value'] ?? null} LIMIT 3`).map(({ value }) => value)
        const typed: SqlValue[] = typeof row['value'] === 'number' ? [row['value'] === 0 ? 1 : row['value'] - 1, row['value'] + 1] : typedTexts
        for (const value of [...others, ...typed, null]) {
          if (value === row['value'] || !changeStep(opened.db, `Change a ${table}`, sql`UPDATE ${identifier(table)} SET ${identifier(column)} = ${value} WHERE id = ${row['id'] ?? 0}`)) continue
          columnsTold.add(`${table}.${column}`)
          break
        }
      }
    }
    for (const table of [...loggedTables].toReversed()) {
      if (table !== 'project') changeStep(opened.db, `Delete a ${table}`, sql`DELETE FROM ${identifier(table)} WHERE id = (SELECT max(id) FROM ${identifier(table)})`)
    }
    for (let before: number | undefined; ;) {
      const { steps, more } = historySteps(opened.db, { limit: 200, before })
      for (const { label, changes } of steps) {
        for (const { title, part, fields, kind } of changes) {
          toldFields += fields.length
          const lines = [title, part, ...fields.flatMap(({ name, before: was, after }) => [name, was ?? '', after ?? ''])]
          // Texts of people may hold whatever they like.
          faults.push(...lines.filter(line => raw.test(line) && !typedTexts.includes(line)).map(line => `${label}, ${kind} ${part}: ${line}`))
          if (title === '') faults.push(`${label}: ${part} of something without a name`)
        }
      }
      before = steps.at(-1)?.id
      if (!more) break
    }
  } finally {
    opened.close()
  }
  expect(columnsTold.size).toBeGreaterThan(70)
  expect(faults).toEqual([])
  expect(toldFields).toBeGreaterThan(150)
})

it('every logged row belongs to something that the history can name', () => {
  for (const table of loggedTables) {
    const columns = Object.fromEntries(Object.keys(toldTables[table]?.columns ?? {}).map(name => [name, 1]))
    expect([table, ownerOfRow(table, 1, { ...columns, entity_type: 'actor' }) !== null]).toEqual([table, true])
  }
})

it('a list that is written anew tells what came and went, and nothing of what stayed', async () => {
  const project = testProject()
  const { call } = project
  const alias = (name: string) => ({ name, language: '' })
  const actor = await addActor(project, { name: 'Russia', aliases: [alias('Moscow'), alias('Россия')] })
  await call('actors.update', { uid: actor, changes: { aliases: [alias('Россия'), alias('روسيا')] } })
  const [latest] = (await call('history.steps', { uid: actor })).steps
  expect(latest?.changes.map(({ part, kind, fields }) => [kind, part, fields.map(({ before, after }) => after ?? before)])).toEqual([['removed', 'other name', ['Moscow']], ['added', 'other name', ['روسيا']]])
  expect(latest?.more).toBe(0)
})
