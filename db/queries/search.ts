/** Search over every entity: ranked, with the place where it was found. */
import type { SearchHit } from '../contract/methods/project.ts'
import type { EntityType } from '../contract/vocabulary.ts'
import { foldText, tokens } from '../domain/fold.ts'
import { sql, type ReadableDatabase } from '../sqlite/database.ts'
import { foldName, namedTypes } from './names.ts'
import { groupBy, keySet, one } from './rows.ts'
import { isDocumentType, nextDocument, searchTexts, type SearchText } from './search-documents.ts'
import { noteTexts } from './search-index.ts'
import { matchExpression, readQuery, type SearchTerm } from './search-query.ts'
import { beginningOf, snippetOf, type Snippet } from './search-snippet.ts'
import { refsOfMany } from './titles.ts'

export { rebuildSearch, refreshSearch } from './search-index.ts'

export interface SearchOptions {
  readonly query: string
  /** Whether private notes are looked in; released ones always are. */
  readonly private: boolean
  readonly limit: number
  /** Only these types; all where absent. */
  readonly types?: readonly EntityType[] | undefined
}

/**
 * How good a hit is, best first: a name is what was asked for, in any order of its words; a name begins with it, or consists of words that
 * begin so; all words stand in title or names; they stand somewhere.
 * Within one of these, types in the order of `namedTypes` for names, and BM25 (Robertson and Zaragoza 2009) for the rest.
 */
type Tier = 0 | 1 | 2 | 3
interface Candidate { type: EntityType; id: number; tier: Tier; rank: number; private: boolean }

/** Candidates whose title or names match, beyond those that are shown: the best names must be among them. */
const NAME_CANDIDATES = 300
/** Names of one type that begin with what is asked: the first of them in the alphabet. */
const NAMES_OF_A_TYPE = 100
/** More matches than this are not ranked: what people wrote comes before what data sets brought, each the newest first. */
const ALL_RANKED = 3_000
/** A word of more documents than this is taken as it stands, not as the beginning of longer ones, which would have to be put together first. */
const COMMON = 20_000
/** Such a word is looked for in the names of so many of the newest documents of data sets. */
const NEWEST_SEARCHED = 200_000

/** The best hits for a query; none for a query without a word. */
export function searchProject(db: ReadableDatabase, options: SearchOptions): SearchHit[] {
  const terms = readQuery(options.query)
  if (terms.length === 0) return []
  const candidates = new Map<string, Candidate>()
  const add = (candidate: Candidate) => {
    const key = `${candidate.type} ${candidate.id}`
    const known = candidates.get(key)
    if (!known) candidates.set(key, candidate)
    else candidates.set(key, { ...known, tier: Math.min(known.tier, candidate.tier) as Tier, rank: Math.min(known.rank, candidate.rank) })
  }
  const wanted = options.types ? new Set<EntityType>(options.types) : null
  for (const candidate of [...byName(db, options.query), ...byText(db, terms, options), ...byNotes(db, terms, options)]) {
    if (!wanted || wanted.has(candidate.type)) add(candidate)
  }
  const best = withWholeTitles(db, [...candidates.values()], terms).toSorted(compare).slice(0, options.limit)
  return present(db, best, terms)
}

/** Raises hits whose title consists of the words asked for and nothing else: "russia israel" means Russia – Israel before a longer name of both. */
function withWholeTitles(db: ReadableDatabase, candidates: readonly Candidate[], terms: readonly SearchTerm[]): Candidate[] {
  const refs = refsOfMany(db, candidates.filter(candidate => candidate.tier === 2))
  const asked = terms.flatMap(term => term.words.map((word, index) => ({ word, prefix: term.prefix && index === term.words.length - 1 })))
  return candidates.map(candidate => {
    if (candidate.tier !== 2) return candidate
    const title = tokens(foldText(refs(candidate.type, candidate.id)?.title ?? '')).map(token => token.text)
    if (title.length === 0 || title.length > asked.length) return candidate
    if (title.every(text => asked.some(({ word }) => text === word))) return { ...candidate, tier: 0 }
    return title.every(text => asked.some(({ word, prefix }) => text === word || (prefix && text.startsWith(word)))) ? { ...candidate, tier: 1 } : candidate
  })
}

function compare(first: Candidate, other: Candidate): number {
  return first.tier - other.tier || (first.tier <= 1 ? typePlace(first.type) - typePlace(other.type) : 0) || first.rank - other.rank
    || typePlace(first.type) - typePlace(other.type) || first.id - other.id
}

function typePlace(type: EntityType): number {
  const place = (namedTypes as readonly EntityType[]).indexOf(type)
  return place === -1 ? namedTypes.length : place
}

function byName(db: ReadableDatabase, query: string): Candidate[] {
  const name = foldName(query.replaceAll(/(?<!\p{Script=Hebrew})["“”„«»]|["“”„«»](?!\p{Script=Hebrew})/gu, ' '))
  if (name === '') return []
  return namedTypes.flatMap(type => [1, 0].flatMap(main => db.all<{ id: number; exact: number }>(sql`
    SELECT entity_id AS id, folded = ${name} AS exact FROM entity_name
    WHERE entity_type = ${type} AND main = ${main} AND folded >= ${name} AND folded < ${`${name}\u{10ffff}`} ORDER BY folded, entity_id LIMIT ${NAMES_OF_A_TYPE}`)
    .map((row): Candidate => ({ type, id: row.id, tier: row.exact ? 0 : 1, rank: 0, private: false }))))
}

