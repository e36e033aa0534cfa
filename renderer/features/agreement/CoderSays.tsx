import type { Aspect } from '../../../db/contract/entities/coding.ts'
import type { Disagreement, EvidenceDisagreement, FitDisagreement } from '../../../db/contract/entities/agreement.ts'
import { LevelMark } from '../../ui/LevelMark.tsx'
import { levelLabel, trendSigns } from '../../ui/levels.ts'
import { confidenceWords, stanceWords, trendWords } from '../../ui/words.ts'
import { EntityLink } from '../inspector/EntityLink.tsx'
import { LinkedMarkdown } from '../inspector/LinkedMarkdown.tsx'
import { countText, decisionWords } from './words.ts'

/** What one coder coded, and why. */
export function CoderSays({ item, coder, aspect }: { item: Disagreement; coder: string; aspect: Aspect | undefined }) {
  const name = item.codings.find(coding => coding.coder === coder)?.coderName ?? ''
  return (
    <section className="coder-says" aria-label={name}>
      <h3><bdi>{name}</bdi></h3>
      {item.kind === 'fit' ? <FitSaid item={item} coder={coder} aspect={aspect} /> : <EvidenceSaid item={item} coder={coder} />}
    </section>
  )
}

interface Counts { supports: number; contradicts: number; context: number }

function CountLine({ supports, contradicts, context }: Counts) {
  if (supports + contradicts + context === 0) return <p className="quiet">No evidence of their own</p>
  return <p className="quiet">Evidence: {countText(supports)} for, {countText(contradicts)} against{context > 0 && `, ${countText(context)} in context`}</p>
}

function FitSaid({ item, coder, aspect }: { item: FitDisagreement; coder: string; aspect: Aspect | undefined }) {
  const coding = item.codings.find(each => each.coder === coder)
  if (!coding || !aspect) return null
  const { level, trend, confidence, rationale } = coding
  return (
    <>
      <p className="coder-level">
        <LevelMark aspect={aspect} levels={[level]} /> <strong>{levelLabel(aspect, level)}</strong>
      </p>
      <p className="quiet">
        {trend === null ? 'No trend' : <><span aria-hidden>{trendSigns[trend]}</span> {trendWords[trend].label.toLowerCase()}</>}
        {' · '}{confidence === null ? 'no confidence given' : `confidence ${confidenceWords[confidence].label.toLowerCase()}`}
      </p>
      <CountLine {...coding} />
      {rationale === '' ? <p className="coder-silent">No rationale</p> : <div className="coder-rationale" dir="auto"><LinkedMarkdown text={rationale} /></div>}
    </>
  )
}

function EvidenceSaid({ item, coder }: { item: EvidenceDisagreement; coder: string }) {
  const coding = item.codings.find(each => each.coder === coder)
  if (!coding) return null
  const { finding, items } = coding
  const count = coding.supports + coding.contradicts + coding.context
  return (
    <>
      <p className="coder-level">
        <span className="finding-mark"><span className={`finding finding-${finding ?? 'not-found'}`} aria-hidden>{decisionWords[finding ?? 'not-found'].sign}</span></span>
        <strong>{decisionWords[finding ?? 'not-found'].text}</strong>
      </p>
      {finding === null ? <p className="quiet">Coded this tie, and brought nothing to this indicator</p> : <CountLine {...coding} />}
      {items.length > 0 && (
        <ul className="coder-items">
          {items.map(({ uid, stance, title, comment }) => (
            <li key={uid}>
              <span className="quiet">{stanceWords[stance].label}: </span>
              <EntityLink entity={{ type: 'evidence', uid, title }} />
              {comment !== '' && <div className="coder-rationale" dir="auto"><LinkedMarkdown text={comment} /></div>}
            </li>
          ))}
        </ul>
      )}
      {count > items.length && <p className="quiet">and {countText(count - items.length)} more</p>}
    </>
  )
}
