import { useState } from 'react'
import { missingFields } from '../../../db/contract/entities/imports.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { ImportErrors } from './ImportErrors.tsx'
import { ImportDuplicates } from './ImportDuplicates.tsx'
import { ImportFeed, needsCountries } from './ImportFeed.tsx'
import { ImportFields, ImportGraph } from './ImportGraph.tsx'
import { ImportMapping } from './ImportMapping.tsx'
import { ImportProgress } from './ImportProgress.tsx'
import { ImportReference } from './ImportReference.tsx'
import { ImportReading } from './ImportReading.tsx'
import { ImportReport } from './ImportReport.tsx'
import { ImportSamples, ImportTable } from './ImportTables.tsx'
import { ImportWarnings } from './ImportWarnings.tsx'
import { countWords, fieldWords, importTitle, makesAnything } from './import-words.ts'
import { emptyMapping } from './mapping.ts'
import { useImport, type ImportState, type Preview } from './useImport.ts'

type TabId = 'samples' | 'fields' | 'table' | 'duplicates' | 'reference' | 'errors' | 'warnings'

interface Props {
  file: File
  /** The other table of a network in two. */
  beside: File | null
  /** Imports the two one after the other instead. */
  onApart: () => void
  /** How many files come after this one. */
  left: number
  onNext: () => void
  onAnother: () => void
  onClose: () => void
}

/** One file: how it is read, what it would make, what stands against it; then the report. */
export function ImportDialogBody({ file, beside, left, onNext, onAnother, onApart, onClose }: Props) {
  const state = useImport(file, beside)
  const { preview, report, error, busy } = state
  if (report) return <ImportReport {...{ report, left, onNext, onAnother, onClose }} onSheet={state.readSheet} />
  if (!preview) {
    return (
      <div className="import-wait">
        {error
          ? <ErrorNotice title="Nothing was imported" error={error}>{beside ? <Button autoFocus onPress={onApart}>One after the other…</Button> : left > 0 ? <Button autoFocus onPress={onNext}>Next file</Button> : <Button autoFocus onPress={onAnother}>Choose another file…</Button>}</ErrorNotice>
          : <ImportProgress written={state.written} waiting={`Reading ${file.name}…`} />}
      </div>
    )
  }
  const missing = preview.shape === 'rows' ? missingFields(mappingOf(state, preview)) : []
  const isStopped = preview.errorRows > 0 && state.choices.onError === 'stop'
  const isMissing = missing.length > 0 || (state.choices.feed !== undefined && preview.feed !== null && needsCountries(state.choices.feed))
  return (
    <>
      <div className="import">
        <ImportReading preview={preview} onChange={state.change} />
        {preview.feed && <ImportFeed feed={preview.feed} choices={state.choices.feed ?? preview.feed.choices} onChange={feed => state.change({ feed })} onTable={() => state.change({ shape: 'rows' })} />}
        {beside && (
          <p className="import-offer">
            <span><bdi>{file.name}</bdi> has the nodes and <bdi>{beside.name}</bdi> the edges of one network: one import, one step.</span>
            <Button onPress={onApart}>One after the other…</Button>
          </p>
        )}
        {preview.graph && <ImportGraph graph={preview.graph} shape={preview.shape} onChange={graph => state.change({ graph })} />}
        {preview.table && preview.shape === 'rows' && (
          <ImportMapping
            mapping={mappingOf(state, preview)} isSuggested={state.choices.mapping === undefined} columns={preview.table.columns} maps={preview.maps} onChange={mapping => state.change({ mapping })}
          />
        )}
        {error && <ErrorNotice title="This cannot be read as chosen" error={error} />}
        <p className="import-counts" role="status">
          {preview.sampled && !isMissing && <span className="quiet">Of the first {preview.sampled.rows.toLocaleString()} rows: </span>}
          {isMissing ? preview.feed ? 'Name two countries or more, to see what would be imported.' : `Say which column holds what, to see what would be imported. Still needed: ${missing.map(field => fieldWords[field]).join(', ')}.`
            : isStopped ? `Nothing is imported while ${errorRowWords(preview.errorRows)}.` : countWords(preview.counts).join(' · ') || 'There is nothing here to import.'}
          {!isMissing && !isStopped && preview.errorRows > 0 && <span className="import-error-count"> · {errorRowWords(preview.errorRows)}</span>}
        </p>
        <ImportTabs state={state} preview={preview} />
      </div>
      <footer className="dialog-actions">
        {busy === 'importing' || busy === 'counting' ? <ImportProgress written={state.written} /> : <p className="import-one-step">One step, which undo takes back.</p>}
        {busy === 'importing' ? <Button onPress={state.stop}>Stop</Button> : <Button onPress={onClose}>Cancel</Button>}
        {left > 0 && busy !== 'importing' && <Button onPress={onNext}>Leave it out</Button>}
        <Button look="strong" autoFocus isDisabled={busy === 'importing' || busy === 'counting' || isMissing || isStopped || error !== null || !makesAnything(preview.counts)} isPending={busy === 'importing'} onPress={state.run}>
          {busy === 'importing' ? 'Importing…' : busy === 'counting' ? 'Counting…' : isMissing ? 'Import' : importTitle(preview.counts)}
        </Button>
      </footer>
    </>
  )
}

