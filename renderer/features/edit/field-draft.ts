import type { Timers } from '../notes/draft.ts'

/** What was typed, understood: the value to store, or why it cannot be one, with an example of what can. */
export type Checked<Value> = { value: Value } | { error: string }

export interface FieldState<Input> {
  /** What the field shows: always what was typed last. */
  input: Input
  /** What is wrong with it; null where it can be stored. */
  error: string | null
  /** Why the last save failed; null where it did not. What was typed is kept. */
  failure: string | null
  status: 'saved' | 'unsaved' | 'saving'
}

/** What a save goes with. */
export interface Saving<Value> {
  /** What the project held when the user took up what is saved now; what others changed since is not theirs to undo. */
  expected: Value
  /** The user's stay in the field, the same until it is left: its saves are one undo step. */
  stay: string
}

export interface FieldDraftOptions<Input, Value> {
  saved: Value
  /** How a value is written in the field. */
  show(value: Value): Input
  check(input: Input): Checked<Value>
  save(value: Value, saving: Saving<Value>): Promise<void>
  explain(error: unknown): string
  /** Puts what arrived from elsewhere together with what is being typed; without it what is typed stands. */
  merge?(before: Value, typed: Value, arrived: Value): Value
  /** Milliseconds without a keystroke after which what is typed is saved. */
  delay?: number
  timers?: Timers
}

export interface FieldDraft<Input, Value> {
  getState(): FieldState<Input>
  subscribe(listener: () => void): () => void
  edit(input: Input): void
  /** The user enters the field: where `takeBack` leads to, and where an undo step begins. */
  enter(): void
  /** Puts back what stood there when the field was entered or last left with Enter, and saves that. True where there was something to take back. */
  takeBack(): boolean
  /** Saves at once what can be stored and writes it the way it is stored. Never rejects. */
  commit(): Promise<void>
  /** Takes in what the project now holds. What is being typed stays. */
  receive(saved: Value): void
  /** True where the field shows something that the project does not hold. */
  isPending(): boolean
}

const browserTimers: Timers = {
  set: (callback, ms) => setTimeout(callback, ms),
  clear: handle => clearTimeout(handle as ReturnType<typeof setTimeout>),
}

/**
 * One field of a form, saved by itself: when it is left, on Enter, and when the hands rest. What cannot be stored stays in the field with the
 * reason and is not sent. One save is under way at a time. Values are compared by their JSON.
 */
export function createFieldDraft<Input, Value>(options: FieldDraftOptions<Input, Value>): FieldDraft<Input, Value> {
  const { show, check, save, explain, merge, delay = 1_200, timers = browserTimers } = options
  const listeners = new Set<() => void>()
  const keyOf = (value: Value) => JSON.stringify(value)
  let base = options.saved
  /** Keys of values that we sent and have not seen come back; a late answer may show any of them. */
  let sent: string[] = []
  /** What the typing began from: `base`, unless that changed under the user's hands. */
  let origin = options.saved
  let atEntry = options.saved
  let stay = crypto.randomUUID()
  let underWay: Promise<void> | null = null
  let timer: unknown = null
  let state: FieldState<Input> = { input: show(base), error: null, failure: null, status: 'saved' }

  const publish = (changes: Partial<FieldState<Input>>) => {
    state = { ...state, ...changes }
    for (const listener of listeners) listener()
  }
  const unsaved = (): Value | undefined => {
    const checked = check(state.input)
    return 'value' in checked && keyOf(checked.value) !== keyOf(base) ? checked.value : undefined
  }
  const stopTimer = () => {
    if (timer !== null) timers.clear(timer)
    timer = null
  }
  const saveAll = async () => {
    for (let value = unsaved(); value !== undefined; value = unsaved()) {
      const from = base
      sent.push(keyOf(value))
      publish({ status: 'saving' })
      try {
        await save(value, { expected: origin, stay })
        origin = value
        if (base === from) base = value
        publish({ status: 'saved', failure: null })
      } catch (error) {
        sent = sent.filter(key => key !== keyOf(value))
        publish({ status: 'unsaved', failure: explain(error) })
        return
      }
    }
  }
  const flush = (): Promise<void> => {
    stopTimer()
    underWay ??= saveAll().finally(() => {
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
    edit(input) {
      const checked = check(input)
      publish({ input, error: 'error' in checked ? checked.error : null, failure: null })
      stopTimer()
      if (unsaved() === undefined) return
      publish({ status: 'unsaved' })
      timer = timers.set(() => void flush(), delay)
    },
    enter() {
      atEntry = base
      stay = crypto.randomUUID()
    },
    takeBack() {
      if (keyOf(atEntry) === keyOf(base) && unsaved() === undefined && state.error === null) return false
      publish({ input: show(atEntry), error: null, failure: null })
      void flush()
      return true
    },
    async commit() {
      const { input } = state
      // Enter says that this stands, also while it is being saved: Escape takes back only what is typed after it.
      const standing = unsaved()
      if (standing !== undefined) atEntry = standing
      await flush()
      atEntry = base
      stay = crypto.randomUUID()
      // What was typed while it was saved stays as it is.
      if (state.input !== input) return
      const checked = check(state.input)
      if ('value' in checked && keyOf(checked.value) === keyOf(base)) publish({ input: show(base), error: null })
    },
    receive(saved) {
      const key = keyOf(saved)
      const echo = sent.indexOf(key)
      if (echo >= 0) {
        sent = sent.slice(echo + 1)
        return
      }
      if (key === keyOf(base)) return
      const typed = unsaved()
      const isTyping = typed !== undefined || state.error !== null
      base = saved
      sent = []
      if (!isTyping) {
        origin = saved
        publish({ input: show(saved), failure: null })
      } else if (typed !== undefined && merge !== undefined && underWay === null) {
        const input = show(merge(origin, typed, saved))
        origin = saved
        publish({ input })
        if (unsaved() === undefined) publish({ status: 'saved' })
      }
    },
    isPending: () => state.error !== null || unsaved() !== undefined,
  }
}
