import type { Encodings, LabelContent, LabelDensity, NodeColour, NodeSize, TieColour } from '../../../db/contract/entities/encodings.ts'
import type { NetworkCoding } from '../../../db/contract/entities/network-coding.ts'
import type { Option } from '../../ui/Select.tsx'

const measures = [
  { value: 'degree', label: 'Number of ties', definition: 'Ties that show' },
  { value: 'strength', label: 'Strength of ties', definition: 'Levels of cooperation and conflict of its ties, added up' },
  { value: 'betweenness', label: 'Betweenness', definition: 'Share of the shortest ways between two others that lead through it' },
  { value: 'closeness', label: 'Closeness', definition: 'How few steps along ties lead to the others' },
  { value: 'eigenvector', label: 'Eigenvector', definition: 'Tied to those who are well tied themselves' },
  { value: 'core', label: 'Core', definition: 'Highest k such that it is among those with k ties to each other' },
  { value: 'evidence', label: 'Coded evidence', definition: 'Items of evidence on its ties' },
] as const

const colours: readonly Option<Exclude<NodeColour, 'attribute'>>[] = [
  { value: 'none', label: 'Nothing' },
  { value: 'kind', label: 'Kind' },
  { value: 'bloc', label: 'Affiliation', definition: 'The bloc on the day shown, else an organisation, a state or another' },
  { value: 'community', label: 'Community', definition: 'Groups tied more among themselves than to others (Louvain)' },
  ...measures,
]
const attributePrefix = 'attribute '

/** What may colour actors: with the attributes that imports brought along. */
export function colourChoices(attributes: NetworkCoding['attributes'] | undefined, chosen: string): Option<string>[] {
  const names = new Set((attributes ?? []).filter(({ of }) => of === 'actor').map(({ name }) => name))
  // One that is gone stays in sight as long as it is chosen.
  if (chosen !== '') names.add(chosen)
  return [...colours, ...[...names].map(name => ({ value: `${attributePrefix}${name}`, label: name, definition: 'Attribute' }))]
}

export const colourChosen = ({ nodeColour, nodeAttribute }: Encodings): string => (nodeColour === 'attribute' ? `${attributePrefix}${nodeAttribute}` : nodeColour)

export function colourChange(chosen: string): Partial<Encodings> {
  if (chosen.startsWith(attributePrefix)) return { nodeColour: 'attribute', nodeAttribute: chosen.slice(attributePrefix.length) }
  return { nodeColour: colours.find(({ value }) => value === chosen)?.value ?? 'none', nodeAttribute: '' }
}

export const sizeChoices: readonly Option<NodeSize>[] = [{ value: 'fixed', label: 'Kind', definition: 'States larger than others' }, ...measures]
export const measureChoices: readonly Option<Encodings['labelMeasure']>[] = [{ value: 'none', label: 'Nothing' }, ...measures]

export const tieChoices: readonly Option<TieColour>[] = [
  { value: 'strands', label: 'Cooperation and conflict', definition: 'A strand each' },
  { value: 'p1', label: 'P1 identity and values', definition: 'Fit in the period that holds on the day shown' },
  { value: 'p2', label: 'P2 de-escalation structures', definition: 'Fit in the period that holds on the day shown' },
  { value: 'both', label: 'P1 and P2', definition: 'Against, absent or present, three by three' },
  { value: 'reading', label: 'Reading', definition: 'In the period that holds on the day shown' },
  { value: 'certainty', label: 'Certainty' },
  { value: 'evidence', label: 'Coded evidence', definition: 'Items of evidence, at any time' },
  { value: 'balance', label: 'Balance of triads', definition: 'Marks those in unbalanced triads, by the higher strand' },
]

export const contentSegments: readonly { value: LabelContent; text: string }[] = [{ value: 'short', text: 'Short' }, { value: 'full', text: 'Full' }, { value: 'none', text: 'None' }]
export const densitySegments: readonly { value: LabelDensity; text: string }[] = [{ value: 'all', text: 'All' }, { value: 'usual', text: 'With room' }, { value: 'few', text: 'Few' }]
