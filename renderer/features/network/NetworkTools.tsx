import { useEffect, type RefObject } from 'react'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import type { NetworkCanvasHandle } from '../../graph/NetworkCanvas.tsx'
import { IconButton } from '../../ui/Button.tsx'
import { MinusIcon, PlusIcon } from '../../ui/icons/actions.tsx'
import { FitIcon, NetworkIcon, PinIcon, TableIcon } from '../../ui/icons/view.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Toolbar, ToolbarSeparator } from '../../ui/Toolbar.tsx'
import { useAnswer, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { AppearanceMenu } from '../appearance/AppearanceMenu.tsx'
import { FocusMenu } from '../focus/FocusMenu.tsx'
import { ArrangeMenu } from '../layout/ArrangeMenu.tsx'
import { LayoutMenu } from '../layout/LayoutMenu.tsx'
import { useNetworkParts } from './NetworkContext.tsx'
import { togglePins } from './pins.ts'

const zoomStep = 1.25

/** What acts on the drawing, and the switch to the tables that say the same. */
export function NetworkTools({ data, canvas }: { data: NetworkData; canvas: RefObject<NetworkCanvasHandle | null> }) {
  const workbench = useWorkbench()
  const { layoutRun } = useNetworkParts()
  const { commands, selection, write } = workbench
  const how = useStoreValue(workbench.preferences, state => state.networkView)
  const actors = useStoreValue(selection, state => state.selected.filter(({ type }) => type === 'actor').map(({ uid }) => uid).join(' '))
  const readOnly = useAnswer('project.get', {})?.readOnly ?? true
  const isCompared = useStoreValue(workbench.compareView, state => state.mode !== 'off')
  const drawn = how === 'canvas' && !isCompared
  const canPin = actors !== '' && !readOnly

  useEffect(() => {
    if (!drawn) return
    const pin = () => {
      const positions = togglePins(data, actors.split(' '))
      if (positions.length > 0) void write('views.move', { uid: data.view.uid, positions }).catch(() => undefined)
    }
    return commands.register([
      { id: 'fit', title: 'Fit the network into the window', group: 'View', keys: ['F'], run: () => canvas.current?.fit() },
      { id: 'zoom-in', title: 'Zoom in', group: 'View', keys: [], run: () => canvas.current?.zoomBy(zoomStep) },
      { id: 'zoom-out', title: 'Zoom out', group: 'View', keys: [], run: () => canvas.current?.zoomBy(1 / zoomStep) },
      { id: 'zoom-selection', title: 'Zoom to what is selected', group: 'View', keys: ['Z'], when: () => selection.getState().selected.length > 0, run: () => canvas.current?.zoomTo(selection.getState().selected.map(({ uid }) => uid)) },
      { id: 'pin', title: 'Pin or release the selected actors', group: 'View', keys: ['P'], when: () => canPin, run: pin },
    ])
  }, [commands, canvas, data, drawn, actors, canPin, selection, write])

  const run = (id: string) => () => void commands.run(id)
  return (
    <Toolbar label="Network" className="network-tools">
      {(drawn || isCompared) && (
        <>
          <IconButton label="Zoom out" icon={<MinusIcon />} onPress={run('zoom-out')} />
          <IconButton label="Zoom in" icon={<PlusIcon />} onPress={run('zoom-in')} />
          <IconButton label="Fit" tip="Fit everything into the window" keys="F" icon={<FitIcon />} onPress={run('fit')} />
        </>
      )}
      {drawn && (
        <>
          <IconButton label="Pin" tip={actors === '' ? 'Pin: select actors first' : 'Pin or release the selected actors'} keys="P" icon={<PinIcon />} isDisabled={!canPin} onPress={run('pin')} />
          <ToolbarSeparator />
          <LayoutMenu data={data} run={layoutRun} />
          <ArrangeMenu data={data} />
          <AppearanceMenu />
          <ToolbarSeparator />
        </>
      )}
      <FocusMenu />
      {!isCompared && (
        <>
          <ToolbarSeparator />
          <SegmentedControl
            label="Network as" value={how} onChange={networkView => workbench.setPreferences({ networkView })}
            segments={[{ value: 'canvas', text: <><NetworkIcon /><span className="network-tools-word">Drawing</span></>, label: 'Drawing' }, { value: 'table', text: <><TableIcon /><span className="network-tools-word">Table</span></>, label: 'Table' }]}
          />
        </>
      )}
    </Toolbar>
  )
}
