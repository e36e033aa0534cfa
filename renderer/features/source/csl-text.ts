import type { CslItem } from '../../../db/contract/entities/sources.ts'

type Name = NonNullable<CslItem['author']>[number]

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '')

/** "Kertcher, Chen", the literal name of a body, or the family name alone. */
function nameText({ family, given, literal }: Name): string {
  if (literal) return literal
  return [family, given].filter(part => part !== undefined && part !== '').join(', ')
}

function namesText(names: readonly Name[]): string {
  const all = names.map(nameText).filter(name => name !== '')
  if (all.length <= 1) return all[0] ?? ''
  return `${all.slice(0, -1).join('; ')}; ${all.at(-1)}`
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** A CSL date in words: "2024", "June 2024", "3 June 2024"; its literal or raw text where it has no parts. */
export function cslDateText(date: CslItem['issued']): string {
  const [year, month, day] = date?.['date-parts']?.[0] ?? []
  if (year === undefined) return date?.literal ?? date?.raw ?? ''
  const name = month === undefined ? undefined : months[Number(month) - 1]
  return [day, name, year].filter(part => part !== undefined).join(' ')
}

/**
 * The parts of a reference as one line of plain text each: who, when, what, where. Made for reading in the interface; it follows no
 * journal's style.
 */
export function referenceParts(csl: CslItem): { authors: string; date: string; title: string; container: string; details: string } {
  const locator = [
    textOf(csl['volume']) && `vol. ${textOf(csl['volume'])}`, textOf(csl['issue']) && `no. ${textOf(csl['issue'])}`,
    textOf(csl['page']) && `pp. ${textOf(csl['page'])}`, textOf(csl['number']),
  ]
  const publisher = [textOf(csl['publisher-place']), textOf(csl['publisher'])].filter(part => part !== '').join(': ')
  return {
    authors: namesText(csl.author ?? []),
    date: cslDateText(csl.issued),
    title: textOf(csl.title),
    container: [textOf(csl['container-title']), textOf(csl['collection-title'])].filter(part => part !== '').join(', '),
    details: [...locator, publisher].filter(part => part !== '').join(', '),
  }
}
