import codes from 'i18n-iso-countries/codes.json' with { type: 'json' }
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' }
import { fold } from '../../../domain/fold.ts'

export interface FeedCountry {
  /** ISO 3166-1 alpha-3. */
  readonly iso3: string
  /** Short name of everyday English. */
  readonly name: string
  /** Other English names that no other country has. */
  readonly aliases: readonly string[]
}

/** Names of ICEWS that the list of countries lacks or gives to two. */
const otherNames: Readonly<Record<string, string>> = {
  'Occupied Palestinian Territory': 'PSE', 'Democratic Republic of Congo': 'COD', 'Congo': 'COG', 'Swaziland': 'SWZ', 'Holy See': 'VAT', 'Macau': 'MAC', 'Cape Verde': 'CPV',
  'the former Yugoslav Republic of Macedonia': 'MKD', 'Bosnia-Herzegovina': 'BIH',
}

/** Codes of CAMEO that ISO 3166-1 has otherwise (CAMEO codebook 1.1b3, chapter 3: older codes of ISO). */
const otherCodes: Readonly<Record<string, string>> = { ROM: 'ROU', TMP: 'TLS', ZAR: 'COD' }

const folded = (text: string) => fold(text).folded.trim()

interface Countries { readonly byCode: ReadonlyMap<string, FeedCountry>; readonly byName: ReadonlyMap<string, FeedCountry> }

let countries: Countries | undefined

/** The list of countries (ISO 3166-1 and Kosovo), made when it is first wanted. */
function list(): Countries {
  if (countries) return countries
  const everyday = new Intl.DisplayNames(['en'], { type: 'region' })
  const names = english.countries as Readonly<Record<string, string | readonly string[]>>
  const all = codes.map(([iso2 = '', iso3 = '']) => {
    const formal = [names[iso2] ?? []].flat()
    return { iso3: iso3 === 'XKK' ? 'XKX' : iso3, name: everyday.of(iso2) ?? formal[0] ?? iso3, formal }
  })
  const uses = new Map<string, number>()
  for (const { name, formal } of all) for (const key of new Set([name, ...formal].map(folded))) uses.set(key, (uses.get(key) ?? 0) + 1)
  const byCode = new Map<string, FeedCountry>()
  const byName = new Map<string, FeedCountry>()
  for (const { iso3, name, formal } of all) {
    const own = [...new Set(formal)].filter(each => each !== name && uses.get(folded(each)) === 1)
    const country = { iso3, name, aliases: own }
    byCode.set(iso3, country)
    for (const each of [name, ...own]) byName.set(folded(each), country)
  }
  for (const [code, iso3] of Object.entries(otherCodes)) {
    const country = byCode.get(iso3)
    if (country && !byCode.has(code)) byCode.set(code, country)
  }
  for (const [name, iso3] of Object.entries(otherNames)) {
    const country = byCode.get(iso3)
    if (country) byName.set(folded(name), country)
  }
  countries = { byCode, byName }
  return countries
}

/** The country of a three-letter code of CAMEO or ISO 3166-1; null for regions (`EUR`, `AFR`) and other codes. */
export const countryOfCode = (code: string): FeedCountry | null => list().byCode.get(code.toUpperCase()) ?? null

/** The country of an English name; null where there is none of this name. */
export const countryOfName = (name: string): FeedCountry | null => list().byName.get(folded(name)) ?? null
