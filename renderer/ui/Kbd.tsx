import { keyNames } from '../state/keys.ts'
import './controls.css'

/**
 * A key combination such as `Mod+Z`, or keys one after the other such as `N A`, as keys. `isDrawn`: not part of the words around it, as in a
 * menu, where the name of an action is what it is called and no more.
 */
export function Kbd({ keys, isDrawn = false }: { keys: string; isDrawn?: boolean }) {
  return (
    <kbd className="kbd">
      {keys.split(' ').flatMap((combination, at) => keyNames(combination).map(name => (
        isDrawn ? <span key={`${at} ${name}`} className="kbd-key kbd-drawn" data-key={name} /> : <span key={`${at} ${name}`} className="kbd-key">{name}</span>
      )))}
    </kbd>
  )
}
