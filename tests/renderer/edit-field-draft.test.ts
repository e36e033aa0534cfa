import { describe, expect, test } from 'vitest'
import { checkDate } from '../../renderer/features/edit/checks.ts'
import { mergeText } from '../../renderer/features/notes/merge-text.ts'
import { createFieldDraft, type Saving } from '../../renderer/features/edit/field-draft.ts'

/** A field on a project that answers when told to, with a clock that runs when told to. */
function make(saved: string | null = null) {
  const sent: (string | null)[] = []
  let answers: { resolve: () => void; reject: (error: Error) => void }[] = []
  let due: (() => void) | null = null
  const draft = createFieldDraft<string, string | null>({
    saved, show: value => value ?? '', check: checkDate, explain: error => (error instanceof Error ? error.message : ''),
    save: value => new Promise<void>((resolve, reject) => {
      sent.push(value)
      answers.push({ resolve, reject })
    }),
    timers: { set: callback => (due = callback), clear: () => { due = null } },
  })
  const settle = async (error?: string) => {
    const [first, ...rest] = answers
    answers = rest
    if (error === undefined) first?.resolve()
    else first?.reject(new Error(error))
    await new Promise(done => setTimeout(done))
  }
  return { draft, sent, settle, rest: () => due?.(), isWaiting: () => due !== null }
}

