import { useQuery } from '../../ui/hooks.ts'
import { aspectRoleWords } from '../../ui/words.ts'
import { EntityLink } from '../inspector/EntityLink.tsx'
import { LinkedMarkdown } from '../inspector/LinkedMarkdown.tsx'
import { Meaning } from '../inspector/Meaning.tsx'
import { Section } from '../inspector/Section.tsx'
import { WhenReady } from '../inspector/WhenReady.tsx'
import { useIsEditing } from '../edit/Form.tsx'
import { AspectForm } from './AspectForm.tsx'
import { LevelMark } from '../../ui/LevelMark.tsx'

/** An aspect of the codebook: its definition, its scale with the anchors, its indicators. */
export function AspectInspector({ uid }: { uid: string }) {
  const query = useQuery('framework.get', {})
  const isEditing = useIsEditing(uid)
  return (
    <WhenReady query={query} what="codebook">
      {framework => {
        const aspect = framework.aspects.find(candidate => candidate.uid === uid)
        if (!aspect) return null
        return (
          <>
            {isEditing ? <AspectForm aspect={aspect} isFresh={query.status === 'ready' && !query.refreshing} /> : <div className="inspector-lead" data-aspect={aspect.code}>
              <p className="inspector-kind"><Meaning meaning={aspectRoleWords[aspect.role].definition}>{aspectRoleWords[aspect.role].label}</Meaning></p>
              <div data-edit="definition"><LinkedMarkdown text={aspect.definition} /></div>
            </div>}
            {!isEditing && <Section name="inspector.aspect-scale" title="Scale" count={aspect.scale.length}>
              <dl className="scale-table" data-edit="scale">
                {aspect.scale.toSorted((a, b) => b.value - a.value).map(step => (
                  <div key={step.value}>
                    <dt><LevelMark aspect={aspect} levels={[step.value]} /> {step.label}</dt>
                    <dd className="quiet">{step.anchor}</dd>
                  </div>
                ))}
              </dl>
            </Section>}
            <Section name="inspector.aspect-indicators" title="Indicators" count={aspect.indicators.length}>
              <ul className="record-list">
                {aspect.indicators.map(indicator => (
                  <li key={indicator.uid}>
                    <EntityLink entity={{ type: 'indicator', uid: indicator.uid, title: indicator.name }} mark />
                    <p className="quiet">{indicator.definition}</p>
                  </li>
                ))}
              </ul>
            </Section>
          </>
        )
      }}
    </WhenReady>
  )
}
