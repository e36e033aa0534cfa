import type { CopyConflict, CopyMergeReport, MergedType } from '../../../db/contract/entities/copies.ts'
import { actorKinds, certainties, tieKinds, type EntityType } from '../../../db/contract/vocabulary.ts'
import { actorKindWords, certaintyWords, entityWords, tieKindWords } from '../../ui/words.ts'

const partWords: Readonly<Record<Exclude<MergedType, EntityType>, { one: string; many: string }>> = {
  'full-text': { one: 'Full text', many: 'Full texts' }, 'scale-step': { one: 'Step of a scale', many: 'Steps of scales' },
  'adjudication': { one: 'Adjudication', many: 'Adjudications' }, 'overrule': { one: 'Overruled reading', many: 'Overruled readings' },
  'evidence-adjudication': { one: 'Decision about evidence', many: 'Decisions about evidence' },
}

/** What is told apart in a merge, in the singular or the plural. */
export function typeWord(type: MergedType, count = 2): string {
  const words = type in partWords ? partWords[type as keyof typeof partWords] : entityWords[type as EntityType]
  return count === 1 ? words.one : words.many
}

const fieldWords: Readonly<Record<string, string>> = {
  name: 'Name', initials: 'Initials', description: 'Description', version: 'Version', licence: 'Licence', url: 'Address', restricted: 'Restricted',
  citationKey: 'Citation key', record: 'Record', reliability: 'Reliability', reliabilityNote: 'Reliability note', text: 'Text', source: 'Source',
  code: 'Code', role: 'Role', definition: 'Definition', retired: 'Retired', label: 'Label', anchor: 'Anchor', include: 'Include', exclude: 'Exclude', example: 'Example',
  title: 'Title', summary: 'Summary', studyPeriod: 'Study period', kind: 'Kind', shortName: 'Short name', dates: 'Dates', actors: 'Actors', form: 'Form', statement: 'Statement',
  passage: 'Passage', locator: 'Locator', modality: 'Modality', credibility: 'Credibility', attributedTo: 'Attributed to', date: 'Date', dateBasis: 'What the date rests on',
  dateNote: 'Note on the date', reportDate: 'Reported', place: 'Place', coordinates: 'Coordinates', goldstein: 'Goldstein score', dataSet: 'Data set', directed: 'Directed',
  certainty: 'Certainty', tie: 'Tie', cooperation: 'Cooperation', conflict: 'Conflict', weight: 'Weight', assessment: 'Assessment', decision: 'Decision', overrule: 'Reading',
  indicator: 'Indicator', stance: 'Stance', performedBy: 'By whom', about: 'About when', probativeValue: 'Probative value', comment: 'Comment', coder: 'Coder', body: 'Text',
  caption: 'Caption', settings: 'Settings',
}
/** What a field is called. */
export const fieldWord = (field: string): string => fieldWords[field] ?? field

/** A value as it is read: words of the vocabulary by their label. */
export function valueWord({ type, field }: CopyConflict, value: string): string {
  const actorKind = type === 'actor' && field === 'kind' ? actorKinds.find(other => other === value) : undefined
  if (actorKind) return actorKindWords[actorKind].label
  const tieKind = type === 'tie' && field === 'kind' ? tieKinds.find(other => other === value) : undefined
  if (tieKind) return tieKindWords[tieKind].label
  const certainty = field === 'certainty' ? certainties.find(other => other === value) : undefined
  return certainty ? certaintyWords[certainty].label : value
}

/** What the other copy is to this project. */
export function relationText({ other }: CopyMergeReport): string {
  switch (other.relation) {
    case 'same-project': return other.copy?.kind === 'blind' ? 'a blind copy of this project' : 'a copy of this project'
    case 'related': return 'another project, with some of the same things in it'
    case 'unrelated': return 'another project, with nothing in common with this one'
  }
}

/** "6 new, 2 to be completed, 1 different"; empty where everything is the same. */
export function sumText({ types }: CopyMergeReport): string {
  const sum = (state: 'new' | 'added' | 'conflicting') => types.reduce((total, count) => total + count[state], 0)
  return [[sum('new'), 'new'], [sum('added'), 'with something more'], [sum('conflicting'), 'different']]
    .flatMap(([count, word]) => (count === 0 ? [] : [`${Number(count).toLocaleString()} ${word}`])).join(', ')
}
