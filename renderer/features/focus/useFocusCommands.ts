import { useEffect, useRef, type RefObject } from 'react'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import { focusSentence } from '../../../db/domain/focus/sentence.ts'
import { inFocus } from '../../../db/domain/focus/focus.ts'
import type { NetworkCanvasHandle } from '../../graph/NetworkCanvas.tsx'
import { focusOn, type FocusKind } from '../../state/focus-view.ts'
import type { Workbench } from '../../state/workbench.ts'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { focusFound } from './words.ts'

export const focusCommands: readonly { kind: FocusKind; title: string; letter: string }[] = [
  { kind: 'neighbours', title: 'Focus on the neighbours of the selected actors', letter: 'N' },
  { kind: 'paths', title: 'Focus on the shortest paths between two selected actors', letter: 'P' },
  { kind: 'common', title: 'Focus on the common neighbours of two selected actors', letter: 'C' },
  { kind: 'dyad', title: 'Dyad: two selected actors and how third parties pull', letter: 'D' },
]

/** The actors that a focus would be on: those selected, or the two of a selected tie. */
export function actorsSelected({ selection }: Pick<Workbench, 'selection'>, data: NetworkData): string[] {
  const { selected } = selection.getState()
  const actors = selected.filter(({ type, uid }) => type === 'actor' && data.actors.uid.includes(uid)).map(({ uid }) => uid)
  const [only] = selected
  if (actors.length > 0 || selected.length !== 1 || only?.type !== 'tie') return actors
  const tie = data.ties.uid.indexOf(only.uid)
  return [data.ties.from[tie], data.ties.to[tie]].flatMap(row => (row === undefined ? [] : data.actors.uid[row] ?? []))
}

/** The commands that put a part of the network into focus and leave it again, while the network is shown. */
export function useFocusCommands(data: NetworkData, canvas: RefObject<NetworkCanvasHandle | null>): void {
  const workbench = useWorkbench()
  const focus = useStoreValue(workbench.focusView, state => state.focus)
  const latest = useRef(data)
  useEffect(() => {
    latest.current = data
  })
  useEffect(() => {
    const { focusView, time, announce, commands } = workbench
    const wanted = (kind: FocusKind) => focusOn(kind, actorsSelected(workbench, latest.current))
    return commands.register([
      ...focusCommands.map(({ kind, title, letter }) => ({
        id: `focus.${kind}`, title, group: 'View' as const, keys: [`S ${letter}`], when: () => wanted(kind) !== null,
        run: () => {
          const next = wanted(kind)
          if (next === null) return
          focusView.setState({ focus: next })
          announce(`${focusSentence(latest.current, next)}: ${focusFound(next, inFocus(latest.current, time.getState(), next))}`)
        },
      })),
      {
        id: 'focus.leave', title: 'Leave the focus: the whole network again', group: 'View', keys: ['S S'], when: () => focusView.getState().focus !== null,
        run: () => {
          focusView.setState({ focus: null })
          announce('The whole network')
        },
      },
      {
        id: 'parallel-ties', title: 'Ties between the same two actors: one line each, or one line together', group: 'View', keys: ['B'],
        run: () => {
          const parallel = focusView.getState().parallel === 'bundled' ? 'spread' : 'bundled'
          focusView.setState({ parallel })
          announce(parallel === 'bundled' ? 'Parallel ties in one line, with their number' : 'Each tie in a line of its own')
        },
      },
    ])
  }, [workbench])

  // What comes into focus is brought into sight, and everything again when it is left.
  const key = focus === null ? '' : JSON.stringify(focus)
  const shown = useRef(key)
  useEffect(() => {
    if (shown.current === key) return
    shown.current = key
    // In the frame after the next the canvas knows what room is left beside a panel that came or went.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => canvas.current?.fit())
    })
    return () => cancelAnimationFrame(frame)
  }, [key, canvas])
}
