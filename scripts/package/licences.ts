import type { Part } from './parts.ts'

/** Licences that let the program be given on under its own: permissive ones, those of fonts and data, and the MPL (file by file). No GPL, LGPL or AGPL. */
export const permitted: readonly string[] = [
  'MIT', 'MIT-0', 'MIT-Modern-Variant', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'MPL-2.0', 'BlueOak-1.0.0', 'Zlib', 'Python-2.0', 'Unlicense', 'CC0-1.0', 'CC-BY-4.0', 'OFL-1.1', 'blessing',
]

/** Whether an SPDX expression lets us ship: one side of every OR and both of every AND must be permitted; what cannot be read is not. */
export function isPermitted(expression: string): boolean {
  const tokens = expression.match(/\(|\)|[^\s()]+/gu) ?? []
  let at = 0
  const term = (): boolean => {
    if (tokens[at] === '(') {
      at++
      const inner = either()
      if (tokens[at++] !== ')') throw new Error('A bracket is open.')
      return inner
    }
    const name = tokens[at++]
    if (name === undefined || name === ')' || name === 'AND' || name === 'OR') throw new Error('A licence is missing.')
    // An exception adds rights or takes some away: somebody has to read it.
    if (tokens[at] === 'WITH') throw new Error('A licence with an exception.')
    return permitted.includes(name)
  }
  const both = (): boolean => {
    let all = term()
    while (tokens[at] === 'AND') {
      at++
      const next = term()
      all &&= next
    }
    return all
  }
  const either = (): boolean => {
    let any = both()
    while (tokens[at] === 'OR') {
      at++
      const next = both()
      any ||= next
    }
    return any
  }
  try {
    return either() && at === tokens.length
  } catch {
    return false
  }
}

/** What is wrong with the licences of what ships, one sentence each. */
export function faultsOfLicences(parts: readonly Part[]): string[] {
  return parts.flatMap(({ name, version, licence, texts }) => [
    ...(licence === '' ? [`${name} ${version} names no licence.`] : isPermitted(licence) ? [] : [`${name} ${version} is under ${licence}, which may not ship.`]),
    ...(texts.every(text => text === '') ? [`${name} ${version} brings no text of its licence.`] : []),
  ])
}

/** How many parts there are under each licence, most first, as a table for the terminal. */
export function licenceTable(parts: readonly Part[]): string {
  const counts = new Map<string, number>()
  for (const { licence } of parts) counts.set(licence, (counts.get(licence) ?? 0) + 1)
  return [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([licence, count]) => `${String(count).padStart(5)}  ${licence}`).join('\n')
}
