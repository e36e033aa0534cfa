/** The thread of `watchForLeaks`: looks through folders again and again while the other thread works. */
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import type { WatchOrders } from './leak-watch.ts'

const { folders, words, allowed, stop } = workerData as WatchOrders
const stopped = new Int32Array(stop)
const forms = words.flatMap(word => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')])
const seen = new Map<string, string>()
const found = new Set<string>()
let rounds = 0
let files = 0

function look(path: string, name: string): void {
  try {
    const { size, mtimeNs, ino } = statSync(path, { bigint: true })
    const state = `${ino} ${size} ${mtimeNs}`
    if (seen.get(path) === state) return
    seen.set(path, state)
    files += 1
    const bytes = readFileSync(path)
    if (forms.some(form => bytes.includes(form))) found.add(name)
  } catch {
    // It went away while it was looked at.
  }
}

do {
  rounds += 1
  for (const folder of folders) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name)
      if (entry.isFile() && !allowed.some(each => path.startsWith(each))) look(path, path)
    }
  }
  // Files without a name: SQLite deletes its temporary ones as soon as they are open.
  if (process.platform === 'linux') {
    for (const descriptor of readdirSync('/proc/self/fd')) {
      try {
        const target = readlinkSync(`/proc/self/fd/${descriptor}`)
        if (target.startsWith('/') && target.endsWith(' (deleted)')) look(`/proc/self/fd/${descriptor}`, target)
      } catch {
        // It was closed meanwhile.
      }
    }
  }
} while (Atomics.wait(stopped, 0, 0, 5) === 'timed-out')
parentPort?.postMessage({ found: [...found].toSorted(), rounds, files }, [])
