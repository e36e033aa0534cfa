import type { Citation } from '../../../db/contract/entities/sources.ts'
import { EntityLink } from './EntityLink.tsx'

/** What something rests on: excerpts by their label, and sources with a locator. */
export function Citations({ cites }: { cites: readonly Citation[] }) {
  if (cites.length === 0) return <span className="quiet">no citation</span>
  return (
    <ul className="citations" aria-label="Citations">
      {cites.map((cite, index) => (
        // The order is the record's; the same passage may be cited twice.
        <li key={`${cite.excerpt?.uid ?? cite.source.uid} ${index}`}>
          {cite.excerpt ? <EntityLink entity={cite.excerpt}>{labelOf(cite.excerpt.title)}</EntityLink> : <EntityLink entity={cite.source} />}
          {cite.locator !== '' && <span className="quiet">, {cite.locator}</span>}
        </li>
      ))}
    </ul>
  )
}

/** The label of an excerpt, which begins its title ("S17 Putin and …"); the whole title where it has none. */
export function labelOf(title: string): string {
  return /^(?=\S*\d)\S{1,20}(?=\s|$)/u.exec(title)?.[0] ?? title
}
