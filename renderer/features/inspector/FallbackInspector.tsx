import { useAnswer } from '../../ui/hooks.ts'
import { entityWords } from '../../ui/words.ts'

/** For what is shown within another inspector (a phase, an affiliation, an item of evidence): says what it is. */
export function FallbackInspector({ uid }: { uid: string }) {
  const ref = useAnswer('entities.resolve', { uid })
  if (!ref) return null
  return <p className="inspector-lead quiet">{entityWords[ref.type].definition}</p>
}
