import { Fragment, useState } from 'react'
import { requiredFields, tableFields, type ImportColumn, type TableField, type TableMapping } from '../../../db/contract/entities/imports.ts'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import { fieldWords, guessWords, isUnclear } from './import-words.ts'
import { fieldsOf, withColumn } from './mapping.ts'

interface Props {
  /** With its columns named by number. */
  mapping: TableMapping
  columns: readonly ImportColumn[]
  onChange: (mapping: TableMapping) => void
}

/** Columns that are shown at first; a table may have a thousand. */
const shown = 60

export const columnTitle = ({ name }: Pick<ImportColumn, 'name'>, index: number): string => (/^#\d+$/u.test(name) ? `Column ${index + 1}` : name)

/** Every column with what it seems to hold, some of its cells, and what it becomes. */
export function ImportColumns({ mapping, columns, onChange }: Props) {
  const [isWhole, setWhole] = useState(false)
  const { kind, keepOthers, header } = mapping
  const fields: readonly TableField[] = tableFields[kind]
  const isKept = (kind === 'ties' || kind === 'actors') && keepOthers && header
  const options = (index: number) => [
    { value: 'none', label: isKept && !/^#\d+$/u.test(columns[index]?.name ?? '') ? 'Attribute' : 'Left out' },
    ...fields.map(field => {
      const other = columns.findIndex((_, at) => at !== index && fieldsOf(mapping, at).includes(field))
      const holder = columns[other]
      return {
        value: field, label: fieldWords[field],
        ...(holder ? { definition: `now from ${columnTitle(holder, other)}` } : requiredFields[kind].includes(field) ? { definition: 'needed' } : {}),
      }
    }),
  ]
  return (
    <div className="import-columns">
      <table className="import-table" aria-label="Columns">
        <thead><tr><th scope="col">Column</th><th scope="col">Seems to hold</th><th scope="col">Cells</th><th scope="col">Becomes</th></tr></thead>
        <tbody>
          {columns.slice(0, isWhole ? columns.length : shown).map((column, index) => {
            const [field, ...more] = fieldsOf(mapping, index)
            const title = columnTitle(column, index)
            return (
              <tr key={column.name}>
                <th scope="row" className="import-column-name"><bdi className="truncate" title={title}>{title}</bdi></th>
                <td className={field !== undefined && isUnclear(column, mapping.dateOrder) ? 'import-guess import-unclear' : 'import-guess'}>{guessWords(column, mapping.dateOrder)}</td>
                <td className="import-cells"><span className="truncate" title={column.samples.join('\n')}>{column.samples.map((sample, at) => <Fragment key={sample}>{at > 0 && ' · '}<bdi>{sample}</bdi></Fragment>)}</span></td>
                <td className={field === undefined ? 'import-becomes import-unmapped' : 'import-becomes'}>
                  <Select
                    label={`${title} becomes`} hideLabel quiet value={field ?? 'none'} options={options(index)}
                    onChange={value => onChange(withColumn(mapping, index, value === 'none' ? null : value as TableField))}
                  />
                  {more.length > 0 && <span className="quiet">and {more.map(each => fieldWords[each]).join(', ')}</span>}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {!isWhole && columns.length > shown && <p className="import-more"><Button look="quiet" onPress={() => setWhole(true)}>Show all {columns.length.toLocaleString()} columns</Button></p>}
    </div>
  )
}
