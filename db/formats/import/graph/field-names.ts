/** What attributes of nodes and edges mean by their names, over all formats and the programs that write them. */

/** Names are compared without case, spaces and marks. */
export const plainName = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

export type NodeMeaning = 'kind' | 'shortName' | 'aliases' | 'iso3' | 'cow' | 'description'
export type EdgeMeaning = 'label' | 'kind' | 'weight' | 'dates' | 'start' | 'end' | 'cooperation' | 'conflict' | 'certainty' | 'description'

/** The first of them that a node has is its name. */
export const nodeLabels = ['label', 'name', 'sharedname', 'title']

export const nodeMeanings: ReadonlyMap<string, NodeMeaning> = new Map([
  ['kind', 'kind'], ['actorkind', 'kind'], ['actortype', 'kind'], ['type', 'kind'], ['labelv', 'kind'],
  ['shortname', 'shortName'], ['abbreviation', 'shortName'], ['aliases', 'aliases'], ['alias', 'aliases'], ['othernames', 'aliases'],
  ['iso3', 'iso3'], ['isoa3', 'iso3'], ['isoalpha3', 'iso3'], ['cow', 'cow'], ['ccode', 'cow'], ['cowcode', 'cow'], ['description', 'description'],
])

export const edgeMeanings: ReadonlyMap<string, EdgeMeaning> = new Map([
  ['label', 'label'], ['edgelabel', 'label'],
  ['kind', 'kind'], ['relation', 'kind'], ['relationship', 'kind'], ['interaction', 'kind'], ['sharedinteraction', 'kind'], ['labele', 'kind'], ['predicate', 'kind'],
  ['weight', 'weight'], ['edgeweight', 'weight'], ['sign', 'weight'], ['signedweight', 'weight'], ['valence', 'weight'], ['polarity', 'weight'],
  ['dates', 'dates'], ['start', 'start'], ['begin', 'start'], ['startdate', 'start'], ['end', 'end'], ['enddate', 'end'],
  ['cooperation', 'cooperation'], ['conflict', 'conflict'], ['certainty', 'certainty'], ['description', 'description'],
])

export const nodeWords: Readonly<Record<NodeMeaning, string>> = {
  kind: 'kind of the actor', shortName: 'short name', aliases: 'other names', iso3: 'ISO 3166 code', cow: 'COW code', description: 'description of the actor',
}

export const edgeWords: Readonly<Record<EdgeMeaning, string>> = {
  label: 'label of the tie', kind: 'kind of the tie, or its label', weight: 'weight of the phase, and its sign', dates: 'dates of the phase', start: 'dates of the phase',
  end: 'dates of the phase', cooperation: 'cooperation of the phase', conflict: 'conflict of the phase', certainty: 'certainty of the tie', description: 'description of the tie',
}

/** A weight or sign as a number; null where the text is none. */
export function weightIn(text: string): number | null {
  const trimmed = text.trim()
  if (/^(?:\+|positive|pos)$/iu.test(trimmed)) return 1
  if (/^(?:-|−|negative|neg)$/iu.test(trimmed)) return -1
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu.test(trimmed)) return null
  const value = Number(trimmed)
  return Number.isFinite(value) ? value : null
}
