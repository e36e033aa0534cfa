/** How a CSL-JSON record (https://docs.citationstyles.org) shows in lists and short references. */
import type { CslItem } from '../contract/entities/sources.ts'

type CslName = NonNullable<CslItem['author']>[number]

const nameOf = (name: CslName): string => (name.family ?? name.literal ?? name.given ?? '').trim()

function namesOf(item: CslItem): string {
  const editors: unknown = item['editor']
  const names = (item.author ?? (Array.isArray(editors) ? (editors as CslName[]) : [])).map(nameOf).filter(name => name !== '')
  const [first, second] = names
  if (first === undefined) return ''
  if (second === undefined) return first
  return names.length === 2 ? `${first} and ${second}` : `${first} et al.`
}

function yearOf(item: CslItem): string {
  const year = item.issued?.['date-parts']?.[0]?.[0]
  if (year !== undefined) return String(year)
  return /-?\d{4}/u.exec(item.issued?.literal ?? item.issued?.raw ?? '')?.[0] ?? ''
}

/** Title, authors ("Kertcher and Course", "Harpaz et al."; editors where there are no authors) and year; empty where the record has none. */
export function describeCsl(item: CslItem): { title: string; authors: string; year: string } {
  return { title: (item.title ?? '').replace(/\s+/gu, ' ').trim() || namesOf(item) || 'Untitled source', authors: namesOf(item), year: yearOf(item) }
}
