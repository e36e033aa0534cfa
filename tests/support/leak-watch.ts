import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { onTestFinished } from 'vitest'

export interface WatchOrders {
  readonly folders: readonly string[]
  readonly words: readonly string[]
  /** Paths, or beginnings of paths, that may hold the words: what is plain by its nature. */
  readonly allowed: readonly string[]
  readonly stop: SharedArrayBuffer
}

/** What a watch came to: the files that held one of the words at any moment, how often it looked round, and at how many states of files. */
export interface Leaks { found: string[]; rounds: number; files: number }

/** Watches folders, and files that this process has open without a name, for words while the test goes on; the answer ends the watch, after a last look at everything. */
export function watchForLeaks({ folders, words, allowed = [] }: { folders: readonly string[]; words: readonly string[]; allowed?: readonly string[] }): () => Promise<Leaks> {
  const stop = new SharedArrayBuffer(4)
  const orders: WatchOrders = { folders, words, allowed, stop }
  const worker = new Worker(new URL('./leak-watcher.ts', import.meta.url), { workerData: orders })
  onTestFinished(() => void worker.terminate())
  return async () => {
    const answered = once(worker, 'message')
    Atomics.store(new Int32Array(stop), 0, 1)
    Atomics.notify(new Int32Array(stop), 0)
    const [leaks] = await answered as [Leaks]
    return leaks
  }
}
