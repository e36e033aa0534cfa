import { z } from 'zod'
import { actorKinds, certainties, tieKinds } from '../vocabulary.ts'
import { EntityRef, Uid } from '../values.ts'
import { Code } from './people.ts'

/** What can be imported; recognised by content, not by name. */
export const importFormats = ['bibtex', 'ris', 'csl-json', 'csv', 'xlsx', 'gexf', 'graphml', 'pajek', 'cyjs', 'gdelt', 'icews'] as const
export type ImportFormat = (typeof importFormats)[number]

/** Largest file that is read, in bytes. */
export const maxImportBytes = 50 * 1024 * 1024
/** Largest file of events that is read, in bytes: feeds and tables of events are read in pieces. */
export const maxEventBytes = 4 * 1024 * 1024 * 1024
/** Files of more bytes are handed over as files, not within a call; a table of events of more is one of a data set. */
export const longImportBytes = 4 * 1024 * 1024

/** What a row of a table becomes. */
export const tableKinds = ['ties', 'actors', 'events', 'sources'] as const
export type TableKind = (typeof tableKinds)[number]

/** What the cells of a column can say, by what the rows become. */
export const tableFields = {
  ties: ['from', 'to', 'weight', 'kind', 'directed', 'label', 'certainty', 'dates', 'start', 'end', 'cooperation', 'conflict', 'summary', 'description'],
  actors: ['name', 'id', 'shortName', 'kind', 'aliases', 'iso3', 'cow', 'dates', 'start', 'end', 'description'],
  events: ['title', 'eventType', 'date', 'end', 'reportDate', 'place', 'latitude', 'longitude', 'code', 'goldstein', 'initiator', 'target', 'participants', 'source', 'description', 'id'],
  sources: ['title', 'authors', 'date', 'key', 'type', 'container', 'publisher', 'place', 'volume', 'issue', 'pages', 'doi', 'url', 'language', 'abstract', 'note'],
} as const satisfies Record<TableKind, readonly string[]>
export type TableField = (typeof tableFields)[TableKind][number]
export const requiredFields: Readonly<Record<TableKind, readonly TableField[]>> = { ties: ['from', 'to'], actors: ['name'], events: ['title'], sources: ['title'] }
/** Fields of which any makes up for a title: who did what is the title then. */
const standIns: readonly TableField[] = ['eventType', 'code']

/** Fields that a mapping needs and does not fill. */
export const missingFields = ({ kind, columns }: Pick<TableMapping, 'kind' | 'columns'>): readonly TableField[] =>
  requiredFields[kind].filter(field => columns[field] === undefined && !(kind === 'events' && standIns.some(each => columns[each] !== undefined)))

/** How a day such as 03/04/2015 is read. */
export const dateOrders = ['day-month', 'month-day'] as const
export type DateOrder = (typeof dateOrders)[number]

/** What sources can be where a table does not say it: types of CSL that analysts use. */
export const sourceTypes = ['article-journal', 'article-magazine', 'article-newspaper', 'book', 'chapter', 'document', 'interview', 'paper-conference', 'post', 'post-weblog', 'report', 'speech', 'thesis', 'treaty', 'webpage'] as const

/**
 * How the rows of a table become entities. It can be kept as JSON and used again for the next file of the same form. `columns` names, for a
 * field, the column that fills it: by its heading, or as `#3` for the third where headings are missing.
 */
export const TableMapping = z.strictObject({
  kind: z.enum(tableKinds),
  /** Whether the first row with content holds headings. */
  header: z.boolean(),
  columns: z.record(z.string().max(40), z.string().max(500)),
  /** What separates the decimals of a number. */
  decimal: z.enum(['.', ',']).default('.'),
  /** Whether a lone − in the column of weights is a negative tie; else the cell is empty, as in a column of numbers. */
  minusIsNegative: z.boolean().default(false),
  /** How a day such as 03/04/2015 is read; null: days with two readings are errors. */
  dateOrder: z.enum(dateOrders).nullable().default(null),
  /** What separates the items of a list in a cell; null: a semicolon, a bar or the end of a line. */
  separator: z.string().min(1).max(5).nullable().default(null),
  /** What an actor is where no column says it. */
  actorKind: z.enum(actorKinds).default('state'),
  /** What a tie is where no column says it. */
  tieKind: z.enum(tieKinds).default('other'),
  directed: z.boolean().default(false),
  certainty: z.enum(certainties).default('confirmed'),
  /** What rows are that tie the same two actors by the same kind, label and direction: a tie each, or phases of one tie. */
  samePair: z.enum(['ties', 'phases']).default('ties'),
  /** What a source is where no column says it. */
  sourceType: z.enum(sourceTypes).default('document'),
  /** Whether columns that fill no field are kept as attributes of the actors or ties; events and sources have none. */
  keepOthers: z.boolean().default(true),
  /** The data set that the rows of a table of events belong to; null: none, unless the table is long. */
  dataSet: z.string().trim().min(1).max(200).nullable().default(null),
  /** All headings of the table that it was made for, so that it can be offered for the next one with the same; null where it is not known. */
  headings: z.array(z.string().max(200)).max(1_000).nullable().default(null),
})
export type TableMapping = z.infer<typeof TableMapping>

