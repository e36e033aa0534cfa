import { useState } from 'react'
import type { Evidence } from '../../../db/contract/entities/coding.ts'
import type { Excerpt } from '../../../db/contract/entities/sources.ts'
import type { Stance } from '../../../db/contract/vocabulary.ts'
import { useAnswer } from '../../ui/hooks.ts'
import { credibilityWords, modalityWords, probativeValueWords, reliabilityWords, stanceWords } from '../../ui/words.ts'
import { Citations } from '../inspector/Citations.tsx'
import { DateText } from '../inspector/DateText.tsx'
import { EntityLink } from '../inspector/EntityLink.tsx'
import { Meaning } from '../inspector/Meaning.tsx'
import { aboutOf, performerText } from './grouping.ts'
import './evidence.css'

const signs: Readonly<Record<Stance, string>> = { supports: '+', contradicts: '−', context: '○' }

/** + for, − against, ○ context: sign, colour and word. */
export function StanceMark({ stance }: { stance: Stance }) {
  return (
    <span className={`stance stance-${stance}`} title={stanceWords[stance].label}>
      <span aria-hidden="true">{signs[stance]}</span>
      <span className="visually-hidden">{stanceWords[stance].label}: </span>
    </span>
  )
}

interface Props {
  item: Evidence
  /** Names of the two sides of the tie, for "by Russia"; absent where the tie itself is shown. */
  sides?: { from: string; to: string }
  /** Shows which tie it bears on. */
  showTie?: boolean
  /** Shows which aspect the indicator belongs to. */
  showAspect?: boolean
}

/** One item of evidence: what it says, where from, how good, and how it bears on the tie. */
export function EvidenceItem({ item, sides, showTie = false, showAspect = false }: Props) {
  const about = aboutOf(item)
  const performer = sides ? performerText(item.by, sides.from, sides.to) : performerText(item.by, 'first side', 'second side')
  return (
    <article className="evidence-item">
      <header className="evidence-head">
        <StanceMark stance={item.stance} />
        {item.excerptDetail && item.excerptDetail.label !== '' && (
          <EntityLink entity={{ type: 'excerpt', uid: item.excerptDetail.uid, title: item.excerptDetail.label }} className="evidence-label" />
        )}
        {item.eventDetail && <EntityLink entity={{ type: 'event', uid: item.eventDetail.uid, title: item.eventDetail.title }} mark className="evidence-label" />}
        <span className="quiet"><bdi>{performer}</bdi></span>
        {about && <span className="evidence-date"><DateText span={about} /></span>}
      </header>
      {showTie && <p><EntityLink entity={item.tieRef} mark /></p>}
      <p className="evidence-indicator">
        {showAspect && <span className="quiet">{item.aspectCode} </span>}
        <IndicatorName item={item} />
      </p>
      {item.excerptDetail && <ExcerptBody excerpt={item.excerptDetail} />}
      {item.eventDetail && (
        <>
          {item.eventDetail.description !== '' && <Clamped text={item.eventDetail.description} />}
          <p className="evidence-source"><Citations cites={item.eventDetail.cites} /></p>
        </>
      )}
      {item.probativeValue && (
        <p className="evidence-source"><Meaning meaning={probativeValueWords[item.probativeValue].definition}>{probativeValueWords[item.probativeValue].label}</Meaning></p>
      )}
      {item.comment !== '' && <p className="evidence-comment" dir="auto">{item.comment}</p>}
    </article>
  )
}

/** The name of an indicator; its definition is at hand, and pressing it opens the codebook's entry. */
function IndicatorName({ item }: { item: Evidence }) {
  const framework = useAnswer('framework.get', {})
  const indicator = framework?.aspects.flatMap(aspect => aspect.indicators).find(candidate => candidate.uid === item.indicator)
  const link = <EntityLink entity={{ type: 'indicator', uid: item.indicator, title: item.indicatorName }} />
  if (!indicator || indicator.definition === '') return link
  return <>{link} <Meaning className="meaning-mark" label={`Definition of ${item.indicatorName}`} meaning={indicator.definition}>?</Meaning></>
}

function ExcerptBody({ excerpt }: { excerpt: Excerpt }) {
  return (
    <>
      <Clamped text={excerpt.form === 'quote' ? `“${excerpt.text}”` : excerpt.text} />
      <p className="evidence-source">
        <EntityLink entity={excerpt.sourceRef}>{excerpt.sourceShort}</EntityLink>
        {excerpt.locator !== '' && <span>, {excerpt.locator}</span>}
        <Grades excerpt={excerpt} />
        {excerpt.modality && excerpt.modality !== 'fact' && (
          <> · <Meaning meaning={modalityWords[excerpt.modality].definition}>{modalityWords[excerpt.modality].label.toLowerCase()}</Meaning></>
        )}
      </p>
      {excerpt.attributedToRef && <p className="evidence-source quiet">relays <EntityLink entity={excerpt.attributedToRef} /></p>}
    </>
  )
}

/** The Admiralty grades of an excerpt: its source's reliability A to F and its own credibility 1 to 6, with their meaning on demand. */
export function Grades({ excerpt }: { excerpt: Pick<Excerpt, 'sourceReliability' | 'credibility'> }) {
  const { sourceReliability, credibility } = excerpt
  if (sourceReliability === null && credibility === null) return null
  const meanings = [
    sourceReliability === null ? 'Source not graded.' : `Source: ${reliabilityWords[sourceReliability].label}. ${reliabilityWords[sourceReliability].definition}`,
    credibility === null ? 'Information not graded.' : `Information: ${credibilityWords[credibility].label}. ${credibilityWords[credibility].definition}`,
  ]
  return (
    <> · <Meaning className="grades" label={`Grades ${sourceReliability ?? 'none'}, ${credibility ?? 'none'}`} meaning={<>{meanings[0]}<br />{meanings[1]}</>}>{sourceReliability ?? '–'}{credibility ?? '–'}</Meaning></>
  )
}

const clampAt = 150

/** A passage in its first lines; the rest on demand. */
function Clamped({ text }: { text: string }) {
  const [isOpen, setOpen] = useState(false)
  const isLong = text.length > clampAt + 40
  const end = isLong && !isOpen ? cutAt(text, clampAt) : text.length
  return (
    <p className="evidence-text" dir="auto">
      {text.slice(0, end)}
      {isLong && <button type="button" className="link-button evidence-more" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{isOpen ? 'less' : '… more'}</button>}
    </p>
  )
}

/** The end of the last whole word before `at`. */
function cutAt(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at)
  return space > at / 2 ? space : at
}