describe('a field of a form', () => {
  test('saves when the hands rest, as what was understood', async () => {
    const { draft, sent, settle, rest, isWaiting } = make()
    draft.edit('c. 2015')
    expect(sent).toEqual([])
    rest()
    expect(sent).toEqual(['2015~'])
    await settle()
    // While the user is in the field it reads as typed, also when the project's own echo arrives.
    draft.receive('2015~')
    expect(draft.getState()).toMatchObject({ input: 'c. 2015', status: 'saved', error: null })
    await draft.commit()
    expect(draft.getState().input).toBe('2015~')
    expect(isWaiting()).toBe(false)
  })

  test('what cannot be stored stays with its reason and is not sent', async () => {
    const { draft, sent, isWaiting } = make('2014')
    draft.edit('early 2015')
    expect(draft.getState().error).toMatch(/early/u)
    expect(isWaiting()).toBe(false)
    await draft.commit()
    expect(sent).toEqual([])
    expect(draft.getState().input).toBe('early 2015')
    expect(draft.isPending()).toBe(true)
    // Another window's change does not take it away either.
    draft.receive('2013')
    expect(draft.getState().input).toBe('early 2015')
  })

  test('what Enter said stands while it is still being saved: Escape does not take it back', async () => {
    const { draft, sent, settle } = make('2014')
    draft.enter()
    draft.edit('2015')
    const committed = draft.commit()
    draft.takeBack()
    expect(draft.getState().input).toBe('2015')
    await settle()
    await committed
    expect(sent).toEqual(['2015'])
    expect(draft.takeBack()).toBe(false)
    // Where the save fails, what stood before can be had back.
    draft.edit('2016')
    const failing = draft.commit()
    await settle('The disk is full.')
    await failing
    expect(draft.takeBack()).toBe(true)
    expect(draft.getState().input).toBe('2015')
  })

  test('keystrokes during a save are kept and saved after it', async () => {
    const { draft, sent, settle, rest } = make()
    draft.edit('2015')
    rest()
    draft.edit('2015-09')
    await settle()
    expect(sent).toEqual(['2015', '2015-09'])
    // The answer to a question asked in between shows the first of the two.
    draft.receive('2015')
    expect(draft.getState().input).toBe('2015-09')
    await settle()
    draft.receive('2015-09')
    expect(draft.getState()).toMatchObject({ input: '2015-09', status: 'saved' })
  })

  test('leaving the field does not undo what was typed while it was saved', async () => {
    const { draft, settle } = make()
    draft.edit('c. 2015')
    const left = draft.commit()
    draft.edit('c. 2016')
    await settle()
    await settle()
    await left
    expect(draft.getState().input).toBe('c. 2016')
  })

  test('Escape takes back to what stood there on entering, even where it was saved already', async () => {
    const { draft, sent, settle, rest } = make('2014')
    draft.enter()
    expect(draft.takeBack()).toBe(false)
    draft.edit('2015')
    rest()
    await settle()
    expect(draft.takeBack()).toBe(true)
    expect(draft.getState().input).toBe('2014')
    expect(sent).toEqual(['2015', '2014'])
    await settle()
    draft.edit('nonsense')
    expect(draft.takeBack()).toBe(true)
    expect(draft.getState()).toMatchObject({ input: '2014', error: null })
  })

  test('what Enter saved is where Escape leads to from then on', async () => {
    const { draft, settle } = make('2014')
    draft.enter()
    draft.edit('2015')
    const entered = draft.commit()
    await settle()
    await entered
    expect(draft.takeBack()).toBe(false)
    draft.edit('2016')
    expect(draft.takeBack()).toBe(true)
    expect(draft.getState().input).toBe('2015')
  })

  test('a change from elsewhere shows where nothing is being typed', () => {
    const { draft } = make('2014')
    draft.receive('2013')
    expect(draft.getState().input).toBe('2013')
    draft.edit('2012')
    draft.receive('2011')
    expect(draft.getState().input).toBe('2012')
  })

  test('a failed save keeps the text and says why; the next change tries again', async () => {
    const { draft, sent, settle, rest } = make()
    draft.edit('2015')
    rest()
    await settle('The disk is full.')
    expect(draft.getState()).toMatchObject({ input: '2015', failure: 'The disk is full.', status: 'unsaved' })
    const left = draft.commit()
    await settle()
    await left
    expect(sent).toEqual(['2015', '2015'])
    expect(draft.getState()).toMatchObject({ failure: null, status: 'saved' })
  })

  test('says what it was made from, also where another window changed that meanwhile', async () => {
    const saves: { value: string[]; expected: string[] }[] = []
    const draft = createFieldDraft<string[], string[]>({
      saved: ['a'], show: value => value, check: value => ({ value }), explain: String, timers: { set: () => 1, clear: () => undefined },
      save: async (value, { expected }) => void saves.push({ value, expected }),
    })
    draft.edit(['a', 'mine'])
    draft.receive(['a', 'theirs'])
    await draft.commit()
    draft.receive(['a', 'theirs', 'mine'])
    draft.edit(['theirs', 'mine'])
    await draft.commit()
    expect(saves).toEqual([
      { value: ['a', 'mine'], expected: ['a'] },
      { value: ['theirs', 'mine'], expected: ['a', 'theirs', 'mine'] },
    ])
  })

  test('prose that arrives while other prose is typed is put together with it', async () => {
    const saved: string[] = []
    const draft = createFieldDraft<string, string>({
      saved: 'One. Two.', show: value => value, check: value => ({ value }), explain: String, timers: { set: () => 1, clear: () => undefined },
      merge: mergeText, save: async value => void saved.push(value),
    })
    draft.edit('One. Two. Mine.')
    draft.receive('Theirs. One. Two.')
    expect(draft.getState().input).toBe('Theirs. One. Two. Mine.')
    await draft.commit()
    expect(saved).toEqual(['Theirs. One. Two. Mine.'])
  })

  test('is one stay until it is left or Enter is pressed', async () => {
    const stays: Saving<string>['stay'][] = []
    let rest: () => void = () => undefined
    const draft = createFieldDraft<string, string>({
      saved: '', show: value => value, check: value => ({ value }), explain: String, timers: { set: callback => (rest = callback), clear: () => undefined },
      save: async (_, { stay }) => void stays.push(stay),
    })
    draft.enter()
    for (const text of ['a', 'ab', 'abc']) {
      draft.edit(text)
      rest()
      await new Promise(done => setTimeout(done))
    }
    await draft.commit()
    draft.edit('abcd')
    await draft.commit()
    expect(stays).toHaveLength(4)
    expect(new Set(stays.slice(0, 3)).size).toBe(1)
    expect(stays[3]).not.toBe(stays[0])
  })
})
