import { tableFields, TableMapping, type ImportColumn, type TableField, type TableKind } from '../../../db/contract/entities/imports.ts'

/** Where nothing is known of a table: ties, with nothing said of the columns but how the numbers and days in them are written, where they all agree. */
export function emptyMapping(header: boolean, columns: readonly ImportColumn[]): TableMapping {
  const decimals = new Set(columns.flatMap(column => column.decimal ?? []))
  const orders = new Set(columns.flatMap(column => column.dateOrder ?? []))
  const [order] = orders
  return TableMapping.parse({
    kind: 'ties', header, columns: {}, decimal: decimals.size === 1 && decimals.has(',') ? ',' : '.', dateOrder: orders.size === 1 && order !== 'unclear' ? order : null,
  })
}

/** A mapping whose columns are named by number, which stays right when the headings come or go. */
export function byNumber(mapping: TableMapping, names: readonly string[]): TableMapping {
  const columns = Object.fromEntries(Object.entries(mapping.columns).map(([field, name]) => {
    const index = names.indexOf(name)
    return [field, index === -1 ? name : `#${index + 1}`]
  }))
  return { ...mapping, columns }
}

/** Whether two mappings read a table in the same way, whatever their columns are named by. */
export function isSameMapping(one: TableMapping, other: TableMapping, names: readonly string[]): boolean {
  const form = (mapping: TableMapping) => {
    const { columns, headings: _headings, ...rest } = byNumber(mapping, names)
    return JSON.stringify([Object.entries(rest).toSorted(byKey), Object.entries(columns).toSorted(byKey)])
  }
  return form(one) === form(other)
}

const byKey = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) => (one < other ? -1 : 1)

/** The fields that a column fills; columns are named by number. */
export const fieldsOf = ({ columns }: TableMapping, index: number): TableField[] =>
  Object.entries(columns).flatMap(([field, column]) => (column === `#${index + 1}` ? [field as TableField] : []))

/** The mapping with a column that fills one field, or none; what filled the field before fills it no more. Columns are named by number. */
export function withColumn(mapping: TableMapping, index: number, field: TableField | null): TableMapping {
  const others = Object.fromEntries(Object.entries(mapping.columns).filter(([name, column]) => column !== `#${index + 1}` && name !== field))
  return { ...mapping, columns: field === null ? others : { ...others, [field]: `#${index + 1}` } }
}

/** The mapping for rows of another kind: fields that both have stay as they are. */
export function withKind(mapping: TableMapping, kind: TableKind): TableMapping {
  const fields = tableFields[kind] as readonly string[]
  return { ...mapping, kind, columns: Object.fromEntries(Object.entries(mapping.columns).filter(([field]) => fields.includes(field))) }
}
