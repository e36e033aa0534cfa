import { useEffect, useRef, useState } from 'react'
import { EntenteError } from '../../../db/contract/errors.ts'
import { Button, Toggle } from '../../ui/Button.tsx'
import { ExportIcon } from '../../ui/icons/actions.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Toolbar, ToolbarSeparator } from '../../ui/Toolbar.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { matrixColumns } from './columns.ts'
import { matrixModel } from './model.ts'
import { matrixRows } from './rows.ts'

/** What arranges the matrix, and the way out of it as a file. */
export function MatrixTools() {
  const { matrixView } = useWorkbench()
  const { groupBy, readings } = useStoreValue(matrixView, state => state)
  const [isExporting, exportCsv] = useExport()
  return (
    <Toolbar label="Matrix" className="matrix-tools">
      <SegmentedControl label="Columns" value={groupBy} onChange={next => matrixView.setState({ groupBy: next })} segments={[{ value: 'aspect', text: 'By aspect' }, { value: 'period', text: 'By period' }]} />
      <Toggle isSelected={readings} onChange={next => matrixView.setState({ readings: next })} tip="Show the reading of each period">Readings</Toggle>
      <ToolbarSeparator />
      <Button look="quiet" icon={<ExportIcon />} isPending={isExporting} tip="Write the ties shown as a table, a row per cell and coder" onPress={exportCsv}>Export CSV…</Button>
    </Toolbar>
  )
}

/** Writes the ties shown as CSV, where the user says. */
function useExport(): [boolean, () => void] {
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
      const view = workbench.matrixView.getState()
      const rows = matrixRows(matrixModel(data), matrixColumns(data, view).columns, view)
      const { csv, fileName } = await workbench.client.call('matrix.csv', rows.length === data.ties.uid.length ? {} : { ties: rows.map(row => data.ties.uid[row] ?? '') })
      const text = await workbench.shell.saveFile({ name: fileName, mime: 'text/csv', bytes: new TextEncoder().encode(csv) })
      if (text !== null) workbench.announce(text)
    } catch (error) {
      workbench.saving.setState({ error: error instanceof EntenteError ? error.body() : { code: 'internal', message: 'The table could not be written. Nothing in the project changed.' } })
    } finally {
      if (isThere.current) setExporting(false)
    }
  }
  return [isExporting, () => void run()]
}
