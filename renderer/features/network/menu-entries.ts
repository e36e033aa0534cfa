import type { Command, Commands } from '../../state/commands.ts'
import type { Selected } from '../../state/workbench.ts'
import type { MenuAction } from '../../ui/Menu.tsx'

/** A command as an entry of a menu: its id and what it is called here; `apart` for a line above it. */
type Entry = readonly [id: string, text: string, apart?: 'apart']

const ofActor: readonly Entry[] = [
  ['focus-inspector', 'Open'], ['rename', 'Rename'], ['edit', 'Edit all fields'],
  ['new.tie', 'New tie from here', 'apart'], ['select-neighbours', 'Select its neighbours too'], ['zoom-selection', 'Zoom to it'], ['pin', 'Pin or release'], ['focus.neighbours', 'Focus on its neighbours'],
  ['duplicate', 'Duplicate', 'apart'], ['delete', 'Delete'],
]
const ofTie: readonly Entry[] = [
  ['focus-inspector', 'Open'], ['rename', 'Label'], ['edit', 'Edit all fields'],
  ['select-neighbours', 'Select its two actors too', 'apart'], ['zoom-selection', 'Zoom to it'], ['focus.dyad', 'The dyad of its two actors'],
  ['duplicate', 'Duplicate', 'apart'], ['delete', 'Delete'],
]
const ofSeveral: readonly Entry[] = [
  ['focus-inspector', 'Edit them together'], ['merge', 'Merge the two'],
  ['new.tie', 'New tie between the first two', 'apart'], ['select-neighbours', 'Select their neighbours too'], ['zoom-selection', 'Zoom to them'], ['pin', 'Pin or release'],
  ['focus.paths', 'Focus on the paths between them', 'apart'], ['focus.common', 'Focus on their common neighbours'], ['focus.dyad', 'The dyad'],
  ['delete', 'Delete them', 'apart'],
]
const ofNothing: readonly Entry[] = [
  ['new.actor-here', 'New actor here'], ['new.tie', 'New tie'],
  ['focus.leave', 'Leave the focus', 'apart'], ['fit', 'Fit everything', 'apart'], ['select-all', 'Select all actors'], ['network-table', 'Show as table'], ['all-time', 'All time, or the day again'], ['compare.dates', 'Compare two dates'], ['compare.periods', 'A picture for every period'],
  ['figure', 'Export a figure', 'apart'], ['export-data', 'Export data'], ['undo', 'Undo'],
]

/** What can be done now with what is selected, or with the drawing: commands by another name, and none that cannot be run. */
export function menuEntries(commands: Commands, selected: readonly Selected[]): MenuAction[] {
  const available = new Map<string, Command>(commands.available().map(command => [command.id, command]))
  const entries = selected.length === 0 ? ofNothing : selected.length > 1 ? ofSeveral : selected[0]?.type === 'tie' ? ofTie : ofActor
  let isApart = false
  let isFirst = true
  return entries.flatMap(([id, text, apart]): MenuAction[] => {
    isApart ||= apart !== undefined
    const command = available.get(id)
    if (!command) return []
    const action: MenuAction = { id, text, keys: command.keys[0], apart: isApart && !isFirst, run: () => void commands.run(id) }
    isApart = false
    isFirst = false
    return [action]
  })
}
