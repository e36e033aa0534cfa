import type { MatchGroup } from '../../../db/contract/match-rules.ts'
import type { DateOrder, GraphField, ImportColumn, ImportCounts, ImportFormat, MatchReason, TableField, TableKind, TableShape } from '../../../db/contract/entities/imports.ts'

export const formatWords: Readonly<Record<ImportFormat, string>> = {
  'bibtex': 'BibTeX', 'ris': 'RIS', 'csl-json': 'CSL-JSON', 'csv': 'Delimited text', 'xlsx': 'Excel workbook',
  'gexf': 'GEXF', 'graphml': 'GraphML', 'pajek': 'Pajek', 'cyjs': 'Cytoscape JSON', 'gdelt': 'GDELT events', 'icews': 'ICEWS events',
}

export const shapeWords: Readonly<Record<TableShape, string>> = { 'rows': 'Rows', 'matrix': 'An adjacency matrix', 'adjacency-list': 'An adjacency list' }

export const sideWords: Readonly<Record<GraphField['of'], string>> = { nodes: 'Nodes', edges: 'Edges', file: 'The file' }

export const kindWords: Readonly<Record<TableKind, string>> = { ties: 'Ties', actors: 'Actors', events: 'Events', sources: 'Sources' }

export const fieldWords: Readonly<Record<TableField, string>> = {
  from: 'From', to: 'To', weight: 'Weight or sign', kind: 'Kind', directed: 'Directed', label: 'Label', certainty: 'Certainty', dates: 'Dates', start: 'Start', end: 'End',
  description: 'Description', name: 'Name', id: 'Id in the file', shortName: 'Short name', aliases: 'Other names', iso3: 'ISO code', cow: 'COW code', title: 'Title', date: 'Date',
  eventType: 'What happened', reportDate: 'Day of the report', goldstein: 'Goldstein score', source: 'Source of the report',
  place: 'Place', latitude: 'Latitude', longitude: 'Longitude', code: 'CAMEO code', initiator: 'Initiator', target: 'Target', participants: 'Participants',
  cooperation: 'Cooperation (0 to 3)', conflict: 'Conflict (0 to 3)', summary: 'Summary of the phase', authors: 'Authors', key: 'Citation key', type: 'Kind of source', container: 'Journal, book or site',
  publisher: 'Publisher', volume: 'Volume', issue: 'Issue', pages: 'Pages', doi: 'DOI', url: 'Web address', language: 'Language', abstract: 'Abstract (private note)', note: 'Note (private)',
}

export const matchWords: Readonly<Record<MatchReason, string>> = { 'doi': 'same DOI', 'citation-key': 'same citation key', 'title': 'same title', 'name': 'same name', 'code': 'same code', 'uid': 'same id', 'reference': 'another name of it', 'similar': 'alike' }

const orderWords = { 'day-month': ', the day first', 'month-day': ', the month first', 'unclear': ', the day or the month first?' } as const
const decimalWords = { '.': ', decimals after a point', ',': ', decimals after a comma', 'unclear': ': is “1,234” over a thousand?' } as const

/** What a column seems to hold; where its days have two readings, `order` says which was chosen. */
export function guessWords({ type, dateOrder, decimal, separator }: ImportColumn, order: DateOrder | null): string {
  switch (type) {
    case 'empty': return 'empty'
    case 'number': return `numbers${decimal === null ? '' : decimalWords[decimal]}`
    case 'date': return dateOrder === 'unclear' && order ? `dates, read with the ${order === 'day-month' ? 'day' : 'month'} first` : `dates${dateOrder === null ? '' : orderWords[dateOrder]}`
    case 'sign': return 'signs, + and −'
    case 'yes-no': return 'yes or no'
    case 'list': return `lists, parted by ${separator === '\n' ? 'line ends' : `“${separator ?? ''}”`}`
    case 'text': return 'text'
  }
}

/** Whether a guess about a column needs a look or an answer. */
export const isUnclear = ({ dateOrder, decimal }: ImportColumn, order: DateOrder | null): boolean => (dateOrder === 'unclear' && order === null) || decimal === 'unclear'

export const groupWords: Readonly<Record<MatchGroup, string>> = { codes: 'By code or id', names: 'By name or title', similar: 'Only alike' }

export const delimiterWords: Readonly<Record<string, string>> = { ',': 'Comma', ';': 'Semicolon', '\t': 'Tab', '|': 'Bar', ' ': 'Space' }

/** Encodings to choose from; the one in use is added where it is not among them. */
export const encodingChoices = ['UTF-8', 'UTF-16LE', 'UTF-16BE', 'windows-1252', 'windows-1250', 'windows-1251', 'KOI8-R', 'windows-1253', 'windows-1254', 'windows-1255', 'windows-1256', 'Shift_JIS', 'GB18030', 'Big5', 'EUC-KR']

const nouns: readonly (readonly [keyof ImportCounts, string, string])[] = [
  ['sources', 'source', 'sources'], ['notes', 'private note', 'private notes'], ['actors', 'actor', 'actors'], ['affiliations', 'affiliation', 'affiliations'],
  ['ties', 'tie', 'ties'], ['tiePhases', 'phase', 'phases'], ['events', 'event', 'events'], ['attributes', 'attribute', 'attributes'], ['views', 'view', 'views'], ['skipped', 'left out', 'left out'],
]

/** What is not nothing of the counts, in words: `12 sources`, `3 private notes`, `1 left out`. */
export const countWords = (counts: ImportCounts): string[] =>
  nouns.flatMap(([key, one, many]) => (counts[key] === 0 ? [] : [`${counts[key].toLocaleString()} ${counts[key] === 1 ? one : many}`]))

/** Whether an import makes anything. */
export const makesAnything = ({ sources, actors, ties, events }: ImportCounts): boolean => sources + actors + ties + events > 0

/** Title of the button: `Import 12 sources`. */
export function importTitle(counts: ImportCounts): string {
  const made = countWords({ ...counts, notes: 0, affiliations: 0, tiePhases: 0, attributes: 0, views: 0, skipped: 0 })
  return made.length === 0 ? 'Import' : `Import ${made.join(' and ')}`
}
