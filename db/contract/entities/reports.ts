import { z } from 'zod'
import { EdtfText, Uid } from '../values.ts'
import { collapseRules } from './balance.ts'

/** How sources are cited. Written by rules of our own after the manuals of these names, for the kinds of source that docs/reports.md lists. */
export const citationStyles = ['apa', 'chicago-author-date', 'mla', 'ieee'] as const
export type CitationStyle = (typeof citationStyles)[number]
export const citationStyleNames: Readonly<Record<CitationStyle, string>> = {
  'apa': 'APA, 7th edition', 'chicago-author-date': 'Chicago, 17th edition, author and date', 'mla': 'MLA, 9th edition', 'ieee': 'IEEE, numbered in the order of citation',
}

/** Parts of a report, in their order. */
export const reportSections = ['summary', 'figure', 'time', 'phases', 'coding', 'evidence', 'strain', 'gaps', 'method', 'sources'] as const
export type ReportSection = (typeof reportSections)[number]
export const reportSectionNames: Readonly<Record<ReportSection, string>> = {
  summary: 'At a glance', figure: 'The network around it', time: 'Through time', phases: 'Phases', coding: 'Fits and reading', evidence: 'Evidence', strain: 'Third parties and strain', gaps: 'What is missing',
  method: 'Method', sources: 'Sources',
}

/** What a report is about. */
export const ReportSubject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tie'), tie: Uid }),
  z.strictObject({ kind: z.literal('dyad'), actors: z.tuple([Uid, Uid]) }),
  z.strictObject({ kind: z.literal('project') }),
])
export type ReportSubject = z.infer<typeof ReportSubject>

/** The sections that a report has where none are named: of a whole project the coding and the evidence of every tie are left to who asks for them. */
export const usualSections = (kind: ReportSubject['kind']): ReportSection[] => reportSections.filter(section => kind !== 'project' || (section !== 'evidence' && section !== 'coding'))

export const pageSizes = ['A4', 'Letter'] as const
export type PageSize = (typeof pageSizes)[number]

export const ReportOptions = z.strictObject({
  subject: ReportSubject,
  /** Absent: `usualSections`. Whatever their order here, they stand in the order of `reportSections`. */
  sections: z.array(z.enum(reportSections)).min(1).max(reportSections.length).optional(),
  style: z.enum(citationStyles).default('apa'),
  /** The day that the figure, the reading and the strain are of, the last possible one of what is written; absent: the end of the study period. */
  asOf: EdtfText.optional(),
  /** A period instead, of which everything counts that held at some time in it; not beside `asOf`. */
  period: Uid.optional(),
  dating: z.enum(['certainly', 'possibly']).default('possibly'),
  /** How cooperation and conflict become the sign that strain rests on. */
  rule: z.enum(collapseRules).default('net'),
  /** Names the run for push events of type `progress` and for `jobs.cancel`, which makes it throw `cancelled`. */
  job: Uid.optional(),
})
export type ReportOptions = z.output<typeof ReportOptions>

/** A stretch of text. Texts are plain; every writer escapes them its own way. */
export const ReportInline = z.strictObject({
  text: z.string(), look: z.enum(['strong', 'quiet', 'code', 'emphasis']).optional(),
  /** The id of a block of this report. */
  to: z.string().optional(),
  /** An address on the web. */
  href: z.string().optional(),
})
export type ReportInline = z.infer<typeof ReportInline>

const parts = z.array(ReportInline)
const TextBlock = z.strictObject({ kind: z.literal('text'), parts })
/** Somebody's words as they stand, with the line that says whose. */
const QuoteBlock = z.strictObject({ kind: z.literal('quote'), text: z.string(), from: parts })

export const ReportBlock = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heading'), level: z.union([z.literal(2), z.literal(3), z.literal(4)]), text: z.string(), id: z.string().optional() }),
  TextBlock,
  QuoteBlock,
  /** Names and what they are: a table of two columns without a head. */
  z.strictObject({ kind: z.literal('facts'), rows: z.array(z.strictObject({ name: z.string(), value: parts })) }),
  /** `widths`: shares of the columns. */
  z.strictObject({ kind: z.literal('table'), caption: z.string(), head: z.array(z.string()), widths: z.array(z.number()), rows: z.array(z.array(parts)) }),
  z.strictObject({ kind: z.literal('list'), items: z.array(z.strictObject({ id: z.string().optional(), blocks: z.array(z.discriminatedUnion('kind', [TextBlock, QuoteBlock])) })) }),
  /** `description`: what it shows, for those who do not see it. */
  z.strictObject({ kind: z.literal('figure'), id: z.string(), svg: z.string(), widthMm: z.number(), heightMm: z.number(), caption: z.string(), description: z.string() }),
  z.strictObject({ kind: z.literal('references'), items: z.array(z.strictObject({ id: z.string(), label: z.string().nullable(), parts })) }),
])
export type ReportBlock = z.infer<typeof ReportBlock>

/** A whole report before it is written in a format: all formats say the same. */
export const ReportDocument = z.strictObject({
  /** "Brief" or "Report", and the project. */
  over: z.string(),
  title: z.string(),
  /** The time it is of. */
  subtitle: z.string(),
  /** An instant that belongs to the project, never the time of writing. */
  created: z.string(),
  blocks: z.array(ReportBlock),
})
export type ReportDocument = z.infer<typeof ReportDocument>
