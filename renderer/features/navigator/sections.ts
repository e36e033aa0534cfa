import type { Counts } from '../../../db/contract/methods/project.ts'
import type { ListedType } from '../../state/workbench.ts'

export interface Section {
  type: ListedType
  title: string
  count: keyof Counts
  /** Lines of a row: with one the detail stands beside the name, with two under it, with three under a name of two lines. */
  lines: 1 | 2 | 3
  /** What belongs there, for the empty list. */
  empty: string
}

/** The navigator's lists, in their order. */
export const sections: readonly Section[] = [
  { type: 'actor', lines: 1, title: 'Actors', count: 'actors', empty: 'States, their bodies, leaders, organisations, armed groups, societies and blocs.' },
  { type: 'tie', lines: 2, title: 'Ties', count: 'ties', empty: 'Relations between two actors, each with dated phases of cooperation and conflict.' },
  { type: 'event', lines: 2, title: 'Events', count: 'events', empty: 'What happened, when, and who took part; cited from your sources.' },
  { type: 'source', lines: 2, title: 'Sources', count: 'sources', empty: 'Publications and documents that the coding rests on.' },
  { type: 'excerpt', lines: 3, title: 'Excerpts', count: 'excerpts', empty: 'Passages of your sources, quoted or in your own words.' },
  { type: 'note', lines: 2, title: 'Notes', count: 'notes', empty: 'Your own writing. A note is private unless you release it: it never leaves this file.' },
  { type: 'period', lines: 1, title: 'Periods', count: 'periods', empty: 'Named stretches of the study, so that ties can be compared.' },
  { type: 'indicator', lines: 1, title: 'Codebook', count: 'indicators', empty: 'The indicators of each aspect: what to look for when coding.' },
]
