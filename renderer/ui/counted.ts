/** What is counted, of one: `private note`, `piece of evidence`, `phase that is not coded`; other descriptions stay as they are. */
export const ofOne = (what: string): string => (
  what.replace(/^(\w+)s of /u, '$1 of ').replace(/^(\w+)s that are /u, '$1 that is ').replace(/^((?:\w+ )?\w+)s$/u, '$1')
)

/** A count in words: `3 private notes`, `1 view`, `the field “event”, once`. */
export function countedWords({ what, count }: { readonly what: string; readonly count: number }): string {
  if (what.startsWith('the ')) return `${what}, ${count === 1 ? 'once' : `${count.toLocaleString()} times`}`
  return `${count.toLocaleString()} ${count === 1 ? ofOne(what) : what}`
}
