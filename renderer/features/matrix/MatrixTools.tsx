import { useEffect, useRef, useState } from 'react'
import { EntenteError } from '../../../db/contract/errors.ts'
import { Button, Toggle } from '../../ui/Button.tsx'
import { ExportIcon } from '../../ui/icons/actions.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Toolbar, ToolbarSeparator } from '../../ui/Toolbar.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { matrixTies } from './ties.ts'

/** What arranges the matrix, and the way out of it as a file. */
export function MatrixTools() {
  const { matrixView, layout } = useWorkbench()
  const { groupBy, readings } = useStoreValue(matrixView, state => state)
  const [isExporting, writeTable] = useTableExport()
  return (
    <Toolbar label="Matrix" className="matrix-tools">
      <SegmentedControl label="Columns" value={groupBy} onChange={next => matrixView.setState({ groupBy: next })} segments={[{ value: 'aspect', text: 'By aspect' }, { value: 'period', text: 'By period' }]} />
      <Toggle isSelected={readings} onChange={next => matrixView.setState({ readings: next })} tip="Show the reading of each period">Readings</Toggle>
      <ToolbarSeparator />
      <Menu
        label="Export the ties shown"
        actions={[
          { id: 'figure', text: 'Figure: SVG, PDF or PNG…', run: () => layout.setState({ dialog: 'matrix-figure' }) },
          { id: 'csv', text: 'Table as CSV, a row per cell and coder', run: writeTable },
        ]}
      >
        <Button look="quiet" icon={<ExportIcon />} isPending={isExporting}>Export matrix…</Button>
      </Menu>
    </Toolbar>
  )
}

/** Writes the ties shown, in the order shown, as a table where the user says. */
function useTableExport(): [boolean, () => void] {
  const workbench = useWorkbench()
  const [isExporting, setExporting] = useState(false)
  const isThere = useRef(true)
  useEffect(() => {
    isThere.current = true
    return () => {
      isThere.current = false
    }
  }, [])
  const run = async () => {
    setExporting(true)
    try {
      const data = await workbench.client.call('matrix.get', {})
      const ties = matrixTies(data, workbench.matrixView.getState())
      const { csv, fileName } = await workbench.client.call('matrix.csv', ties.length === data.ties.uid.length ? {} : { ties })
      const text = await workbench.shell.saveFile({ name: fileName, mime: 'text/csv', bytes: new TextEncoder().encode(csv) })
      if (text !== null) workbench.announce(text)
    } catch (error) {
      workbench.saving.setState({ error: error instanceof EntenteError ? error.body() : { code: 'internal', message: 'The matrix could not be written. Nothing in the project changed.' } })
    } finally {
      if (isThere.current) setExporting(false)
    }
  }
  return [isExporting, () => void run()]
}
