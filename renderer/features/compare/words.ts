import { changeKinds, type ChangeKind, type Comparison } from '../../../db/domain/compare/changes.ts'

export const changeWords: Readonly<Record<ChangeKind, string>> = {
  appeared: 'appeared', gone: 'gone', warmed: 'warmed', cooled: 'cooled', mixed: 'mixed', unclear: 'not comparable', same: 'unchanged',
}

/** What changed, counted: "3 appeared, 2 warmed". */
export function changesText({ counts }: Comparison): string {
  const parts = changeKinds.flatMap(kind => (kind === 'same' || counts[kind] === 0 ? [] : [`${counts[kind]} ${changeWords[kind]}`]))
  return parts.length === 0 ? 'no tie changed' : parts.join(', ')
}
