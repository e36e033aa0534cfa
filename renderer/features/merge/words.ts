import { mergeableTypes, type MergeableType, type MergePreview } from '../../../db/contract/methods/merge.ts'
import { actorKinds, type EntityType } from '../../../db/contract/vocabulary.ts'
import { actorKindWords } from '../../ui/words.ts'

export const isMergeable = (type: EntityType): type is MergeableType => (mergeableTypes as readonly EntityType[]).includes(type)

const fieldWords: Readonly<Record<string, string>> = {
  name: 'Name', shortName: 'Short name', kind: 'Kind', dates: 'Dates', aliases: 'Aliases', codes: 'Codes', description: 'Description',
  citationKey: 'Citation key', record: 'Record', reliability: 'Reliability', reliabilityNote: 'Reliability note', fullText: 'Full text',
  title: 'Title', date: 'Date', reportDate: 'Reported', place: 'Place', coordinates: 'Coordinates', code: 'Code', dataSet: 'Data set', participants: 'Participants',
}
/** What a field is called. */
export const fieldWord = (field: string): string => fieldWords[field] ?? field

/** A value as it is read: words of the vocabulary by their label. */
export function valueText(field: string, value: string): string {
  const kind = field === 'kind' ? actorKinds.find(other => other === value) : undefined
  return kind ? actorKindWords[kind].label : value
}

/** What choosing both does to a field. */
export const bothWord = (field: string): string => (field === 'record' ? 'Fill the gaps' : field === 'description' || field === 'reliabilityNote' ? 'One after the other' : 'Both')

const counted: Readonly<Record<string, readonly [one: string, many: string]>> = {
  'tie': ['tie', 'ties'], 'tie-phase': ['phase', 'phases'], 'affiliation': ['affiliation', 'affiliations'], 'participation': ['part in an event', 'parts in events'],
  'mention': ['mention in an excerpt', 'mentions in excerpts'], 'position': ['place in a view', 'places in views'], 'note': ['attached note', 'attached notes'],
  'note-link': ['link from a note', 'links from notes'], 'excerpt': ['excerpt', 'excerpts'], 'attribution': ['attribution of an excerpt', 'attributions of excerpts'],
  'citation': ['citation', 'citations'], 'framework': ['framework', 'frameworks'], 'evidence': ['piece of evidence', 'pieces of evidence'],
  'assessment': ['assessment', 'assessments'], 'text-range': ['place of an excerpt in the full text', 'places of excerpts in the full text'],
}

/** "2 ties, 1 attached note"; empty for none. */
export function countsText(parts: readonly { what: string; count: number }[]): string {
  return parts.map(({ what, count }) => `${count.toLocaleString()} ${counted[what]?.[count === 1 ? 0 : 1] ?? what}`).join(', ')
}

/** What goes, in a sentence part, with the names of a few. */
export function vanishingText(parts: MergePreview['vanishes']): string {
  return parts.map(part => {
    const text = countsText([part])
    const between = part.what === 'tie' || part.what === 'affiliation' ? ' between the two' : ''
    return `${text}${between}`
  }).join(', ')
}
