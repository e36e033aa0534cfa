import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { identifier, sql } from '../../db/sqlite/database.ts'
import { connect, openProjectFile } from '../../db/sqlite/open.ts'
import { checkProjectFile } from '../../db/sqlite/check.ts'
import { compareMoments } from '../../db/service/compare-moments.ts'
import { createProject } from '../../db/service/open-project.ts'
import { migrate, migrations } from '../../db/schema/migrate.ts'
import { APPLICATION_ID } from '../../db/sqlite/header.ts'
import { listBackups } from '../../electron/host/backup-files.ts'
import { fill } from '../db/support/project.ts'
import { activities, hashOf, numberIn, textOf, type Activity, type Line, type Orders, type Said } from './activities.ts'

export interface TortureRow { activity: Activity; kills: number; acknowledged: number; inFlight: number; lost: number; half: number; corrupt: number }
export interface TortureResult { rows: TortureRow[]; kills: number; acknowledged: number; lost: number; half: number; corrupt: number; problems: string[] }

interface Options {
  kills: number
  /** A new, empty folder for the projects. */
  folder: string
  seed: number
  /** Told after each kill. */
  progress?(done: number): void
}

/** After so many kills a fresh project: imports make it grow. */
const killsPerProject = 30
const root = resolve(import.meta.dirname, '../..')
const order = Object.keys(activities) as Activity[]

/** Kills a process that works on projects, again and again, and looks after each kill at what it left. Rejects where a process does not work at all. */
export async function torture({ kills, folder, seed, progress = () => undefined }: Options): Promise<TortureResult> {
  const random = generator(seed)
  const rows = new Map(order.map(activity => [activity, { activity, kills: 0, acknowledged: 0, inFlight: 0, lost: 0, half: 0, corrupt: 0 }]))
  const problems: string[] = []
  const oldFiles = makeOldFiles(folder)
  let project = newProject(folder, 0)
  let next = startVictim()
  for (let round = 1; round <= kills; round += 1) {
    const activity = order[(round - 1) % order.length] ?? 'typing'
    const row = rows.get(activity)
    if (!row) throw new Error(`no row for ${activity}`)
    if (round % killsPerProject === 0) project = newProject(folder, round)
    const old = activity === 'migrating' ? copiesOf(oldFiles, folder, round) : activity === 'restoring' ? [newProject(folder, round, 'restored').file] : []
    const victim = next
    next = startVictim()
    const lines = await victim.run({ activity, folder, round, old, file: project.file, note: project.note, cell: project.cell }, random)
    const done = lines.flatMap(({ said, what }) => (said === 'done' && what ? [what] : []))
    const begun = lines.flatMap(({ said, what }) => (said === 'begin' && what ? [what] : []))
    const found = judge({ project, folder, old, activity, done, begun })
    row.kills += 1
    row.acknowledged += done.length
    row.inFlight += begun.length - done.length
    row.lost += found.lost.length
    row.half += found.half.length
    row.corrupt += found.corrupt.length
    problems.push(...[...found.lost, ...found.half, ...found.corrupt].map(problem => `kill ${round}, ${activity}: ${problem}`))
    for (const file of old) removeAll(file)
    progress(round)
  }
  await next.stop()
  const all = [...rows.values()]
  const sum = (column: 'kills' | 'acknowledged' | 'lost' | 'half' | 'corrupt') => all.reduce((total, row) => total + row[column], 0)
  return { rows: all, kills: sum('kills'), acknowledged: sum('acknowledged'), lost: sum('lost'), half: sum('half'), corrupt: sum('corrupt'), problems }
}

interface Project { file: string; note: string; cell: Orders['cell']; noteSeen: number; codeSeen: number; imports: Map<string, number> }

interface Judged { project: Project; folder: string; old: string[]; activity: Activity; done: Said[]; begun: Said[] }

