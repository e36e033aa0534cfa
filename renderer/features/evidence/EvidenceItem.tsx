import { useRef, useState } from 'react'
import { Link } from 'react-aria-components'
import type { Evidence } from '../../../db/contract/entities/coding.ts'
import type { Excerpt } from '../../../db/contract/entities/sources.ts'
import type { Stance } from '../../../db/contract/vocabulary.ts'
import { WithTip } from '../../ui/Button.tsx'
import { useAnswer, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { credibilityWords, modalityWords, probativeValueWords, reliabilityWords, stanceWords } from '../../ui/words.ts'
import { Citations } from '../inspector/Citations.tsx'
import { DateText } from '../inspector/DateText.tsx'
import { EntityLink } from '../inspector/EntityLink.tsx'
import { Meaning } from '../inspector/Meaning.tsx'
import { ShowInText } from '../excerpt/ShowInText.tsx'
import { quotingOf } from '../notes/quoting.ts'
import { EvidenceForm, type EditContext } from './EvidenceForm.tsx'
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
  /** Names of the two sides of the tie, for "by Russia"; absent where the tie itself is not at hand. */
  sides?: { from: string; to: string }
  /** Shows which tie it bears on. */
  showTie?: boolean
  /** Shows which aspect the indicator belongs to. */
  showAspect?: boolean
  /** Seen from its own excerpt or event: leaves out what the inspector shows already. */
  fromItself?: boolean
  /** Shows everything from the start. */
  inFull: boolean
  /** What its form needs, where it can be changed. */
  edit?: EditContext
}

/** One item of evidence: what it says, where from, how good, and how it bears on the tie. The rest of a long one on demand. */
export function EvidenceItem({ item, sides, showTie = false, showAspect = false, fromItself = false, inFull, edit }: Props) {
  const [isEditing, setEditing] = useState(false)
  const article = useRef<HTMLElement>(null)
  const [toggled, setToggled] = useState<boolean | null>(null)
  const close = () => {
    setEditing(false)
    article.current?.focus({ preventScroll: true })
  }
  const isOpen = toggled ?? inFull
  const about = aboutOf(item)
  const performer = sides ? performerText(item.by, sides.from, sides.to) : performerText(item.by, 'the first side', 'the second side')
  const { excerptDetail: excerpt, eventDetail: event } = item
  const text = excerpt ? (excerpt.form === 'quote' ? `“${excerpt.text}”` : excerpt.text) : event?.description ?? ''
  const shown = isOpen ? text : beginning(text)
  const hasMore = fromItself ? false : shown !== text || item.comment !== '' || excerpt?.attributedToRef !== null || item.probativeValue !== null
  return (
    <article className="evidence-item" data-entity={item.uid} ref={article} tabIndex={-1}>
      <header className="evidence-head">
        <StanceMark stance={item.stance} />
        {excerpt && !fromItself && <EntityLink entity={{ type: 'excerpt', uid: excerpt.uid, title: excerpt.label === '' ? 'Excerpt' : excerpt.label }} className="evidence-label" />}
        {event && !fromItself && <EntityLink entity={{ type: 'event', uid: event.uid, title: event.title }} mark className="evidence-label" />}
        {fromItself && <EntityLink entity={item.tieRef} />}
        {about && <span className="evidence-date"><DateText span={about} /></span>}
      </header>
      {showTie && !fromItself && <p><EntityLink entity={item.tieRef} mark /></p>}
      <p className="evidence-indicator">
        {showAspect && <span>{item.aspectCode} </span>}
        <IndicatorName item={item} />
        {performer !== '' && <>, <bdi>{performer}</bdi></>}
      </p>
      {text !== '' && !fromItself && <p className="evidence-text" dir="auto">{shown}{shown !== text && '…'}</p>}
      {!fromItself && (
        <p className="evidence-source">
          {excerpt && <><EntityLink entity={excerpt.sourceRef}>{excerpt.sourceShort}</EntityLink>{excerpt.locator !== '' && <>, {excerpt.locator}</>}<Grades excerpt={excerpt} /></>}
          {excerpt && excerpt.start !== null && <> · <ShowInText excerpt={excerpt} /></>}
          {hasMore && (
            <>{excerpt && ' · '}<button type="button" className="link-button" aria-expanded={isOpen} onClick={() => setToggled(!isOpen)}>{isOpen ? 'less' : 'more'}<span className="visually-hidden"> about {excerpt?.label ?? event?.title}</span></button></>
          )}
        </p>
      )}
      {(isOpen || fromItself) && <Details item={item} fromItself={fromItself} />}
      {edit && !isEditing && <p className="evidence-actions"><button type="button" className="link-button quiet evidence-edit-open" onClick={() => setEditing(true)}>edit<span className="visually-hidden"> the evidence {excerpt?.label ?? event?.title}</span></button>{excerpt && <QuoteButton item={item} excerpt={excerpt} />}</p>}
      {edit && isEditing && <EvidenceForm item={item} {...edit} onDone={close} />}
    </article>
  )
}

