import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { IconButton } from '../../ui/Button.tsx'
import { FocusIcon } from '../../ui/icons/view.tsx'
import { Menu, type MenuAction } from '../../ui/Menu.tsx'
import type { FocusKind } from '../../state/focus-view.ts'
import { focusCommands } from './useFocusCommands.ts'

const texts: Readonly<Record<FocusKind, { text: string; needs: string }>> = {
  neighbours: { text: 'Neighbours', needs: 'Select one or more actors first' },
  paths: { text: 'Shortest paths', needs: 'Select two actors first' },
  common: { text: 'Common neighbours', needs: 'Select two actors first' },
  dyad: { text: 'Dyad and third parties', needs: 'Select two actors, or a tie, first' },
}

/** What of the network to look at by itself, for what is selected. */
export function useFocusActions(): MenuAction[] {
  const { commands } = useWorkbench()
  const can = new Set(commands.available().map(({ id }) => id))
  return focusCommands.map(({ kind, letter }) => ({
    id: `focus.${kind}`, text: texts[kind].text, keys: `S ${letter}`, isDisabled: !can.has(`focus.${kind}`), run: () => void commands.run(`focus.${kind}`),
    ...(can.has(`focus.${kind}`) ? {} : { detail: texts[kind].needs }),
  }))
}

/** Beside the network's tools: focus on a part of it, and how parallel ties are drawn. */
export function FocusMenu() {
  const { commands, focusView, compareView, selection } = useWorkbench()
  const mode = useStoreValue(compareView, state => state.mode)
  const { focus, parallel } = useStoreValue(focusView, state => state)
  // What can be focused on follows the selection.
  useStoreValue(selection, state => state.selected)
  const actions = useFocusActions()
  return (
    <Menu
      label="Focus and compare"
      actions={[
        ...actions,
        ...(focus === null ? [] : [{ id: 'leave', text: 'Leave focus', keys: 'S S', run: () => void commands.run('focus.leave') }]),
        { id: 'bundled', text: 'Parallel ties in one line', keys: 'B', checked: parallel === 'bundled', apart: true, run: () => void commands.run('parallel-ties') },
        { id: 'compare', text: 'Compare two dates', keys: 'S T', checked: mode === 'dates', apart: true, run: () => void commands.run('compare.dates') },
        { id: 'periods', text: 'A picture for every period', keys: 'S M', checked: mode === 'periods', run: () => void commands.run('compare.periods') },
        ...(mode === 'off' ? [] : [{ id: 'one', text: 'One picture again', run: () => void commands.run('compare.leave') }]),
      ]}
    >
      <IconButton label="Focus and compare" tip="Look at a part of the network by itself, or at two dates" icon={<FocusIcon />} />
    </Menu>
  )
}
