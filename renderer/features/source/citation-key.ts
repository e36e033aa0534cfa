import type { Client } from '../../../db/contract/api.ts'
import type { CslItem } from '../../../db/contract/entities/sources.ts'
import { fold } from '../../../db/domain/fold.ts'

/** Words too common to know a title by. */
const common = new Set(['a', 'an', 'the', 'on', 'of', 'in', 'and', 'for', 'to', 'from', 'with', 'by', 'at', 'der', 'die', 'das', 'le', 'la', 'les', 'el', 'ה', 'על', 'של', 'في', 'من', 'على', 'و', 'в', 'и', 'о', 'на'])

const wordsOf = (text: string): string[] => fold(text).folded.match(/[\p{L}\p{N}]+/gu) ?? []

/** A citation key as BibTeX users write it: first author, year, first telling word of the title ("kertcher2024friendship"). */
export function suggestCitationKey(csl: CslItem): string {
  const editors: unknown = csl['editor']
  const first = csl.author?.[0] ?? (Array.isArray(editors) ? (editors[0] as { family?: string; literal?: string } | undefined) : undefined)
  const author = wordsOf(first?.family ?? first?.literal ?? '').slice(0, 2).join('')
  const year = /\d{4}/u.exec(String(csl.issued?.['date-parts']?.[0]?.[0] ?? csl.issued?.literal ?? csl.issued?.raw ?? ''))?.[0] ?? ''
  const titleWords = wordsOf(csl.title ?? '')
  const word = titleWords.find(each => !common.has(each)) ?? titleWords[0] ?? ''
  return `${author}${year}${word}`.slice(0, 60) || 'source'
}

/** The suggested key, with a letter after it where others hold it already. */
export async function freeCitationKey(client: Client, csl: CslItem): Promise<string> {
  const wanted = suggestCitationKey(csl)
  const { keys } = await takenKeys(client, wanted)
  return withLetter(wanted, keys)
}

/** The key, or the first of key + b, c, … that is not taken. */
export function withLetter(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted
  for (let at = 1; at < 26; at++) {
    const next = `${wanted}${String.fromCharCode(97 + at)}`
    if (!taken.has(next)) return next
  }
  for (let number = 2; ; number++) if (!taken.has(`${wanted}-${number}`)) return `${wanted}-${number}`
}

async function takenKeys(client: Client, wanted: string): Promise<{ keys: Set<string> }> {
  const rows = await client.call('entities.complete', { prefix: wanted, limit: 100, types: ['source'] })
  const sources = await Promise.all(rows.map(row => client.call('sources.get', { uid: row.uid })))
  return { keys: new Set(sources.map(({ source }) => source.citationKey)) }
}
