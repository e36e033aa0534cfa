import { z } from 'zod'
import { read, write } from '../method.ts'
import { ImportWarning } from '../entities/imports.ts'
import { maxSourceText } from '../entities/sources.ts'
import { maxTextFileBytes, textFormats, TextPage, TextReport, UnanchoredExcerpt } from '../entities/texts.ts'
import { EntityRef, Uid } from '../values.ts'

const TextFile = z.strictObject({
  /** The source. */
  uid: Uid,
  /** The file's name: it stands for where the text came from, and tells nothing about the format. */
  name: z.string().trim().min(1).max(200),
  base64: z.string().max(Math.ceil(maxTextFileBytes / 3) * 4 + 4, `A file to read a text from has at most ${maxTextFileBytes / 1024 / 1024} MB.`),
  /** Instead of what is recognised. */
  format: z.enum(textFormats).optional(),
  encoding: z.string().max(40).optional(),
  /** A fresh uid that names this run: push events of type `progress` carry it, and `jobs.cancel` ends it. */
  job: Uid.optional(),
})

const ReadText = TextReport.extend({
  format: z.enum(textFormats),
  /** The encoding that the text was read in; null where the format has its own. */
  encoding: z.string().nullable(),
  pages: z.array(TextPage),
  warnings: z.array(ImportWarning),
})

export const textMethods = {
  /** The source that has a citation key; null where none has. */
  'sources.byKey': read(z.strictObject({ citationKey: z.string().max(200) }), EntityRef.nullable()),
  /** The full text held of a source, with the pages it had; null where none is held. */
  'sources.text': read(z.strictObject({ uid: Uid }), z.strictObject({ text: z.string(), origin: z.string(), pages: z.array(TextPage) }).nullable()),
  /**
   * Gives a source its full text, in place of one it has. Excerpts keep their place where their words stand in the new text, up to white space,
   * hyphens and punctuation, and it is plain which passage is meant; else they lose it and are in `lost`. Their own words stay as they are.
   */
  'sources.setText': write(
    z.strictObject({
      uid: Uid,
      text: z.string().trim().min(1).max(maxSourceText, `A full text has at most ${maxSourceText / 1_000_000} million characters. Give the source a part of it.`),
      /** Where the text came from, in words: “pasted”. */
      origin: z.string().trim().max(200),
    }),
    TextReport,
  ),
  /**
   * Takes the full text from a source. Its excerpts stay, with their own words, which find their place where the text is given again; `excerpts` says
   * how many had one. Throws `not_found` where the source holds no text.
   */
  'sources.removeText': write(z.strictObject({ uid: Uid }), z.strictObject({ excerpts: z.int().min(0) })),
  /** What `sources.importText` would do, and how the text begins; changes nothing. Throws `bad_request` where no text can be read from the file. */
  'sources.previewText': read(TextFile, ReadText.extend({ beginning: z.string() })),
  /**
   * Reads the full text of a source from a file (plain text, Markdown, HTML, DOCX, PDF) off the main thread, and gives it to the source as
   * `sources.setText` does. Throws `bad_request` where no text can be read from the file, `cancelled` after `jobs.cancel`.
   */
  'sources.importText': write(TextFile, ReadText),
  /** Excerpts of a source that quote words and have no place in its full text; empty where the source holds none. */
  'sources.unanchored': read(z.strictObject({ uid: Uid }), z.array(UnanchoredExcerpt)),
  /**
   * Gives an excerpt a place in the full text of its source, whatever words stand there: the analyst's decision. With `words: 'take'` the excerpt
   * takes the words of the place for its own; with `keep`, its words stay. An empty locator becomes the page.
   */
  'excerpts.anchor': write(
    z.strictObject({ uid: Uid, start: z.int().min(0), end: z.int().min(1), words: z.enum(['keep', 'take']).default('keep') }),
    z.strictObject({}),
  ),
  /** Ends a run that was given this name, if it still runs; what it was for then throws `cancelled` and changes nothing. */
  'jobs.cancel': read(z.strictObject({ job: Uid }), z.strictObject({ cancelled: z.boolean() })),
}
