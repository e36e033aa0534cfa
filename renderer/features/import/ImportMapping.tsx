import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { requiredFields, tableFields, tableKinds, TableMapping, type ImportColumn, type TableField } from '../../../db/contract/entities/imports.ts'
import { actorKinds, tieKinds } from '../../../db/contract/vocabulary.ts'
import { Button } from '../../ui/Button.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { actorKindWords, tieKindWords } from '../../ui/words.ts'
import { fieldWords, kindWords } from './import-words.ts'
import { byHeading, byNumber, withField, withKind } from './mapping.ts'

interface Props { mapping: TableMapping; columns: readonly ImportColumn[]; onChange: (mapping: TableMapping) => void }

const none = 'none'

/** Which column of a table holds what, and what holds where no column says it. */
export function ImportMapping({ mapping, columns, onChange }: Props) {
  const names = columns.map(column => column.name)
  const numbered = byNumber(mapping, names).columns
  const options = [
    { value: none, label: 'No column' },
    ...columns.map((column, index) => ({
      value: `#${index + 1}`, label: /^#\d+$/u.test(column.name) ? `Column ${index + 1}` : column.name,
      ...(column.samples.length > 0 ? { definition: column.samples.join(', ').slice(0, 60) } : { definition: 'empty' }),
    })),
  ]
  const required = requiredFields[mapping.kind]
  const fields: readonly TableField[] = tableFields[mapping.kind]
  return (
    <section className="import-mapping" aria-label="What the columns hold">
      <div className="import-row">
        <SegmentedControl
          label="Each row is one of the" hideLabel={false} value={mapping.kind} onChange={kind => onChange(withKind(mapping, kind))}
          segments={tableKinds.map(value => ({ value, text: kindWords[value] }))}
        />
        <SegmentedControl
          label="First row" hideLabel={false} value={mapping.header ? 'headings' : 'data'} onChange={value => onChange({ ...mapping, columns: numbered, header: value === 'headings' })}
          segments={[{ value: 'headings', text: 'Headings' }, { value: 'data', text: 'Data' }]}
        />
        <SegmentedControl
          label="Decimals after" hideLabel={false} value={mapping.decimal} onChange={decimal => onChange({ ...mapping, decimal })}
          segments={[{ value: '.', text: '1.5', label: 'a point' }, { value: ',', text: '1,5', label: 'a comma' }]}
        />
        <MapFiles mapping={mapping} names={names} onChange={onChange} />
      </div>
      <div className="import-fields">
        {fields.map(field => (
          <Select
            key={field} label={required.includes(field) ? `${fieldWords[field]} (needed)` : fieldWords[field]} value={numbered[field] ?? none}
            onChange={value => onChange(withField({ ...mapping, columns: numbered }, field, value === none ? null : value))} options={options}
            className={required.includes(field) && numbered[field] === undefined ? 'import-needed' : ''}
          />
        ))}
        <Select
          label="Actors are, unless a column says" value={mapping.actorKind} onChange={actorKind => onChange({ ...mapping, actorKind })}
          options={actorKinds.map(value => ({ value, ...actorKindWords[value] }))}
        />
        {mapping.kind !== 'events' && mapping.header && (
          <SegmentedControl
            label="Other columns" hideLabel={false} value={mapping.keepOthers ? 'keep' : 'leave'} onChange={value => onChange({ ...mapping, keepOthers: value === 'keep' })}
            segments={[{ value: 'keep', text: 'Attributes' }, { value: 'leave', text: 'Leave out' }]}
          />
        )}
        {mapping.kind === 'ties' && (
          <>
            <Select
              label="Ties are, unless a column says" value={mapping.tieKind} onChange={tieKind => onChange({ ...mapping, tieKind })}
              options={tieKinds.map(value => ({ value, ...tieKindWords[value] }))}
            />
            <Select
              label="Direction, unless a column says" value={mapping.directed ? 'directed' : 'mutual'} onChange={value => onChange({ ...mapping, directed: value === 'directed' })}
              options={[{ value: 'mutual', label: 'Mutual' }, { value: 'directed', label: 'Directed, from the first to the second' }]}
            />
          </>
        )}
      </div>
      {mapping.kind === 'ties' && numbered['weight'] !== undefined && (
        <p className="quiet">A positive weight becomes cooperation 1, a negative one conflict 1; the weight itself is kept with the phase.</p>
      )}
    </section>
  )
}

/** Keeps the mapping as a file, for other tables of the same form and for the command line, and takes one. */
function MapFiles({ mapping, names, onChange }: { mapping: TableMapping; names: readonly string[]; onChange: Props['onChange'] }) {
  const { shell, announce } = useWorkbench()
  const [problem, setProblem] = useState('')
  const save = async () => {
    const text = `${JSON.stringify(byHeading(byNumber(mapping, names), names), null, 2)}\n`
    const saved = await shell.saveFile({ name: `${mapping.kind}-map.json`, mime: 'application/json', bytes: new TextEncoder().encode(text) })
    if (saved !== null) announce(saved)
  }
  const take = async (file: File) => {
    try {
      const parsed = TableMapping.safeParse(JSON.parse(await file.text()))
      if (!parsed.success) throw new Error('not a map')
      setProblem('')
      onChange(parsed.data)
    } catch {
      setProblem(`“${file.name}” is no map of a table that was saved here.`)
    }
  }
  return (
    <div className="import-map-files">
      <Button look="quiet" onPress={() => void save().catch(() => setProblem('The map was not saved.'))}>Save this map…</Button>
      <FileTrigger
        acceptedFileTypes={['.json']}
        onSelect={files => {
          const file = files?.item(0)
          if (file) void take(file)
        }}
      >
        <Button look="quiet">Use a map…</Button>
      </FileTrigger>
      {problem !== '' && <p role="alert" className="field-error">{problem}</p>}
    </div>
  )
}
