/** The two tables in which Gephi and its like keep a network. */
export type NetworkSide = 'nodes' | 'edges'

/** Which side of a network a table with these headings is; null where it is none. */
export function networkSide(headings: readonly string[]): NetworkSide | null {
  const has = new Set(headings.map(heading => heading.replace(/^\u{feff}/u, '').trim().toLowerCase()))
  if (has.has('source') && has.has('target')) return 'edges'
  return has.has('id') ? 'nodes' : null
}