function judge({ project, folder, old, activity, done, begun }: Judged): { lost: string[]; half: string[]; corrupt: string[] } {
  const [lost, half, corrupt]: [string[], string[], string[]] = [[], [], []]
  const sound = (file: string) => {
    try {
      const report = checkProjectFile(file)
      corrupt.push(...report.problems.map(({ message }) => `${file}: ${message}`))
      return report.sound
    } catch (error) {
      corrupt.push(`${file}: ${String(error)}`)
      return false
    }
  }
  const last = (list: readonly Said[], kind: 'note' | 'code') => list.reduce((most, said) => (said.kind === kind ? Math.max(most, said.value) : most), 0)

  if (activity === 'migrating') {
    for (const file of old) {
      if (!begun.some(said => said.kind === 'migrate' && said.path === file)) continue
      const template = join(folder, 'old', file.slice(file.lastIndexOf('-from-') + 6))
      if (!sound(file)) continue
      if (difference(template, file) > 0) (done.some(said => said.kind === 'migrate' && said.path === file) ? lost : half).push(`${file} is not what it was before it was brought up to date`)
      for (const { file: backup } of listBackups(file, { folder: null })) if (sound(backup) && difference(template, backup) > 0) half.push(`the backup ${backup} is not what it was`)
    }
  } else if (activity === 'restoring') {
    const file = old[0] ?? ''
    if (!sound(file)) return { lost, half, corrupt }
    const summary = openAndClose(file, db => db.get<{ summary: string }>(sql`SELECT summary FROM project`)?.summary ?? '')
    const states = begun.flatMap(said => (said.kind === 'restore' ? [textOf(said.value)] : []))
    const acknowledged = done.findLast(said => said.kind === 'restore')
    // What stands there is what was restored last, or what was written since: the backup of the next round, or the change after it.
    const isLater = (text: string) => text === 'changed after the backup' || states.includes(text) || numberIn(text) > (acknowledged?.value ?? 0)
    if (acknowledged && !(summary === textOf(acknowledged.value) || isLater(summary))) lost.push(`${file} is not what was restored`)
    for (const { file: backup } of listBackups(file, { folder: null })) sound(backup)
  } else {
    if (!sound(project.file)) return { lost, half, corrupt }
    const noteDone = Math.max(project.noteSeen, last(done, 'note'))
    const codeDone = Math.max(project.codeSeen, last(done, 'code'))
    const state = openAndClose(project.file, db => ({
      note: db.get<{ body: string }>(sql`SELECT body FROM note WHERE uid = ${project.note}`)?.body ?? '',
      code: db.get<{ rationale: string }>(sql`
        SELECT a.rationale FROM assessment a JOIN tie t ON t.id = a.tie_id JOIN aspect s ON s.id = a.aspect_id JOIN period p ON p.id = a.period_id
        WHERE t.uid = ${project.cell.tie} AND s.uid = ${project.cell.aspect} AND p.uid = ${project.cell.period}`)?.rationale ?? '',
      imported: new Map(db.all<{ name: string; count: number }>(sql`
        SELECT substr(name, 1, instr(name, '-') - 1) AS name, count(*) AS count FROM actor WHERE name GLOB 'R[0-9]*x[0-9]*-*' GROUP BY 1`).map(row => [row.name, row.count])),
      ties: db.get<{ count: number }>(sql`SELECT count(*) AS count FROM tie t JOIN actor a ON a.id = t.from_actor_id WHERE a.name GLOB 'R[0-9]*x[0-9]*-*'`)?.count ?? 0,
    }))
    for (const [what, text, least] of [['note', state.note, noteDone], ['coding', state.code, codeDone]] as const) {
      if (least === 0) continue
      const value = numberIn(text)
      if (!(value >= least)) lost.push(`the ${what} is at ${value}, ${least} was acknowledged`)
      else if (text !== textOf(value)) half.push(`the text of the ${what} is not whole`)
    }
    project.noteSeen = Math.max(project.noteSeen, numberIn(state.note) || 0)
    project.codeSeen = Math.max(project.codeSeen, numberIn(state.code) || 0)
    for (const said of begun) if (said.kind === 'import') project.imports.set(said.name, said.size)
    for (const said of done) if (said.kind === 'import' && !state.imported.has(said.name)) lost.push(`the import ${said.name} is not there`)
    for (const [name, count] of state.imported) if (count !== project.imports.get(name)) half.push(`the import ${name} has ${count} actors`)
    if (state.ties !== [...state.imported.values()].reduce((total, count) => total + count - 1, 0)) half.push(`imports left ${state.ties} ties`)
    // An import that was never acknowledged and is there now must not be missed later.
    for (const name of project.imports.keys()) if (!state.imported.has(name)) project.imports.delete(name)
    for (const said of done) {
      if (said.kind === 'export' && (!existsSync(said.path) || hashOf(readFileSync(said.path)) !== said.sha256)) lost.push(`${said.path} is not what was exported`)
      if (said.kind === 'copy' && !existsSync(said.path)) lost.push(`${said.path} is not there`)
    }
    for (const said of begun) {
      if (said.kind === 'export' && existsSync(said.path)) {
        if (hashOf(readFileSync(said.path)) !== said.sha256) half.push(`${said.path} is half written`)
        rmSync(said.path)
      }
      if (said.kind === 'copy' && existsSync(said.path)) {
        if (sound(said.path) && numberIn(openAndClose(said.path, db => db.get<{ body: string }>(sql`SELECT body FROM note WHERE uid = ${project.note}`)?.body ?? '')) !== said.note) half.push(`${said.path} is not the project as it was`)
        removeAll(said.path)
      }
    }
    const backups = listBackups(project.file, { folder: null })
    const notes = backups.map(({ file }) => (sound(file) ? numberIn(openAndClose(file, db => db.get<{ body: string }>(sql`SELECT body FROM note WHERE uid = ${project.note}`)?.body ?? '')) : Number.NaN))
    for (const said of done) if (said.kind === 'backup' && !notes.some(note => note === said.note)) lost.push(`the backup of ${said.note} is not there`)
    for (const { file } of backups) removeAll(file)
  }
  return { lost, half, corrupt }
}

