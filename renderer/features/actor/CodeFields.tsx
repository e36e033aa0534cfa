import type { Code } from '../../../db/contract/entities/people.ts'
import { Select } from '../../ui/Select.tsx'
import { SuggestField } from '../../ui/SuggestField.tsx'
import { useCountries } from '../edit/useCountries.ts'
import { schemeName } from '../inspector/names.ts'

const known = ['iso3', 'cow', 'gwno', 'wikidata']
/** Where the name of a list is too long for the button, with the name under it. */
const optionOf = (scheme: string) => (scheme === 'cow' ? { value: scheme, label: 'COW', definition: schemeName(scheme) } : scheme === 'gwno' ? { value: scheme, label: 'GW', definition: schemeName(scheme) } : { value: scheme, label: schemeName(scheme) })

/** A code: of which list, and its value; countries are found by their name in several languages. */
export function CodeFields({ code, at, onChange }: { code: Code; at: number; onChange: (changes: Partial<Code>) => void }) {
  const ofCountries = code.scheme === 'iso3' || code.scheme === 'cow'
  const countries = useCountries(ofCountries ? code.value : null).filter(country => code.scheme === 'iso3' || country.cow !== '')
  const codeOf = (country: { iso3: string; cow: string }) => (code.scheme === 'iso3' ? country.iso3 : country.cow)
  const exact = countries.find(country => codeOf(country) === code.value.trim().toUpperCase())
  const schemes = known.includes(code.scheme) || code.scheme === '' ? known : [...known, code.scheme]
  return (
    <>
      <Select
        className="form-scheme" label={`List of code ${at + 1}`} hideLabel value={code.scheme} options={schemes.map(optionOf)}
        onChange={scheme => onChange({ scheme })}
      />
      <SuggestField
        label={`Code ${at + 1}`} hideLabel placeholder={ofCountries ? 'a country, or its code' : 'code'} value={code.value} onChange={value => onChange({ value })}
        suggestions={exact ? [] : countries.map(country => ({ key: country.iso3, text: country.name, detail: codeOf(country) }))}
        onTake={({ detail }) => onChange({ value: detail ?? '' })} {...(exact ? { hint: exact.name } : {})}
      />
    </>
  )
}
