import { describe, expect, test } from 'vitest'
import { menuCommands } from '../../db/contract/shell.ts'
import { createCommands, type Command } from '../../renderer/state/commands.ts'
import { keyNames, matchesKeys, type Pressed } from '../../renderer/state/keys.ts'
import { fileCommands } from '../../renderer/features/files/commands.ts'
import { createProjectWindow } from '../../renderer/state/project-window.ts'
import { createWorkbench } from '../../renderer/state/workbench.ts'
import { fakeClient, fakeShell } from './support/fake-client.ts'

const press = (key: string, more: Partial<Pressed> = {}): Pressed => ({ key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more })
const command = (id: string, keys: string[], log: string[], more: Partial<Command> = {}): Command => ({ id, title: id, group: 'View', keys, run: () => log.push(id), ...more })

describe('keys', () => {
  test('Mod is Ctrl, and Cmd on macOS', () => {
    expect(matchesKeys(press('k', { ctrlKey: true }), 'Mod+K', false)).toBe(true)
    expect(matchesKeys(press('k', { metaKey: true }), 'Mod+K', false)).toBe(false)
    expect(matchesKeys(press('k', { metaKey: true }), 'Mod+K', true)).toBe(true)
    expect(keyNames('Mod+Shift+Z', false)).toEqual(['Ctrl', 'Shift', 'Z'])
    expect(keyNames('Mod+ArrowLeft', true)).toEqual(['⌘', '←'])
  })

  test('modifiers have to agree', () => {
    expect(matchesKeys(press('z', { ctrlKey: true, shiftKey: true }), 'Mod+Z', false)).toBe(false)
    expect(matchesKeys(press('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+Z', false)).toBe(true)
    expect(matchesKeys(press('t', { altKey: true }), 'T', false)).toBe(false)
  })

  test('a sign counts however the layout types it', () => {
    expect(matchesKeys(press('?', { shiftKey: true }), '?', false)).toBe(true)
    expect(matchesKeys(press('/', { shiftKey: true, code: 'Digit7' }), '/', false)).toBe(true)
  })

  test('letters work on layouts without Latin letters, and are not doubled on others', () => {
    expect(matchesKeys(press('ל', { ctrlKey: true, code: 'KeyK' }), 'Mod+K', false)).toBe(true)
    expect(matchesKeys(press('ه', { ctrlKey: true, code: 'KeyI' }), 'Mod+K', false)).toBe(false)
    // Dvorak: the key of QWERTY's K types t.
    expect(matchesKeys(press('t', { ctrlKey: true, code: 'KeyK' }), 'Mod+K', false)).toBe(false)
  })
})

describe('commands', () => {
  test('a key runs its command, in fields only with a modifier', () => {
    const log: string[] = []
    const commands = createCommands()
    commands.register([command('table', ['T'], log, { inFields: true }), command('find', ['Mod+K'], log, { inFields: true }), command('fit', ['Mod+0'], log)])
    expect(commands.press(press('t'), false)).toBe(true)
    expect(commands.press(press('t'), true)).toBe(false)
    expect(commands.press(press('k', { ctrlKey: true }), true)).toBe(true)
    expect(commands.press(press('0', { ctrlKey: true }), true)).toBe(false)
    expect(log).toEqual(['table', 'find'])
    expect(commands.recent()).toEqual(['find', 'table'])
  })

  test('what cannot be run now is not offered and does not run', () => {
    const log: string[] = []
    let possible = false
    const commands = createCommands()
    commands.register([command('undo', ['Mod+Z'], log, { when: () => possible })])
    expect(commands.run('undo')).toBe(false)
    expect(commands.available()).toEqual([])
    possible = true
    expect(commands.run('undo')).toBe(true)
    expect(log).toEqual(['undo'])
  })

  test('two keys one after the other, with what may follow told in between', () => {
    const log: string[] = []
    const commands = createCommands()
    commands.register([command('actor', ['N A'], log), command('note', ['N N', 'Alt+N'], log), command('all-time', ['A'], log)])
    let told = 0
    commands.subscribe(() => told++)
    expect(commands.press(press('n'), true)).toBe(false)
    expect(commands.waiting()).toBeNull()
    expect(commands.press(press('n'), false)).toBe(true)
    expect(commands.waiting()).toEqual({ key: 'N', choices: [{ key: 'A', title: 'actor' }, { key: 'N', title: 'note' }] })
    // Holding a modifier down is not yet the second key.
    expect(commands.press(press('Shift', { shiftKey: true }), false)).toBe(false)
    expect(commands.waiting()).not.toBeNull()
    expect(commands.press(press('a'), false)).toBe(true)
    expect(commands.waiting()).toBeNull()
    expect(log).toEqual(['actor'])
    expect(told).toBe(2)
    // A key that does not follow is what it always is.
    commands.press(press('n'), false)
    expect(commands.press(press('A'), false)).toBe(true)
    commands.press(press('n'), false)
    expect(commands.press(press('x'), false)).toBe(false)
    expect(commands.waiting()).toBeNull()
    expect(commands.press(press('a'), false)).toBe(true)
    expect(log).toEqual(['actor', 'actor', 'all-time'])
  })

  test('a feature’s commands come and go', () => {
    const log: string[] = []
    const commands = createCommands()
    const stop = commands.register([command('fit', ['F'], log)])
    stop()
    expect(commands.run('fit')).toBe(false)
  })

  test('no two commands of the window share keys', () => {
    const workbench = createWorkbench(fakeClient(), fakeShell())
    const keys = workbench.commands.all().flatMap(each => each.keys)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('everything a native menu may ask for is a command', () => {
    const shell = { ...fakeShell(), name: 'electron' as const, capabilities: { reveal: true, nativeMenu: true, fileDialogs: true, zoom: true } }
    const workbench = createWorkbench(fakeClient(), shell)
    workbench.commands.register(fileCommands(createProjectWindow(fakeClient(), shell), workbench))
    // The tour, importing, exporting, pasting, copies, backups and history register their own while a project is shown.
    const ids = [...workbench.commands.all().map(each => each.id), 'tour', 'import', 'paste', 'blind-copy', 'merge-copy', 'export-data', 'report', 'share-bundle', 'backups', 'history']
    expect(ids).toEqual(expect.arrayContaining([...menuCommands]))
  })
})
