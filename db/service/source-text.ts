import { createHash } from 'node:crypto'
import type { ParsedInput, Service } from '../contract/api.ts'
import { maxSourceText } from '../contract/entities/sources.ts'
import { maxTextFileBytes, type TextReport } from '../contract/entities/texts.ts'
import { EntenteError } from '../contract/errors.ts'
import { guesser, type Guess } from '../domain/anchor/guess.ts'
import { placePassages } from '../domain/anchor/place.ts'
import { quoteAt, type Quote, type Range } from '../domain/anchor/quote.ts'
import { ImportError } from '../formats/import/import-error.ts'
import { asHeld } from '../formats/text/held.ts'
import type { TextContent } from '../formats/text/read-text.ts'
import { excerptsByIds, updateExcerpt } from '../queries/excerpts.ts'
import { anchoredExcerpts, anchorExcerpt, removeSourceText, saveSourceText, sourceText, type AnchoredExcerpt, type SourceText } from '../queries/source-text.ts'
import { findSourceByKey, getSource } from '../queries/sources.ts'
import { excerptTitle, refOf as titledRef, shortReference } from '../queries/titles.ts'
import type { WritableDatabase } from '../sqlite/database.ts'
import type { ServiceContext } from './context.ts'
import { badField } from './errors.ts'
import { placedFields, placeOf } from './excerpt-place.ts'
import { idOf, present } from './fields.ts'
import type { Jobs } from './jobs.ts'

type TextMethods = 'sources.byKey' | 'sources.text' | 'sources.setText' | 'sources.removeText' | 'sources.previewText' | 'sources.importText' | 'sources.unanchored' | 'excerpts.anchor'

/** How much of a text a preview shows, in UTF-16 code units. */
const shownBeginning = 1_000