const errorRowWords = (count: number) => `${count.toLocaleString()} ${count === 1 ? 'row has an error' : 'rows have errors'}`
const hasHeadings = (preview: Preview) => preview.table?.columns.some(column => !/^#\d+$/u.test(column.name)) ?? false
const mappingOf = ({ choices }: ImportState, preview: Preview) => choices.mapping ?? preview.mapping ?? emptyMapping(hasHeadings(preview), preview.table?.columns ?? [])

function ImportTabs({ state, preview }: { state: ImportState; preview: Preview }) {
  const [chosen, setChosen] = useState<TabId | null>(null)
  const { samples, table, graph, duplicates, moreWarnings, errorRows, reference } = preview
  const errors = preview.warnings.filter(warning => warning.error)
  const warnings = preview.warnings.filter(warning => !warning.error)
  const tabs = [
    ...(samples.length > 0 ? [{ id: 'samples' as const, title: 'What is made', panel: <ImportSamples samples={samples} /> }] : []),
    ...(graph && graph.fields.length > 0 ? [{ id: 'fields' as const, title: 'How it is read', panel: <ImportFields fields={graph.fields} /> }] : []),
    ...(table ? [{ id: 'table' as const, title: 'The table', panel: <ImportTable table={table} mapping={preview.shape === 'rows' ? mappingOf(state, preview) : null} /> }] : []),
    ...(duplicates.length > 0 ? [{
      id: 'duplicates' as const, title: `Matches (${duplicates.length.toLocaleString()})`,
      panel: <ImportDuplicates duplicates={duplicates} decisions={state.choices.decisions} onDecide={decisions => state.change({ decisions })} />,
    }] : []),
    ...(reference.total > 0 ? [{
      id: 'reference' as const, title: `Reference list (${reference.total.toLocaleString()})`,
      panel: <ImportReference reference={reference} choices={state.choices.reference ?? { fill: true, except: [] }} onChange={next => state.change({ reference: next })} />,
    }] : []),
    ...(errorRows > 0 ? [{
      id: 'errors' as const, title: `Errors (${errorRows.toLocaleString()})`,
      panel: <ImportErrors errors={errors} more={warnings.length > 0 ? 0 : moreWarnings} rule={state.choices.onError ?? 'cell'} onRule={onError => state.change({ onError })} />,
    }] : []),
    ...(warnings.length > 0 ? [{
      id: 'warnings' as const, title: `Warnings (${(warnings.length + moreWarnings).toLocaleString()})`, panel: <ImportWarnings warnings={warnings} more={moreWarnings} />,
    }] : []),
  ]
  const [first] = tabs
  if (!first) return null
  return <Tabs className="import-tabs" label="What would be imported" tabs={tabs} value={tabs.find(tab => tab.id === chosen)?.id ?? first.id} onChange={setChosen} />
}
