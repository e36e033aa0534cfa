import type { LoopbackServer } from './server.ts'

/**
 * Calls `end` when the last window has been gone for `graceMs`: long enough for a page to load again, or for a laptop to find its network
 * stack after sleep. Waits as long as it takes for the first window. Returns a function that stops the watch.
 */
export function endWithLastWindow(windows: LoopbackServer['windows'], end: () => void, graceMs = 8_000): () => void {
  let timer: NodeJS.Timeout | null = null
  let stopped = false
  windows.onChange(count => {
    if (timer) clearTimeout(timer)
    timer = count === 0 && !stopped ? setTimeout(end, graceMs) : null
  })
  return () => {
    stopped = true
    if (timer) clearTimeout(timer)
  }
}
