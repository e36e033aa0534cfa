import type { SalvageAccount } from '../../../db/contract/methods/recovery.ts'

/** The button of the start screen that leads back to a damaged project. */
export const recoverButtonId = 'see-what-can-be-saved'

/** What the rows of a table are, as an analyst knows them; tables that only hang on others are counted together. */
const tableWords: Readonly<Record<string, string>> = {
  actor: 'Actors', affiliation: 'Affiliations', source: 'Sources', source_text: 'Full texts', excerpt: 'Excerpts', event: 'Events', tie: 'Ties', tie_phase: 'Phases of ties', period: 'Periods',
  aspect: 'Aspects of the codebook', indicator: 'Indicators of the codebook', assessment: 'Assessments', assessment_version: 'Earlier assessments', evidence: 'Evidence', note: 'Notes', view: 'Views',
  coder: 'Coders', data_set: 'Data sets',
}

export interface AccountRow { readonly what: string; readonly saved: number; readonly lostAtMost: number; readonly dropped: number }

/** An account of a salvage by what an analyst knows, what lost something first, with everything else in a last row. */
export function accountRows(tables: SalvageAccount['tables']): AccountRow[] {
  const named = Object.entries(tableWords).flatMap(([table, what]): AccountRow[] => tables.filter(row => row.table === table).map(({ saved, lostAtMost, dropped }) => ({ what, saved, lostAtMost, dropped })))
  const others = tables.filter(({ table }) => !Object.hasOwn(tableWords, table))
  const sum = (column: 'saved' | 'lostAtMost' | 'dropped') => others.reduce((total, row) => total + row[column], 0)
  named.sort((one, other) => Number(other.lostAtMost + other.dropped > 0) - Number(one.lostAtMost + one.dropped > 0))
  return others.length === 0 ? named : [...named, { what: 'What belongs to them', saved: sum('saved'), lostAtMost: sum('lostAtMost'), dropped: sum('dropped') }]
}

/** What was lost, in one sentence. */
export function lossText(rows: readonly AccountRow[]): string {
  const lost = rows.reduce((total, row) => total + row.lostAtMost, 0)
  const dropped = rows.reduce((total, row) => total + row.dropped, 0)
  if (lost + dropped === 0) return 'Everything could be read: nothing is lost but the history of changes.'
  const parts = [...(lost > 0 ? [`At most ${lost.toLocaleString()} entries could not be read.`] : []), ...(dropped > 0 ? [`${dropped.toLocaleString()} that were read cannot stand without them and were left out.`] : [])]
  return `${parts.join(' ')} The history of changes was left behind.`
}
