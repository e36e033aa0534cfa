import { useMemo } from 'react'
import type { Output } from '../../../db/contract/api.ts'
import type { Aspect } from '../../../db/contract/entities/coding.ts'
import type { RecentCoding, TieChoice } from '../../../db/contract/entities/passages.ts'
import { findMentions, indexNames, type NameIndex } from '../../../db/domain/mentions.ts'
import { useAnswer } from '../../ui/hooks.ts'

/** Everything that coding chooses from, once it is there. */
export interface CodingMaterial {
  readonly ties: readonly TieChoice[]
  readonly names: NameIndex
  readonly aspects: readonly Aspect[]
  readonly recent: readonly RecentCoding[]
}

const indexes = new WeakMap<Output<'coding.choices'>, NameIndex>()

function indexOf(choices: Output<'coding.choices'>): NameIndex {
  let index = indexes.get(choices)
  if (!index) {
    index = indexNames(choices.actors)
    indexes.set(choices, index)
  }
  return index
}

/** Ties, actors' names, indicators and what was chosen last; undefined until all of it is read. Kept fresh. */
export function useCodingMaterial(): CodingMaterial | undefined {
  const choices = useAnswer('coding.choices', {})
  const framework = useAnswer('framework.get', {})
  const recent = useAnswer('coding.recent', {})
  return useMemo(() => (
    choices && framework && recent ? { ties: choices.ties, names: indexOf(choices), aspects: framework.aspects, recent } : undefined
  ), [choices, framework, recent])
}

/** The actors that a passage names. */
export const namedIn = (passage: string, { names }: CodingMaterial): string[] => findMentions(passage, names).map(mention => mention.uid)
