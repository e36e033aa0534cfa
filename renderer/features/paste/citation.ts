import type { CslItem } from '../../../db/contract/entities/sources.ts'

type Name = NonNullable<CslItem['author']>[number]
export interface ReadCitation {
  csl: CslItem
  /** What stands in no field; empty where everything does. */
  rest: string
}

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
const address = /\b(?:https?:\/\/\S+|doi:\s*10\.\d{4,9}\/\S+|10\.\d{4,9}\/\S+)/iu
/** "Authors (2024, June 3). …" and "Authors. 2024. …": who stands before the year, and the title after it. */
const beginnings = [
  /^(?<who>.{2,300}?)\s*\((?<year>\d{4})[a-z]?(?:,\s*(?<more>[^()]{1,30}))?\)\s*[.,:]?\s+(?<what>.+)$/u,
  /^(?<who>.{2,300}?[.,])\s+(?<year>\d{4})[a-z]?[.,]\s+(?<what>.+)$/u,
]
/** A title ends with its quotation mark, or with a full stop (or a mark of its own) before what begins anew. */
const titles = [/^["“«](?<title>.+?)[.,]?["”»][.,]?\s*(?<where>.*)$/u, /^(?<title>.+?[?!]|.{8,}?)(?:(?<=[?!])|\.)\s+(?<where>\p{Lu}.*)$/u, /^(?<title>.+?)\.?$/u]
/** "Middle East Policy, 31(2), 67-82", "Middle East Policy 31 (2): 67–82", "vol. 31, no. 2, pp. 67-82". */
const inJournal = /^(?<container>\p{L}[^\d]{2,200}?),?\s+(?:vol\.?\s*)?(?<volume>\d{1,4})(?:\s*\((?<issue>[^()]{1,20})\)|,\s*no\.?\s*(?<number>[\w/–-]{1,12}))?(?:\s*[,:]\s*(?:pp?\.?\s*)?(?<page>[a-z]?\d+(?:\s*[-–]\s*[a-z]?\d+)?))?\s*[.,;]?\s*(?<rest>.*)$/iu

/** Reads one citation in text, as author-date styles (APA, Chicago, Harvard) write it; null where it does not look like one. */
export function readCitation(text: string): ReadCitation | null {
  const found = address.exec(text)
  const beginning = beginnings.map(pattern => pattern.exec(found ? text.slice(0, found.index).trim() : text)?.groups).find(Boolean)
  if (!beginning) return null
  const { who = '', year = '', more, what = '' } = beginning
  const issued = dateOf(year, more)
  const { title = '', where = '' } = titles.map(pattern => pattern.exec(what)?.groups).find(Boolean) ?? {}
  const { author, restOfNames } = namesOf(who)
  const place = placeOf(where.replace(/(?:available (?:at|from)|retrieved from|doi|url)\s*:?\s*$/iu, '').trim())
  // A sentence with a year in it is no citation: something has to say where the words stand, or who wrote them as lists of names do.
  const isCitation = title !== '' && author.length > 0 && (found !== null || 'volume' in place.fields || author.every(name => name.family !== undefined))
  if (!isCitation) return null
  const link = found ? linkOf(found[0]) : {}
  const after = found ? text.slice(found.index + found[0].length).replace(/^[\s.)]+/u, '') : ''
  const rest = [restOfNames, issued.rest, place.rest, after].map(part => part.trim()).filter(part => /[\p{L}\p{N}]/u.test(part)).join(' … ')
  const type = 'volume' in place.fields || 'DOI' in link ? 'article-journal' : 'URL' in link ? 'webpage' : 'document'
  return { csl: { type, title, author, issued: issued.date, ...place.fields, ...link }, rest }
}

function linkOf(written: string): { DOI?: string; URL?: string } {
  const bare = written.replace(/[.,;)\]]+$/u, '')
  const doi = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?(10\.\d{4,9}\/\S+)$/iu.exec(bare)?.[1]
  return doi === undefined ? { URL: bare } : { DOI: doi }
}

