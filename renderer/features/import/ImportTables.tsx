import type { ImportSample, TableMapping } from '../../../db/contract/entities/imports.ts'
import { byNumber } from './mapping.ts'
import { fieldWords } from './import-words.ts'
import type { Preview } from './useImport.ts'

/** The first of what would be made. */
export function ImportSamples({ samples }: { samples: readonly ImportSample[] }) {
  return (
    <div className="import-scroll" tabIndex={0} role="group" aria-label="What would be made">
      <table className="import-table">
        <thead><tr><th scope="col" className="import-line">Line</th><th scope="col">Name</th><th scope="col">As</th></tr></thead>
        <tbody>
          {samples.map((sample, index) => (
            <tr key={`${sample.line ?? ''} ${index}`}>
              <td className="import-line">{sample.line ?? ''}</td>
              <td dir="auto">{sample.title}</td>
              <td dir="auto" className="quiet">{sample.detail}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The first rows as they stand in the file, each column with what it is taken for where there is a mapping. */
export function ImportTable({ table, mapping }: { table: NonNullable<Preview['table']>; mapping: TableMapping | null }) {
  const names = table.columns.map(column => column.name)
  const fields = new Map(Object.entries(mapping ? byNumber(mapping, names).columns : {}).map(([field, column]) => [column, fieldWords[field as keyof typeof fieldWords]]))
  const rows = table.rows.slice(mapping?.header === true ? 1 : 0)
  return (
    <div className="import-scroll" tabIndex={0} role="group" aria-label="The first rows of the table">
      <table className="import-table import-raw">
        <thead>
          <tr>
            <th scope="col" className="import-line">Line</th>
            {table.columns.map((column, index) => (
              <th key={column.name} scope="col">
                <bdi>{/^#\d+$/u.test(column.name) ? `Column ${index + 1}` : column.name}</bdi>
                {mapping && <span className="import-taken">{fields.get(`#${index + 1}`) ?? '—'}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.line}>
              <td className="import-line">{row.line}</td>
              {table.columns.map((column, index) => <td key={column.name} dir="auto">{row.cells[index] ?? ''}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
      {table.rowCount > table.rows.length && <p className="import-more quiet">The first {table.rows.length} of {table.rowCount.toLocaleString()} rows.</p>}
    </div>
  )
}
