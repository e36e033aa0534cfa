import { z } from 'zod'
import { excerptForms } from '../vocabulary.ts'
import { EntityRef } from '../values.ts'

/** What the full text of a source can be read from; recognised by content, not by name. Markdown is text and stays as it is. */
export const textFormats = ['text', 'html', 'docx', 'pdf'] as const
export type TextFormat = (typeof textFormats)[number]

/** Largest file that a full text is read from, in bytes. */
export const maxTextFileBytes = 50 * 1024 * 1024

/** A page of the document that a text came from: its label (“iv”, “12”) and where it begins in the text, in UTF-16 code units. */
export const TextPage = z.strictObject({ label: z.string().max(60), start: z.int().min(0) })
export type TextPage = z.infer<typeof TextPage>

/** What a new full text did, or would do, to the source and its excerpts. */
export const TextReport = z.strictObject({
  /** False where the source had these very words and pages already. */
  changed: z.boolean(),
  /** UTF-16 code units held now, and before (null: there was no text). */
  length: z.int(), before: z.int().nullable(),
  /** Excerpts that have a place in this text. */
  found: z.int().min(0),
  /** Excerpts that had a place in the former text and have none in this one; they keep their words. `sources.unanchored` says where they may belong. */
  lost: z.array(EntityRef),
})
export type TextReport = z.infer<typeof TextReport>

/** An excerpt that quotes words, and has no place in the full text that its source holds. */
export const UnanchoredExcerpt = z.strictObject({
  excerpt: EntityRef,
  form: z.enum(excerptForms),
  /** The words that it had a place by, else its own. */
  quote: z.string(),
  /** The passage most like them, for the analyst to accept by `excerpts.anchor`; null where none is like them. */
  guess: z.strictObject({
    start: z.int().min(0), end: z.int().min(0),
    /** The words that stand there. */
    text: z.string(),
    /** The share of words in common: 1 where only their order or what is between them differs. */
    likeness: z.number().min(0).max(1),
  }).nullable(),
})
export type UnanchoredExcerpt = z.infer<typeof UnanchoredExcerpt>
