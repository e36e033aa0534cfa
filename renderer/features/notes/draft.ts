import { mergeText } from './merge-text.ts'

/** What is typed: field name → text. Every field is saved and merged by itself. */
export type Texts = Record<string, string>

export interface SaveFailure {
  message: string
  /**
   * `again`: it may work later. `never`: what the draft belongs to is gone, or the project cannot be written. `outdated`: something else
   * was written there meanwhile; nothing is wrong, the two are to be put together.
   */
  kind: 'again' | 'never' | 'outdated'
}

export interface DraftState<T extends Texts> {
  /** What the editor shows: always what was typed last. */
  texts: T
  status: 'saved' | 'unsaved' | 'saving' | 'failed'
  failure: SaveFailure | null
  /** What another window had written when both changed the same text; the two are merged in `texts`. Null once dismissed. */
  merged: T | null
}

export interface Timers {
  set(callback: () => void, ms: number): unknown
  clear(handle: unknown): void
}

export interface DraftOptions<T extends Texts> {
  saved: T
  /** Sends the fields that changed, with what they were taken to be. Rejects with what `explain` turns into a failure. */
  save(changes: Partial<T>, expected: Partial<T>): Promise<void>
  /** Reads what the project holds now, after a save was refused as outdated. */
  reload(): Promise<T>
  explain(error: unknown): SaveFailure
  /** Longest time in milliseconds that typing waits for its save to start. */
  delay?: number
  timers?: Timers
}

export interface Draft<T extends Texts> {
  getState(): DraftState<T>
  /** Calls back on every change; returns a function that stops it. */
  subscribe(listener: () => void): () => void
  edit(changes: Partial<T>): void
  /** Takes in what the project now holds: an echo of our own save, or what another window or an undo wrote. */
  receive(saved: T): void
  /** Starts saving at once what is not saved; resolves when nothing is left to save or saving failed. Never rejects. */
  flush(): Promise<void>
  dismissMerged(): void
  /** True where the draft holds something that the project does not. */
  hasUnsaved(): boolean
}

const browserTimers: Timers = {
  set: (callback, ms) => setTimeout(callback, ms),
  clear: handle => clearTimeout(handle as ReturnType<typeof setTimeout>),
}

const retryDelays = [1_000, 2_000, 5_000, 10_000, 30_000]

/**
 * Text under the user's hands, saved as it is typed. The timer runs from the first unsaved keystroke, not from the last, so that steady typing is
 * saved too. One save is under way at a time, so that answers cannot overtake each other. What is typed always wins over what
 * arrives; a failed save keeps the draft and tries again.
 */
export function createDraft<T extends Texts>(options: DraftOptions<T>): Draft<T> {
  const { save, reload, explain, delay = 400, timers = browserTimers } = options
  const listeners = new Set<() => void>()
  /** What the project holds as far as this window knows. */
  let base = options.saved
  /** States that we sent and have not yet seen come back; a late answer may show any of them. */
  let sent: T[] = []
  let underWay: Promise<void> | null = null
  let timer: unknown = null
  let drain = false
  let failures = 0
  let state: DraftState<T> = { texts: options.saved, status: 'saved', failure: null, merged: null }

  const publish = (changes: Partial<DraftState<T>>) => {
    state = { ...state, ...changes }
    listeners.forEach(listener => listener())
  }
  const keys = () => Object.keys(state.texts) as (keyof T)[]
  const equal = (a: T, b: T) => keys().every(key => a[key] === b[key])
  const hasUnsaved = () => !equal(state.texts, base)

  const stopTimer = () => {
    if (timer !== null) timers.clear(timer)
    timer = null
  }
  const schedule = (ms: number) => {
    if (timer !== null) return
    timer = timers.set(() => {
      timer = null
      void run(false)
    }, ms)
  }

  /** Takes in what others wrote; merges it with what is typed here and not saved. */
  const adopt = (saved: T) => {
    const before = base
    base = saved
    sent = []
    if (equal(state.texts, before)) return publish({ texts: saved, failure: null, ...(underWay ? {} : { status: 'saved' as const }) })
    const texts = { ...state.texts }
    let both = false
    for (const key of keys()) {
      both ||= saved[key] !== before[key] && state.texts[key] !== before[key] && saved[key] !== state.texts[key]
      texts[key] = mergeText(before[key]!, state.texts[key]!, saved[key]!) as T[keyof T]
    }
    publish({ texts, ...(both ? { merged: saved } : {}), ...(underWay ? {} : { status: equal(texts, saved) ? 'saved' as const : 'unsaved' as const }) })
  }

  const fail = (failure: SaveFailure): false => {
    publish({ status: 'failed', failure })
    if (failure.kind !== 'never') schedule(retryDelays[Math.min(failures++, retryDelays.length - 1)]!)
    return false
  }

  /** Resolves with whether there is a point in going on at once. */
  const saveOnce = async (): Promise<boolean> => {
    const sending = state.texts
    const from = base
    const changes: Partial<T> = {}
    const expected: Partial<T> = {}
    for (const key of keys()) {
      if (sending[key] === from[key]) continue
      changes[key] = sending[key]
      expected[key] = from[key]
    }
    sent.push(sending)
    publish({ status: 'saving' })
    try {
      await save(changes, expected)
      // What arrived meanwhile was written after this save: it stays what the project holds.
      if (base === from) base = sending
      failures = 0
      publish({ status: hasUnsaved() ? 'unsaved' : 'saved', failure: null })
      return true
    } catch (error) {
      sent = sent.filter(other => other !== sending)
      const failure = explain(error)
      return failure.kind === 'outdated' ? await catchUp() : fail(failure)
    }
  }

  /** After a refused save: what stands there now is taken in, and what is typed here is saved anew at once. */
  const catchUp = async (): Promise<boolean> => {
    try {
      adopt(await reload())
    } catch (error) {
      return fail(explain(error))
    }
    drain = true
    return true
  }

  /** Saves once, and where `everything` is asked goes on until nothing is left; else what was typed meanwhile waits for its own timer. */
  const run = (everything: boolean): Promise<void> => {
    drain ||= everything
    underWay ??= (async () => {
      let going = true
      while (going && hasUnsaved()) going = (await saveOnce()) && drain
      drain = false
      if (state.status === 'failed') return
      publish(hasUnsaved() ? { status: 'unsaved' } : { status: 'saved', failure: null })
      if (hasUnsaved()) schedule(delay)
    })().finally(() => {
      underWay = null
    })
    return underWay
  }

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    edit(changes) {
      const texts = { ...state.texts, ...changes }
      if (equal(texts, state.texts)) return
      publish({ texts, status: state.status === 'saved' ? 'unsaved' : state.status })
      if (!underWay) schedule(delay)
    },
    receive(saved) {
      const echo = sent.findIndex(own => equal(own, saved))
      if (echo >= 0) {
        sent = sent.slice(echo + 1)
        return
      }
      if (equal(saved, base)) return
      adopt(saved)
      if (!underWay && hasUnsaved()) schedule(delay)
    },
    flush() {
      stopTimer()
      return run(true)
    },
    dismissMerged: () => publish({ merged: null }),
    hasUnsaved,
  }
}
