import { afterEach, describe, expect, test, vi } from 'vitest'
import { EntenteError } from '../../db/contract/errors.ts'
import { showInText } from '../../renderer/state/reader.ts'
import { createWorkbench, type Selected } from '../../renderer/state/workbench.ts'
import { fakeClient, fakeShell, settle, uid, type Answers } from './support/fake-client.ts'

const actor = (n: number): Selected => ({ type: 'actor', uid: uid(n) })
const open = (answers: Answers = {}) => {
  const client = fakeClient(answers)
  return { client, workbench: createWorkbench(client, fakeShell()) }
}

afterEach(() => void vi.useRealTimers())

describe('selection', () => {
  test('replaces, toggles and adds', () => {
    const { workbench } = open()
    workbench.select(actor(1))
    workbench.select(actor(2), 'toggle')
    expect(workbench.selection.getState().selected).toEqual([actor(1), actor(2)])
    workbench.select(actor(1), 'toggle')
    expect(workbench.selection.getState().selected).toEqual([actor(2)])
    workbench.select(actor(2), 'add')
    expect(workbench.selection.getState().selected).toEqual([actor(2)])
  })

  test('goes back and forward over what was looked at', () => {
    vi.useFakeTimers()
    const { workbench } = open()
    for (const n of [1, 2, 3]) {
      workbench.select(actor(n))
      vi.advanceTimersByTime(1_000)
    }
    workbench.goBack()
    workbench.goBack()
    expect(workbench.selection.getState().selected).toEqual([actor(1)])
    workbench.goBack()
    expect(workbench.selection.getState().selected).toEqual([actor(1)])
    workbench.goForward()
    expect(workbench.selection.getState().selected).toEqual([actor(2)])
    vi.advanceTimersByTime(1_000)
    workbench.select(actor(9))
    workbench.goForward()
    expect(workbench.selection.getState().selected).toEqual([actor(9)])
  })

  test('running through a list is one step back', () => {
    vi.useFakeTimers()
    const { workbench } = open()
    workbench.select(actor(1))
    vi.advanceTimersByTime(5_000)
    for (const n of [2, 3, 4, 5]) {
      workbench.select(actor(n))
      vi.advanceTimersByTime(50)
    }
    workbench.goBack()
    expect(workbench.selection.getState().selected).toEqual([actor(1)])
  })

  test('going back from a passage leads to the view one came from, and forward to the text again', () => {
    vi.useFakeTimers()
    const { workbench } = open()
    workbench.select(actor(1))
    showInText(workbench, { uid: uid(2), source: uid(3) })
    expect(workbench.layout.getState().tab).toBe('reader')
    expect(workbench.reader.getState()).toMatchObject({ source: uid(3), wanted: { excerpt: uid(2), code: false } })
    workbench.goBack()
    expect(workbench.selection.getState().selected).toEqual([actor(1)])
    expect(workbench.layout.getState().tab).toBe('network')
    workbench.goForward()
    expect(workbench.selection.getState().selected).toEqual([{ type: 'excerpt', uid: uid(2) }])
    expect(workbench.layout.getState().tab).toBe('reader')
  })

  test('going back within one view leaves the view as it is', () => {
    vi.useFakeTimers()
    const { workbench } = open()
    workbench.select(actor(1))
    vi.advanceTimersByTime(1_000)
    workbench.select(actor(2))
    workbench.layout.setState({ tab: 'reader' })
    workbench.goBack()
    expect(workbench.selection.getState().selected).toEqual([actor(1)])
    expect(workbench.layout.getState().tab).toBe('reader')
  })

  test('what was cleared comes back', () => {
    const { workbench } = open()
    workbench.select(actor(1))
    workbench.select(null)
    expect(workbench.selection.getState().selected).toEqual([])
    workbench.goBack()
    expect(workbench.selection.getState().selected).toEqual([actor(1)])
  })
})

describe('undo', () => {
  test('says what it took back and what comes next', async () => {
    const { workbench } = open({ 'history.undo': () => ({ done: 'name of Russia', undo: null, redo: 'name of Russia' }) })
    await workbench.undo()
    expect(workbench.layout.getState().announcement).toBe('Undone: name of Russia')
    expect(workbench.history.getState()).toMatchObject({ undo: null, redo: 'name of Russia' })
  })

  test('says when there is nothing', async () => {
    const { workbench } = open({ 'history.redo': () => ({ done: null, undo: null, redo: null }) })
    await workbench.redo()
    expect(workbench.layout.getState().announcement).toBe('Nothing to redo')
  })

  test('follows changes made in other windows', async () => {
    const { client, workbench } = open()
    await workbench.ready
    client.push({ type: 'changed', everything: true, entities: [], history: { undo: 'new note', redo: null } })
    expect(workbench.history.getState()).toMatchObject({ undo: 'new note' })
  })
})

describe('saving', () => {
  test('counts what is under way and remembers what failed', async () => {
    const { workbench } = open({ 'actors.delete': () => {
      throw new EntenteError('read_only', 'This project is open read-only.')
    } })
    const writing = workbench.write('actors.delete', { uid: uid(1) })
    expect(workbench.saving.getState().pending).toBe(1)
    await expect(writing).rejects.toThrow('read-only')
    expect(workbench.saving.getState()).toMatchObject({ pending: 0, savedAt: null, error: { code: 'read_only' } })
  })

  test('knows when it was saved, and that a project closed', async () => {
    const { client, workbench } = open({ 'actors.delete': () => ({}) })
    await workbench.write('actors.delete', { uid: uid(1) })
    expect(workbench.saving.getState().savedAt).toBeGreaterThan(0)
    client.push({ type: 'closing', reason: 'the program was stopped' })
    expect(workbench.saving.getState().closed).toBe('the program was stopped')
  })
})

describe('preferences', () => {
  test('hold at once and are sent together when the hand rests', async () => {
    vi.useFakeTimers()
    const { client, workbench } = open()
    for (const size of [270, 280, 300]) workbench.setPanel('navigator', size)
    workbench.togglePrivate()
    expect(workbench.preferences.getState()).toMatchObject({ privateHidden: true, panels: { navigator: 300 } })
    await vi.advanceTimersByTimeAsync(1_000)
    const sent = client.calls.filter(call => call.method === 'preferences.set')
    expect(sent).toEqual([{ method: 'preferences.set', input: { changes: { panels: { navigator: 300 }, privateHidden: true } } }])
  })

  test('a collapsed panel comes back as wide as it was', () => {
    const { workbench } = open()
    workbench.setPanel('inspector', 512)
    workbench.togglePanel('inspector')
    expect(workbench.preferences.getState().panels['inspector']).toBe(0)
    workbench.togglePanel('inspector')
    expect(workbench.preferences.getState().panels['inspector']).toBe(512)
  })

  test('opening a list brings the navigator back', () => {
    const { workbench } = open()
    workbench.togglePanel('navigator')
    workbench.openSection('tie')
    expect(workbench.preferences.getState().panels['navigator']).toBe(260)
    expect(workbench.layout.getState()).toMatchObject({ section: 'tie', filter: '' })
  })

  test('are sent before the window goes', async () => {
    const { client, workbench } = open()
    workbench.setPreferences({ theme: 'dark' })
    workbench.dispose()
    await settle()
    expect(client.calls.at(-1)).toEqual({ method: 'preferences.set', input: { changes: { theme: 'dark' } } })
  })
})
