import type { CslItem } from '../../contract/entities/sources.ts'

/**
 * Variables of CSL 1.0.2 (https://docs.citationstyles.org/en/stable/specification.html, appendix IV) that describe a publication. Those that
 * carry somebody's own words about it are left out: `annote`, `note`, `keyword`, `status`, `citation-label`, `custom`.
 */
const plain = new Set([
  'id', 'type', 'abstract', 'archive', 'archive_collection', 'archive_location', 'archive-place', 'authority', 'call-number', 'citation-key', 'collection-title',
  'container-title', 'container-title-short', 'dimensions', 'division', 'DOI', 'event', 'event-title', 'event-place', 'genre', 'ISBN', 'ISSN', 'journalAbbreviation',
  'jurisdiction', 'language', 'license', 'medium', 'original-publisher', 'original-publisher-place', 'original-title', 'part-title', 'PMCID', 'PMID', 'publisher',
  'publisher-place', 'references', 'reviewed-genre', 'reviewed-title', 'scale', 'section', 'shortTitle', 'source', 'title', 'title-short', 'URL', 'volume-title',
  'year-suffix', 'chapter-number', 'collection-number', 'edition', 'issue', 'number', 'number-of-pages', 'number-of-volumes', 'page', 'page-first',
  'part-number', 'printing-number', 'supplement-number', 'version', 'volume',
])
const dates = new Set(['accessed', 'available-date', 'event-date', 'issued', 'original-date', 'submitted'])
const names = new Set([
  'author', 'chair', 'collection-editor', 'compiler', 'composer', 'container-author', 'contributor', 'curator', 'director', 'editor', 'editorial-director',
  'editor-translator', 'executive-producer', 'guest', 'host', 'illustrator', 'interviewer', 'narrator', 'organizer', 'original-author', 'performer', 'producer',
  'recipient', 'reviewed-author', 'script-writer', 'series-creator', 'translator',
])
const partsOfName = new Set(['family', 'given', 'dropping-particle', 'non-dropping-particle', 'suffix', 'comma-suffix', 'static-ordering', 'literal', 'parse-names'])
const partsOfDate = new Set(['date-parts', 'season', 'circa', 'literal', 'raw'])

/** The part of a record that describes the publication, in its own order: what a blind copy carries of it. */
export function bibliographicPart(record: CslItem): CslItem {
  const kept = Object.entries(record).flatMap(([variable, value]): [string, unknown][] => {
    if (plain.has(variable)) return isPlain(value) ? [[variable, value]] : []
    if (dates.has(variable)) return isObject(value) ? [[variable, partsOf(value, partsOfDate)]] : []
    if (names.has(variable)) return Array.isArray(value) ? [[variable, value.filter(isObject).map(name => partsOf(name, partsOfName))]] : []
    return []
  })
  return { type: record.type, ...Object.fromEntries(kept) }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const isPlain = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value)

function partsOf(value: Readonly<Record<string, unknown>>, parts: ReadonlySet<string>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([part, held]) => parts.has(part) && (isPlain(held) || part === 'date-parts')))
}
