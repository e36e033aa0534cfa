import { z } from 'zod'
import { read, write } from '../method.ts'
import { SavedMap } from './import-maps.ts'
import { Uid } from '../values.ts'
import {
  FeedChoices, FeedSummary, GraphChoices, GraphField, ImportColumn, ImportCounts, importDecisions, ImportDuplicate, importFormats, ImportRecord, ImportSample, ImportSampled, ImportWarning, errorRules, maxImportBytes, ReferenceChoices, ReferenceFill, TableMapping, tableShapes,
} from '../entities/imports.ts'

const ImportFile = z.strictObject({
  /** The file's name, for messages and for the undo step. */
  name: z.string().trim().min(1).max(300),
  base64: z.string().max(Math.ceil(maxImportBytes / 3) * 4 + 4, `A file to import has at most ${maxImportBytes / 1024 / 1024} MB. Import it in parts.`).default(''),
  /** The other table of a network in two tables, nodes and edges: both are one import then. */
  beside: z.strictObject({ name: z.string().trim().min(1).max(300), base64: z.string().max(Math.ceil(maxImportBytes / 3) * 4 + 4) }).optional(),
  /** Instead of its content: a large file that the program itself holds, by the name that it gave it. */
  held: Uid.optional(),
  /** Instead of what is recognised. */
  format: z.enum(importFormats).optional(),
  encoding: z.string().max(40).optional(),
  delimiter: z.string().length(1).optional(),
  /** The sheet of a workbook, or the network of a file that has several; the first where it is not named. */
  sheet: z.string().max(200).optional(),
  /** What a table is, instead of what it seems to be. */
  shape: z.enum(tableShapes).optional(),
  graph: GraphChoices.optional(),
  /** Which events of a data set of coded events. */
  feed: FeedChoices.optional(),
  mapping: TableMapping.optional(),
  /** What becomes of rows of a table with errors. */
  onError: z.enum(errorRules).default('cell'),
  /** What the shipped list of states and organisations fills in. */
  reference: ReferenceChoices.optional(),
  /** By the id of a duplicate; where nothing is decided, what is suggested. */
  decisions: z.record(z.string().max(600), z.enum(importDecisions)).default({}),
})

const Understood = z.strictObject({
  format: z.enum(importFormats),
  encoding: z.string(),
  /** What separates the cells of a delimited table; null for other formats. */
  delimiter: z.string().nullable(),
  sheets: z.array(z.string()),
  sheet: z.string().nullable(),
  /** What the table was taken for; null for what is no table. */
  shape: z.enum(tableShapes).nullable(),
  /** The network of the file and how it was understood; null where there is none. */
  graph: z.strictObject({
    nodes: z.int().min(0), edges: z.int().min(0),
    /** Pairs of directed edges that run both ways and say the same. */
    mutualPairs: z.int().min(0),
    choices: GraphChoices,
    fields: z.array(GraphField),
  }).nullable(),
  /** The data set of coded events that the file belongs to; null where it is none. */
  feed: FeedSummary.nullable(),
  counts: ImportCounts,
  /** The mapping in use: as given, or as suggested; null for bibliographies and where nothing can be suggested. */
  mapping: TableMapping.nullable(),
  warnings: z.array(ImportWarning),
  /** Warnings beyond those that are listed. */
  moreWarnings: z.int().min(0),
  /** Rows of a table with a cell that could not be understood. */
  errorRows: z.int().min(0),
  duplicates: z.array(ImportDuplicate),
  /** Actors that are made and that the shipped list knows, at most 2,000 of them, and how many there are. */
  reference: z.strictObject({ fills: z.array(ReferenceFill), total: z.int().min(0) }),
})

export const importMethods = {
  /** What importing a file would do; changes nothing. Throws `bad_request` where the file cannot be read as any format that is known, `cancelled` after `jobs.cancel`. */
  'imports.preview': read(ImportFile.extend({
    /** A fresh uid that names this run: push events of type `progress` carry it, and `jobs.cancel` ends it. */
    job: Uid.optional(),
    /** `beginning`: of a file that is read in pieces, only how it begins, at once; counts and errors are those of its first rows then. */
    extent: z.enum(['all', 'beginning']).default('all'),
  }), Understood.extend({
    samples: z.array(ImportSample),
    /** Where only the beginning of a long file was looked at; null where all of it was. */
    sampled: ImportSampled.nullable(),
    /** Maps of the project that were made for a table of these headings, the latest first. */
    maps: z.array(SavedMap),
    /** The table as it stands in the file; null for bibliographies. */
    table: z.strictObject({
      columns: z.array(ImportColumn), rowCount: z.int().min(0),
      rows: z.array(z.strictObject({ line: z.int(), cells: z.array(z.string()) })),
    }).nullable(),
  })),
  /** Imports a file: one transaction, one undo step. What cannot be read of it is in `warnings`, the rest is imported. Throws `bad_request` where a table has errors and `onError` is `stop`; `cancelled` after `jobs.cancel`. */
  'imports.run': write(ImportFile.extend({
    /** A fresh uid that names this run: push events of type `progress` carry it, and `jobs.cancel` ends it. */
    job: Uid.optional(),
  }), Understood.extend({
    /** What undo would take back; null where there was nothing to import. */
    label: z.string().nullable(),
  })),
  /** What was imported into the project, the latest first: which file, when, and what came of it. Copies that were merged are among them. */
  'imports.list': read(z.strictObject({}), z.array(ImportRecord)),
}
