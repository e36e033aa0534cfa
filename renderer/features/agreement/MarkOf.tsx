import type { Aspect } from '../../../db/contract/entities/coding.ts'
import type { Disagreement } from '../../../db/contract/entities/agreement.ts'
import { LevelMark } from '../../ui/LevelMark.tsx'
import { levelLabel } from '../../ui/levels.ts'
import { decisionWords } from './words.ts'

/** What the coders of a disagreement said, side by side in one mark; what was decided where something was. */
export function MarkOf({ item, aspects }: { item: Disagreement; aspects: readonly Aspect[] }) {
  if (item.kind === 'evidence') {
    const signs = item.decision ? [item.decision.finding] : item.codings.map(coding => coding.finding ?? ('not-found' as const))
    return (
      <span className="finding-mark" title={signs.map(finding => decisionWords[finding].text).join(' / ')}>
        {signs.map((finding, index) => (
          // The order of coders is the only identity that a finding has here.
          <span key={index} className={`finding finding-${finding}`}>
            <span aria-hidden>{decisionWords[finding].sign}</span><span className="visually-hidden">{index > 0 ? ', ' : ''}{decisionWords[finding].text.toLowerCase()}</span>
          </span>
        ))}
        <span className="visually-hidden">: </span>
      </span>
    )
  }
  const aspect = aspects.find(each => each.uid === item.aspect.uid)
  if (!aspect) return null
  const levels = item.decision ? [item.decision.level] : item.codings.map(coding => coding.level)
  return (
    <span className="queue-mark">
      <LevelMark aspect={aspect} levels={levels} spoken={item.decision ? [] : item.codings.map((_, index) => (index > 0 ? ', ' : ''))} />
      <span className="visually-hidden">{item.decision ? ` ${levelLabel(aspect, item.decision.level)}` : ''}: </span>
    </span>
  )
}
