/** A key as pressed, as much of a KeyboardEvent as matching needs. */
export interface Pressed {
  key: string
  code: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

/** True on macOS, where Cmd takes the part of Ctrl. */
export const onMac: boolean = typeof navigator !== 'undefined' && /mac/i.test(navigator.platform)

const names: Readonly<Record<string, string>> = {
  ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc', Enter: 'Enter', Space: 'Space', Plus: '+',
}

/** The parts of a combination such as `Mod+Shift+Z` as they are printed on this system's keys. `Mod` is Ctrl, or Cmd on macOS. */
export function keyNames(combination: string, mac: boolean = onMac): string[] {
  return combination.split('+').map(part => {
    if (part === 'Mod') return mac ? '⌘' : 'Ctrl'
    if (part === 'Shift') return mac ? '⇧' : 'Shift'
    if (part === 'Alt') return mac ? '⌥' : 'Alt'
    return names[part] ?? part
  })
}

/**
 * Whether a key press is a combination. Letters also match by their place on the keyboard where the layout has no Latin letters,
 * so that Ctrl K works with a Hebrew, Arabic or Russian layout.
 */
export function matchesKeys(pressed: Pressed, combination: string, mac: boolean = onMac): boolean {
  const parts = combination.split('+')
  const last = parts.pop() ?? ''
  const mod = parts.includes('Mod')
  if ((mac ? pressed.metaKey : pressed.ctrlKey) !== mod) return false
  if ((mac ? pressed.ctrlKey : pressed.metaKey)) return false
  if (pressed.altKey !== parts.includes('Alt')) return false
  const isSign = last === 'Plus' || last.length === 1 && !/[\p{L}\p{N}]/u.test(last)
  // A sign such as ? says which key it is, whether or not the layout needs Shift for it.
  if (!isSign && pressed.shiftKey !== parts.includes('Shift')) return false
  const key = pressed.key === ' ' ? 'Space' : pressed.key === '+' ? 'Plus' : pressed.key
  if (key.toLowerCase() === last.toLowerCase()) return true
  const foreign = /^[^\p{Script=Latin}\p{N}\p{P}\p{S}]$/u.test(pressed.key)
  return /^[A-Z]$/i.test(last) && foreign && pressed.code === `Key${last.toUpperCase()}`
}
