import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEdtf } from '../../../db/domain/edtf.ts'
import { rebuildPairs } from '../../../db/queries/event-pairs.ts'
import { rebuildNames } from '../../../db/queries/names.ts'
import { rebuildSearch } from '../../../db/queries/search.ts'
import { identifier, join as joinSql, sql, type ReadableDatabase, type SqlValue, type WritableDatabase } from '../../../db/sqlite/database.ts'
import { createProjectFile } from '../../../db/sqlite/open.ts'
import { loggedTables } from '../../../db/schema/logged-tables.ts'

const AT = '2026-01-01T00:00:00.000Z'
let count = 0

/** A fresh uid; the same sequence in each test process. */
export function nextUid(): string {
  count += 1
  return `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`
}

/** A folder of its own for one test, and a way to remove it. */
export function temporaryFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'entente-test-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Inserts a row and returns its key. */
export function insert(db: WritableDatabase, table: string, values: Record<string, SqlValue>): number {
  const names = joinSql(Object.keys(values).map(name => ({ text: `"${identifier(name).text}"`, values: [] })), ', ')
  return db.run(sql`INSERT INTO ${identifier(table)} (${names}) VALUES (${joinSql(Object.values(values).map(value => sql`${value}`), ', ')})`).lastInsertRowid
}

export const stamped = (values: Record<string, SqlValue>) => ({ uid: nextUid(), ...values, created_at: AT, updated_at: AT })

export function dated(edtf: string, raw = 'dates', prefix = ''): Record<string, SqlValue> {
  const span = parseEdtf(edtf)
  return {
    [raw]: span.raw, [`${prefix}start_earliest`]: span.startEarliest, [`${prefix}start_latest`]: span.startLatest,
    [`${prefix}end_earliest`]: span.endEarliest, [`${prefix}end_latest`]: span.endLatest,
  }
}

export interface Keys { coder: number; framework: number; aspect: number; indicator: number; period: number; source: number; russia: number; israel: number; hezbollah: number; tie: number; phase: number; excerpt: number; evidence: number; event: number; secret: number; released: number }

