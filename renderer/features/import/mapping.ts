import { requiredFields, tableFields, TableMapping, type TableField, type TableKind } from '../../../db/contract/entities/imports.ts'

/** Where nothing is known of a table: ties, with nothing said of the columns. */
export const emptyMapping = (header: boolean): TableMapping => TableMapping.parse({ kind: 'ties', header, columns: {} })

/** A mapping whose columns are named by number, which stays right when the headings come or go. */
export function byNumber(mapping: TableMapping, names: readonly string[]): TableMapping {
  const columns = Object.fromEntries(Object.entries(mapping.columns).map(([field, name]) => {
    const index = names.indexOf(name)
    return [field, index === -1 ? name : `#${index + 1}`]
  }))
  return { ...mapping, columns }
}

/** A mapping whose columns are named by their headings, to be kept for other files of the same form. */
export function byHeading(mapping: TableMapping, names: readonly string[]): TableMapping {
  const columns = Object.fromEntries(Object.entries(mapping.columns).map(([field, name]) => [field, names[Number(/^#(\d+)$/u.exec(name)?.[1] ?? Number.NaN) - 1] ?? name]))
  return { ...mapping, columns }
}

/** Fields that must be filled and are not. */
export const missingFields = ({ kind, columns }: TableMapping): readonly TableField[] => requiredFields[kind].filter(field => columns[field] === undefined)

/** The mapping with a field filled from a column, or from none. */
export function withField(mapping: TableMapping, field: TableField, column: string | null): TableMapping {
  const { [field]: _before, ...others } = mapping.columns
  return { ...mapping, columns: column === null ? others : { ...others, [field]: column } }
}

/** The mapping for rows of another kind: fields that both have stay as they are. */
export function withKind(mapping: TableMapping, kind: TableKind): TableMapping {
  const fields = tableFields[kind] as readonly string[]
  return { ...mapping, kind, columns: Object.fromEntries(Object.entries(mapping.columns).filter(([field]) => fields.includes(field))) }
}
