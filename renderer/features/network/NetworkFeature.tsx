import { useEffect, useRef, type RefObject } from 'react'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import { DAY_MAX } from '../../../db/contract/values.ts'
import { parseEdtf } from '../../../db/domain/edtf.ts'
import type { NetworkCanvasHandle } from '../../graph/NetworkCanvas.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { useQuery, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { useReadOnly } from '../inspector/useReadOnly.ts'
import { TimeBar } from '../timebar/TimeBar.tsx'
import { NetworkDrawing } from './NetworkDrawing.tsx'
import { NetworkTable } from './NetworkTable.tsx'
import { NetworkTools } from './NetworkTools.tsx'
import './network.css'

/** The network, drawn or as tables, over its time bar. */
export function NetworkFeature() {
  const workbench = useWorkbench()
  const network = useQuery('network.get', {})
  const data = network.status === 'loading' ? undefined : network.value
  const canvas = useRef<NetworkCanvasHandle>(null)
  useTimeOfView(data)
  return (
    <div className="network">
      <Tabs
        label="Views" className="network-tabs" value="network" onChange={tab => workbench.layout.setState({ tab })}
        tabs={[{ id: 'network', title: 'Network', panel: (
          <>
            {network.status === 'error' && <ErrorNotice title="The network could not be read" error={network.error} onRetry={() => workbench.queries.invalidate('everything')} />}
            {data && <Stage data={data} canvas={canvas} />}
          </>
        ) }]}
        aside={data && data.actors.uid.length > 0 && <NetworkTools data={data} canvas={canvas} />}
      />
      {data && <TimeBar data={data} />}
    </div>
  )
}

function Stage({ data, canvas }: { data: NetworkData; canvas: RefObject<NetworkCanvasHandle | null> }) {
  const { preferences, commands } = useWorkbench()
  const isReadOnly = useReadOnly()
  const how = useStoreValue(preferences, state => state.networkView)
  if (data.actors.uid.length === 0) {
    return (
      <EmptyState centred title="No actors yet" text="The network shows the actors of this project and the ties between them, as they stood on the day chosen below. Start Entente without naming a file to see a coded case.">
        {!isReadOnly && <Button look="strong" keys="N A" onPress={() => void commands.run('new.actor')}>Add an actor</Button>}
      </EmptyState>
    )
  }
  return <div className="network-stage">{how === 'table' ? <NetworkTable data={data} /> : <NetworkDrawing data={data} canvas={canvas} />}</div>
}

/** The first time that a view is shown, its own time is taken over. */
function useTimeOfView(data: NetworkData | undefined): void {
  const { time } = useWorkbench()
  const taken = useRef<string | null>(null)
  useEffect(() => {
    if (!data || taken.current === data.view.uid) return
    taken.current = data.view.uid
    const { asOf, dating, allTime } = data.view.settings
    const day = asOf === null ? DAY_MAX : parseEdtf(asOf).endLatest
    time.setState({ asOf: day >= DAY_MAX ? null : day, dating, allTime })
  }, [data, time])
}
