/** How long things take that keep the eye oriented, in milliseconds. */
export const motionMs = 150

export const wantsMotion = (): boolean => !window.matchMedia('(prefers-reduced-motion: reduce)').matches

/** Calls `step` with the share done (0 to 1, eased) on each frame until it is done; returns a function that stops it where it is. */
export function animate(step: (share: number) => void, done: () => void): () => void {
  const start = performance.now()
  let frame = 0
  const next = (now: number) => {
    const share = Math.min(1, Math.max(0, (now - start) / motionMs))
    step(1 - (1 - share) ** 3)
    if (share < 1) frame = requestAnimationFrame(next)
    else done()
  }
  frame = requestAnimationFrame(next)
  return () => cancelAnimationFrame(frame)
}

/** Runs a task once per frame however often it is asked for. */
export function perFrame(task: () => void): { ask: () => void; cancel: () => void } {
  let frame: number | null = null
  return {
    ask: () => {
      frame ??= requestAnimationFrame(() => {
        frame = null
        task()
      })
    },
    cancel: () => {
      if (frame !== null) cancelAnimationFrame(frame)
      frame = null
    },
  }
}

/** Runs a task when it has not been asked for during some milliseconds. */
export function settled(task: () => void, ms: number): { ask: () => void; cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    ask: () => {
      clearTimeout(timer)
      timer = setTimeout(task, ms)
    },
    cancel: () => clearTimeout(timer),
  }
}
