import type { ImportWarning } from '../../../db/contract/entities/imports.ts'

/** What could not be taken as it stands, by line and column. */
export function ImportWarnings({ warnings, more, label = 'Warnings' }: { warnings: readonly ImportWarning[]; more: number; label?: string }) {
  return (
    <div className="import-scroll" tabIndex={0} role="group" aria-label={label}>
      <table className="import-table">
        <thead><tr><th scope="col" className="import-line">Line</th><th scope="col" className="import-column">Column</th><th scope="col">What was met</th></tr></thead>
        <tbody>
          {warnings.map((warning, index) => (
            <tr key={`${warning.line ?? ''} ${index}`}>
              <td className="import-line">{warning.line ?? ''}</td>
              <td dir="auto" className="import-column">{warning.column ?? ''}</td>
              <td dir="auto" className="import-message">{warning.message}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p className="import-more quiet">And {more.toLocaleString()} more.</p>}
    </div>
  )
}
