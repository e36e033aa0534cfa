import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createProject } from '../../db/service/open-project.ts'
import { openWorkbench, type OpenWorkbench } from '../../electron/host/workbench.ts'
import { insertRow } from '../../db/queries/rows.ts'
import { rebuildSearch } from '../../db/queries/search.ts'
import { connect } from '../../db/sqlite/open.ts'
import { writeFeed } from './feed-file.ts'
import { importByShell } from './feed-reference.ts'
import { measure, quantile, type Measurement } from './measure.ts'

const workerFile = new URL('../../electron/host/worker.ts', import.meta.url)
/** Notes beside the events, for search. */
const notes = 5_000
const prefixes = ['rus', 'is', 'visit', 'agree', 'city 7', 'iran consult', 'use conventional', 'tur', 'france', 'mak', 'quarrel', 'note 4'] as const

/** A feed of a hundred thousand events (`ENTENTE_BENCH_EVENTS`: so many, up to the million it is meant for) into a project with indexes and search, beside the sqlite3 shell, and what is asked of it then. */
export async function benchFeed(folder: string): Promise<{ text: string; measurements: Measurement[] }> {
  const events = Number(process.env['ENTENTE_BENCH_EVENTS'] ?? 100_000)
  const feed = join(folder, 'feed.csv')
  const file = join(folder, 'feed.entente')
  writeFeed(feed, events)
  createProject(file, { sample: true })
  addNotes(file)

  const stopped = await stopHalfway(folder, file, feed)
  const project = openWorkbench(file, { access: 'write', folder, workerFile })
  const { client } = project
  const watch = watchProcess()
  const start = performance.now()
  const done = await client.call('imports.run', { name: 'feed.csv', held: project.hold(feed) })
  const spent = performance.now() - start
  const { peak, longest } = watch.stop()
  if (done.counts.events !== events) throw new Error(`${done.counts.events} of ${events} events came in`)
  const actors = (await client.call('entities.list', { type: 'actor', limit: 500 })).rows
  const uid = (name: string) => actors.find(({ title }) => title === name)?.uid ?? ''
  const [a, b] = [uid('Russia'), uid('Israel')]
  const series = await client.call('events.series', { a, b })
  const measurements = [
    await measure(`events of two actors by month (${series.buckets.reduce((sum, bucket) => sum + bucket.events, 0)} of ${events})`, 30, () => client.call('events.series', { a, b }), 5),
    ...await searches(project),
    await measure('first page of events', 15, () => client.call('entities.list', { type: 'event', limit: 200 }), 16),
    await scroll(project),
  ]
  const undoStart = performance.now()
  await client.call('history.undo', {})
  const undone = performance.now() - undoStart
  await client.call('history.redo', {})
  project.close()
  measurements.push(await measure('open the project', 9, () => openWorkbench(file, { access: 'write', folder, workerFile }).close(), 20))
  const searched = measurements.flatMap(({ name, runs }) => (name.startsWith('search') ? runs : []))
  const slowest = quantile(searched, 0.95)
  const shell = importByShell(folder, file)
  const shellIndexedAfter = importByShell(folder, file, 'after')
  for (const name of [feed, file]) rmSync(name, { force: true })
  const rate = (milliseconds: number) => Math.round(events / milliseconds * 1_000).toLocaleString('en')
  const beside = shell === null ? 'the sqlite3 shell is not installed, so nothing stands beside it'
    : `sqlite3 shell, finished rows by .import: ${rate(shell)} rows/s, so ours is ${(shell / spent).toFixed(2)} of it (goal: 1.0 ${shell >= spent ? 'met' : 'MISSED'}); with its indexes made once the rows are there: ${rate(shellIndexedAfter ?? Number.NaN)} rows/s, ${((shellIndexedAfter ?? Number.NaN) / spent).toFixed(2)}`
  return {
    measurements,
    text: `${events.toLocaleString('en')} events: ${rate(spent)} rows/s from the file to the acknowledged import; ${beside}\n`
      + `peak memory of the process ${peak} MB (goal: 600 ${peak <= 600 ? 'met' : 'MISSED'}); longest task of the main thread ${Math.round(longest)} ms (goal: 50 ${longest <= 50 ? 'met' : 'MISSED'}); `
      + `stopped halfway: answered in ${Math.round(stopped)} ms (goal: 1000 ${stopped <= 1_000 ? 'met' : 'MISSED'}), nothing written; taken back in ${Math.round(undone / 1_000)} s; `
      + `95 % of searches, one after the other, within ${slowest.toFixed(1)} ms (goal: 30 ${slowest <= 30 ? 'met' : 'MISSED'})`,
  }
}

/** One search after the other, as somebody types them. */
async function searches({ client }: OpenWorkbench): Promise<Measurement[]> {
  const measured: Measurement[] = []
  for (const query of prefixes) measured.push(await measure(`search “${query}”`, 15, () => client.call('search.query', { query }), 30))
  return measured
}

function addNotes(file: string): void {
  const db = connect(file, { readOnly: false })
  db.transaction(() => {
    for (let note = 0; note < notes; note += 1) {
      insertRow(db, 'note', { uid: crypto.randomUUID(), title: `Note ${note}`, body: `On the visit of ${note % 7} ministers, and what Russia and Israel agreed`, private: 1, pinned: 0, created_at: '', updated_at: '' })
    }
  })
  rebuildSearch(db)
  db.close()
}

/** Begins an import and ends it at a third of its way; returns how long that took to be answered. */
async function stopHalfway(folder: string, file: string, feed: string): Promise<number> {
  const project = openWorkbench(file, { access: 'write', folder, workerFile })
  const { client } = project
  const before = (await client.call('project.get', {})).counts
  const job = crypto.randomUUID()
  let asked = 0
  const stopListening = project.subscribe(event => {
    if (event.type !== 'progress' || event.job !== job || asked > 0 || event.done < event.total / 3) return
    asked = performance.now()
    void client.call('jobs.cancel', { job })
  })
  const outcome = await client.call('imports.run', { name: 'feed.csv', held: project.hold(feed), job }).then(() => 'done', () => 'stopped')
  const answered = performance.now() - asked
  stopListening()
  const after = (await client.call('project.get', {})).counts
  project.close()
  if (outcome !== 'stopped' || JSON.stringify(after) !== JSON.stringify(before)) throw new Error('an import that was stopped left something')
  return answered
}

/**
 * The most memory that the process took, and the longest stretch that the main thread worked through without a pause, by the processor time that it took
 * in 20 ms: how long others on a busy machine kept it waiting is not its doing.
 */
function watchProcess(): { stop(): { peak: number; longest: number } } {
  let [peak, longest] = [0, 0]
  let before = process.threadCpuUsage()
  const timer = setInterval(() => {
    const { user, system } = process.threadCpuUsage()
    longest = Math.max(longest, (user + system - before.user - before.system) / 1_000)
    before = { user, system }
    peak = Math.max(peak, Math.round(process.memoryUsage.rss() / 2 ** 20))
  }, 20)
  return {
    stop() {
      clearInterval(timer)
      return { peak, longest }
    },
  }
}

/** Page after page, as a list asks for them while it is scrolled. */
async function scroll({ client }: ReturnType<typeof openWorkbench>): Promise<Measurement> {
  const runs: number[] = []
  let after = (await client.call('entities.list', { type: 'event', limit: 200 })).next
  for (let page = 0; page < 40 && after !== null; page += 1) {
    const start = performance.now()
    after = (await client.call('entities.list', { type: 'event', limit: 200, after })).next
    runs.push(performance.now() - start)
  }
  return { name: 'the next page of 200 events', runs, goal: 16 }
}
