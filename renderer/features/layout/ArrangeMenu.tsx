import { useEffect } from 'react'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import { arrangements, fewest } from '../../../db/domain/arrange.ts'
import { IconButton } from '../../ui/Button.tsx'
import { AlignIcon } from '../../ui/icons/layout.tsx'
import { Menu, type MenuAction } from '../../ui/Menu.tsx'
import { countOf } from '../../ui/words.ts'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { useReadOnly } from '../inspector/useReadOnly.ts'
import { arrangedPlaces, arrangementWords } from './arrange.ts'

/** Puts the selected actors in line, spaces them evenly, or sets them on the grid; and whether dragging snaps to it. */
export function ArrangeMenu({ data }: { data: NetworkData }) {
  const workbench = useWorkbench()
  const { commands, selection, preferences, write } = workbench
  const isReadOnly = useReadOnly()
  const actors = useStoreValue(selection, state => state.selected.filter(({ type }) => type === 'actor').map(({ uid }) => uid).join(' '))
  const snaps = useStoreValue(preferences, state => state.snapToGrid)
  const chosen = actors === '' ? 0 : actors.split(' ').length

  useEffect(() => {
    if (isReadOnly) return
    return commands.register([
      ...arrangements.map(arrangement => ({
        id: `arrange.${arrangement}`, title: `Selected actors: ${arrangementWords[arrangement].title.toLowerCase()}`, group: 'View' as const, keys: [arrangementWords[arrangement].keys],
        when: () => chosen >= fewest(arrangement),
        run: () => {
          const positions = arrangedPlaces(data, actors.split(' '), arrangement)
          if (positions.length === 0) return
          void write('views.move', { uid: data.view.uid, positions, how: arrangementWords[arrangement].move })
            .then(() => workbench.announce(`${arrangementWords[arrangement].title}: ${countOf('actor', positions.length)}`), () => undefined)
        },
      })),
      {
        id: 'arrange.snapping', title: 'Snap to the grid while moving actors, or not', group: 'View', keys: ['Y R'],
        run: () => {
          const snapToGrid = !preferences.getState().snapToGrid
          workbench.setPreferences({ snapToGrid })
          workbench.announce(snapToGrid ? 'Actors snap to the grid while they are moved' : 'Actors move freely')
        },
      },
    ])
  }, [actors, chosen, commands, data, isReadOnly, preferences, workbench, write])

  if (isReadOnly) return null
  const actions: MenuAction[] = [
    ...arrangements.map((arrangement): MenuAction => ({
      id: arrangement, text: arrangementWords[arrangement].title, keys: arrangementWords[arrangement].keys, isDisabled: chosen < fewest(arrangement), apart: arrangement === 'top' || arrangement === 'horizontally' || arrangement === 'grid',
      run: () => void commands.run(`arrange.${arrangement}`),
    })),
    { id: 'snapping', text: 'Snap while moving', keys: 'Y R', checked: snaps, run: () => void commands.run('arrange.snapping') },
  ]
  return (
    <Menu label="Arrange the selected actors" actions={actions}>
      <IconButton label="Arrange the selected actors" icon={<AlignIcon />} />
    </Menu>
  )
}
