import { z } from 'zod'
import { actorKinds, certainties, tieKinds } from '../vocabulary.ts'
import { EntityRef, Uid } from '../values.ts'

/** What can be imported; recognised by content, not by name. */
export const importFormats = ['bibtex', 'ris', 'csl-json', 'csv', 'xlsx', 'gexf', 'graphml', 'pajek', 'cyjs', 'gdelt', 'icews'] as const
export type ImportFormat = (typeof importFormats)[number]

/** Largest file that is read, in bytes. */
export const maxImportBytes = 50 * 1024 * 1024

/** What a row of a table becomes. */
export const tableKinds = ['ties', 'actors', 'events'] as const
export type TableKind = (typeof tableKinds)[number]

/** What the cells of a column can say, by what the rows become. */
export const tableFields = {
  ties: ['from', 'to', 'weight', 'kind', 'directed', 'label', 'certainty', 'dates', 'start', 'end', 'description'],
  actors: ['name', 'id', 'shortName', 'kind', 'aliases', 'iso3', 'cow', 'dates', 'start', 'end', 'description'],
  events: ['title', 'date', 'end', 'place', 'latitude', 'longitude', 'code', 'initiator', 'target', 'participants', 'description'],
} as const satisfies Record<TableKind, readonly string[]>
export type TableField = (typeof tableFields)[TableKind][number]
export const requiredFields: Readonly<Record<TableKind, readonly TableField[]>> = { ties: ['from', 'to'], actors: ['name'], events: ['title'] }

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
  /** What an actor is where no column says it. */
  actorKind: z.enum(actorKinds).default('state'),
  /** What a tie is where no column says it. */
  tieKind: z.enum(tieKinds).default('other'),
  directed: z.boolean().default(false),
  certainty: z.enum(certainties).default('confirmed'),
  /** Whether columns that fill no field are kept as attributes of the actors or ties; events have none. */
  keepOthers: z.boolean().default(true),
})
export type TableMapping = z.infer<typeof TableMapping>

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
})
export type ImportWarning = z.infer<typeof ImportWarning>

/** Why something of the file is taken for something that the project has. */
export const matchReasons = ['doi', 'citation-key', 'title', 'name', 'code', 'uid'] as const
export type MatchReason = (typeof matchReasons)[number]
/** `skip`: use what is there; `keep`: make another one. */
export const importDecisions = ['skip', 'keep'] as const
export type ImportDecision = (typeof importDecisions)[number]

export const ImportDuplicate = z.strictObject({
  /** Names it in `decisions`; the same for the same file and mapping. */
  id: z.string(),
  line: count.nullable(),
  title: z.string(),
  by: z.enum(matchReasons),
  existing: EntityRef,
  /** What is done where nothing is decided. */
  suggested: z.enum(importDecisions),
})
export type ImportDuplicate = z.infer<typeof ImportDuplicate>

/** One source, actor, tie or event that would be made, as a line of the preview. */
export const ImportSample = z.strictObject({ line: count.nullable(), title: z.string(), detail: z.string() })
export type ImportSample = z.infer<typeof ImportSample>

export const ImportColumn = z.strictObject({
  name: z.string(), samples: z.array(z.string()),
  /** What most of its cells are. */
  type: z.enum(['empty', 'number', 'date', 'text']),
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