/** What a query says of a file that is opened to work on, and closed again: then it must be one single file. */
function openAndClose<T>(file: string, use: (db: ReturnType<typeof openProjectFile>['db']) => T): T {
  const opened = openProjectFile(file, { access: 'write' })
  if (opened.readOnly) throw new Error(`${file} is still locked: ${opened.readOnlyReason}`)
  let result: T
  try {
    result = use(opened.db)
  } finally {
    opened.close()
  }
  for (const side of ['-wal', '-shm', '-journal']) if (existsSync(`${file}${side}`)) throw new Error(`${file}${side} was left behind`)
  return result
}

function difference(one: string, other: string): number {
  const [before, now] = [openProjectFile(one, { access: 'read' }), openProjectFile(other, { access: 'read' })]
  try {
    return compareMoments(before.db, now.db).types.length
  } finally {
    before.close()
    now.close()
  }
}

function newProject(folder: string, round: number, name = 'project'): Project {
  const file = join(folder, `${name}-${round}.entente`)
  const template = join(folder, 'template.entente')
  if (!existsSync(template)) createProject(template, { sample: true })
  copyFileSync(template, file)
  const opened = openProjectFile(file, { access: 'read' })
  try {
    const uid = (table: string) => opened.db.get<{ uid: string }>(sql`SELECT uid FROM ${identifier(table)} ORDER BY id LIMIT 1`)?.uid ?? ''
    return { file, note: uid('note'), cell: { tie: uid('tie'), aspect: uid('aspect'), period: uid('period') }, noteSeen: 0, codeSeen: 0, imports: new Map() }
  } finally {
    opened.close()
  }
}

/** A file of each released version but the last. */
function makeOldFiles(folder: string): string[] {
  mkdirSync(join(folder, 'old'), { recursive: true })
  return migrations.slice(0, -1).map(({ version }) => {
    const file = join(folder, 'old', `v${version}.entente`)
    const db = connect(file, { readOnly: false, create: true })
    db.execute(`PRAGMA application_id = ${APPLICATION_ID}`)
    migrate(db, migrations, version)
    fill(db)
    db.close()
    return file
  })
}

function copiesOf(files: readonly string[], folder: string, round: number): string[] {
  return [0, 1].flatMap(copy => files.map((file, index) => {
    const path = join(folder, `m${round}-${copy}-from-v${index + 1}.entente`)
    copyFileSync(file, path)
    return path
  }))
}

function removeAll(file: string): void {
  for (const { file: backup } of listBackups(file, { folder: null })) rmSync(backup, { force: true })
  for (const side of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${side}`, { force: true })
}

interface Victim {
  /** Tells the process what to do and kills it at a moment drawn; resolves with all that it said. */
  run(orders: Orders, random: () => number): Promise<Line[]>
  stop(): Promise<void>
}

/** Starts a process ahead of time: its programs are loaded while the one before it is killed and judged. */
function startVictim(): Victim {
  const child = spawn(process.execPath, [join(root, 'tests/torture/victim.ts')], { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/torture') } })
  const lines: Line[] = []
  const waiting = new Set<() => void>()
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => { errors += text })
  const reader = createInterface({ input: child.stdout })
  reader.on('line', line => {
    try {
      lines.push(JSON.parse(line) as Line)
    } catch {
      // A line that the kill cut off was never wholly said.
    }
    for (const wake of waiting) wake()
  })
  const closed = Promise.all([once(child, 'close'), once(reader, 'close')])
  child.stdin.on('error', () => undefined)
  const said = (is: (line: Line) => boolean) => new Promise<void>((done, fail) => {
    const look = () => {
      if (!lines.some(is)) return
      waiting.delete(look)
      done()
    }
    waiting.add(look)
    void closed.then(() => fail(new Error(`the process ended by itself: ${errors}`)))
    look()
  })
  const kill = async () => {
    child.kill('SIGKILL')
    await closed
  }
  return {
    async run(orders, random) {
      await said(({ said: what }) => what === 'ready')
      child.stdin.write(`${JSON.stringify(orders)}\n`)
      const { changes, ms } = activities[orders.activity]
      const wanted = 1 + Math.floor(random() * changes)
      await said(() => lines.filter(({ said: what }) => what === 'begin').length >= wanted)
      await new Promise(done => { setTimeout(done, random() * ms) })
      if (child.exitCode !== null) throw new Error(`the process ended by itself: ${errors}`)
      await kill()
      return lines
    },
    stop: kill,
  }
}

/** Mulberry32 (Tommy Ettinger, public domain): numbers from 0 to 1 that a seed repeats. */
function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6D2B79F5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The result as a table for a terminal. */
export function tableOf({ rows, kills, acknowledged, lost, half, corrupt }: TortureResult): string {
  const columns = ['activity', 'kills', 'acknowledged', 'under way', 'lost', 'half done', 'corrupt'] as const
  const lines = [
    columns.map(String),
    ...rows.map(row => [row.activity, row.kills, row.acknowledged, row.inFlight, row.lost, row.half, row.corrupt].map(String)),
    ['all', kills, acknowledged, rows.reduce((total, row) => total + row.inFlight, 0), lost, half, corrupt].map(String),
  ]
  const widths = columns.map((_, index) => Math.max(...lines.map(line => (line[index] ?? '').length)))
  return lines.map(line => line.map((cell, index) => (index === 0 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0))).join('  ')).join('\n')
}

