import { Button, IconButton } from '../../ui/Button.tsx'
import { ExportIcon } from '../../ui/icons/actions.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'

/** What stands in the lanes of the timeline, and whether it is drawn or a table. */
export function TimelineTools() {
  const { timelineView, layout } = useWorkbench()
  const { by, how, window } = useStoreValue(timelineView, state => state)
  return (
    <div className="timeline-tools">
      <Select
        label="Lanes of the timeline" hideLabel value={by} className="timeline-lanes" onChange={next => timelineView.setState({ by: next })}
        options={[{ value: 'tie', label: 'By tie' }, { value: 'actor', label: 'By actor' }, { value: 'all', label: 'One lane' }]}
      />
      <SegmentedControl
        label="Timeline as" value={how} onChange={next => timelineView.setState({ how: next })}
        segments={[{ value: 'drawing', text: 'Drawing' }, { value: 'table', text: 'Table' }]}
      />
      <Button look="quiet" tip="Show everything, from the first event to the last" isDisabled={window === null} onPress={() => timelineView.setState({ window: null })}>All time</Button>
      <IconButton label="Export figure…" icon={<ExportIcon />} onPress={() => layout.setState({ dialog: 'timeline-figure' })} />
    </div>
  )
}
