import { useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import { encodingsNeedCoding } from '../../../db/domain/encoding/look.ts'
import { NetworkCanvas, type NetworkCanvasHandle } from '../../graph/NetworkCanvas.tsx'
import { countOf } from '../../ui/words.ts'
import { useAnswer, useStoreValue, useTheme, useWorkbench } from '../../ui/hooks.ts'
import type { FocusedNetwork } from '../focus/useFocusedNetwork.ts'
import { createNudger } from '../layout/nudger.ts'
import { coveredByPanels } from './covered.ts'
import { bundleOf, selectedIn, typeIn } from './selection.ts'
import { useNetworkParts } from './NetworkContext.tsx'
import { togglePins } from './pins.ts'
import { useDrawingEdits } from './useDrawingEdits.tsx'

/** The network as a drawing, in step with the selection, the pointer and the time of the window. */
export function NetworkDrawing({ data, canvas, shown }: { data: NetworkData; canvas: RefObject<NetworkCanvasHandle | null>; shown: FocusedNetwork['scene'] }) {
  const workbench = useWorkbench()
  const { placeIn, keepPlace, layoutRun } = useNetworkParts()
  const { viewport, hover, write } = workbench
  const time = useStoreValue(workbench.time, state => state)
  const selected = useStoreValue(workbench.selection, state => state.selected)
  const hovered = useStoreValue(hover, state => state.hovered)
  const readOnly = useAnswer('project.get', {})?.readOnly ?? true
  const theme = useTheme()
  const snap = useStoreValue(workbench.preferences, state => state.snapToGrid)
  const [nudger] = useState(() => createNudger(workbench))
  const opening = useStoreValue(workbench.shownView, state => state.applied) ?? ''
  const selection = useMemo(() => selectedIn(data, selected), [data, selected])
  const encodings = useStoreValue(workbench.appearance, state => state)
  const coding = useAnswer('network.coding', encodingsNeedCoding(encodings) ? {} : null)
  const options = useMemo(() => ({ ...time, ...shown, encodings, coding }), [time, shown, encodings, coding])
  // In the dyad everyone stands as they pull, so nobody can be moved there.
  const isFixed = readOnly || shown.places !== undefined
  useEffect(() => () => viewport.setState({ viewport: null }), [viewport])

  // Comes after the canvas was given the same data: what is fitted is the new picture.
  useEffect(() => {
    if (layoutRun.store.getState().fit !== data.view.uid) return
    layoutRun.store.setState({ fit: null })
    canvas.current?.fit()
  }, [data, canvas, layoutRun])

  // The status line and `saving` tell of a write that failed; the drawing shows what is kept.
  const move = (positions: { actor: string; x: number; y: number; pinned: boolean }[]) => {
    if (positions.length > 0) void write('views.move', { uid: data.view.uid, positions }).catch(() => workbench.queries.invalidate('everything'))
  }
  const newest = selection.at(-1)
  /** What was chosen on the canvas, or made there: it is in sight, or will be. */
  const chosenHere = useRef<ReadonlySet<string>>(new Set())
  const before = useRef(newest)
  // What is gone to from a list, the palette or a link comes into sight.
  useEffect(() => {
    if (newest !== undefined && newest !== before.current && !chosenHere.current.has(newest)) canvas.current?.flyTo(newest)
    if (newest !== undefined) chosenHere.current = new Set()
    before.current = newest
  }, [newest, canvas])
  const { overlay, openMenu } = useDrawingEdits(data, canvas, readOnly, uids => {
    chosenHere.current = new Set(uids)
  })
  return (
    <NetworkCanvas
      ref={canvas} data={data} options={options} selection={selection} theme={theme} hovered={hovered?.uid ?? null} readOnly={isFixed}
      label={`Network: ${countOf('actor', data.actors.uid.length)}, ${countOf('tie', data.ties.uid.length)}`}
      onSelect={(uids, mode) => {
        const chosen = bundleOf(data, options, uids)
        chosenHere.current = new Set(chosen)
        workbench.selectMany(chosen.map(uid => ({ type: typeIn(data, uid), uid })), mode)
      }}
      onMenu={openMenu}
      covered={() => coveredByPanels(document.querySelector('.network-canvas'))}
      onOpen={uid => {
        workbench.select({ type: typeIn(data, uid), uid })
        workbench.commands.run('focus-inspector')
      }}
      onHover={uid => hover.setState({ hovered: uid === null ? null : { type: typeIn(data, uid), uid } })}
      onMove={move}
      onDrawTie={isFixed ? undefined : (from, to) => {
        workbench.selectMany([from, to].map(uid => ({ type: 'actor', uid })))
        workbench.commands.run('new.tie')
      }}
      onNudge={isFixed ? undefined : positions => nudger.move(data.view.uid, positions)} snap={snap}
      onTogglePin={uids => move(togglePins(data, uids))}
      place={placeIn(opening) ?? data.view.settings.place}
      onViewport={({ crop, zoom }) => {
        keepPlace(opening, { crop, zoom })
        viewport.setState({ viewport: { ...crop, zoom } })
      }}
      onAnnounce={workbench.announce} onWithdraw={workbench.withdraw}
    >
      {overlay}
    </NetworkCanvas>
  )
}
