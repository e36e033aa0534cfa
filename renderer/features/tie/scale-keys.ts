/** What a key asks of a scale: a level, `null` for "not coded", a step along it, or nothing (`undefined`). */
export type ScaleKey = { level: number | null } | { step: 1 | -1 } | { end: 'first' | 'last' } | undefined

interface Pressed {
  key: string
  code: string
  shiftKey: boolean
}

/**
 * Reads a key on a scale. A digit sets that level; after `-`, or with Shift, the negative one; Delete and Backspace set "not coded"; arrows go
 * along. Levels that the scale does not have ask for nothing. `isNegative` says that `-` was pressed just before.
 */
export function scaleKey({ key, code, shiftKey }: Pressed, levels: readonly number[], isNegative: boolean): ScaleKey {
  switch (key) {
    case 'ArrowRight': case 'ArrowUp': return { step: 1 }
    case 'ArrowLeft': case 'ArrowDown': return { step: -1 }
    case 'Home': return { end: 'first' }
    case 'End': return { end: 'last' }
    case 'Delete': case 'Backspace': return { level: null }
  }
  // With Shift a digit key types a sign that depends on the layout; its place does not.
  const digit = /^[0-9]$/.test(key) ? Number(key) : shiftKey && /^Digit[0-9]$/.test(code) ? Number(code.slice(5)) : null
  if (digit === null) return undefined
  const level = (isNegative || shiftKey) && digit > 0 ? -digit : digit
  return levels.includes(level) ? { level } : undefined
}