/** A small case with a row of nearly every kind. */
export function fill(db: WritableDatabase): Keys {
  const coder = insert(db, 'coder', stamped({ name: 'Tal', initials: 'T', description: '' }))
  const source = insert(db, 'source', stamped({
    citation_key: 'kertcher2024', csl: JSON.stringify({ type: 'article-journal', title: 'Friendship balancing', author: [{ family: 'Kertcher', given: 'Chen' }], 'container-title': 'A journal' }),
    title: 'Friendship balancing', authors: 'Kertcher and Course', year: '2024', reliability: 'A', reliability_note: '',
  }))
  const framework = insert(db, 'framework', stamped({ name: 'Friendship balancing', version: '1', description: '', source_id: source }))
  const aspect = insert(db, 'aspect', stamped({ framework_id: framework, code: 'P2', name: 'De-escalation structures', role: 'practice', definition: 'Practices that keep conflict small', position: 0, retired: 0 }))
  for (const value of [-2, -1, 0, 1, 2]) insert(db, 'aspect_scale', { aspect_id: aspect, value, label: `step ${value}`, anchor: '' })
  const indicator = insert(db, 'indicator', stamped({ aspect_id: aspect, code: 'P2.1', name: 'Deconfliction mechanism or hotline', definition: 'A standing line', include: '', exclude: '', example: '', position: 0, retired: 0 }))
  insert(db, 'project', { id: 1, ...stamped({ title: 'Russia and Israel', summary: '', ...dated('2015/2024', 'study_period', 'study_'), framework_id: framework, current_coder_id: coder }) })
  const actor = (kind: string, name: string, short: string, aliases: string[]) => {
    const id = insert(db, 'actor', stamped({ kind, name, short_name: short, description: '' }))
    aliases.forEach((alias, position) => insert(db, 'actor_alias', { actor_id: id, name: alias, language: '', position }))
    return id
  }
  const russia = actor('state', 'Russian Federation', 'Russia', ['Россия', 'רוסיה'])
  const israel = actor('state', 'Israel', '', ['ישראל', 'إسرائيل'])
  const hezbollah = actor('armed-group', 'Hezbollah', '', ['Хезболла', 'חִזְבַּאללה', 'حِزْبُ ٱللّٰه'])
  insert(db, 'external_id', { entity_type: 'actor', entity_id: israel, scheme: 'iso3', value: 'ISR', position: 0 })
  const putin = actor('leader', 'Vladimir Putin', 'Putin', ['Владимир Путин'])
  insert(db, 'affiliation', stamped({ actor_id: putin, with_actor_id: russia, role: 'president', ...dated('2012/..') }))
  const tie = insert(db, 'tie', stamped({ from_actor_id: russia, to_actor_id: israel, directed: 0, kind: 'friendship', certainty: 'confirmed', label: '', description: 'A friendship under strain' }))
  insert(db, 'tie', stamped({ from_actor_id: israel, to_actor_id: hezbollah, directed: 0, kind: 'war', certainty: 'confirmed', label: '', description: '' }))
  const phase = insert(db, 'tie_phase', stamped({ tie_id: tie, cooperation: 2, conflict: 1, weight: 0.1, summary: 'Syrian skies shared', ...dated('2015-09/2021') }))
  const excerpt = insert(db, 'excerpt', stamped({ source_id: source, label: 'S12', form: 'paraphrase', statement: 'claim', text: 'The hotline between Hmeimim and Tel Aviv kept aircraft of Hezbollah’s enemy apart.', locator: 'p. 3' }))
  insert(db, 'excerpt_actor', { excerpt_id: excerpt, actor_id: hezbollah, position: 0 })
  insert(db, 'citation', { tie_phase_id: phase, excerpt_id: excerpt, locator: '', position: 0 })
  const event = insert(db, 'event', stamped({ title: 'Ilyushin shot down', description: '', date_note: '', place: 'Latakia', code_scheme: '', code: '', ...dated('2018-09-17', 'date') }))
  insert(db, 'event_participant', { event_id: event, actor_id: russia, role: 'victim', position: 0 })
  const period = insert(db, 'period', stamped({ name: 'Syria', description: '', ...dated('2015/2021') }))
  insert(db, 'assessment', stamped({ tie_id: tie, aspect_id: aspect, period_id: period, coder_id: coder, level: 2, rationale: 'Mechanisms worked throughout' }))
  const evidence = insert(db, 'evidence', stamped({ tie_id: tie, tie_phase_id: phase, indicator_id: indicator, excerpt_id: excerpt, stance: 'supports', comment: 'Direct testimony', coder_id: coder, ...dated('2015~', 'about') }))
  const secret = insert(db, 'note', stamped({ title: 'Slip', body: 'The quincunx date is wrong on page 7', private: 1, pinned: 0 }))
  insert(db, 'note_attachment', { note_id: secret, entity_type: 'tie', entity_id: tie, position: 0 })
  insert(db, 'note_link', { note_id: secret, text: 'Hezbollah', entity_type: 'actor', entity_id: hezbollah, position: 0 })
  const released = insert(db, 'note', stamped({ title: 'Method', body: 'Coded from one quixotic article', private: 0, pinned: 0 }))
  const view = insert(db, 'view', stamped({ name: 'Everything', caption: 'All ties', settings: '{}', position: 0 }))
  insert(db, 'view_position', { view_id: view, actor_id: russia, x: 0.1 + 0.2, y: -1e-7, pinned: 0 })
  rebuildNames(db)
  rebuildSearch(db)
  // Tables of later versions are not there yet in a file of an older one.
  if (db.get(sql`SELECT 1 FROM sqlite_schema WHERE name = 'event_pair'`)) rebuildPairs(db)
  return { coder, framework, aspect, indicator, period, source, russia, israel, hezbollah, tie, phase, excerpt, evidence, event, secret, released }
}

/** A filled, closed project file. */
export function makeProject(file: string): Keys {
  const project = createProjectFile(file)
  try {
    return fill(project.db)
  } finally {
    project.close()
  }
}

/** Every row of every logged table that this version of the schema has, as text that two states can be compared by. */
export function dump(db: ReadableDatabase): string {
  const present = new Set(db.all<{ name: string }>(sql`SELECT name FROM sqlite_schema WHERE type = 'table'`).map(({ name }) => name))
  return loggedTables.filter(table => present.has(table)).map(table => `${table}\n${db.all<Record<string, SqlValue>>(sql`SELECT * FROM ${identifier(table)} ORDER BY id`).map(row => JSON.stringify(row)).join('\n')}`).join('\n')
}
