import type { Alias, Code } from '../../../db/contract/entities/people.ts'
import { checkLanguage } from '../edit/checks.ts'
import type { Checked } from '../edit/field-draft.ts'

/** Aliases as they are stored: trimmed, those without a name left out. */
export function checkAliases(rows: readonly Alias[]): Checked<Alias[]> {
  const aliases: Alias[] = []
  for (const row of rows) {
    const name = row.name.trim()
    if (name === '') continue
    if (name.length > 500) return { error: 'A name has at most 500 characters.' }
    const language = checkLanguage(row.language)
    if ('error' in language) return language
    aliases.push({ name, language: language.value })
  }
  return { value: aliases }
}

/** Codes as they are stored; those without a value are left out. A code of a known scheme has to be of its form. */
export function checkCodes(rows: readonly Code[]): Checked<Code[]> {
  const codes: Code[] = []
  for (const row of rows) {
    const scheme = row.scheme.trim()
    let value = row.value.trim()
    if (value === '') continue
    if (scheme === '') return { error: `Say which list the code “${value}” is from, for example wikidata.` }
    if (scheme === 'iso3') {
      value = value.toUpperCase()
      if (!/^[A-Z]{3}$/u.test(value)) return { error: `“${value}” is no ISO 3166 code of three letters, such as ISR. Type the country to find it.` }
    }
    if (scheme === 'cow' && !/^\d{1,3}$/u.test(value)) return { error: `“${value}” is no number of the Correlates of War project, such as 666. Type the country to find it.` }
    if (codes.some(code => code.scheme === scheme && code.value === value)) continue
    codes.push({ scheme, value })
  }
  return { value: codes }
}