function dateOf(year: string, more: string | undefined): { date: NonNullable<CslItem['issued']>; rest: string } {
  const words = (more ?? '').toLowerCase().match(/\p{L}+|\d+/gu) ?? []
  const month = months.findIndex(name => words.some(word => word.length >= 3 && name.startsWith(word))) + 1
  const day = Number(words.find(word => /^\d{1,2}$/u.test(word)) ?? 0)
  if (month === 0) return { date: { 'date-parts': [[Number(year)]] }, rest: more ?? '' }
  return { date: { 'date-parts': [day >= 1 && day <= 31 ? [Number(year), month, day] : [Number(year), month]] }, rest: '' }
}

function placeOf(where: string): { fields: Record<string, string>; rest: string } {
  const groups = inJournal.exec(where)?.groups
  if (!groups) return { fields: {}, rest: where }
  const { container = '', volume = '', issue, number, page, rest = '' } = groups
  const numbered = issue ?? number
  return {
    fields: {
      'container-title': container.replace(/^in:?\s+/iu, '').trim(), volume,
      ...(numbered === undefined ? {} : { issue: numbered }), ...(page === undefined ? {} : { page: page.replace(/\s*–\s*|\s*-\s*/u, '-') }),
    },
    rest,
  }
}

/** Initials ("C.", "J.-P. B.") or given names of a few words. */
const isInitials = (text: string) => /^(?:\p{Lu}[\p{Ll}]{0,2}\.[\s-]?)+$/u.test(text)
const isGiven = (text: string) => isInitials(text) || /^\p{Lu}[\p{L}’'.-]*(?:\s\p{Lu}[\p{L}’'.-]*){0,2}$/u.test(text)
const isFamily = (text: string) => /^(?:\p{Ll}+\s){0,3}\p{Lu}[\p{L}’'-]*(?:\s\p{Lu}[\p{L}’'-]*){0,2}$/u.test(text)

/** Without the full stop that ends a list of names; that of an initial stays. */
const withoutStop = (text: string) => text.replace(/(?<=\p{Ll}{3})\.$/u, '')

/** "Kertcher, C. and Course, D.", "Kertcher, Chen, and Dima Course", "World Bank": persons where they are written as such, else a body. */
function namesOf(who: string): { author: Name[]; restOfNames: string } {
  const others = /,?\s*\bet al\.?$/iu.exec(who.trim())?.[0] ?? ''
  const written = who.trim().slice(0, who.trim().length - others.length).replace(/,?\s*\((?:eds?\.?|editors?)\)$/iu, '')
  const parts = written.split(/\s*(?:,\s*)?(?:&|\band\b)\s*|\s*[,;]\s*/u).map(part => withoutStop(part.trim())).filter(part => part !== '')
  const author: Name[] = []
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? ''
    const next = parts[at + 1]
    const isLastName = next === undefined
    // A pair "Family, Given"; after the first, given names that are no initials stand before the family name, as Chicago has it.
    if (!isLastName && isFamily(part) && (isInitials(next) || (author.length === 0 && isGiven(next) && written.includes(`${part}, ${next}`)))) {
      author.push({ family: part, given: next })
      at++
    } else {
      const names = /^(?<given>\p{Lu}[\p{L}.’'-]+(?:\s\p{Lu}\.?)*)\s(?<family>(?:\p{Ll}+\s)*\p{Lu}[\p{L}’'-]+)$/u.exec(part)?.groups
      if (author.length > 0 && names) author.push({ family: names['family'] ?? '', given: names['given'] ?? '' })
      else if (parts.length === 1) return { author: [{ literal: withoutStop(written) }], restOfNames: others.replace(/^,/u, '') }
      else author.push({ literal: part })
    }
  }
  return { author, restOfNames: others.replace(/^,/u, '') }
}
