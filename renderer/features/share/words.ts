/** What the lists of a bundle say besides their items. */
export const shareWords = { empty: 'There is nothing in this project yet.', manner: 'A copy of the project as a file of its own, under the same uids.', whole: 'Nothing has to stay out.' }

/** A size in words: `812 bytes`, `1.4 MB`. */
export function byteText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'kB'] : [bytes / 1_000_000, 'MB']
  return `${size.toLocaleString(undefined, { maximumFractionDigits: 1 })} ${unit}`
}
