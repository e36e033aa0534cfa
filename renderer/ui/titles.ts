import type { EntityType } from '../../db/contract/vocabulary.ts'

const ofTies: ReadonlySet<EntityType> = new Set(['tie', 'tie-phase', 'assessment', 'evidence'])
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u

// FIRST STRONG ISOLATE, LEFT-TO-RIGHT ISOLATE and POP DIRECTIONAL ISOLATE of the Unicode Bidirectional Algorithm (UAX #9).
const isolated = (text: string) => `\u2068${text}\u2069`
const leftToRight = (text: string) => `\u2066${text}\u2069`

/**
 * The title of an entity as it is shown. "A → B" stands from left to right also where a name is written from right to left, or the arrow
 * would point from B to A: each name is isolated from the arrow. Titles without such names are as they were. For the eye only: nothing
 * that is kept, searched or sorted by is made of it.
 */
export function shownTitle({ type, title }: { type: EntityType; title: string }): string {
  if (!ofTies.has(type) || !rightToLeft.test(title)) return title
  const sides = /^(?<from>.+?) (?<sign>[→–]) (?<to>.+)$/u.exec(title)?.groups
  if (!sides) return title
  const { from = '', sign = '', to = '' } = sides
  // What follows the second name: the label of a tie in parentheses, or what a phase, an assessment or evidence adds after a comma.
  const { name = to, more = '' } = (type === 'tie' ? /^(?<name>.+?)(?<more> \(.+\))$/u : /^(?<name>.+?)(?<more>, .+)$/u).exec(to)?.groups ?? {}
  const rest = more === '' ? '' : type === 'tie' ? ` (${isolated(more.slice(2, -1))})` : `, ${isolated(more.slice(2))}`
  return leftToRight(`${isolated(from)} ${sign} ${isolated(name)}${rest}`)
}
