import type { ImportRecord } from '../../../db/contract/entities/imports.ts'
import { useAnswer } from '../../ui/hooks.ts'
import { countWords } from './import-words.ts'

/** What was imported into the project before: when, from which file, and what came of it. Absent where nothing was. */
export function ImportRecords() {
  const records = useAnswer('imports.list', {})
  if (!records || records.length === 0) return null
  return (
    <section className="import-records" aria-labelledby="import-records-title">
      <h3 id="import-records-title">Imported before ({records.length.toLocaleString()})</h3>
      <div className="import-scroll" tabIndex={0} role="group" aria-label="Imported before">
        <table className="import-table">
          <thead><tr><th scope="col">When</th><th scope="col">File</th><th scope="col">What came of it</th></tr></thead>
          <tbody>
            {records.map(record => (
              <tr key={record.uid}>
                <td className="import-why"><time dateTime={record.at}>{new Date(record.at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}</time>{record.coder !== '' && <span className="quiet"> {record.coder}</span>}</td>
                <td><bdi title={`SHA-256 ${record.sha256}`}>{record.fileName}</bdi></td>
                <td>{madeWords(record)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function madeWords({ kind, counts, warnings, moreWarnings }: ImportRecord): string {
  const warned = warnings.length + moreWarnings
  const made = kind === 'merge' ? ['Another copy of the project, merged'] : counts ? countWords(counts) : []
  return [...made, ...(warned > 0 ? [`${warned.toLocaleString()} ${warned === 1 ? 'warning' : 'warnings'}`] : [])].join(' · ')
}
