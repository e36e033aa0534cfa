import type { Code } from '../../../db/contract/entities/people.ts'
import { Select } from '../../ui/Select.tsx'
import { SuggestField } from '../../ui/SuggestField.tsx'
import { codeOf, detailOf, useReference } from '../edit/useReference.ts'
import { schemeName } from '../inspector/names.ts'

const states = ['state'] as const
const known = ['iso3', 'cow', 'gwno', 'wikidata']
/** Where the name of a list is too long for the button, with the name under it. */
const optionOf = (scheme: string) => (scheme === 'cow' ? { value: scheme, label: 'COW', definition: schemeName(scheme) } : scheme === 'gwno' ? { value: scheme, label: 'GW', definition: schemeName(scheme) } : { value: scheme, label: schemeName(scheme) })

/** A code: of which list, and its value; states are found by their name in several languages. */
export function CodeFields({ code, at, onChange }: { code: Code; at: number; onChange: (changes: Partial<Code>) => void }) {
  const ofStates = code.scheme === 'iso3' || code.scheme === 'cow'
  const entries = useReference(ofStates ? code.value : null, states).filter(entry => codeOf(entry, code.scheme) !== '')
  const exact = entries.find(entry => codeOf(entry, code.scheme) === code.value.trim().toUpperCase())
  const schemes = known.includes(code.scheme) || code.scheme === '' ? known : [...known, code.scheme]
  return (
    <>
      <Select
        className="form-scheme" label={`List of code ${at + 1}`} hideLabel value={code.scheme} options={schemes.map(optionOf)}
        onChange={scheme => onChange({ scheme })}
      />
      <SuggestField
        label={`Code ${at + 1}`} hideLabel placeholder={ofStates ? 'a state, or its code' : 'code'} value={code.value} onChange={value => onChange({ value })}
        suggestions={exact ? [] : entries.map(entry => ({ key: entry.key, text: entry.name, detail: code.scheme === 'iso3' ? detailOf(entry) : codeOf(entry, 'cow') }))}
        onTake={({ key }) => onChange({ value: codeOf(entries.find(entry => entry.key === key) ?? { codes: [] }, code.scheme) })} {...(exact ? { hint: exact.name } : {})}
      />
    </>
  )
}
