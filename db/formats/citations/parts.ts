/** What the styles share: names, dates, numbers of pages, and lines of plain and italic text. */
import { isolated } from '../../domain/direction.ts'
import { monthNames } from '../../domain/edtf-words.ts'
import type { Name, SourceDate, SourceRecord } from './record.ts'

/** A stretch of a reference or of a citation in the text. */
export interface Styled {
  readonly text: string
  readonly italic?: true
  /** An address that it leads to. */
  readonly href?: string
}

export const plain = (text: string): Styled => ({ text })
export const italic = (text: string): Styled => ({ text, italic: true })
export const address = (href: string): Styled => (/^https?:\/\//u.test(href) ? { text: href, href } : { text: href })

/** Stretches one after the other, without empty ones, those of one look joined. */
export function joined(parts: readonly (Styled | string)[]): Styled[] {
  const out: Styled[] = []
  for (const part of parts) {
    const next = typeof part === 'string' ? plain(part) : part
    const last = out.at(-1)
    if (next.text === '') continue
    if (last && last.italic === next.italic && last.href === undefined && next.href === undefined) out[out.length - 1] = { ...last, text: last.text + next.text }
    else out.push(next)
  }
  return out
}

/** One after the other with something between those that are there. */
export function listed(parts: readonly (readonly (Styled | string)[])[], between: string): Styled[] {
  const there = parts.map(joined).filter(part => part.length > 0)
  return joined(there.flatMap((part, at) => (at === 0 ? part : [plain(between), ...part])))
}

export const wordsOf = (parts: readonly Styled[]): string => parts.map(({ text }) => text).join('')

/** A sentence with its full stop, where it does not end in a sign of its own. */
export function sentence(parts: readonly (Styled | string)[]): Styled[] {
  const line = joined(parts)
  return line.length === 0 || /[.!?…]["”’]?$/u.test(wordsOf(line)) ? line : joined([...line, '.'])
}

/** Sentences with a space between them; an address stays without a full stop. */
export function sentences(parts: readonly (readonly (Styled | string)[])[]): Styled[] {
  return listed(parts.map(part => {
    const line = joined(part)
    return line.at(-1)?.href === undefined ? sentence(line) : line
  }), ' ')
}

/** Scripts whose given names have initials; others keep the given name as it is. */
const initialScripts = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{M}\s.'’-]+$/u

/** "Jean-Paul Marie" as "J.-P. M."; a given name in a script without initials stays whole. */
export function initials(given: string): string {
  if (!initialScripts.test(given)) return given
  return given.split(/[\s.]+/u).filter(Boolean).map(part => part.split('-').filter(Boolean).map(each => `${[...each][0]?.toLocaleUpperCase('en') ?? ''}.`).join('-')).join(' ')
}

const familyOf = ({ family, particle }: Name): string => [particle, family].filter(Boolean).join(' ')
/** What a citation in the text calls somebody. */
export const shortName = (name: Name): string => isolated(name.literal || familyOf(name))
/** "Course, Dima" or "Course, D.". */
export function invertedName(name: Name, given: (text: string) => string = text => text): string {
  return name.literal || [familyOf(name), given(name.given), name.suffix].filter(Boolean).join(', ')
}
/** "Dima Course" or "D. Course". */
export function directName(name: Name, given: (text: string) => string = text => text): string {
  return name.literal || [[given(name.given), familyOf(name)].filter(Boolean).join(' '), name.suffix].filter(Boolean).join(', ')
}

/** "A", "A and B", "A, B, and C". */
export function series(names: readonly string[], and: string): string {
  if (names.length <= 1) return names[0] ?? ''
  return names.length === 2 ? `${names[0]} ${and} ${names[1]}` : `${names.slice(0, -1).join(', ')}, ${and} ${names.at(-1) ?? ''}`
}

const shortMonths = ['Jan.', 'Feb.', 'Mar.', 'Apr.', 'May', 'June', 'July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.'] as const
const monthOf = ({ month }: SourceDate, short = false): string => (month === null ? '' : (short ? shortMonths : monthNames)[month - 1] ?? '')

const written = (year: number): string => (year < 0 ? `${-year} BCE` : String(year))
/** "2024", "2015–2021", "ca. 1994", what was written, or "n.d." */
export function yearWords({ year, endYear, circa, text }: SourceDate): string {
  if (year === null) return text || 'n.d.'
  return `${circa ? 'ca. ' : ''}${written(year)}${endYear === null ? '' : `–${written(endYear)}`}`
}
/** "June 9, 2024", "June 2024"; empty without a month. */
export function americanDay(date: SourceDate): string {
  return date.month === null || date.year === null ? '' : `${monthOf(date)}${date.day === null ? '' : ` ${date.day},`} ${written(date.year)}`
}
/** "June 9"; empty without a month. */
export const monthAndDay = (date: SourceDate): string => [monthOf(date), date.day === null || date.month === null ? '' : String(date.day)].filter(Boolean).join(' ')
/** "9 June 2024", "June 2024", "2024": months cut short as MLA has them. */
export function dayMonthYear(date: SourceDate): string {
  return date.year === null ? date.text : [date.month === null || date.day === null ? '' : String(date.day), monthOf(date, true), yearWords(date)].filter(Boolean).join(' ')
}
/** "June 9, 2024" with months cut short; "2024" without a month. */
export function shortAmericanDay(date: SourceDate): string {
  return date.month === null || date.year === null ? yearWords(date) : `${monthOf(date, true)}${date.day === null ? '' : ` ${date.day},`} ${written(date.year)}`
}

/** "2nd", "3rd"; an edition that is no number as it stands. */
export function ordinal(edition: string): string {
  if (!/^\d+$/u.test(edition)) return edition
  const number = Number(edition)
  const ending = number % 100 >= 11 && number % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')
  return `${number}${ending}`
}
/** "2nd ed."; an edition in words as it stands. */
export const editionWords = ({ edition }: SourceRecord): string => (edition === '' ? '' : /^\d+$/u.test(edition) ? `${ordinal(edition)} ed.` : edition)

/** "p. 12", "pp. 12–14". */
export const pageWords = (pages: string): string => (pages === '' ? '' : /[–,;]/u.test(pages) ? `pp. ${pages}` : `p. ${pages}`)

/** A place in a source: pages told apart from everything else. */
export type Locator = { readonly kind: 'none' } | { readonly kind: 'pages'; readonly pages: string } | { readonly kind: 'other'; readonly text: string }

export function locatorOf(asWritten: string): Locator {
  const text = asWritten.replaceAll(/\s+/gu, ' ').trim()
  if (text === '') return { kind: 'none' }
  const pages = /^(?:pp?\.?|pages?)?\s*(\d+\s*(?:[-–—]\s*\d+)?(?:\s*[,;]\s*\d+\s*(?:[-–—]\s*\d+)?)*)$/iu.exec(text)?.[1]
  return pages === undefined ? { kind: 'other', text } : { kind: 'pages', pages: pages.replaceAll(/\s*[-–—]\s*/gu, '–').replaceAll(/\s*([,;])\s*/gu, '$1 ').trim() }
}

/** A title in quotation marks, full stop and comma inside of them as the American styles have it. */
export const quoted = (title: string, sign = ''): string => `“${title.replaceAll(/[“”]/gu, '\'')}${/[.!?…]$/u.test(title) && sign === '.' ? '' : sign}”`

/** Whether a source stands by itself, so that its title is set in italics, or in something else. */
export const standsAlone = ({ form, container }: SourceRecord): boolean => !['article', 'news', 'chapter'].includes(form) && !(form === 'web' && container !== '')
