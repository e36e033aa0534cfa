import { useState } from 'react'
import { tableKinds, type ImportColumn, type TableMapping } from '../../../db/contract/entities/imports.ts'
import type { SavedMap } from '../../../db/contract/methods/import-maps.ts'
import { Button } from '../../ui/Button.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { ImportColumns } from './ImportColumns.tsx'
import { ImportDetails } from './ImportDetails.tsx'
import { ImportMaps } from './ImportMaps.tsx'
import { kindWords } from './import-words.ts'
import { byNumber, isSameMapping, withKind } from './mapping.ts'

interface Props {
  mapping: TableMapping
  /** Nobody chose it yet: it follows from the headings or the form of the table. */
  isSuggested: boolean
  columns: readonly ImportColumn[]
  /** Maps of the project for a table of these headings. */
  maps: readonly SavedMap[]
  onChange: (mapping: TableMapping) => void
}

/** What a row is and what each column becomes. */
export function ImportMapping({ mapping, isSuggested, columns, maps, onChange }: Props) {
  const [isOpen, setOpen] = useState(false)
  const names = columns.map(column => column.name)
  const numbered = byNumber(mapping, names)
  const inUse = maps.find(({ map }) => isSameMapping(map, mapping, names))
  const offered = inUse ? [] : maps
  const change = (changed: TableMapping) => onChange({ ...changed, headings: null })
  return (
    <section className="import-mapping" aria-label="What the columns hold">
      {offered.length > 0 && (
        <p className="import-offer" role="status">
          {offered.length === 1 ? 'A map of the project was made for these headings:' : 'Maps of the project were made for these headings:'}
          {offered.slice(0, 3).map(({ uid, name, map }) => <Button key={uid} label={`Use the map ${name}`} onPress={() => onChange(map)}><span>Use “<bdi>{name}</bdi>”</span></Button>)}
        </p>
      )}
      <div className="import-row">
        <SegmentedControl
          label="Each row is one of the" hideLabel={false} value={mapping.kind} onChange={kind => change(withKind(numbered, kind))}
          segments={tableKinds.map(value => ({ value, text: kindWords[value] }))}
        />
        <SegmentedControl
          label="First row" hideLabel={false} value={mapping.header ? 'headings' : 'data'} onChange={value => change({ ...numbered, header: value === 'headings' })}
          segments={[{ value: 'headings', text: 'Headings' }, { value: 'data', text: 'Data' }]}
        />
        <p className="import-map-state quiet">
          {inUse ? <>By the map “<bdi>{inUse.name}</bdi>”.</> : isSuggested && Object.keys(mapping.columns).length > 0 ? `Suggested by the ${mapping.header ? 'headings' : 'form of the table'}; change what is wrong.` : ''}
        </p>
        <Button look="quiet" className="import-map-button" onPress={() => setOpen(true)}>Maps…</Button>
      </div>
      <ImportColumns mapping={numbered} columns={columns} onChange={change} />
      <ImportDetails mapping={numbered} columns={columns} onChange={change} />
      {mapping.kind === 'ties' && numbered.columns['weight'] !== undefined && (
        <p className="quiet">A positive weight becomes cooperation 1, a negative one conflict 1; the weight itself is kept with the phase.</p>
      )}
      <ImportMaps isOpen={isOpen} onClose={() => setOpen(false)} mapping={numbered} names={names} onUse={onChange} />
    </section>
  )
}
