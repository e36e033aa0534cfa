import { placePassages } from '../../db/domain/anchor/place.ts'
import { quoteAt } from '../../db/domain/anchor/quote.ts'
import { guesser } from '../../db/domain/anchor/guess.ts'
import { readText } from '../../db/formats/text/read-text.ts'
import { seeded } from '../builders/random-walk.ts'
import { linesFrom, pdfOf } from '../fixtures/documents.ts'
import { measure, type Measurement } from './measure.ts'

/** Placing 500 excerpts in a corrected text of 1 MB, guessing at lost ones, and reading a PDF of 100 pages. */
export async function benchTexts(): Promise<Measurement[]> {
  const random = seeded(5)
  const text = Array.from({ length: 180_000 }, () => Math.floor(random() ** 3 * 200_000).toString(36)).join(' ').slice(0, 1_000_000)
  const passages = Array.from({ length: 500 }, () => {
    const start = text.indexOf(' ', Math.floor(random() * 990_000)) + 1
    const range = { start, end: text.indexOf(' ', start + 20 + Math.floor(random() * 200)) }
    return { range, quote: quoteAt(text, range) }
  })
  let corrected = text
  for (let count = 0; count < 500; count += 1) {
    const at = Math.floor(random() * corrected.length)
    corrected = `${corrected.slice(0, at)}${count % 2 === 0 ? 'x' : '\n'}${corrected.slice(at)}`
  }
  const guess = guesser(corrected)
  const pdf = pdfOf(Array.from({ length: 100 }, (_, page) => linesFrom(780, ...Array.from({ length: 40 }, (_line, line) => `Line ${line} of page ${page + 1}, which says something of a hotline.`))))
  return [
    await measure('place 500 excerpts in a text of 1 MB with 500 corrections', 5, () => placePassages(text, corrected, passages), 1_000),
    await measure('guess at 50 lost excerpts in it', 5, () => passages.slice(0, 50).map(({ quote }) => guess(quote.exact))),
    await measure('read a PDF of 100 pages', 3, () => readText({ bytes: pdf })),
  ]
}
