import type { ListRow, SearchHit } from '../../../db/contract/methods/project.ts'
import type { EntityType } from '../../../db/contract/vocabulary.ts'
import type { Uid } from '../../../db/contract/values.ts'
import type { Command } from '../../state/commands.ts'
import { entityWords } from '../../ui/words.ts'

export type Item =
  | { kind: 'command'; key: string; command: Command }
  | { kind: 'entity'; key: string; type: EntityType; uid: Uid; title: string; detail: string; actorKind: string; private: boolean; snippet: SearchHit | null }

export interface Group {
  title: string
  items: Item[]
}

/** A command fits where each word asked begins a word of its title. */
export function commandFits(command: Command, query: string): boolean {
  const words = command.title.toLowerCase().split(/\s+/u)
  return query.toLowerCase().split(/\s+/u).filter(Boolean).every(asked => words.some(word => word.startsWith(asked)))
}

const commandItem = (command: Command): Item => ({ kind: 'command', key: `command ${command.id}`, command })
export const rowItem = (row: Pick<ListRow, 'type' | 'uid' | 'title'> & Partial<ListRow>): Item => ({
  kind: 'entity', key: row.uid, type: row.type, uid: row.uid, title: row.title, detail: row.detail ?? '', actorKind: row.kind ?? '', private: row.private ?? false, snippet: null,
})
const hitItem = (hit: SearchHit): Item => ({
  kind: 'entity', key: hit.uid, type: hit.type, uid: hit.uid, title: hit.title, detail: '', actorKind: '', private: hit.private, snippet: hit,
})

/** With nothing typed: what was looked at last, then the commands, those used last in front. */
export function groupsAtFirst(recentEntities: readonly Item[], commands: readonly Command[], recentCommands: readonly string[]): Group[] {
  const rank = (command: Command) => {
    const at = recentCommands.indexOf(command.id)
    return at < 0 ? recentCommands.length : at
  }
  const inOrder = commands.filter(command => command.id !== 'palette').toSorted((a, b) => rank(a) - rank(b))
  return [{ title: 'Recent', items: [...recentEntities] }, { title: 'Commands', items: inOrder.map(commandItem) }].filter(group => group.items.length > 0)
}

/** For what was typed: names, then commands, then the text found by kind of entity in the order of the best hit. A leading `>` asks for commands alone. */
export function groupsFor(query: string, named: readonly ListRow[], hits: readonly SearchHit[], commands: readonly Command[]): Group[] {
  const commandsOnly = query.startsWith('>')
  const asked = query.replace(/^>\s*/u, '')
  const fitting: Group = { title: 'Commands', items: commands.filter(command => command.id !== 'palette' && commandFits(command, asked)).map(commandItem) }
  if (commandsOnly) return fitting.items.length > 0 ? [fitting] : []
  const names: Group = { title: 'Names', items: named.map(rowItem) }
  const shown = new Set(named.map(row => row.uid))
  const byType = new Map<EntityType, Group>()
  for (const hit of hits) {
    if (shown.has(hit.uid)) continue
    const group = byType.get(hit.type) ?? { title: `In ${entityWords[hit.type].many.toLowerCase()}`, items: [] }
    group.items.push(hitItem(hit))
    byType.set(hit.type, group)
  }
  return [names, fitting, ...byType.values()].filter(group => group.items.length > 0)
}

/** Groups with the place of their first item among all. */
export function numbered(groups: readonly Group[]): (Group & { start: number })[] {
  return groups.map((group, at) => ({ ...group, start: groups.slice(0, at).reduce((sum, before) => sum + before.items.length, 0) }))
}

/** A text cut into plain and marked parts. Ranges are [start, end) in UTF-16 code units; overlapping or stray ones do no harm. */
export function markedParts(text: string, marks: readonly (readonly [number, number])[]): { text: string; marked: boolean }[] {
  const parts: { text: string; marked: boolean }[] = []
  let at = 0
  for (const [start, end] of marks.toSorted((a, b) => a[0] - b[0])) {
    const from = Math.max(at, start)
    const to = Math.min(text.length, end)
    if (to <= from) continue
    if (from > at) parts.push({ text: text.slice(at, from), marked: false })
    parts.push({ text: text.slice(from, to), marked: true })
    at = to
  }
  if (at < text.length) parts.push({ text: text.slice(at), marked: false })
  return parts
}
