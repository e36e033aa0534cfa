import { Button } from '../../ui/Button.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { ImportWarnings } from './ImportWarnings.tsx'
import { countWords } from './import-words.ts'
import type { Report } from './useImport.ts'

interface Props {
  report: Report
  left: number
  onNext: () => void
  onAnother: () => void
  onClose: () => void
  /** Reads another sheet of the workbook. */
  onSheet: (sheet: string) => void
}

/** What an import did. Stays until it is closed. */
export function ImportReport({ report, left, onNext, onAnother, onClose, onSheet }: Props) {
  const workbench = useWorkbench()
  const undo = useStoreValue(workbench.history, state => state.undo)
  const { label, counts, warnings, moreWarnings } = report
  const nextSheet = report.format === 'xlsx' && report.sheet !== null ? report.sheets[report.sheets.indexOf(report.sheet) + 1] : undefined
  const isLast = label !== null && undo === label
  return (
    <>
      <div className="import">
        <p className="import-done" role="status"><strong>{label === null ? 'Nothing was imported.' : `${label.replace(/^Import /u, 'Imported ')}.`}</strong></p>
        <p className="import-counts">{countWords(counts).join(' · ')}</p>
        {counts.notes > 0 && <p>The notes of the file are private, each with its source.</p>}
        {label !== null && <p className="quiet">{isLast ? `Undo takes all of it back, as one step: “${label}”.` : 'It was taken back, or other steps were made since.'}</p>}
        {warnings.length > 0 && (
          <section className="import-report-warnings" aria-label="Warnings of the import">
            <h3>Warnings ({(warnings.length + moreWarnings).toLocaleString()})</h3>
            <ImportWarnings warnings={warnings} more={moreWarnings} />
          </section>
        )}
      </div>
      <footer className="dialog-actions">
        {isLast && <Button onPress={() => void workbench.undo().catch(() => undefined)}>Undo</Button>}
        {nextSheet !== undefined && <Button key={isLast ? 'sheet' : 'sheet undone'} look="strong" autoFocus onPress={() => onSheet(nextSheet)}><span>Next sheet: <bdi>{nextSheet}</bdi></span></Button>}
        {left === 0 && <Button onPress={onAnother}>Import another…</Button>}
        {/* Made anew when Undo goes, so that the focus has a place to be. */}
        <Button key={isLast ? 'done' : 'undone'} {...(left === 0 && nextSheet === undefined ? { look: 'strong' as const, autoFocus: true } : {})} onPress={onClose}>Close</Button>
        {left > 0 && <Button key={isLast ? 'next' : 'next undone'} {...(nextSheet === undefined ? { look: 'strong' as const, autoFocus: true } : {})} onPress={onNext}>{left === 1 ? 'Last file' : `Next file (${left.toLocaleString()} left)`}</Button>}
      </footer>
    </>
  )
}
