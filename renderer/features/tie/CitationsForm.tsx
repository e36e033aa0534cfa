import { useState } from 'react'
import type { Citation, CitationFields } from '../../../db/contract/entities/sources.ts'
import { IconButton } from '../../ui/Button.tsx'
import { EntityPicker } from '../../ui/EntityPicker.tsx'
import { Field } from '../../ui/Field.tsx'
import { ClearIcon } from '../../ui/icons/actions.tsx'
import { labelOf } from '../inspector/Citations.tsx'
import { EntityLink } from '../inspector/EntityLink.tsx'

const asFields = ({ excerpt, source, locator }: Citation): CitationFields => (excerpt ? { excerpt: excerpt.uid, locator } : { source: source.uid, locator })

/** What something rests on, edited: excerpts, and sources with a locator. */
export function CitationsForm({ name, cites, onChange }: { name: string; cites: readonly Citation[]; onChange: (cites: CitationFields[], expected: CitationFields[]) => void }) {
  const [locator, setLocator] = useState('')
  const without = (index: number) => cites.filter((_, at) => at !== index).map(asFields)
  return (
    <fieldset className="citations-form">
      <legend className="field-label">Citations</legend>
      {cites.length > 0 && (
        <ul aria-label={`Citations of ${name}`}>
          {cites.map((cite, index) => (
            // The same passage may be cited twice.
            <li key={`${cite.excerpt?.uid ?? cite.source.uid} ${index}`}>
              <span>
                {cite.excerpt ? <EntityLink entity={cite.excerpt}>{labelOf(cite.excerpt.title)}</EntityLink> : <EntityLink entity={cite.source} />}
                {cite.locator !== '' && <span className="quiet">, <bdi>{cite.locator}</bdi></span>}
              </span>
              <IconButton label={`Take the citation of ${cite.excerpt?.title ?? cite.source.title} away`} icon={<ClearIcon />} onPress={() => onChange(without(index), cites.map(asFields))} />
            </li>
          ))}
        </ul>
      )}
      <div className="citations-add">
        <Field label="Locator" value={locator} onChange={setLocator} placeholder="p. 12, ¶3" />
        <EntityPicker
          label="Cite an excerpt or a source" value={null} types={['excerpt', 'source']} searchTexts
          onChange={chosen => {
            if (!chosen) return
            onChange([...cites.map(asFields), chosen.type === 'excerpt' ? { excerpt: chosen.uid, locator } : { source: chosen.uid, locator }], cites.map(asFields))
            setLocator('')
          }}
        />
      </div>
    </fieldset>
  )
}
