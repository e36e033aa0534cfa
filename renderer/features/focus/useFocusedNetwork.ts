import { useMemo, useState } from 'react'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import { inFocus, sceneOfFocus, type FocusedScene, type InFocus } from '../../../db/domain/focus/focus.ts'
import { focusSentence } from '../../../db/domain/focus/sentence.ts'
import type { Rows, SceneFilter, SceneOptions } from '../../../db/domain/scene/types.ts'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'

export interface FocusedNetwork {
  /** Null where nothing is focused on, or an actor of the focus is not there. */
  focus: InFocus | null
  /** For the scene; the same object until something of it changes. */
  scene: FocusedScene & Pick<SceneOptions, 'parallel'>
}

/** What of the network is in focus at the time shown, of what a filter leaves. */
export function useFocusedNetwork(data: NetworkData, filter: SceneFilter | null = null): FocusedNetwork {
  const workbench = useWorkbench()
  const time = useStoreValue(workbench.time, state => state)
  const { focus, outside, parallel } = useStoreValue(workbench.focusView, state => state)
  const found = useMemo(() => focus && inFocus(data, time, focus, filter), [data, time, focus, filter])
  const scene = useMemo(() => ({ ...sceneOfFocus(data, found, outside, focus === null ? '' : focusSentence(data, focus), filter), parallel }), [data, found, focus, outside, filter, parallel])
  // While time passes the focus often holds the same: then nothing is to be placed anew.
  const [kept, setKept] = useState(scene)
  if (!same(kept, scene)) setKept(scene)
  return useMemo(() => ({ focus: found, scene: kept }), [found, kept])
}

const sameSet = (a: ReadonlySet<number>, b: ReadonlySet<number>) => a === b || (a.size === b.size && [...a].every(row => b.has(row)))
const sameRows = (a: Rows | undefined, b: Rows | undefined) => a === b || (a !== undefined && b !== undefined && sameSet(a.actors, b.actors) && sameSet(a.ties, b.ties))
const sameBytes = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((value, row) => value === b[row])
function sameFilter(a: SceneFilter | null | undefined, b: SceneFilter | null | undefined): boolean {
  return a === b || (!!a && !!b && sameBytes(a.actors, b.actors) && sameBytes(a.ties, b.ties) && JSON.stringify(a.summary) === JSON.stringify(b.summary))
}

/** Whether two focuses are drawn alike. */
export function same(a: FocusedNetwork['scene'], b: FocusedNetwork['scene']): boolean {
  const places = a.places === b.places || (a.places !== undefined && b.places !== undefined && a.places.size === b.places.size &&
    [...a.places].every(([row, { x, y }]) => b.places?.get(row)?.x === x && b.places.get(row)?.y === y))
  return a.parallel === b.parallel && places && sameRows(a.labelled, b.labelled) && sameFilter(a.filter, b.filter)
}
