import { Button } from '../../ui/Button.tsx'
import { ExportIcon } from '../../ui/icons/actions.tsx'
import { Select } from '../../ui/Select.tsx'
import { useAnswer, useStoreValue, useWorkbench } from '../../ui/hooks.ts'

/** Which period the plane shows, and the way out of it as a figure. */
export function PlaneTools() {
  const { planeView, layout } = useWorkbench()
  const periods = useAnswer('periods.list', {}) ?? []
  const period = useStoreValue(planeView, state => state.period)
  return (
    <div className="plane-tools">
      <Select
        label="Period of the plane" hideLabel value={period !== null && periods.some(each => each.uid === period) ? period : 'all'} className="plane-period"
        onChange={next => planeView.setState({ period: next === 'all' ? null : next })}
        options={[{ value: 'all', label: 'All periods' }, ...periods.map(({ uid, name }) => ({ value: uid, label: name }))]}
      />
      <Button look="quiet" icon={<ExportIcon />} onPress={() => layout.setState({ dialog: 'plane-figure' })}>Export figure…</Button>
    </div>
  )
}
