import type { Aspect } from '../../../db/contract/entities/coding.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { EntityLink } from '../inspector/EntityLink.tsx'
import { LevelMark } from '../../ui/LevelMark.tsx'

/** What an aspect means, its scale with the anchors, its indicators. */
export function Definition({ aspect }: { aspect: Aspect }) {
  return (
    <div className="aspect-definition" data-aspect={aspect.code} role="note" aria-label={`Definition of ${aspect.code}`}>
      <p><strong>{aspect.code} {aspect.name}.</strong> {aspect.definition}</p>
      <dl>
        {aspect.scale.toSorted((a, b) => b.value - a.value).map(step => (
          <div key={step.value}>
            <dt><LevelMark aspect={aspect} levels={[step.value]} /></dt>
            <dd>{step.label}</dd>
            <dd className="quiet">{step.anchor}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">Keys on the scale: digits, after <Kbd keys="-" /> negative ones; Delete for not coded.</p>
      <ul className="link-list" aria-label="Indicators">
        {aspect.indicators.filter(indicator => !indicator.retired).map(indicator => (
          <li key={indicator.uid}><EntityLink entity={{ type: 'indicator', uid: indicator.uid, title: indicator.name }} mark /></li>
        ))}
      </ul>
    </div>
  )
}
