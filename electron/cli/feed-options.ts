import { FeedChoices, feedActors, feedBetween } from '../../db/contract/entities/imports.ts'
import { UsageError } from '../host/usage-error.ts'

/** Which events of a data set are imported, as options of the command line. */
export const feedOptions = {
  'between': { type: 'string' }, 'countries': { type: 'string' }, 'roots': { type: 'string' }, 'from': { type: 'string' }, 'to': { type: 'string' }, 'sides': { type: 'string' },
} as const

export type FeedValues = { readonly [name in keyof typeof feedOptions]?: string | undefined }

/** The choices that the options make; null where none is given. Throws a UsageError for what cannot be chosen. */
export function feedChoices({ between, countries, roots, from, to, sides }: FeedValues): FeedChoices | null {
  if ([between, countries, roots, from, to, sides].every(value => value === undefined)) return null
  const listed = (text: string | undefined) => (text === undefined ? [] : text.split(/[,;]/u).map(part => part.trim()).filter(Boolean))
  const parsed = FeedChoices.safeParse({
    ...(between === undefined ? {} : { between }), ...(sides === undefined ? {} : { actors: sides }), countries: listed(countries), roots: listed(roots), from: from ?? null, to: to ?? null,
  })
  if (parsed.success) return parsed.data
  throw new UsageError(`--between is one of ${feedBetween.join(', ')}; --sides is ${feedActors.join(' or ')}; --countries are names or codes (RUS,ISR); --roots are CAMEO roots of two digits (04,19); --from and --to are days (2019-10-24).`)
}
