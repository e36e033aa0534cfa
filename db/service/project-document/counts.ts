const words: Readonly<Record<string, string>> = {
  actor: 'actors', tie: 'ties', tie_phase: 'phases', event: 'events', source: 'sources', excerpt: 'excerpts', period: 'periods', evidence: 'items of evidence', assessment: 'assessments',
  note: 'released notes', view: 'views', coder: 'coders', data_set: 'data sets',
}

/** What a document holds, by how many rows of each table stand in it. */
export function documentCounts(count: (table: string) => number): { what: string; count: number }[] {
  return Object.entries(words).map(([table, what]) => ({ what, count: count(table) })).filter(each => each.count > 0)
}
