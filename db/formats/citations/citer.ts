/** Citations of one document: in the text, and the list at its end. */
import type { CslItem } from '../../contract/entities/sources.ts'
import type { CitationStyle } from '../../contract/entities/reports.ts'
import { isolated } from '../../domain/direction.ts'
import { foldText } from '../../domain/fold.ts'
import { apaCitation, apaNames, apaReference } from './apa.ts'
import { chicagoCitation, chicagoNames, chicagoReference } from './chicago.ts'
import { ieeeCitation, ieeeReference } from './ieee.ts'
import { mlaCitation, mlaNames, mlaReference } from './mla.ts'
import { invertedName, italic, locatorOf, plain, quoted, standsAlone, yearWords, type Styled } from './parts.ts'
import { recordOf, type SourceRecord } from './record.ts'

export interface CitedSource { readonly uid: string; readonly csl: CslItem }

export interface Reference {
  readonly uid: string
  /** "[3]" where the style numbers; null otherwise. */
  readonly label: string | null
  readonly parts: readonly Styled[]
}

/** What cites in one style. Which sources are in the list, and the numbers of a style that numbers, follow from what was cited, in its order. */
export interface Citer {
  /** A citation in the text, with its brackets. Throws for a source that the document does not know. */
  cite(uid: string, locator: string): readonly Styled[]
  /** Those that were cited: by number, or by name, year and title. */
  references(): readonly Reference[]
}

interface Entry { readonly record: SourceRecord; readonly name: readonly Styled[]; readonly suffix: string; readonly isShared: boolean }

const longestShortTitle = 60

/** A title as a citation names it where nobody wrote the source: not longer than it takes to find it in the list. */
function shortTitle(record: SourceRecord): Styled[] {
  const [before = ''] = (record.title || 'Untitled').split(/[:.?!]\s/u)
  const whole = before.length <= longestShortTitle ? before : `${before.slice(0, longestShortTitle).replace(/\s+\S*$/u, '')} …`
  return [standsAlone(record) ? italic(isolated(whole)) : plain(quoted(isolated(whole)))]
}

const namesIn: Readonly<Record<CitationStyle, (record: SourceRecord) => string>> = { 'apa': apaNames, 'chicago-author-date': chicagoNames, 'mla': mlaNames, 'ieee': () => '' }

/** Order of a list by names, then year, then title: marks and letter case apart. */
function sortKey({ authors, editors, date, title }: SourceRecord): string {
  const names = (authors.length > 0 ? authors : editors).map(name => invertedName(name)).join(' ')
  const year = date.year === null ? '99999' : String(date.year + 10_000).padStart(5, '0')
  return [foldText(names || title), year, String(date.month ?? 0).padStart(2, '0'), String(date.day ?? 0).padStart(2, '0'), foldText(title)].join('\u0001')
}

const letters = (index: number): string => (index < 26 ? String.fromCharCode(97 + index) : `${letters(Math.floor(index / 26) - 1)}${letters(index % 26)}`)

/**
 * A citer for the sources that a document may cite. Sources that would be cited alike, by name and year, get a, b, c … after the year (APA and
 * Chicago), or a short title (MLA), over all of these sources, so that letters stay the same whichever of them are cited.
 */
export function createCiter(sources: readonly CitedSource[], style: CitationStyle): Citer {
  const records = sources.map(({ uid, csl }) => {
    const record = recordOf(csl)
    return { uid, record, key: sortKey(record), who: namesIn[style](record) }
  }).toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.uid < b.uid ? -1 : 1))
  const alike = Map.groupBy(records, ({ record, who }) => foldText(`${who || record.title} ${style === 'mla' ? '' : yearWords(record.date)}`))
  const entries = new Map([...alike.values()].flatMap(group => group.map(({ uid, record, who }, at): [string, Entry] => [uid, {
    record, name: who === '' ? shortTitle(record) : [plain(who)], suffix: group.length > 1 && style !== 'mla' && style !== 'ieee' ? letters(at) : '', isShared: group.length > 1,
  }])))
  const order = new Map(records.map(({ uid }, at) => [uid, at]))
  const cited = new Map<string, number>()
  return {
    cite(uid, written) {
      const entry = entries.get(uid)
      if (!entry) throw new Error('a source is cited that the document does not know')
      const number = cited.get(uid) ?? cited.size + 1
      cited.set(uid, number)
      const { record, name, suffix, isShared } = entry
      const locator = locatorOf(written)
      switch (style) {
        case 'apa': return apaCitation(record, name, suffix, locator)
        case 'chicago-author-date': return chicagoCitation(record, name, suffix, locator)
        case 'mla': return mlaCitation(name, isShared && (record.authors.length > 0 || record.editors.length > 0) ? shortTitle(record) : [], locator)
        case 'ieee': return ieeeCitation(number, locator)
      }
    },
    references() {
      const uids = [...cited.keys()]
      const sorted = style === 'ieee' ? uids : uids.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
      return sorted.flatMap((uid): Reference[] => {
        const entry = entries.get(uid)
        if (!entry) return []
        const { record, suffix } = entry
        switch (style) {
          case 'apa': return [{ uid, label: null, parts: apaReference(record, suffix) }]
          case 'chicago-author-date': return [{ uid, label: null, parts: chicagoReference(record, suffix) }]
          case 'mla': return [{ uid, label: null, parts: mlaReference(record) }]
          case 'ieee': return [{ uid, label: `[${cited.get(uid) ?? 0}]`, parts: ieeeReference(record) }]
        }
      })
    },
  }
}
