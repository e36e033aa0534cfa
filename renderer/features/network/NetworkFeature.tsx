import { useEffect, useLayoutEffect, useRef } from 'react'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import { showSettings } from '../../state/view-settings.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useNetwork, useNetworkQuery } from '../../ui/useNetwork.ts'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { useReadOnly } from '../inspector/useReadOnly.ts'
import { LayoutProgress } from '../layout/LayoutProgress.tsx'
import { CompareStage } from '../compare/CompareStage.tsx'
import { useCompareCommands } from '../compare/useCompareCommands.ts'
import { DyadPanel } from '../focus/DyadPanel.tsx'
import { FocusBar } from '../focus/FocusBar.tsx'
import { useFocusCommands } from '../focus/useFocusCommands.ts'
import { useFocusedNetwork } from '../focus/useFocusedNetwork.ts'
import { FiltersPanel } from '../filter/FiltersPanel.tsx'
import { leavesNobody, NothingLeft } from '../filter/NothingLeft.tsx'
import { useFilter } from '../filter/useFilter.ts'
import { ViewBar } from '../views/ViewBar.tsx'
import { TimeBar } from '../timebar/TimeBar.tsx'
import { useNetworkParts } from './NetworkContext.tsx'
import { NetworkDrawing } from './NetworkDrawing.tsx'
import { NetworkTable } from './NetworkTable.tsx'
import { NetworkTools } from './NetworkTools.tsx'
import './network.css'

/** The network, drawn or as tables, over its time bar. */
export function NetworkFeature() {
  const workbench = useWorkbench()
  const network = useNetworkQuery()
  const data = network.status === 'loading' ? undefined : network.value
  const isApplied = useSettingsOfView(data)
  const isGone = network.status === 'error' && network.error.code === 'not_found'
  useEffect(() => {
    // The view was deleted elsewhere: the first is shown.
    if (isGone) workbench.shownView.setState({ uid: null })
  }, [isGone, workbench])
  return (
    <div className="network">
      {network.status === 'error' && !isGone && <ErrorNotice title="The network could not be read" error={network.error} onRetry={() => workbench.queries.invalidate('everything')} />}
      {data && isApplied && <Stage data={data} />}
      {data && isApplied && <TimeBar data={data} />}
    </div>
  )
}

/** What acts on the network, for the end of the tab strip. */
export function NetworkTabTools() {
  const data = useNetwork()
  const { canvas } = useNetworkParts()
  return data && data.actors.uid.length > 0 && <NetworkTools data={data} canvas={canvas} />
}

function Stage({ data }: { data: NetworkData }) {
  const { preferences, commands } = useWorkbench()
  const isReadOnly = useReadOnly()
  const how = useStoreValue(preferences, state => state.networkView)
  if (data.actors.uid.length === 0) {
    return (
      <EmptyState centred title="No actors yet" text="The network shows the actors of this project and the ties between them, as they stood on the day chosen below.">
        {!isReadOnly && <FirstStep onPress={() => void commands.run('new.actor')} />}
        <Button look="quiet" onPress={() => void commands.run('open-sample')}>See a coded case: the sample</Button>
      </EmptyState>
    )
  }
  return <Picture data={data} how={how} />
}

/** The drawing or the tables of what is in focus, and what the focus is. */
function Picture({ data, how }: { data: NetworkData; how: 'canvas' | 'table' }) {
  const { canvas, layoutRun } = useNetworkParts()
  const { layout, shownView } = useWorkbench()
  const { filter, isReady } = useFilter(data)
  const focused = useFocusedNetwork(data, filter)
  const panel = useStoreValue(layout, state => state.sidePanel)
  const opening = useStoreValue(shownView, state => state.applied)
  useFocusCommands(data, canvas)
  useCompareCommands(data)
  const isCompared = useStoreValue(useWorkbench().compareView, state => state.mode !== 'off')
  if (isCompared) {
    return (
      <>
        <ViewBar data={data} />
        <FocusBar data={data} focused={focused} />
        <div className="network-stage">
          <div className="network-pictures"><CompareStage data={data} /></div>
          {panel === 'filters' && <FiltersPanel data={data} />}
        </div>
      </>
    )
  }
  return (
    <>
      <ViewBar data={data} />
      <FocusBar data={data} focused={focused} />
      <div className="network-stage">
        <div className="network-pictures">
          {isReady && how === 'table' && <NetworkTable data={data} shown={focused.scene} />}
          {isReady && how === 'canvas' && <><NetworkDrawing key={opening} data={data} canvas={canvas} shown={focused.scene} /><LayoutProgress run={layoutRun} onStop={() => canvas.current?.focus()} />{leavesNobody(focused.scene.filter) && <div className="network-nobody"><NothingLeft /></div>}</>}
          {focused.focus?.dyad && <DyadPanel data={data} dyad={focused.focus.dyad} on={focused.focus.on} />}
        </div>
        {panel === 'filters' && <FiltersPanel data={data} />}
      </div>
    </>
  )
}

/** Holds the focus when an empty project opens, unless something else has it. */
function FirstStep({ onPress }: { onPress: () => void }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) box.current?.querySelector('button')?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [])
  return <div ref={box}><Button look="strong" keys="N A" onPress={onPress}>Add an actor</Button></div>
}

/** Takes over what a view keeps when it is opened, before it is drawn; true once the window shows what belongs to a view. */
function useSettingsOfView(data: NetworkData | undefined): boolean {
  const workbench = useWorkbench()
  const { uid, opened, applied } = useStoreValue(workbench.shownView, state => state)
  useLayoutEffect(() => {
    if (!data || (uid !== null && data.view.uid !== uid)) return
    const opening = `${data.view.uid} ${opened}`
    if (opening === applied) return
    showSettings(workbench, data.view.settings)
    workbench.shownView.setState({ applied: opening })
  }, [workbench, data, uid, opened, applied])
  return applied !== null
}
