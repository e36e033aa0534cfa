import { useState } from 'react'
import { EntenteError } from '../../../db/contract/errors.ts'
import { Button } from '../../ui/Button.tsx'
import { ExportIcon } from '../../ui/icons/actions.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { pageFile } from '../figure/figure-files.ts'
import { Select } from '../../ui/Select.tsx'
import { useAnswer, useStoreValue, useTheme, useWorkbench } from '../../ui/hooks.ts'

/** Which period the plane shows, and the way out of it as a figure. */
export function PlaneTools() {
  const workbench = useWorkbench()
  const { planeView } = workbench
  const periods = useAnswer('periods.list', {}) ?? []
  const period = useStoreValue(planeView, state => state.period)
  const theme = useTheme()
  const [isExporting, setExporting] = useState(false)
  const save = async (format: 'svg' | 'pdf' | 'png') => {
    setExporting(true)
    try {
      const known = periods.some(each => each.uid === period) ? period : null
      const options = { theme, ...(known === null ? {} : { period: known }) }
      const file = await pageFile(workbench.client, 'plane', format, options)
      const text = await workbench.shell.saveFile(file)
      if (text !== null) workbench.announce(text)
    } catch (error) {
      workbench.saving.setState({ error: error instanceof EntenteError ? error.body() : { code: 'internal', message: 'The figure could not be written. Nothing in the project changed.' } })
    }
    setExporting(false)
  }
  return (
    <div className="plane-tools">
      <Select
        label="Period of the plane" hideLabel value={period !== null && periods.some(each => each.uid === period) ? period : 'all'} className="plane-period"
        onChange={next => planeView.setState({ period: next === 'all' ? null : next })}
        options={[{ value: 'all', label: 'All periods' }, ...periods.map(({ uid, name }) => ({ value: uid, label: name }))]}
      />
      <Menu label="Export the plane" actions={[{ id: 'svg', text: 'As SVG', run: () => void save('svg') }, { id: 'pdf', text: 'As PDF', run: () => void save('pdf') }, { id: 'png', text: 'As PNG, 300 dpi', run: () => void save('png') }]}>
        <Button look="quiet" icon={<ExportIcon />} isPending={isExporting}>Export figure…</Button>
      </Menu>
    </div>
  )
}
