import { useState } from 'react'
import { sourceTypes, tableFields, type DateOrder, type ImportColumn, type TableMapping } from '../../../db/contract/entities/imports.ts'
import { actorKinds, tieKinds } from '../../../db/contract/vocabulary.ts'
import { Field } from '../../ui/Field.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { actorKindWords, tieKindWords } from '../../ui/words.ts'

interface Props {
  /** With its columns named by number. */
  mapping: TableMapping
  columns: readonly ImportColumn[]
  onChange: (mapping: TableMapping) => void
}

const lists: readonly string[] = ['aliases', 'participants', 'initiator', 'target', 'authors']
const separators = [{ value: 'usual', label: 'Semicolon, bar or line end' }, { value: ',', label: 'Comma' }, { value: '/', label: 'Slash' }, { value: ';', label: 'Semicolon alone' }, { value: '|', label: 'Bar alone' }]

const sourceTypeWords: Readonly<Record<(typeof sourceTypes)[number], string>> = {
  'article-journal': 'Journal article', 'article-magazine': 'Magazine article', 'article-newspaper': 'Newspaper article', 'book': 'Book', 'chapter': 'Chapter', 'document': 'Document', 'interview': 'Interview',
  'paper-conference': 'Conference paper', 'post': 'Post', 'post-weblog': 'Blog post', 'report': 'Report', 'speech': 'Speech', 'thesis': 'Thesis', 'treaty': 'Treaty', 'webpage': 'Web page',
}

/** How cells are read where they may be read in several ways, and what holds where no column says it. */
export function ImportDetails({ mapping, columns, onChange }: Props) {
  const { kind } = mapping
  const used = columns.filter((_, index) => Object.values(mapping.columns).includes(`#${index + 1}`))
  const hasNumericDays = used.some(column => column.dateOrder !== null) || mapping.dateOrder !== null
  const hasNumbers = used.some(column => column.type === 'number') || mapping.columns['weight'] !== undefined
  const hasSigns = mapping.minusIsNegative || used.some(column => column.type === 'sign')
  const hasLists = (tableFields[kind] as readonly string[]).some(field => lists.includes(field) && mapping.columns[field] !== undefined)
  const own = separators.some(({ value }) => value === (mapping.separator ?? 'usual')) ? [] : [{ value: mapping.separator ?? '', label: `“${mapping.separator ?? ''}”` }]
  return (
    <div className="import-fields">
      {hasNumericDays && (
        <SegmentedControl<DateOrder>
          label="03/04/2015 is" hideLabel={false} value={mapping.dateOrder} onChange={dateOrder => onChange({ ...mapping, dateOrder })} className={mapping.dateOrder === null ? 'import-asked' : ''}
          segments={[{ value: 'day-month', text: '3 April' }, { value: 'month-day', text: '4 March' }]}
        />
      )}
      {hasNumbers && (
        <SegmentedControl
          label="Decimals after" hideLabel={false} value={mapping.decimal} onChange={decimal => onChange({ ...mapping, decimal })}
          segments={[{ value: '.', text: '1.5', label: 'a point' }, { value: ',', text: '1,5', label: 'a comma' }]}
        />
      )}
      {hasSigns && (
        <SegmentedControl
          label="A lone − is" hideLabel={false} value={mapping.minusIsNegative ? 'negative' : 'empty'} onChange={value => onChange({ ...mapping, minusIsNegative: value === 'negative' })}
          segments={[{ value: 'negative', text: 'a negative tie' }, { value: 'empty', text: 'an empty cell' }]}
        />
      )}
      {hasLists && (
        <Select
          label="Lists are parted by" value={mapping.separator ?? 'usual'} options={[...separators, ...own]}
          onChange={value => onChange({ ...mapping, separator: value === 'usual' ? null : value })}
        />
      )}
      {kind !== 'sources' && (
        <Select
          label="Actors are, unless a column says" value={mapping.actorKind} onChange={actorKind => onChange({ ...mapping, actorKind })}
          options={actorKinds.map(value => ({ value, ...actorKindWords[value] }))}
        />
      )}
      {kind === 'events' && <DataSetField key={mapping.dataSet} value={mapping.dataSet} onChange={dataSet => onChange({ ...mapping, dataSet })} />}
      {kind === 'sources' && (
        <Select
          label="Sources are, unless a column says" value={mapping.sourceType} onChange={sourceType => onChange({ ...mapping, sourceType })}
          options={sourceTypes.map(value => ({ value, label: sourceTypeWords[value] }))}
        />
      )}
      {kind === 'ties' && (
        <>
          <Select
            label="Ties are, unless a column says" value={mapping.tieKind} onChange={tieKind => onChange({ ...mapping, tieKind })}
            options={tieKinds.map(value => ({ value, ...tieKindWords[value] }))}
          />
          <Select
            label="Direction, unless a column says" value={mapping.directed ? 'directed' : 'mutual'} onChange={value => onChange({ ...mapping, directed: value === 'directed' })}
            options={[{ value: 'mutual', label: 'Mutual' }, { value: 'directed', label: 'Directed, from the first to the second' }]}
          />
          <SegmentedControl
            label="Rows of the same pair are" hideLabel={false} value={mapping.samePair} onChange={samePair => onChange({ ...mapping, samePair })}
            segments={[{ value: 'ties', text: 'Ties' }, { value: 'phases', text: 'Phases' }]}
          />
        </>
      )}
      {(kind === 'ties' || kind === 'actors') && mapping.header && (
        <SegmentedControl
          label="Other columns" hideLabel={false} value={mapping.keepOthers ? 'keep' : 'leave'} onChange={value => onChange({ ...mapping, keepOthers: value === 'keep' })}
          segments={[{ value: 'keep', text: 'Attributes' }, { value: 'leave', text: 'Leave out' }]}
        />
      )}
    </div>
  )
}

/** The data set that events belong to; taken when the field is left or `Enter` is pressed. */
function DataSetField({ value, onChange }: { value: string | null; onChange: (name: string | null) => void }) {
  const [text, setText] = useState(value ?? '')
  const take = () => {
    const name = text.trim().slice(0, 200) || null
    if (name !== value) onChange(name)
  }
  return (
    <Field
      label="Data set" placeholder="ACLED" hint="Empty: your own events, or of a long table the file’s name" value={text} onChange={setText} onBlur={take}
      onKeyDown={event => event.key === 'Enter' && take()}
    />
  )
}
