/** What a table seems to be: whether it has headings, what its columns hold, and the mapping that follows from well-known headings. */
import { TableMapping, type ImportColumn, type TableField, type TableKind } from '../../contract/entities/imports.ts'
import { decimalOf, describeColumns, isDate, isNumber, looked } from './column-types.ts'
import type { TableRow } from './table-data.ts'

/** Headings by what they mean; compared without case, spaces and marks. */
const headings: Readonly<Record<TableKind, Readonly<Partial<Record<TableField, readonly string[]>>>>> = {
  ties: {
    from: ['source', 'from', 'sourceid', 'actor1', 'sender', 'actora', 'node1', 'fromnodeid', 'fromnode', 'origin', 'source name', 'sourcename', 'ego', 'statea', 'state1', 'ccode1'],
    to: ['target', 'to', 'targetid', 'actor2', 'receiver', 'actorb', 'node2', 'tonodeid', 'tonode', 'destination', 'target name', 'targetname', 'alter', 'stateb', 'state2', 'ccode2'],
    weight: ['weight', 'sign', 'value', 'valence', 'polarity', 'strength', 'increment'], kind: ['kind', 'relation', 'tiekind', 'relationship'],
    directed: ['type', 'directed', 'direction'], label: ['label', 'edgelabel'], certainty: ['certainty'],
    dates: ['dates', 'timeset', 'interval', 'period', 'date', 'year', 'time'], start: ['start', 'begin', 'startdate', 'startyear', 'since', 'styear'], end: ['end', 'enddate', 'endyear', 'until', 'endyr'],
    cooperation: ['cooperation'], conflict: ['conflict'], summary: ['summary'], description: ['description', 'comment', 'comments'],
  },
  actors: {
    name: ['name', 'label', 'actor', 'country', 'statename', 'statenme', 'title'], id: ['id', 'nodeid', 'key', 'code', 'uid'], shortName: ['shortname', 'short', 'abbreviation', 'abbrev', 'stateabb'],
    kind: ['kind', 'type', 'actortype'], aliases: ['aliases', 'alias', 'othernames', 'alsoknownas'], iso3: ['iso3', 'isoalpha3', 'iso3166alpha3', 'iso'], cow: ['cow', 'ccode', 'cowcode'],
    dates: ['dates', 'timeset', 'interval', 'existence'], start: ['start', 'begin', 'from', 'founded', 'startdate'], end: ['end', 'until', 'dissolved', 'enddate'], description: ['description', 'comment'],
  },
  events: {
    title: ['title', 'event', 'eventname', 'headline', 'name'], eventType: ['eventtype', 'type', 'kind', 'typeofevent', 'typeofviolence', 'disordertype', 'action'],
    date: ['date', 'eventdate', 'start', 'startdate', 'datestart', 'day', 'when', 'year'], end: ['end', 'enddate', 'dateend'], reportDate: ['reportdate', 'datereported', 'dateadded', 'published'],
    place: ['place', 'location', 'where', 'wheredescription'], latitude: ['latitude', 'lat'], longitude: ['longitude', 'lon', 'lng', 'long'],
    code: ['code', 'cameo', 'eventcode', 'cameocode'], goldstein: ['goldstein', 'goldsteinscale', 'intensity'],
    initiator: ['initiator', 'actor1', 'source', 'from', 'sender', 'sidea', 'attacker'], target: ['target', 'actor2', 'to', 'receiver', 'sideb'], participants: ['participants', 'actors'],
    source: ['source', 'sources', 'sourcearticle', 'sourceurl', 'publisher', 'url'], description: ['description', 'notes', 'comment', 'summary'],
    id: ['eventid', 'eventidcnty', 'id', 'eventkey'],
  },
  sources: {
    title: ['title', 'sourcetitle', 'documenttitle'], authors: ['author', 'authors', 'creator', 'creators', 'authorfullnames'], date: ['date', 'year', 'publicationyear', 'publicationdate', 'issued', 'published'],
    key: ['citationkey', 'citekey', 'bibtexkey', 'key'], type: ['itemtype', 'type', 'documenttype', 'sourcetype', 'reftype'],
    container: ['publicationtitle', 'journal', 'containertitle', 'booktitle', 'newspaper', 'website', 'publication'], publisher: ['publisher', 'institution'], place: ['place', 'publisherplace', 'city'],
    volume: ['volume'], issue: ['issue', 'number'], pages: ['pages', 'page'], doi: ['doi'], url: ['url', 'link', 'address'], language: ['language', 'lang'],
    abstract: ['abstract', 'abstractnote'], note: ['note', 'notes', 'annotation', 'extra'],
  },
}
const plain = (heading: string) => heading.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
const allHeadings = new Set(Object.values(headings).flatMap(fields => Object.values(fields).flat()).map(plain))

/** Whether the first row holds headings: well-known ones, or words above columns of numbers or dates. */
export function seemsHeader(rows: readonly TableRow[]): boolean {
  const [first, ...rest] = rows.slice(0, looked)
  if (!first || first.cells.some(cell => isNumber(cell))) return false
  const named = first.cells.filter(cell => cell.trim() !== '')
  const known = named.filter(cell => allHeadings.has(plain(cell))).length
  if (known >= 2 || (known >= 1 && named.length <= 3)) return true
  if (rest.length === 0) return known > 0
  return first.cells.some((_, column) => {
    const cells = rest.map(row => row.cells[column] ?? '').filter(cell => cell.trim() !== '')
    if (cells.length > 0 && cells.every(cell => isNumber(cell))) return true
    return cells.length > 1 && !isDate((first.cells[column] ?? '').trim()) && cells.slice(0, 50).every(cell => isDate(cell.trim()))
  })
}

