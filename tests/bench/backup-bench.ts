import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { insertRow } from '../../db/queries/rows.ts'
import { rebuildSearch } from '../../db/queries/search.ts'
import { connect } from '../../db/sqlite/open.ts'
import { openWorkbench, type OpenWorkbench } from '../../electron/host/workbench.ts'
import { makeLarge } from './large-project.ts'
import { quantile, type Measurement } from './measure.ts'

const workerFile = new URL('../../electron/host/worker.ts', import.meta.url)
/** Somebody who types, codes and looks: one interaction so often, in milliseconds, whether the one before has been answered or not. */
const every = 40
/** What an interaction may be held up by, at the 99th percentile. */
const goal = 50
const noteCount = 5_000

/** How many events the project has: a million with ENTENTE_BENCH_EVENTS=1000000. */
export const backupEvents = (): number => Number(process.env['ENTENTE_BENCH_EVENTS'] ?? 100_000)

function makeProject(folder: string, events: number): string {
  const file = makeLarge(folder, { actors: 2_000, ties: 6_000, events })
  const db = connect(file, { readOnly: false })
  const at = '2026-01-01T00:00:00.000Z'
  db.transaction(() => {
    for (let note = 0; note < noteCount; note += 1) {
      insertRow(db, 'note', {
        uid: `0195d000-0000-7000-8000-${note.toString(16).padStart(12, '0')}`, title: `Note ${note}`, body: `What was said on day ${note}. `.repeat(40), private: true, pinned: false, created_at: at, updated_at: at,
      })
    }
    rebuildSearch(db)
  })
  db.close()
  // On the disk before anything is measured: making it is no part of that.
  const descriptor = openSync(file, 'r+')
  fsyncSync(descriptor)
  closeSync(descriptor)
  return file
}

interface Backups { text: string; measurements: Measurement[] }

/** How long interactions take while a backup of a large project is made, beside none; in a folder that is removed. */
export async function benchBackups(folder: string, events = backupEvents()): Promise<Backups> {
  const own = mkdtempSync(join(folder, 'backups-'))
  try {
    const file = makeProject(own, events)
    const project = openWorkbench(file, { access: 'write', folder: join(own, 'data'), workerFile })
    try {
      const interact = await interactions(project)
      await interact(new Promise(resolve => setTimeout(resolve, 2_000)))
      const alone = await interact(new Promise(resolve => setTimeout(resolve, 8_000)))
      const from = performance.now()
      const made = project.backups.take('asked')
      const during = await interact(made)
      const seconds = (performance.now() - from) / 1_000
      const at = (runs: number[], share: number) => quantile(runs, share).toFixed(1)
      const line = (name: string, runs: number[]) => `  ${name}: median ${at(runs, 0.5)}, p95 ${at(runs, 0.95)}, p99 ${at(runs, 0.99)}, longest ${Math.max(...runs).toFixed(1)} ms of ${runs.length} interactions`
      const text = [
        `${events.toLocaleString('en')} events, ${noteCount.toLocaleString('en')} notes, ${(statSync(file).size / 1e6).toFixed(0)} MB; the backup took ${seconds.toFixed(1)} s`,
        line('without a backup', alone), line('while it is made', during),
        `  at the 99th percentile ${quantile(during, 0.99) <= goal ? `no interaction is held up for more than ${goal} ms: met` : `MORE than ${goal} ms: MISSED`}`,
      ].join('\n')
      return { text, measurements: [{ name: 'an interaction alone', runs: alone }, { name: 'an interaction while a backup is made', runs: during, goal }] }
    } finally {
      project.close()
    }
  } finally {
    rmSync(own, { recursive: true, force: true })
  }
}

/** Interactions at even distances until something has ended: milliseconds from when each was due to its answer, so that nothing hides in a queue. */
async function interactions({ client }: OpenWorkbench): Promise<(until: Promise<unknown>) => Promise<number[]>> {
  const list = await client.call('entities.list', { type: 'note', limit: 50, hidePrivate: false })
  const events = await client.call('entities.list', { type: 'event', limit: 50, hidePrivate: false })
  const ties = await client.call('entities.list', { type: 'tie', limit: 50, hidePrivate: false })
  const [note = '', event = '', tie = ''] = [list, events, ties].map(({ rows }) => rows[0]?.uid)
  let turn = 0
  const kinds = [
    () => client.call('notes.update', { uid: note, changes: { body: `Typed ${turn} words. `.repeat(30) } }),
    () => client.call('ties.update', { uid: tie, changes: { description: `Seen ${turn} times` } }),
    () => client.call('ties.get', { uid: ties.rows[turn % ties.rows.length]?.uid ?? tie }),
    () => client.call('notes.update', { uid: note, changes: { body: `Typed ${turn} words more. `.repeat(30) } }),
    () => client.call('events.update', { uid: event, changes: { description: `Described ${turn} times` } }),
    () => client.call('notes.get', { uid: list.rows[turn % list.rows.length]?.uid ?? note }),
  ]
  return async until => {
    const runs: number[] = []
    const ending = new AbortController()
    until.then(() => ending.abort(), () => ending.abort())
    for (let due = performance.now(); !ending.signal.aborted; due += every) {
      await new Promise(resolve => setTimeout(resolve, Math.max(0, due - performance.now())))
      turn += 1
      await kinds[turn % kinds.length]?.()
      runs.push(performance.now() - due)
    }
    // Rejects as what was waited for does.
    await until
    return runs
  }
}
