import { describe, expect, test } from 'vitest'
import type { ListRow, SearchHit } from '../../db/contract/methods/project.ts'
import { groupsAtFirst, groupsFor, markedParts, numbered, rowItem } from '../../renderer/features/palette/items.ts'
import type { Command } from '../../renderer/state/commands.ts'
import { uid } from './support/fake-client.ts'

const command = (id: string, title: string): Command => ({ id, title, group: 'View', keys: [], run: () => undefined })
const commands = [command('palette', 'Find or run anything'), command('theme', 'Theme: light or dark'), command('undo', 'Undo'), command('table', 'Network as table')]
const row = (n: number, title: string): ListRow => ({ uid: uid(n), type: 'actor', title, detail: '', kind: 'state', private: false })
const hit = (n: number, type: SearchHit['type'], title: string): SearchHit => ({ uid: uid(n), type, title, snippet: title, marks: [], private: type === 'note' })

describe('groups of results', () => {
  test('at first: what was looked at, then commands with the latest in front, without the palette itself', () => {
    const groups = groupsAtFirst([rowItem(row(1, 'Russia'))], commands, ['undo'])
    expect(groups.map(group => group.title)).toEqual(['Recent', 'Commands'])
    expect(groups[1]?.items.map(item => item.key)).toEqual(['command undo', 'command theme', 'command table'])
  })

  test('names come first, then commands, then text by kind; nothing twice', () => {
    const groups = groupsFor('t', [row(1, 'Tehran')], [hit(2, 'excerpt', 'S01'), hit(1, 'actor', 'Tehran'), hit(3, 'note', 'Slip'), hit(4, 'excerpt', 'S02')], commands)
    expect(groups.map(group => [group.title, group.items.length])).toEqual([['Names', 1], ['Commands', 2], ['In excerpts', 2], ['In notes', 1]])
    expect(numbered(groups).map(group => group.start)).toEqual([0, 1, 3, 5])
    expect(groups[3]?.items[0]).toMatchObject({ private: true })
  })

  test('> asks for commands alone', () => {
    expect(groupsFor('> net tab', [row(1, 'Netanyahu')], [], commands)).toMatchObject([{ title: 'Commands', items: [{ key: 'command table' }] }])
    expect(groupsFor('>zzz', [], [], commands)).toEqual([])
  })
})

describe('marks', () => {
  test('cut the text where the match is', () => {
    expect(markedParts('with Hezbollah first', [[5, 14]])).toEqual([{ text: 'with ', marked: false }, { text: 'Hezbollah', marked: true }, { text: ' first', marked: false }])
  })

  test('never lose or double a letter, whatever the ranges', () => {
    for (const marks of [[[0, 3], [2, 5]], [[4, 2]], [[0, 99]], [[8, 9], [0, 2]], []] as [number, number][][]) {
      expect(markedParts('حزب الله', marks).map(part => part.text).join('')).toBe('حزب الله')
    }
  })
})