/** The full texts of sources, and the places of excerpts in them. */
export function sourceTextService(context: ServiceContext, jobs: Jobs): Pick<Service, TextMethods> {
  const { db } = context
  const guessIn = rememberedGuesses()
  /** What a text would do to a source, and what does it. */
  const planText = (id: number, given: Omit<SourceText, 'id' | 'sha256'>): { report: TextReport; write(target: WritableDatabase, at: string): void } => {
    const { text, pages } = given
    const before = sourceText(db, id)
    const excerpts = anchoredExcerpts(db, id)
    const isSame = before?.text === text
    const passages = excerpts.map(excerpt => passageOf(excerpt, before?.text ?? ''))
    // The same words again leave every place as it is.
    const places = isSame ? passages.map(passage => passage.range) : placePassages(before?.text ?? '', text, passages)
    const lost = excerpts.filter((excerpt, index) => excerpt.start !== null && !places[index])
    return {
      report: {
        changed: !isSame || JSON.stringify(before.pages) !== JSON.stringify(pages),
        length: text.length, before: before?.text.length ?? null, found: places.filter(place => place !== null).length, lost: lost.map(refOf),
      },
      write(target, at) {
        excerpts.forEach((excerpt, index) => {
          const [place, quote] = [places[index] ?? null, passages[index]?.quote]
          if (!quote || isSame) return
          // A quotation that never had a place is known by its own words until it has one.
          if (place === null && excerpt.start === null) return
          anchorExcerpt(target, excerpt.id, place, place ? quoteAt(text, place) : quote, at)
        })
        saveSourceText(target, id, before?.id, { ...given, sha256: createHash('sha256').update(text).digest('hex') }, at)
      },
    }
  }
  const labelOf = (id: number) => `Text of ${shortReference(present(getSource(db, id), 'source'))}`
  const read = async (input: ParsedInput<'sources.importText'>): Promise<TextContent> => {
    const bytes = Buffer.from(input.base64, 'base64')
    if (bytes.length > maxTextFileBytes) {
      throw new EntenteError('too_large', `“${input.name}” has more than ${maxTextFileBytes / 1024 / 1024} MB, the most that a text is read from. Nothing was changed.`)
    }
    try {
      const { format, encoding } = input
      const content = await jobs.run(input.job, control => context.ports.readText({ bytes, ...(format ? { format } : {}), ...(encoding ? { encoding } : {}) }, control))
      if (content.text.length > maxSourceText) {
        throw new EntenteError('too_large', `The text in “${input.name}” has more than ${maxSourceText / 1_000_000} million characters, the most that a source holds. Nothing was changed.`)
      }
      return content
    } catch (error) {
      if (!(error instanceof ImportError)) throw error
      throw new EntenteError('bad_request', `“${input.name}” cannot be read. ${error.message} Nothing was changed.`, [{ path: 'base64', message: error.message }])
    }
  }
  const readReport = ({ format, encoding, pages, warnings }: TextContent) => ({ format, encoding, pages: [...pages], warnings: [...warnings] })

  return {
    'sources.byKey': ({ citationKey }) => {
      const id = findSourceByKey(db, citationKey)
      return id === undefined ? null : (titledRef(db, 'source', id) ?? null)
    },
    'sources.text': ({ uid }) => {
      const held = sourceText(db, idOf(db, 'source', uid))
      return held ? { text: held.text, origin: held.origin, pages: held.pages } : null
    },
    'sources.setText': ({ uid, text: given, origin }) => {
      const id = idOf(db, 'source', uid)
      const text = asHeld(given)
      if (text === '') throw badField('text', 'There are no words in this text. Nothing was changed.')
      // The same words again keep the pages they have.
      const before = sourceText(db, id)
      const { report, write } = planText(id, { text, origin, pages: before?.text === text ? before.pages : [] })
      if (!report.changed) return report
      return context.write({ label: labelOf(id) }, (target, at) => {
        write(target, at)
        return report
      })
    },
    'sources.removeText': ({ uid }) => {
      const id = idOf(db, 'source', uid)
      const held = sourceText(db, id)
      if (!held) throw new EntenteError('not_found', 'No text of this source is held. Nothing was changed.')
      return context.write({ label: `Remove the t${labelOf(id).slice(1)}` }, (target, at) => {
        const placed = anchoredExcerpts(target, id).filter(excerpt => excerpt.start !== null)
        for (const excerpt of placed) anchorExcerpt(target, excerpt.id, null, passageOf(excerpt, held.text).quote, at)
        removeSourceText(target, held.id)
        return { excerpts: placed.length }
      })
    },
    'sources.previewText': async input => {
      idOf(db, 'source', input.uid)
      const content = await read(input)
      const { report } = planText(idOf(db, 'source', input.uid), { ...content, pages: [...content.pages], origin: input.name })
      return { ...report, ...readReport(content), beginning: content.text.slice(0, shownBeginning).toWellFormed() }
    },
    'sources.importText': async input => {
      idOf(db, 'source', input.uid)
      const content = await read(input)
      // What is there is looked at again: the reading took its time.
      const id = idOf(db, 'source', input.uid)
      const { report, write } = planText(id, { text: content.text, pages: [...content.pages], origin: input.name })
      const answer = { ...report, ...readReport(content) }
      if (!report.changed) return answer
      return context.write({ label: labelOf(id) }, (target, at) => {
        write(target, at)
        return answer
      })
    },
    'sources.unanchored': ({ uid }) => {
      const id = idOf(db, 'source', uid)
      const excerpts = anchoredExcerpts(db, id).filter(excerpt => excerpt.start === null)
      const held = excerpts.length > 0 ? sourceText(db, id) : undefined
      if (!held) return []
      const guess = guessIn(held)
      return excerpts.map(excerpt => {
        const quote = excerpt.exact ?? excerpt.text
        const found = guess(quote)
        return { excerpt: refOf(excerpt), form: excerpt.form, quote, guess: found && { ...found, text: held.text.slice(found.start, found.end) } }
      })
    },
    'excerpts.anchor': ({ uid, start, end, words }) => {
      const id = idOf(db, 'excerpt', uid)
      const excerpt = present(excerptsByIds(db, [id]).get(id), 'excerpt')
      const place = present(placeOf(db, idOf(db, 'source', excerpt.source), { start, end }) ?? undefined, 'excerpt')
      const text = words === 'take' ? place.quote.exact.trim() : excerpt.text
      if (text === '') throw badField('end', 'There are no words at this place.')
      return context.write({ label: `Place excerpt ${excerpt.label === '' ? '' : `${excerpt.label} `}of ${excerpt.sourceShort}` }, (target, at) => {
        updateExcerpt(target, id, { text, ...placedFields(place, excerpt.locator) }, at)
        return {}
      })
    },
  }
}

const refOf = (excerpt: AnchoredExcerpt) => ({ type: 'excerpt' as const, uid: excerpt.uid, title: excerptTitle(excerpt) })

/** Guesses in the text asked about last: a list of them is read again after every change of an excerpt. */
function rememberedGuesses(): (held: SourceText) => (quote: string) => Guess | null {
  let last: { sha256: string; guess: (quote: string) => Guess | null; made: Map<string, Guess | null> } | null = null
  return ({ sha256, text }) => {
    const known = last?.sha256 === sha256 ? last : { sha256, guess: guesser(text), made: new Map<string, Guess | null>() }
    last = known
    return quote => {
      const made = known.made.get(quote)
      if (made !== undefined) return made
      const found = known.guess(quote)
      known.made.set(quote, found)
      return found
    }
  }
}

/** The words an excerpt is known by: those at its range in the former text, else those kept of it before, else its own; and the range. */
function passageOf({ text, start, end, exact, prefix, suffix }: AnchoredExcerpt, former: string): { quote: Quote; range: Range | null } {
  if (start !== null && end !== null && end <= former.length) return { quote: quoteAt(former, { start, end }), range: { start, end } }
  return { quote: { exact: exact ?? text, prefix: prefix ?? '', suffix: suffix ?? '' }, range: null }
}