/**
 * The mapping that the headings suggest; without headings, two columns are ties, with a number or sign in a third, and a day or
 * year in the third or fourth, or what nobody can tell (seconds, say), which is left. Null where nothing is plain.
 */
export function suggestMapping(rows: readonly TableRow[], header: boolean): TableMapping | null {
  const columns = describeColumns(rows, header)
  const decimal = decimalOf(rows.slice(header ? 1 : 0))
  const made = (kind: TableKind, fields: Record<string, string>): TableMapping => {
    const used = columns.filter(column => Object.values(fields).includes(column.name))
    const orders = new Set(used.flatMap(column => column.dateOrder ?? []))
    const [order] = orders
    const minusIsNegative = columns.find(column => column.name === fields['weight'])?.type === 'sign'
    return TableMapping.parse({ kind, header, columns: fields, decimal, minusIsNegative, dateOrder: orders.size === 1 && order !== 'unclear' ? order : null })
  }
  if (!header) {
    const [from, to, third, fourth] = columns
    if (!from || !to || columns.length > 4 || rows.length === 0 || from.type === 'date' || to.type === 'date') return null
    if (rows.some(row => row.cells.length < 2)) return null
    const isWeight = third?.type === 'number' || third?.type === 'sign'
    if (third && !isWeight && (third.type !== 'date' || fourth)) return null
    if (fourth && fourth.type !== 'date' && fourth.type !== 'number') return null
    const dates = third?.type === 'date' ? third : fourth?.type === 'date' ? fourth : undefined
    return made('ties', { from: from.name, to: to.name, ...(third && isWeight ? { weight: third.name } : {}), ...(dates ? { dates: dates.name } : {}) })
  }
  const found = (kind: TableKind): Record<string, string> => {
    const taken = new Set<string>()
    return Object.fromEntries(Object.entries(headings[kind]).flatMap(([field, words]) => {
      const name = words.map(word => columns.find(column => plain(column.name) === plain(word) && !taken.has(column.name))).find(Boolean)?.name
      if (name === undefined) return []
      taken.add(name)
      return [[field, name] as const]
    }))
  }
  const ties = withPair(found('ties'), columns)
  const sources = found('sources')
  const says = (field: string) => sources[field] !== undefined
  if (says('title') && ties['from'] === undefined && (says('authors') || says('doi') || says('container') || (says('key') && says('type')))) return made('sources', sources)
  const events = found('events')
  const actors = found('actors')
  // “Source” is who began it only beside a target; else it is where it was reported.
  if (events['initiator'] !== undefined && plain(events['initiator']) === 'source' && events['target'] === undefined) {
    events['source'] ??= events['initiator']
    delete events['initiator']
  }
  // Many tables have a type and a place; that it is of an event is plain by who did it, or by the heading itself.
  const type = events['eventType']
  const isWhat = events['title'] !== undefined || (type !== undefined && (events['initiator'] !== undefined || (events['place'] !== undefined && !/^(?:type|kind)$/u.test(plain(type)))))
  if (isWhat && events['date'] !== undefined && ties['from'] === undefined) return made('events', events)
  if (ties['from'] !== undefined && ties['to'] !== undefined) {
    // A table of edges with weights that are no numbers (Gephi's dynamic ones) says so row by row.
    const times = columns.find(column => column.name === ties['dates'])
    if (ties['start'] !== undefined || (times && times.type !== 'date' && plain(times.name) !== 'timeset' && plain(times.name) !== 'interval')) delete ties['dates']
    return made('ties', ties)
  }
  const text = (field: string) => columns.some(column => column.name === actors[field] && column.type !== 'empty')
  if (actors['kind'] !== undefined && !knownKinds(rows, columns, actors['kind'])) delete actors['kind']
  if (actors['name'] !== undefined && text('name') && actors['dates'] !== undefined && !columns.some(column => column.name === actors['dates'] && column.type === 'date')) delete actors['dates']
  if (actors['name'] !== undefined && mostlyDistinct(rows, columns, actors['name'])) return made('actors', actors)
  return null
}

/** The two sides of a tie under headings that belong together: source and target, not source and receiver. Rows of an event feed are no ties. */
function withPair({ from: _from, to: _to, ...others }: Record<string, string>, columns: readonly ImportColumn[]): Record<string, string> {
  const named = (word: string | undefined) => columns.find(column => plain(column.name) === plain(word ?? ''))?.name
  if (['eventdate', 'eventid', 'eventidcnty', 'cameocode', 'eventtype'].some(word => named(word) !== undefined)) return others
  const pair = (headings.ties.from ?? []).map((word, index) => [named(word), named(headings.ties.to?.[index])] as const).find(([from, to]) => from !== undefined && to !== undefined)
  return pair?.[0] === undefined || pair[1] === undefined ? others : { from: pair[0], to: pair[1], ...others }
}

/** A list of actors names each once; a table of observations names them again and again. */
function mostlyDistinct(rows: readonly TableRow[], columns: readonly ImportColumn[], name: string): boolean {
  const index = columns.findIndex(column => column.name === name)
  const cells = rows.slice(1).map(row => row.cells[index] ?? '').filter(cell => cell !== '')
  return cells.length < 20 || new Set(cells).size > cells.length * 0.9
}

function knownKinds(rows: readonly TableRow[], columns: readonly ImportColumn[], name: string): boolean {
  const index = columns.findIndex(column => column.name === name)
  return rows.slice(1, looked).every(row => /^(?:|state|state-body|leader|organisation|armed-group|society|bloc)$/iu.test((row.cells[index] ?? '').trim()))
}
