import { keyNames } from '../state/keys.ts'
import './controls.css'

/** A key combination such as `Mod+Z`, or keys one after the other such as `N A`, as keys. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <kbd className="kbd">
      {keys.split(' ').flatMap((combination, at) => keyNames(combination).map(name => (
        <span key={`${at} ${name}`} className="kbd-key">{name}</span>
      )))}
    </kbd>
  )
}
