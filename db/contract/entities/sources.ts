import { z } from 'zod'
import { credibilities, excerptForms, modalities, reliabilities, statementKinds } from '../vocabulary.ts'
import { EntityRef, LongText, Name, ShortText, Uid } from '../values.ts'

/** One CSL-JSON item. Known fields are checked, others kept as they came, so that records round-trip. */
export const CslName = z.looseObject({ family: z.string().optional(), given: z.string().optional(), literal: z.string().optional() })
export const CslDate = z.looseObject({
  'date-parts': z.array(z.array(z.union([z.number(), z.string()])).max(3)).max(2).optional(),
  literal: z.string().optional(),
  raw: z.string().optional(),
})
export const CslItem = z.looseObject({
  id: z.union([z.string(), z.number()]).optional(),
  type: z.string().max(60),
  title: z.string().max(5_000).optional(),
  author: z.array(CslName).optional(),
  issued: CslDate.optional(),
  DOI: z.string().optional(),
  URL: z.string().optional(),
  'container-title': z.string().optional(),
})
export type CslItem = z.infer<typeof CslItem>

export const SourceFields = z.strictObject({
  citationKey: z.string().trim().min(1).max(200).regex(/^[^\s{},~#%\\"]+$/u, 'A citation key has no spaces and none of { } , ~ # % \\ "'),
  csl: CslItem,
  reliability: z.enum(reliabilities).nullable(),
  reliabilityNote: ShortText,
})
export const Source = SourceFields.extend({
  uid: Uid,
  /** Title, authors and year as shown in lists: made from the CSL record. */
  title: z.string(), authors: z.string(), year: z.string(),
  /** UTF-16 code units of full text held, as ranges of excerpts count; 0 where none is. */
  textLength: z.int(),
})
export type Source = z.infer<typeof Source>

/** Most characters (UTF-16 code units) that the full text of a source has. */
export const maxSourceText = 10_000_000

/** What something rests on: an excerpt, or a source with a locator where no passage was excerpted. */
export const CitationFields = z.union([
  z.strictObject({ excerpt: Uid, locator: ShortText.optional() }),
  z.strictObject({ source: Uid, locator: ShortText.optional() }),
])
export type CitationFields = z.infer<typeof CitationFields>
export const Citation = z.strictObject({
  excerpt: EntityRef.nullable(),
  /** The cited source, or the source of the cited excerpt. */
  source: EntityRef,
  locator: z.string(),
})
export type Citation = z.infer<typeof Citation>

export const ExcerptFields = z.strictObject({
  source: Uid,
  label: z.string().trim().max(60),
  form: z.enum(excerptForms),
  statement: z.enum(statementKinds),
  text: LongText.min(1),
  locator: z.string().trim().max(500),
  modality: z.enum(modalities).nullable(),
  credibility: z.union(credibilities.map(c => z.literal(c))).nullable(),
  /** The source whose words this one relays. */
  attributedTo: Uid.nullable(),
  /** Actors that the passage names. */
  actors: z.array(Uid).max(500),
  /** Range in the source's full text, in UTF-16 code units. */
  start: z.int().min(0).nullable(),
  end: z.int().min(0).nullable(),
})
export const Excerpt = ExcerptFields.extend({
  uid: Uid,
  sourceRef: EntityRef,
  /** Short reference such as "Kertcher and Course 2024". */
  sourceShort: z.string(),
  sourceReliability: z.enum(reliabilities).nullable(),
  attributedToRef: EntityRef.nullable(),
  actorRefs: z.array(EntityRef),
})
export type Excerpt = z.infer<typeof Excerpt>

export const DataSetFields = z.strictObject({ name: Name, version: ShortText, licence: ShortText, url: ShortText, restricted: z.boolean() })
export const DataSet = DataSetFields.extend({ uid: Uid })
export type DataSet = z.infer<typeof DataSet>
