import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import type { Point } from '../../../db/domain/scene/types.ts'
import type { NetworkCanvasHandle } from '../../graph/NetworkCanvas.tsx'
import type { Selected } from '../../state/workbench.ts'
import { ContextMenu } from '../../ui/ContextMenu.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { countOf } from '../../ui/words.ts'
import { createActorNamed } from '../edit/creates.ts'
import { menuEntries } from './menu-entries.ts'
import { NameField } from './NameField.tsx'
import { selectedIn, typeIn } from './selection.ts'

type Naming = { readonly what: 'actor' | 'tie'; readonly uid: string; readonly at: Point } | { readonly what: 'new'; readonly at: Point; readonly place: Point }

interface Parts {
  /** Drawn over the canvas. */
  overlay: ReactNode
  openMenu: (uid: string | null, page: Point, place: Point) => void
}

/**
 * What is done on the drawing itself: its menu, and names written where they stand. All of it are commands.
 * @param onChosen is told of what is chosen or made here, before it is selected: it is not to be flown to
 */
export function useDrawingEdits(data: NetworkData, canvas: RefObject<NetworkCanvasHandle | null>, isReadOnly: boolean, onChosen: (uids: readonly string[]) => void): Parts {
  const workbench = useWorkbench()
  const { commands, selection } = workbench
  const [menu, setMenu] = useState<{ page: Point; place: Point; of: readonly Selected[] } | null>(null)
  const [naming, setNaming] = useState<Naming | null>(null)
  const choosing = useRef(onChosen)
  useEffect(() => {
    choosing.current = onChosen
  })

  useEffect(() => {
    const drawn = () => selectedIn(data, selection.getState().selected)
    const rename = () => {
      const [uid] = drawn()
      const at = uid === undefined ? null : canvas.current?.placeOf(uid)
      if (uid === undefined || !at) return
      canvas.current?.flyTo(uid)
      setNaming({ what: typeIn(data, uid), uid, at })
    }
    const selectNeighbours = () => {
      const scene = canvas.current?.scene()
      if (!scene) return
      const own = new Set(drawn())
      const near = scene.ties.flatMap(tie => (own.has(tie.from) || own.has(tie.to) || own.has(tie.uid) ? [tie.from, tie.to] : [])).filter(uid => !own.has(uid))
      choosing.current(near)
      workbench.selectMany([...new Set(near)].map(uid => ({ type: 'actor', uid })), 'add')
      workbench.announce(`${countOf('actor', new Set(near).size)} added to the selection`)
    }
    const selectAll = () => {
      const uids = (canvas.current?.scene()?.nodes ?? []).map(({ uid }) => uid)
      choosing.current(uids)
      workbench.selectMany(uids.map(uid => ({ type: 'actor', uid })))
    }
    return commands.register([
      { id: 'select-neighbours', title: 'Select the neighbours too', group: 'View', keys: ['Shift+N'], when: () => drawn().length > 0, run: selectNeighbours },
      { id: 'select-all', title: 'Select all actors on the drawing', group: 'View', keys: [], run: selectAll },
      ...(isReadOnly ? [] : [{ id: 'rename', title: 'Rename on the drawing', group: 'Edit' as const, keys: ['F2'], when: () => drawn().length === 1 && selection.getState().selected.length === 1, run: rename }]),
    ])
  }, [commands, selection, workbench, data, canvas, isReadOnly])

  // Only while its menu is open there is a "here".
  useEffect(() => {
    if (!menu || isReadOnly) return
    const box = document.querySelector('.network-canvas')?.getBoundingClientRect()
    const at = { x: menu.page.x - (box?.left ?? 0), y: menu.page.y - (box?.top ?? 0) }
    return commands.register([{ id: 'new.actor-here', title: 'New actor here', group: 'New', keys: [], run: () => setNaming({ what: 'new', at, place: menu.place }) }])
  }, [commands, menu, isReadOnly])

  const commit = async (name: string) => {
    if (naming?.what === 'new') {
      const round = (value: number) => Math.round(value * 10) / 10
      const made = await createActorNamed(workbench, name, { place: { view: data.view.uid, x: round(naming.place.x), y: round(naming.place.y) } })
      onChosen([made.uid])
      workbench.select(made)
    } else if (naming?.what === 'tie') await workbench.write('ties.update', { uid: naming.uid, changes: { label: name } })
    else if (naming) {
      // What stands on the drawing is what is renamed: the short name where there is one.
      const short = (data.actors.shortName[data.actors.uid.indexOf(naming.uid)] ?? '') !== ''
      await workbench.write('actors.update', { uid: naming.uid, changes: short ? { shortName: name } : { name } })
    }
  }
  const field = naming && fieldOf(data, naming)
  return {
    openMenu: (uid, page, place) => {
      if (uid === null) workbench.select(null)
      setMenu({ page, place, of: workbench.selection.getState().selected })
    },
    overlay: (
      <>
        {naming && field && (
          <NameField
            key={`${naming.what} ${naming.at.x} ${naming.at.y}`} {...field} at={naming.at}
            onCommit={name => void commit(name).catch(() => undefined)}
            onClose={returns => {
              setNaming(null)
              if (returns) canvas.current?.focus()
            }}
          />
        )}
        {menu && <DrawingMenu data={data} of={menu.of} at={menu.page} onClose={() => setMenu(null)} />}
      </>
    ),
  }
}

function DrawingMenu({ data, of, at, onClose }: { data: NetworkData; of: readonly Selected[]; at: Point; onClose: () => void }) {
  const { commands } = useWorkbench()
  const [only] = of
  const name = of.length > 1 ? `${of.length.toLocaleString()} selected` : only ? fieldOf(data, { what: only.type === 'tie' ? 'tie' : 'actor', uid: only.uid, at }).value || 'the tie' : 'the drawing'
  // The commands of this very menu are there one render later.
  const [isReady, setReady] = useState(false)
  useEffect(() => {
    const frame = requestAnimationFrame(() => setReady(true))
    return () => cancelAnimationFrame(frame)
  }, [])
  return isReady && <ContextMenu label={`What can be done with ${name}`} at={at} actions={menuEntries(commands, of)} onClose={onClose} />
}

function fieldOf(data: NetworkData, naming: Naming): { label: string; value: string; mayBeEmpty: boolean } {
  if (naming.what === 'new') return { label: 'Name of the new actor', value: '', mayBeEmpty: false }
  if (naming.what === 'tie') {
    const row = data.ties.uid.indexOf(naming.uid)
    const [from, to] = [data.ties.from[row], data.ties.to[row]].map(actor => data.actors.shortName[actor ?? -1] || (data.actors.name[actor ?? -1] ?? ''))
    return { label: `Label of the tie ${from} – ${to}`, value: data.ties.label[row] ?? '', mayBeEmpty: true }
  }
  const row = data.actors.uid.indexOf(naming.uid)
  const [name, shortName] = [data.actors.name[row] ?? '', data.actors.shortName[row] ?? '']
  return shortName === '' ? { label: `Name of ${name}`, value: name, mayBeEmpty: false } : { label: `Short name of ${name}`, value: shortName, mayBeEmpty: false }
}
