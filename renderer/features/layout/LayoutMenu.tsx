import { useEffect } from 'react'
import { layoutKinds } from '../../../db/contract/entities/layouts.ts'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import { prepare } from '../../../db/domain/scene/prepare.ts'
import { Button } from '../../ui/Button.tsx'
import { DownIcon } from '../../ui/icons/actions.tsx'
import { LayoutIcon } from '../../ui/icons/layout.tsx'
import { Menu, type MenuAction } from '../../ui/Menu.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { useReadOnly } from '../inspector/useReadOnly.ts'
import type { LayoutRun } from './layout-run.ts'
import { layoutWords } from './words.ts'

/** The methods that place actors, what keeps them in their places, and the keys for all of it. */
export function LayoutMenu({ data, run }: { data: NetworkData; run: LayoutRun }) {
  const workbench = useWorkbench()
  const { commands, selection, write } = workbench
  const isReadOnly = useReadOnly()
  const { running, last, onlySelected } = useStoreValue(run.store, state => state)
  const chosen = useStoreValue(selection, state => state.selected.filter(({ type }) => type === 'actor').length)
  const focus = useStoreValue(selection, ({ selected }) => selected.findLast(({ type }) => type === 'actor')?.uid ?? null)
  const view = data.view.uid
  const pins = data.positions.pinned.filter(Boolean).length
  const isBusy = running !== null

  useEffect(() => {
    if (isReadOnly) return
    const pinAll = (value: boolean) => {
      const { bodies, pinned: before } = prepare(data)
      const positions = data.actors.uid.flatMap((actor, row) => {
        const body = bodies[row]
        return body && before[row] !== value ? [{ actor, x: body.x, y: body.y, pinned: value }] : []
      })
      if (positions.length > 0) void write('views.move', { uid: view, positions }).catch(() => undefined)
    }
    return commands.register([
      ...layoutKinds.map(layout => ({
        id: `layout.${layout}`, title: `Lay out: ${layoutWords[layout].title.toLowerCase()}${layout === 'concentric' ? ' around the selected actor' : ''}`, group: 'View' as const, keys: [layoutWords[layout].keys],
        when: () => run.store.getState().running === null, run: () => run.start(view, layout),
      })),
      {
        id: 'layout.again', title: 'Lay out: another arrangement', group: 'View', keys: ['Y N'],
        when: () => run.store.getState().running === null && hasSeed(run.store.getState().last?.layout),
        run: () => {
          const before = run.store.getState().last
          if (before) run.start(view, before.layout, { again: true })
        },
      },
      { id: 'layout.stop', title: 'Stop the layout', group: 'View', keys: ['Y Q'], when: () => run.store.getState().running !== null, run: run.stop },
      { id: 'layout.manual', title: 'Lay out by hand: pin every actor where it stands', group: 'View', keys: ['Y M'], when: () => pins < data.actors.uid.length, run: () => pinAll(true) },
      { id: 'layout.release', title: 'Release every pin', group: 'View', keys: ['Y U'], when: () => pins > 0, run: () => pinAll(false) },
      {
        id: 'layout.only-selected', title: 'Lay out only the selected actors, or all', group: 'View', keys: ['Y O'],
        run: () => {
          const only = !run.store.getState().onlySelected
          run.store.setState({ onlySelected: only })
          workbench.announce(only ? 'Layouts place only the selected actors, where several are' : 'Layouts place all actors')
        },
      },
    ])
  }, [commands, data, isReadOnly, pins, run, view, workbench, write])

  if (isReadOnly) return null
  const command = (id: string) => () => void commands.run(id)
  const focusName = nameOf(data, focus)
  const actions: MenuAction[] = [
    ...layoutKinds.map((layout): MenuAction => ({
      id: layout, text: layout === 'concentric' && focusName !== null ? `Concentric around ${focusName}` : layoutWords[layout].title, keys: layoutWords[layout].keys, isDisabled: isBusy,
      detail: layout === 'concentric' && focusName !== null ? 'Rings by distance along ties' : layoutWords[layout].detail, run: command(`layout.${layout}`),
    })),
    ...(hasSeed(last?.layout) ? [{ id: 'again', text: 'Another arrangement', keys: 'Y N', isDisabled: isBusy, run: command('layout.again') }] : []),
    { id: 'manual', text: 'By hand: pin every actor', keys: 'Y M', apart: true, isDisabled: pins === data.actors.uid.length, detail: 'Layouts leave pinned actors where they stand', run: command('layout.manual') },
    { id: 'release', text: pins > 0 ? `Release every pin (${pins.toLocaleString()})` : 'Release every pin', keys: 'Y U', isDisabled: pins === 0, run: command('layout.release') },
    {
      id: 'only', text: 'Only the selected actors', keys: 'Y O', apart: true, checked: onlySelected, detail: chosen > 1 ? `${chosen.toLocaleString()} are selected` : 'Where two or more are selected',
      run: command('layout.only-selected'),
    },
  ]
  return (
    <Menu label="Layout" actions={actions}>
      <Button look="quiet" label="Layout" tip="Place the actors anew, or keep them where they are" icon={<LayoutIcon />} className="layout-button"><span className="network-tools-word">Layout</span> <DownIcon /></Button>
    </Menu>
  )
}

/** Whether a method leaves a choice that another seed decides otherwise. */
const hasSeed = (layout: string | undefined): boolean => layout === 'force' || layout === 'stress'

function nameOf(data: NetworkData, uid: string | null): string | null {
  const row = uid === null ? -1 : data.actors.uid.indexOf(uid)
  return row < 0 ? null : data.actors.shortName[row] || (data.actors.name[row] ?? null)
}
