/** The name of a language in English ("Hebrew") for its BCP 47 tag; the tag itself where it is not known. */
export function languageName(tag: string): string {
  if (tag === '') return ''
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}

const schemes: Readonly<Record<string, string>> = { iso3: 'ISO 3166', iso2: 'ISO 3166', cow: 'Correlates of War', cameo: 'CAMEO', wikidata: 'Wikidata', gwno: 'Gleditsch and Ward' }

/** What a scheme of codes is called. */
export const schemeName = (scheme: string): string => schemes[scheme] ?? scheme
