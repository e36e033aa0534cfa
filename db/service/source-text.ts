import { createHash } from 'node:crypto'
import type { Service } from '../contract/api.ts'
import { findQuote, quoteAt, type Quote } from '../domain/anchor.ts'
import { anchoredExcerpts, anchorExcerpt, saveSourceText, sourceText, type AnchoredExcerpt } from '../queries/source-text.ts'
import { getSource } from '../queries/sources.ts'
import { shortReference } from '../queries/titles.ts'
import type { ServiceContext } from './context.ts'
import { badField } from './errors.ts'
import { idOf, present } from './fields.ts'

/** The full texts of sources. */
export function sourceTextService(context: ServiceContext): Pick<Service, 'sources.text' | 'sources.setText'> {
  const { db } = context
  return {
    'sources.text': ({ uid }) => {
      const held = sourceText(db, idOf(db, 'source', uid))
      return held ? { text: held.text, origin: held.origin } : null
    },
    'sources.setText': ({ uid, text: given, origin }) => {
      const id = idOf(db, 'source', uid)
      const text = asHeld(given)
      if (text === '') throw badField('text', 'There are no words in this text. Nothing was changed.')
      const before = sourceText(db, id)
      const sha256 = createHash('sha256').update(text).digest('hex')
      const report = { changed: before?.text !== text, length: text.length, before: before?.text.length ?? null, found: 0, lost: 0 }
      // The same words again change nothing.
      if (!report.changed) return report
      return context.write({ label: `Text of ${shortReference(present(getSource(db, id), 'source'))}` }, (target, at) => {
        for (const excerpt of anchoredExcerpts(target, id)) {
          const quote = quoteOf(excerpt, before?.text ?? '')
          const range = findQuote(text, quote)
          if (range) report.found += 1
          else if (excerpt.start !== null) report.lost += 1
          anchorExcerpt(target, excerpt.id, range, quote, at)
        }
        saveSourceText(target, id, before?.id, { text, origin, sha256 }, at)
        return report
      })
    },
  }
}

/** Lines end as everywhere in a project, and what is no character is none. */
const asHeld = (text: string) => text.toWellFormed().replaceAll(/\r\n?/gu, '\n').replaceAll('\0', '').trim()

/** The words an excerpt is known by: those at its range in the former text, else those kept of it before. */
function quoteOf({ text, start, end, exact, prefix, suffix }: AnchoredExcerpt, former: string): Quote {
  if (start !== null && end !== null && end <= former.length) return quoteAt(former, start, end)
  return { exact: exact ?? text, prefix: prefix ?? '', suffix: suffix ?? '' }
}