/** A map whose columns are named by their headings, to be kept for other tables of the same form. `names` are the names of the table's columns. */
export function namedByHeadings(map: TableMapping, names: readonly string[]): TableMapping {
  const columns = Object.fromEntries(Object.entries(map.columns).map(([field, name]) => [field, names[Number(/^#(\d+)$/u.exec(name)?.[1] ?? Number.NaN) - 1] ?? name]))
  return { ...map, columns, headings: map.header ? [...names] : null }
}

/** What a table is: rows that become entities by a mapping, an adjacency matrix, or rows of a name and those it leads to. */
export const tableShapes = ['rows', 'matrix', 'adjacency-list'] as const
export type TableShape = (typeof tableShapes)[number]

/** How a network becomes actors and ties where the file does not say it. */
export const GraphChoices = z.strictObject({
  actorKind: z.enum(actorKinds).default('state'),
  tieKind: z.enum(tieKinds).default('other'),
  certainty: z.enum(certainties).default('confirmed'),
  /** Whether the edges of an adjacency list are directed; other files say it themselves. */
  directed: z.boolean().default(true),
  /** Whether two directed edges that run both ways and say the same become one mutual tie. */
  joinPairs: z.boolean().default(false),
})
export type GraphChoices = z.infer<typeof GraphChoices>

/** Who the actors of coded events are: their countries, where they have one, or each as the data set names it. */
export const feedActors = ['countries', 'named'] as const
/** Between whom: anyone; two different actors; two actors of the project; two of the countries that are named. */
export const feedBetween = ['any', 'two', 'project', 'countries'] as const

const FeedDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u, 'A day looks like 2019-10-24.')

/** Which events of a data set are imported, so that a file of a hundred thousand does not flood a project. */
export const FeedChoices = z.strictObject({
  actors: z.enum(feedActors).default('countries'),
  between: z.enum(feedBetween).default('any'),
  /** English names or ISO 3166-1 alpha-3 codes: an event is imported where one of its sides is of these countries. Empty: of any. */
  countries: z.array(z.string().trim().min(1).max(100)).max(300).default([]),
  /** Root codes of CAMEO, `01` to `20`. Empty: all. */
  roots: z.array(z.string().regex(/^(?:0[1-9]|1\d|20)$/u, 'A root code of CAMEO is 01 to 20.')).max(20).default([]),
  /** First and last day. */
  from: FeedDay.nullable().default(null),
  to: FeedDay.nullable().default(null),
})
export type FeedChoices = z.infer<typeof FeedChoices>

const count = z.int().min(0)

/** Whether actors that are made get codes and names from the shipped list of states and organisations, and which do not, by their name in the file. */
export const ReferenceChoices = z.strictObject({ fill: z.boolean().default(true), except: z.array(z.string().max(500)).max(10_000).default([]) })
export type ReferenceChoices = z.infer<typeof ReferenceChoices>

/** An actor that is made and is a state or organisation of the shipped list, with what that adds. */
export const ReferenceFill = z.strictObject({
  /** Its name in the file. */
  name: z.string(),
  line: count.nullable(),
  /** Its name in the project: another one where the file has a code in its place. */
  becomes: z.string(),
  kind: z.enum(actorKinds),
  codes: z.array(Code),
  /** How many other names are added. */
  names: count,
  used: z.boolean(),
})
export type ReferenceFill = z.infer<typeof ReferenceFill>

/** The data set that a file of coded events belongs to, and what becomes of its rows. */
export const FeedSummary = z.strictObject({
  name: z.string(), version: z.string(), licence: z.string(), url: z.string(), restricted: z.boolean(),
  /** Events that could be read. */
  rows: count,
  /** Of these: left out by what was chosen. */
  unwanted: count,
  /** Of these: in the project already, or twice in the file, by the set's own key. */
  known: count,
  choices: FeedChoices,
})
export type FeedSummary = z.infer<typeof FeedSummary>

/** What an attribute, column or element of a network's file becomes. */
export const GraphField = z.strictObject({ of: z.enum(['nodes', 'edges', 'file']), name: z.string(), becomes: z.string(), count })
export type GraphField = z.infer<typeof GraphField>

/** What an import makes; `skipped` counts records and rows of the file that become nothing. */
export const ImportCounts = z.strictObject({
  sources: count, notes: count, actors: count, affiliations: count, ties: count, tiePhases: count, events: count, attributes: count, views: count, skipped: count,
})
export type ImportCounts = z.infer<typeof ImportCounts>

export const ImportWarning = z.strictObject({
  /** Line of the file (row of a sheet), from 1; null where it concerns the whole. */
  line: count.nullable(),
  /** Heading of the column, or column within the line. */
  column: z.string().nullable(),
  message: z.string(),
  /** Where a cell or row could not be understood; without it, something to know. */
  error: z.literal(true).optional(),
})
export type ImportWarning = z.infer<typeof ImportWarning>

/** How much of a long file was looked at: so many rows, in so many of its bytes. */
export const ImportSampled = z.strictObject({ rows: count, bytes: count, of: count })
export type ImportSampled = z.infer<typeof ImportSampled>

/** Why something of the file is taken for something that the project has. */
export const matchReasons = ['doi', 'citation-key', 'title', 'name', 'code', 'uid', 'reference', 'similar'] as const
export type MatchReason = (typeof matchReasons)[number]
/** `skip`: use what is there; `keep`: make another one. */
export const importDecisions = ['skip', 'keep'] as const
export type ImportDecision = (typeof importDecisions)[number]

export const ImportDuplicate = z.strictObject({
  /** Names it in `decisions`; the same for the same file and mapping. */
  id: z.string(),
  line: count.nullable(),
  title: z.string(),
  /** `similar` is a guess by the words: never used unless it is accepted. */
  by: z.enum(matchReasons),
  /** What speaks for a guess, in words; empty for what is the same. */
  why: z.string(),
  existing: EntityRef,
  /** What is done where nothing is decided. */
  suggested: z.enum(importDecisions),
})
export type ImportDuplicate = z.infer<typeof ImportDuplicate>

/** One source, actor, tie or event that would be made, as a line of the preview. */
export const ImportSample = z.strictObject({ line: count.nullable(), title: z.string(), detail: z.string() })
export type ImportSample = z.infer<typeof ImportSample>

/** What becomes of a table's rows with cells that cannot be understood: read without the cell; left out; or nothing at all is imported. */
export const errorRules = ['cell', 'row', 'stop'] as const
export type ErrorRule = (typeof errorRules)[number]

export const ImportColumn = z.strictObject({
  name: z.string(), samples: z.array(z.string()),
  /** What its cells seem to be: a guess from the first rows. */
  type: z.enum(['empty', 'number', 'sign', 'date', 'yes-no', 'list', 'text']),
  /** How its days such as 03/04/2015 are to be read: as the cells show, or `unclear` where they show nothing; null where it has none. */
  dateOrder: z.enum([...dateOrders, 'unclear']).nullable(),
  /** The sign before its decimals: as the cells show, or `unclear` where “1,234” may be either; null where no number has a sign. */
  decimal: z.enum(['.', ',', 'unclear']).nullable(),
  /** What separates the items of its lists; null where there are none. */
  separator: z.string().nullable(),
  filled: count,
})
export type ImportColumn = z.infer<typeof ImportColumn>

/** What the project keeps of an import: the file by name and content, and what came of it. */
export const ImportRecord = z.strictObject({
  uid: Uid,
  kind: z.enum(['import', 'merge']),
  fileName: z.string(),
  format: z.string(),
  /** Of the file's bytes, in hexadecimal. */
  sha256: z.string(),
  at: z.string(),
  /** Initials of who did it; empty where they are gone. */
  coder: z.string(),
  /** What it made; null for a merge, and for what is not of this form. */
  counts: ImportCounts.nullable(),
  warnings: z.array(ImportWarning),
  moreWarnings: count,
})
export type ImportRecord = z.infer<typeof ImportRecord>
