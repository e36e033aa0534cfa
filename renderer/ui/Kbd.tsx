import { keyNames } from '../state/keys.ts'
import './controls.css'

/** A key combination such as `Mod+Z` as keys. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <kbd className="kbd">
      {keyNames(keys).map(name => (
        <span key={name} className="kbd-key">{name}</span>
      ))}
    </kbd>
  )
}