function byText(db: ReadableDatabase, asked: readonly SearchTerm[], options: SearchOptions): Candidate[] {
  const types = options.types ? sql`AND d.entity_type IN ${keySet(options.types)}` : sql``
  const terms = asked.map(term => (isCommon(db, { ...term, prefix: false }) ? { ...term, prefix: false, common: true } : { ...term, common: false }))
  // BM25 counts in how many documents each word stands, which takes too long for the commonest.
  const isCounted = terms.every(({ common }) => !common)
  const named = matchExpression(terms, ['title', 'names'])
  const anywhere = newestOf(db, matchExpression(terms))
  const isRanked = anywhere.length <= ALL_RANKED && isCounted
  const find = (expression: string, documents: () => readonly number[], tier: Tier, limit: number): Candidate[] => db.all<{ type: EntityType; id: number; rank: number }>(isRanked
    ? sql`SELECT d.entity_type AS type, d.entity_id AS id, bm25(search_index, 10.0, 6.0, 1.0) AS rank FROM search_index JOIN search_document d ON d.id = search_index.rowid
        WHERE search_index MATCH ${expression} ${types} ORDER BY rank LIMIT ${limit}`
    : sql`SELECT d.entity_type AS type, d.entity_id AS id, -d.id AS rank FROM search_document d WHERE d.id IN ${keySet(documents().slice(0, options.types ? undefined : limit))} ${types} ORDER BY rank LIMIT ${limit}`)
    .map(row => ({ ...row, tier, private: false }))
  const inNames = find(named, () => newestOf(db, named, terms.some(({ common }) => common)), 2, Math.max(options.limit, NAME_CANDIDATES))
  // Matches elsewhere come after those in names: where these fill the answer, the others are not looked for.
  return inNames.length >= options.limit ? inNames : [...inNames, ...find(matchExpression(terms), () => anywhere, 3, options.limit)]
}

/** Whether so many documents have a word that only the newest of them can be looked at. */
const isCommon = (db: ReadableDatabase, term: SearchTerm): boolean => one<{ documents: number }>(db, sql`
  SELECT count(*) AS documents FROM (SELECT 1 FROM search_index WHERE search_index MATCH ${matchExpression([term])} LIMIT ${COMMON + 1})`).documents > COMMON

/** Documents that match: those that people wrote before those of data sets, each the newest first; of data sets only the last part, where that is asked. */
function newestOf(db: ReadableDatabase, expression: string, isBounded = false): number[] {
  const first = isBounded ? nextDocument(db, true) - NEWEST_SEARCHED : 0
  return db.all<{ document: number }>(sql`
    SELECT rowid AS document FROM search_index WHERE search_index MATCH ${expression} AND rowid >= ${first} ORDER BY rowid DESC LIMIT ${ALL_RANKED + 1}`).map(row => row.document)
}

function byNotes(db: ReadableDatabase, terms: readonly SearchTerm[], options: SearchOptions): Candidate[] {
  if (options.types && !options.types.includes('note')) return []
  const find = (expression: string, tier: Tier) => db.all<{ id: number; rank: number; private: number }>(sql`
    SELECT n.id, n.private, bm25(note_search_index, 10.0, 1.0) AS rank FROM note_search_index JOIN note n ON n.id = note_search_index.rowid
    WHERE note_search_index MATCH ${expression} AND (${options.private} OR n.private = 0) ORDER BY rank LIMIT ${options.limit}`)
    .map((row): Candidate => ({ type: 'note', id: row.id, tier, rank: row.rank, private: row.private === 1 }))
  return [...find(matchExpression(terms, ['title']), 2), ...find(matchExpression(terms), 3)]
}

function present(db: ReadableDatabase, hits: readonly Candidate[], terms: readonly SearchTerm[]): SearchHit[] {
  const refs = refsOfMany(db, hits)
  const texts = new Map([...groupBy(hits, hit => hit.type)].map(([type, group]) => [type, textsOf(db, type, group.map(hit => hit.id))]))
  return hits.flatMap(hit => {
    const ref = refs(hit.type, hit.id)
    const text = texts.get(hit.type)?.get(hit.id)
    return ref && text ? [{ ...ref, ...explain(text, terms), private: hit.private }] : []
  })
}

function textsOf(db: ReadableDatabase, type: EntityType, ids: readonly number[]): Map<number, SearchText> {
  if (isDocumentType(type)) return searchTexts(db, type, ids)
  return new Map([...noteTexts(db, ids)].map(([id, note]) => [id, { ...note, names: '' }]))
}

/** Where the words stand: in the body, else in another name than the title; else how the body begins. */
function explain(text: SearchText, terms: readonly SearchTerm[]): Snippet {
  return snippetOf(text.body, terms) ?? snippetOf(text.names, terms) ?? beginningOf(text.body)
}
