import type { Counts } from '../../../db/contract/methods/project.ts'
import type { ListedType } from '../../state/workbench.ts'

export interface Section {
  type: ListedType
  title: string
  count: keyof Counts
  /** What belongs there, for the empty list. */
  empty: string
}

/** The navigator's lists, in their order. */
export const sections: readonly Section[] = [
  { type: 'actor', title: 'Actors', count: 'actors', empty: 'States, their bodies, leaders, organisations, armed groups, societies and blocs.' },
  { type: 'tie', title: 'Ties', count: 'ties', empty: 'Relations between two actors, each with dated phases of cooperation and conflict.' },
  { type: 'event', title: 'Events', count: 'events', empty: 'What happened, when, and who took part; cited from your sources.' },
  { type: 'source', title: 'Sources', count: 'sources', empty: 'Publications and documents that the coding rests on.' },
  { type: 'excerpt', title: 'Excerpts', count: 'excerpts', empty: 'Passages of your sources, quoted or in your own words.' },
  { type: 'note', title: 'Notes', count: 'notes', empty: 'Your own writing. A note is private unless you release it: it never leaves this file.' },
  { type: 'period', title: 'Periods', count: 'periods', empty: 'Named stretches of the study, so that ties can be compared.' },
  { type: 'indicator', title: 'Codebook', count: 'indicators', empty: 'The indicators of each aspect: what to look for when coding.' },
]
