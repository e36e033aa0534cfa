import { describe, expect, it } from 'vitest'
import { createDraft, type DraftOptions, type Timers } from '../../renderer/features/notes/draft.ts'

type Note = { title: string; body: string }
const start: Note = { title: 'Slips', body: 'one' }

/** Time that moves only when told to. */
function fakeTimers(): Timers & { advance(ms: number): Promise<void> } {
  let now = 0
  let waiting: { at: number; callback: () => void }[] = []
  return {
    set(callback, ms) {
      const entry = { at: now + ms, callback }
      waiting.push(entry)
      return entry
    },
    clear(handle) {
      waiting = waiting.filter(entry => entry !== handle)
    },
    async advance(ms) {
      now += ms
      const due = waiting.filter(entry => entry.at <= now)
      waiting = waiting.filter(entry => entry.at > now)
      for (const entry of due) entry.callback()
      await settle()
    },
  }
}
const settle = () => new Promise<void>(resolve => setImmediate(resolve))

function setUp(options: Partial<DraftOptions<Note>> = {}) {
  const saves: Partial<Note>[] = []
  const timers = fakeTimers()
  const draft = createDraft<Note>({
    saved: start,
    save: changes => {
      saves.push(changes)
      return Promise.resolve()
    },
    reload: () => Promise.reject(new Error('nothing to read')),
    explain: error => ({ message: error instanceof Error ? error.message : 'unknown', kind: 'again' }),
    timers,
    ...options,
  })
  return { draft, saves, timers }
}

/** A save that answers only when told to. */
function slowSave() {
  const calls: { changes: Partial<Note>; done: () => void; fail: (error: Error) => void }[] = []
  const save = (changes: Partial<Note>) => new Promise<void>((done, fail) => {
    calls.push({ changes, done, fail })
  })
  return { calls, save }
}

describe('autosave', () => {
  it('saves the changed field within half a second of the first keystroke', async () => {
    const { draft, saves, timers } = setUp()
    draft.edit({ body: 'one t' })
    expect(draft.getState().status).toBe('unsaved')
    await timers.advance(399)
    expect(saves).toEqual([])
    await timers.advance(1)
    expect(saves).toEqual([{ body: 'one t' }])
    expect(draft.getState().status).toBe('saved')
  })

  it('does not wait for a pause in steady typing', async () => {
    const { draft, saves, timers } = setUp()
    for (let letters = 1; letters <= 20; letters++) {
      draft.edit({ body: 'x'.repeat(letters) })
      await timers.advance(100)
    }
    expect(saves.length).toBeGreaterThanOrEqual(4)
    expect(saves.length).toBeLessThanOrEqual(6)
  })

  it('saves at once when flushed, and everything typed meanwhile', async () => {
    const { calls, save } = slowSave()
    const { draft } = setUp({ save })
    draft.edit({ body: 'two' })
    const flushed = draft.flush()
    draft.edit({ body: 'three' })
    expect(calls.map(call => call.changes)).toEqual([{ body: 'two' }])
    calls[0]!.done()
    await settle()
    expect(calls.map(call => call.changes)).toEqual([{ body: 'two' }, { body: 'three' }])
    calls[1]!.done()
    await flushed
    expect(draft.hasUnsaved()).toBe(false)
  })

  it('sends one save at a time, and the rest when the first is answered', async () => {
    const { calls, save } = slowSave()
    const { draft, timers } = setUp({ save })
    draft.edit({ body: 'two' })
    await timers.advance(400)
    draft.edit({ body: 'three' })
    await timers.advance(5_000)
    expect(calls).toHaveLength(1)
    calls[0]!.done()
    await settle()
    expect(draft.getState().status).toBe('unsaved')
    await timers.advance(400)
    expect(calls.map(call => call.changes)).toEqual([{ body: 'two' }, { body: 'three' }])
  })

  it('saves nothing where the text came back to what is saved', async () => {
    const { draft, saves, timers } = setUp()
    draft.edit({ body: 'two' })
    draft.edit({ body: 'one' })
    await timers.advance(400)
    expect(saves).toEqual([])
  })
})

describe('a save that fails', () => {
  it('keeps the draft, says so and tries again', async () => {
    let broken = true
    const saves: Partial<Note>[] = []
    const { draft, timers } = setUp({
      save: changes => {
        if (broken) return Promise.reject(new Error('The disk is full.'))
        saves.push(changes)
        return Promise.resolve()
      },
    })
    draft.edit({ body: 'precious' })
    await timers.advance(400)
    expect(draft.getState()).toMatchObject({ status: 'failed', texts: { body: 'precious' }, failure: { message: 'The disk is full.' } })
    draft.edit({ body: 'precious words' })
    broken = false
    await timers.advance(1_000)
    expect(saves).toEqual([{ body: 'precious words' }])
    expect(draft.getState()).toMatchObject({ status: 'saved', failure: null })
  })

  it('does not try again by itself where that cannot help', async () => {
    let tries = 0
    const { draft, timers } = setUp({
      save: () => {
        tries++
        return Promise.reject(new Error('gone'))
      },
      explain: () => ({ message: 'The note was deleted.', kind: 'never' }),
    })
    draft.edit({ body: 'two' })
    await timers.advance(400)
    await timers.advance(100_000)
    expect(tries).toBe(1)
    expect(draft.getState().texts.body).toBe('two')
  })
})