/** Quotes the passage into a note; a new one speaks to the aspect that the passage is evidence for. */
function QuoteButton({ item, excerpt }: { item: Evidence; excerpt: Excerpt }) {
  const workbench = useWorkbench()
  const hidePrivate = useStoreValue(workbench.preferences, state => state.privateHidden)
  if (hidePrivate) return null
  const quote = () => quotingOf(workbench).setState({ quoting: { excerpt: excerpt.uid, attachedTo: [{ type: 'tie', uid: item.tie, aspect: item.aspect }] } })
  return <button type="button" className="link-button quiet evidence-edit-open" onClick={quote}>quote<span className="visually-hidden"> {excerpt.label} into a note</span></button>
}

/** What does not show at first: whose words it relays, how it is put, its probative value, the coder's comment. */
function Details({ item, fromItself }: { item: Evidence; fromItself: boolean }) {
  const { excerptDetail: excerpt, eventDetail: event, probativeValue } = item
  const modality = fromItself ? null : excerpt?.modality ?? null
  return (
    <>
      {event && !fromItself && <Citations cites={event.cites} />}
      {excerpt?.attributedToRef && !fromItself && <p className="evidence-source">relays <EntityLink entity={excerpt.attributedToRef} /></p>}
      {(probativeValue || modality) && (
        <p className="evidence-source">
          {probativeValue && <Meaning meaning={probativeValueWords[probativeValue].definition}>{probativeValueWords[probativeValue].label}</Meaning>}
          {probativeValue && modality && ' · '}
          {modality && <Meaning meaning={modalityWords[modality].definition}>{modalityWords[modality].label.toLowerCase()}</Meaning>}
        </p>
      )}
      {item.comment !== '' && <p className="evidence-comment" dir="auto">{item.comment}</p>}
    </>
  )
}

/** The name of an indicator, with its definition on hover and focus; pressing it opens the codebook's entry. */
function IndicatorName({ item }: { item: Evidence }) {
  const workbench = useWorkbench()
  const framework = useAnswer('framework.get', {})
  const indicator = framework?.aspects.flatMap(aspect => aspect.indicators).find(candidate => candidate.uid === item.indicator)
  return (
    <WithTip tip={indicator?.definition}>
      <Link className="entity-link" onPress={() => workbench.select({ type: 'indicator', uid: item.indicator })}><bdi>{item.indicatorName}</bdi></Link>
    </WithTip>
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
    <> · <Meaning className="grades" meaning={<>{meanings[0]}<br />{meanings[1]}</>}><span className="visually-hidden">Grades </span>{sourceReliability ?? '–'}{credibility ?? '–'}</Meaning></>
  )
}

const shortLength = 170

/** The first words of a passage, to the end of a word; the whole where little would be left out. */
function beginning(text: string): string {
  if (text.length <= shortLength + 40) return text
  const space = text.lastIndexOf(' ', shortLength)
  return text.slice(0, space > shortLength / 2 ? space : shortLength)
}
