import { useEffect, useRef } from 'react'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import { DAY_MAX, DAY_MIN } from '../../../db/contract/values.ts'
import { parseEdtf } from '../../../db/domain/edtf.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useAnswer, useQuery, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { useReadOnly } from '../inspector/useReadOnly.ts'
import { LayoutProgress } from '../layout/LayoutProgress.tsx'
import { CompareStage } from '../compare/CompareStage.tsx'
import { useCompareCommands } from '../compare/useCompareCommands.ts'
import { DyadPanel } from '../focus/DyadPanel.tsx'
import { FocusBar } from '../focus/FocusBar.tsx'
import { useFocusCommands } from '../focus/useFocusCommands.ts'
import { useFocusedNetwork } from '../focus/useFocusedNetwork.ts'
import { TimeBar } from '../timebar/TimeBar.tsx'
import { useNetworkParts } from './NetworkContext.tsx'
import { NetworkDrawing } from './NetworkDrawing.tsx'
import { NetworkTable } from './NetworkTable.tsx'
import { NetworkTools } from './NetworkTools.tsx'
import './network.css'

/** The network, drawn or as tables, over its time bar. */
export function NetworkFeature() {
  const workbench = useWorkbench()
  const network = useQuery('network.get', {})
  const data = network.status === 'loading' ? undefined : network.value
  useTimeOfView(data)
  return (
    <div className="network">
      {network.status === 'error' && <ErrorNotice title="The network could not be read" error={network.error} onRetry={() => workbench.queries.invalidate('everything')} />}
      {data && <Stage data={data} />}
      {data && <TimeBar data={data} />}
    </div>
  )
}

/** What acts on the network, for the end of the tab strip. */
export function NetworkTabTools() {
  const data = useAnswer('network.get', {})
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
  const focused = useFocusedNetwork(data)
  useFocusCommands(data, canvas)
  useCompareCommands(data)
  const isCompared = useStoreValue(useWorkbench().compareView, state => state.mode !== 'off')
  if (isCompared) return <><FocusBar data={data} focused={focused} /><CompareStage data={data} /></>
  return (
    <>
      <FocusBar data={data} focused={focused} />
      <div className={`network-stage ${focused.focus?.dyad ? 'network-stage-split' : ''}`}>
        {how === 'table' ? <NetworkTable data={data} shown={focused.scene} /> : <><NetworkDrawing data={data} canvas={canvas} shown={focused.scene} /><LayoutProgress run={layoutRun} onStop={() => canvas.current?.focus()} /></>}
        {focused.focus?.dyad && <DyadPanel data={data} dyad={focused.focus.dyad} on={focused.focus.on} />}
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

/** The first time that a view is shown in this window, its own time, look and focus are taken over. */
function useTimeOfView(data: NetworkData | undefined): void {
  const { time, appearance, focusView } = useWorkbench()
  const { isNew } = useNetworkParts()
  useEffect(() => {
    if (!data || !isNew(data.view.uid)) return
    const { asOf, since, dating, allTime, encodings, focus, outside, parallel } = data.view.settings
    focusView.setState({ focus, outside, parallel })
    appearance.setState(encodings)
    const day = asOf === null ? DAY_MAX : parseEdtf(asOf).endLatest
    const first = since === null ? DAY_MIN : parseEdtf(since).startEarliest
    time.setState({ asOf: day >= DAY_MAX ? null : day, since: first <= DAY_MIN ? null : Math.min(first, day), dating, allTime })
  }, [data, time, appearance, focusView, isNew])
}