describe('what arrives', () => {
  it('is taken over where nothing is typed', () => {
    const { draft } = setUp()
    draft.receive({ title: 'Slips', body: 'from elsewhere' })
    expect(draft.getState()).toMatchObject({ texts: { body: 'from elsewhere' }, status: 'saved', merged: null })
  })

  it('never undoes typing when it is the echo of an own save, late ones included', async () => {
    const { draft, timers } = setUp()
    draft.edit({ body: 'one two' })
    await timers.advance(400)
    draft.edit({ body: 'one two three' })
    await timers.advance(400)
    draft.edit({ body: 'one two three four' })
    draft.receive({ title: 'Slips', body: 'one two' })
    draft.receive({ title: 'Slips', body: 'one two three' })
    expect(draft.getState()).toMatchObject({ texts: { body: 'one two three four' }, merged: null })
  })

  it('takes over an undo of what was saved', async () => {
    const { draft, timers } = setUp()
    draft.edit({ body: 'one two' })
    await timers.advance(400)
    draft.receive({ title: 'Slips', body: 'one two' })
    draft.receive({ title: 'Slips', body: 'one' })
    expect(draft.getState().texts.body).toBe('one')
  })

  it('is merged with what is typed, shown, and saved', async () => {
    const { draft, saves, timers } = setUp()
    draft.edit({ body: 'one mine' })
    draft.receive({ title: 'Slips', body: 'one theirs' })
    expect(draft.getState().texts.body).toBe('one mine theirs')
    expect(draft.getState().merged).toEqual({ title: 'Slips', body: 'one theirs' })
    await timers.advance(400)
    expect(saves).toEqual([{ body: 'one mine theirs' }])
    draft.dismissMerged()
    expect(draft.getState().merged).toBeNull()
  })

  it('changes another field without a word', () => {
    const { draft } = setUp()
    draft.edit({ body: 'one mine' })
    draft.receive({ title: 'Two slips', body: 'one' })
    expect(draft.getState()).toMatchObject({ texts: { title: 'Two slips', body: 'one mine' }, merged: null, status: 'unsaved' })
  })

  it('while a save is under way is merged and saved after it', async () => {
    const { calls, save } = slowSave()
    const { draft } = setUp({ save })
    draft.edit({ body: 'one mine' })
    const flushed = draft.flush()
    draft.receive({ title: 'Slips', body: 'their one' })
    calls[0]!.done()
    await settle()
    expect(calls[1]?.changes).toEqual({ body: 'their one mine' })
    calls[1]!.done()
    await flushed
    expect(draft.getState().status).toBe('saved')
  })
})

describe('windows that write at once', () => {
  /** A note that refuses what was made from an older text, as the service does, and two windows on it. */
  function twoWindows() {
    let held: Note = start
    const outdated = new Error('changed elsewhere')
    const open = () => {
      const timers = fakeTimers()
      const draft = createDraft<Note>({
        saved: held, timers,
        save: async (changes, expected) => {
          await settle()
          if (Object.entries(expected).some(([field, text]) => held[field as keyof Note] !== text)) throw outdated
          held = { ...held, ...changes }
        },
        reload: () => Promise.resolve(held),
        explain: () => ({ message: outdated.message, kind: 'outdated' }),
      })
      return { draft, timers }
    }
    return { first: open(), second: open(), held: () => held }
  }

  it('lose no letter of either', async () => {
    const { first, second, held } = twoWindows()
    const [alpha, omega] = ['Alpha beta gamma. ', 'Psi chi phi omega.']
    for (let letters = 1; letters <= 18; letters++) {
      first.draft.edit({ body: alpha[letters - 1] + first.draft.getState().texts.body })
      second.draft.edit({ body: second.draft.getState().texts.body + omega[letters - 1] })
      await Promise.all([first.timers.advance(150), second.timers.advance(150)])
    }
    await first.draft.flush()
    await second.draft.flush()
    first.draft.receive(held())
    second.draft.receive(held())
    expect(first.draft.getState().texts).toEqual(held())
    expect(second.draft.getState().texts).toEqual(held())
    expect(held().body.startsWith([...alpha].toReversed().join(''))).toBe(true)
    expect(held().body.endsWith(omega)).toBe(true)
  })

  it('put together what both wrote in one place, and say so', async () => {
    const { first, second, held } = twoWindows()
    first.draft.edit({ body: 'one mine' })
    second.draft.edit({ body: 'one yours' })
    await first.draft.flush()
    await second.draft.flush()
    expect(held().body).toBe('one yours mine')
    expect(second.draft.getState()).toMatchObject({ status: 'saved', merged: { title: 'Slips', body: 'one mine' } })
  })
})
