import type { CslItem } from '../../contract/entities/sources.ts'

type Name = NonNullable<CslItem['author']>[number]

const text = (value: unknown): string => (typeof value === 'string' ? value.replaceAll(/\s+/gu, ' ').trim() : typeof value === 'number' ? String(value) : '')
const ended = (part: string): string => (/[.!?…]$/u.test(part) ? part : `${part}.`)

/** "Kertcher, Chen": family name first, as lists of references are sorted. */
function nameOf({ family, given, literal }: Name): string {
  return [text(family) || text(literal), text(family) === '' ? '' : text(given)].filter(part => part !== '').join(', ') || text(given)
}

function namesOf(value: unknown): string {
  const names = (Array.isArray(value) ? value as Name[] : []).map(nameOf).filter(name => name !== '')
  return names.length <= 1 ? (names[0] ?? '') : `${names.slice(0, -1).join('; ')}; ${names.at(-1) ?? ''}`
}

function dateOf(item: CslItem): string {
  const [year, month, day] = item.issued?.['date-parts']?.[0] ?? []
  if (year === undefined) return text(item.issued?.literal ?? item.issued?.raw)
  return [String(year), ...[month, day].filter(part => part !== undefined).map(part => String(part).padStart(2, '0'))].join('-')
}

/**
 * A record of CSL-JSON as an entry of a list of references: names, date, title, what it appeared in, publisher, DOI or address. In the plain
 * author-date form that most styles share; the citation key beside it leads to the reader's own manager for any other style.
 */
export function referenceOf(item: CslItem): string {
  const [authors, editors] = [namesOf(item.author), namesOf(item['editor'])]
  const date = dateOf(item)
  const head = `${authors || (editors && `${editors} (ed.)`)}${date === '' ? '' : ` (${date})`}`.trim()
  const container = text(item['container-title'])
  const issue = text(item['issue'])
  const volume = `${text(item['volume'])}${issue === '' ? '' : `(${issue})`}`
  const pages = text(item['page'])
  const within = [container, volume, pages].filter(part => part !== '').join(', ')
  const publisher = [text(item['publisher-place']), text(item['publisher'])].filter(part => part !== '').join(': ')
  const doi = text(item.DOI).replace(/^https?:\/\/(?:dx\.)?doi\.org\//iu, '')
  const address = doi === '' ? text(item.URL) : `https://doi.org/${doi}`
  return [head, text(item.title) || 'Untitled', within === '' ? '' : `${authors !== '' && editors !== '' ? `In ${editors} (ed.), ` : ''}${within}`, publisher]
    .filter(part => part !== '').map(ended).concat(address === '' ? [] : [address]).join(' ')
}
