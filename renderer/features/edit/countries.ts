import { fold } from '../../../db/domain/fold.ts'
import { cowCodes } from './cow-codes.ts'

export interface Country {
  /** ISO 3166-1 alpha-3. */
  iso3: string
  /** Of the Correlates of War project; empty where it has none. */
  cow: string
  name: string
  /** Its names in the languages of the list, folded, and its codes. */
  searched: readonly string[]
}

type Names = Readonly<Record<string, string | readonly string[]>>

const folded = (text: string) => fold(text).folded.trim()

/**
 * All countries of ISO 3166-1 and Kosovo, by name: from their codes and their names in several languages (two-letter code → name or names, English
 * first). They go by the short names of everyday English (Unicode CLDR: "Russia", "Syria"); the list's formal ones find them too.
 */
export function makeCountries(codes: readonly (readonly string[])[], languages: readonly Names[]): Country[] {
  const cow = cowCodes()
  const english = languages[0] ?? {}
  const everyday = new Intl.DisplayNames(['en'], { type: 'region' })
  const namesOf = (names: Names, iso2: string) => [names[iso2] ?? []].flat()
  return codes.flatMap(([iso2 = '', listed = '']) => {
    // Kosovo has no code of ISO's own; XKX is the user-assigned one that the European Union and the World Bank use.
    const iso3 = listed === 'XKK' ? 'XKX' : listed
    const [formal] = namesOf(english, iso2)
    if (formal === undefined) return []
    const name = everyday.of(iso2) ?? formal
    const searched = [...new Set([name, ...languages.flatMap(names => namesOf(names, iso2)), iso3, cow.get(iso3) ?? ''].map(folded))].filter(text => text !== '')
    return [{ iso3, cow: cow.get(iso3) ?? '', name, searched }]
  }).toSorted((a, b) => a.name.localeCompare(b.name))
}

let loading: Promise<readonly Country[]> | undefined

/** The shipped list, read when it is first wanted: names in English, Arabic, French, Hebrew, Persian, Russian, Turkish, Ukrainian and Chinese. */
export function loadCountries(): Promise<readonly Country[]> {
  loading ??= Promise.all([
    import('i18n-iso-countries/codes.json'), import('i18n-iso-countries/langs/en.json'), import('i18n-iso-countries/langs/ar.json'),
    import('i18n-iso-countries/langs/fr.json'), import('i18n-iso-countries/langs/he.json'), import('i18n-iso-countries/langs/fa.json'),
    import('i18n-iso-countries/langs/ru.json'), import('i18n-iso-countries/langs/tr.json'), import('i18n-iso-countries/langs/uk.json'),
    import('i18n-iso-countries/langs/zh.json'),
  ]).then(([codes, ...languages]) => makeCountries(codes.default, languages.map(language => language.default.countries)))
  return loading
}

/** Countries with a name or code that begins with the text, then those in which a word does; at most `limit`. */
export function findCountries(countries: readonly Country[], text: string, limit = 8): Country[] {
  const wanted = folded(text)
  if (wanted === '') return []
  const rank = ({ searched }: Country) => (searched.some(name => name === wanted) ? 0 : searched.some(name => name.startsWith(wanted)) ? 1 : searched.some(name => name.includes(` ${wanted}`)) ? 2 : 3)
  return countries.map(country => ({ country, rank: rank(country) })).filter(found => found.rank < 3).toSorted((a, b) => a.rank - b.rank).slice(0, limit).map(found => found.country)
}
