import type { GapKind } from '../../../db/contract/entities/gaps.ts'

/** What each kind of gap is called, and why it is one. */
export const gapWords: Readonly<Record<GapKind, { label: string; why: string }>> = {
  'look-again': { label: 'To look at again', why: 'The period was given other dates after this was coded. Nothing was moved: see whether it still holds.' },
  'not-coded': { label: 'Not coded', why: 'Nobody has said how the tie fits here. This is not the same as absent (0).' },
  'no-evidence': { label: 'No evidence', why: 'There is a level, and nothing that bears on it.' },
  'one-source': { label: 'One source', why: 'All the evidence comes from a single source.' },
  'only-supporting': { label: 'Only supporting', why: 'Nothing speaks against it. Perhaps nobody has looked for the opposite.' },
  'low-grades': { label: 'Low grades', why: 'Everything that bears on it has a source graded D to F or information graded 4 to 6.' },
  'uncertain-date': { label: 'Uncertain date', why: 'The date of the evidence does not tell in which period it falls.' },
}
