import { useEffect, useRef, useState } from 'react'
import type { Client, Input } from '../../../db/contract/api.ts'
import { EntenteError } from '../../../db/contract/errors.ts'
import { Button, Toggle } from '../../ui/Button.tsx'
import { ExportIcon } from '../../ui/icons/actions.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Toolbar, ToolbarSeparator } from '../../ui/Toolbar.tsx'
import { useStoreValue, useTheme, useWorkbench } from '../../ui/hooks.ts'
import { pageFile, type FigureFile } from '../figure/figure-files.ts'
import { matrixColumns } from './columns.ts'
import { matrixModel } from './model.ts'
import { matrixRows } from './rows.ts'

/** What arranges the matrix, and the way out of it as a file. */
export function MatrixTools() {
  const { matrixView } = useWorkbench()
  const { groupBy, readings } = useStoreValue(matrixView, state => state)
  const [isExporting, write] = useExport()
  return (
    <Toolbar label="Matrix" className="matrix-tools">
      <SegmentedControl label="Columns" value={groupBy} onChange={next => matrixView.setState({ groupBy: next })} segments={[{ value: 'aspect', text: 'By aspect' }, { value: 'period', text: 'By period' }]} />
      <Toggle isSelected={readings} onChange={next => matrixView.setState({ readings: next })} tip="Show the reading of each period">Readings</Toggle>
      <ToolbarSeparator />
      <Menu
        label="Export the ties shown"
        actions={[
          { id: 'csv', text: 'Table as CSV, a row per cell and coder', run: () => write('csv') }, { id: 'svg', text: 'Figure as SVG', run: () => write('svg') },
          { id: 'pdf', text: 'Figure as PDF', run: () => write('pdf') }, { id: 'png', text: 'Figure as PNG, 300 dpi', run: () => write('png') },
        ]}
      >
        <Button look="quiet" icon={<ExportIcon />} isPending={isExporting}>Export matrix…</Button>
      </Menu>
    </Toolbar>
  )
}

type Format = 'csv' | 'svg' | 'pdf' | 'png'

/** Writes the ties shown, in the order shown, where the user says. */
function useExport(): [boolean, (format: Format) => void] {
  const workbench = useWorkbench()
  const theme = useTheme()
  const [isExporting, setExporting] = useState(false)
  const isThere = useRef(true)
  useEffect(() => {
    isThere.current = true
    return () => {
      isThere.current = false
    }
  }, [])
  const run = async (format: Format) => {
    setExporting(true)
    try {
      const data = await workbench.client.call('matrix.get', {})
      const view = workbench.matrixView.getState()
      const rows = matrixRows(matrixModel(data), matrixColumns(data, view).columns, view)
      const ties = rows.map(row => data.ties.uid[row] ?? '')
      const file = format === 'csv'
        ? await csvFile(workbench.client, rows.length === data.ties.uid.length ? {} : { ties })
        : await pageFile(workbench.client, 'matrix', format, { theme, ties, groupBy: view.groupBy, readings: view.readings })
      const text = await workbench.shell.saveFile(file)
      if (text !== null) workbench.announce(text)
    } catch (error) {
      workbench.saving.setState({ error: error instanceof EntenteError ? error.body() : { code: 'internal', message: 'The matrix could not be written. Nothing in the project changed.' } })
    } finally {
      if (isThere.current) setExporting(false)
    }
  }
  return [isExporting, format => void run(format)]
}

async function csvFile(client: Client, input: Input<'matrix.csv'>): Promise<FigureFile> {
  const { csv, fileName } = await client.call('matrix.csv', input)
  return { name: fileName, mime: 'text/csv', bytes: new TextEncoder().encode(csv) }
}
