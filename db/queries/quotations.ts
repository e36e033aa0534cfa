/** Excerpts as quotations with their citation, for notes. */
import { quotationOf } from '../domain/quotation.ts'
import type { ReadableDatabase } from '../sqlite/database.ts'
import { excerptsByIds } from './excerpts.ts'
import { findId } from './keys.ts'
import { linkTo } from './links.ts'
import { namesOfEntity } from './names.ts'

/** A block quotation of an excerpt: its words, and under them links to it and to its source with the locator. Undefined where it is not there. */
export function excerptQuotation(db: ReadableDatabase, id: number): string | undefined {
  const excerpt = excerptsByIds(db, [id]).get(id)
  const sourceId = excerpt && findId(db, 'source', excerpt.source)
  if (!excerpt || sourceId === undefined) return undefined
  const passage = linkTo(db, { type: 'excerpt', id, uid: excerpt.uid }, excerpt.label === '' ? 'excerpt' : excerpt.label)
  // Of a source's names the citation key comes last, and no other source has it.
  const names = namesOfEntity(db, 'source', sourceId).toReversed()
  const source = linkTo(db, { type: 'source', id: sourceId, uid: excerpt.source }, excerpt.sourceShort, names)
  const citation = [source, excerpt.locator.trim(), passage].filter(part => part !== '').join(', ')
  return quotationOf({ text: excerpt.text, isQuote: excerpt.form === 'quote', citation })
}
