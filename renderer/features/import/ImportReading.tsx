import { tableShapes } from '../../../db/contract/entities/imports.ts'
import { Select } from '../../ui/Select.tsx'
import { delimiterWords, encodingChoices, formatWords, shapeWords } from './import-words.ts'
import type { Choices, Preview } from './useImport.ts'

/** How the file is read, and what can be chosen instead. */
export function ImportReading({ preview: { format, encoding, delimiter, sheet, sheets, shape }, onChange }: { preview: Preview; onChange: (changes: Partial<Choices>) => void }) {
  const encodings = encodingChoices.includes(encoding) ? encodingChoices : [encoding, ...encodingChoices]
  return (
    <div className="import-row">
      <div className="field">
        <span className="field-label">Format</span>
        <span className="import-format">{formatWords[format]}</span>
      </div>
      {format !== 'xlsx' && (
        <Select label="Encoding" value={encoding} onChange={value => onChange({ encoding: value })} options={encodings.map(value => ({ value, label: value }))} />
      )}
      {delimiter !== null && (
        <Select
          label="Cells are parted by" value={delimiter} onChange={value => onChange({ delimiter: value })}
          options={Object.entries(delimiterWords).map(([value, label]) => ({ value, label }))}
        />
      )}
      {sheet !== null && <Select label={format === 'pajek' ? 'Network' : 'Sheet'} value={sheet} onChange={value => onChange({ sheet: value })} options={sheets.map(value => ({ value, label: value }))} />}
      {shape !== null && (
        <Select label="The table is" value={shape} onChange={value => onChange({ shape: value })} options={tableShapes.map(value => ({ value, label: shapeWords[value] }))} />
      )}
    </div>
  )
}
