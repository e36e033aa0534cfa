import { useEffect, useRef, useState } from 'react'
import type { MarkEvidence, PassageMark } from '../../../db/contract/entities/passages.ts'
import type { UnanchoredExcerpt } from '../../../db/contract/entities/texts.ts'
import { EntenteError } from '../../../db/contract/errors.ts'
import type { Uid } from '../../../db/contract/values.ts'
import { Button } from '../../ui/Button.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { CodingBar } from '../coding/CodingBar.tsx'
import { AspectTag } from '../coding/IndicatorEntry.tsx'
import type { CodingMaterial } from '../coding/useCoding.ts'
import { StanceMark } from '../evidence/EvidenceItem.tsx'
import { EntityLink } from '../inspector/EntityLink.tsx'
import type { Range } from './passage.ts'

interface Props {
  marks: readonly PassageMark[]
  /** Those of them that quoted the text and are not found in it any more. */
  lost: readonly UnanchoredExcerpt[]
  hasText: boolean
  material: CodingMaterial | undefined
  isReadOnly: boolean
  active: Uid | null
  /** The excerpt to code at once. */
  codeAtOnce: Uid | null
  onTie: (evidence: MarkEvidence) => void
  onLook: (range: Range) => void
  /** The excerpt's place is to be chosen in the text. */
  onPlace: (excerpt: Uid) => void
}

/** Excerpts without a place in the text: those whose words were not found, and paraphrases, which are evidence like any other. */
export function OutsideText({ marks, lost, hasText, material, isReadOnly, active, codeAtOnce, onTie, onLook, onPlace }: Props) {
  const lostOf = new Map(lost.map(item => [item.excerpt.uid, item]))
  const unfound = marks.filter(mark => lostOf.has(mark.uid))
  const others = marks.filter(mark => !lostOf.has(mark.uid))
  const row = (mark: PassageMark) => (
    <OutsideRow key={mark.uid} {...{ mark, material, isReadOnly, onTie, onLook, onPlace }} lost={lostOf.get(mark.uid) ?? null} isActive={mark.uid === active} startsCoding={mark.uid === codeAtOnce} />
  )
  return (
    <div className="reader-outside">
      {unfound.length > 0 && (
        <section aria-label="Not found in the text">
          <h3>Not found in the text <span className="inspector-count">{unfound.length}</span></h3>
          <p className="quiet">Their words stand nowhere in this text as it now is, or at several places. Accept the likeliest place, or choose it in the text.</p>
          <ul>{unfound.map(row)}</ul>
        </section>
      )}
      {others.length > 0 && (
        <section aria-label="Excerpts without a place in the text">
          <h3>{hasText ? 'Excerpts without a place in the text' : 'Excerpts of this source'} <span className="inspector-count">{others.length}</span></h3>
          <ul>{others.map(row)}</ul>
        </section>
      )}
    </div>
  )
}

interface RowProps extends Pick<Props, 'material' | 'isReadOnly' | 'onTie' | 'onLook' | 'onPlace'> {
  mark: PassageMark
  lost: UnanchoredExcerpt | null
  isActive: boolean
  startsCoding: boolean
}

function OutsideRow({ mark, lost, material, isReadOnly, isActive, startsCoding, onTie, onLook, onPlace }: RowProps) {
  const workbench = useWorkbench()
  const line = useRef<HTMLLIElement>(null)
  const [isCoding, setCoding] = useState(false)
  const [wasAsked, setAsked] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  if (startsCoding !== wasAsked) {
    setAsked(startsCoding)
    if (startsCoding) setCoding(true)
  }
  useEffect(() => {
    if (isActive || startsCoding) line.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive, startsCoding])
  const accept = async (range: Range) => {
    try {
      await workbench.write('excerpts.anchor', { uid: mark.uid, start: range.start, end: range.end })
      workbench.announce('The excerpt has its place in the text again. Its own words stay as they are.')
      onLook(range)
    } catch (error) {
      setProblem(error instanceof EntenteError ? error.message : 'It was not saved. Try again.')
    }
  }
  const guess = lost?.guess
  return (
    <li ref={line} className={isActive ? 'reader-outside-active' : ''}>
      <p className="reader-outside-text" dir="auto">
        <EntityLink entity={{ type: 'excerpt', uid: mark.uid, title: mark.label === '' ? (mark.form === 'quote' ? 'Quote' : 'Paraphrase') : mark.label }} className="evidence-label" />
        {mark.locator !== '' && <span className="quiet"> <bdi>{mark.locator}</bdi></span>} <bdi>{mark.form === 'quote' ? `“${mark.text}”` : mark.text}</bdi>
      </p>
      {lost && (guess
        ? (
          <div className="reader-guess">
            <p dir="auto"><span className="quiet">Likely here, {Math.round(guess.likeness * 100)} % of its words: </span><bdi>{guess.text}</bdi></p>
            <div className="reader-give-actions">
              {!isReadOnly && <Button onPress={() => void accept(guess)}>Accept this place</Button>}
              <Button look="quiet" onPress={() => onLook(guess)}>Look</Button>
              {!isReadOnly && <Button look="quiet" onPress={() => onPlace(mark.uid)}>Choose in the text</Button>}
            </div>
          </div>
        )
        : <div className="reader-give-actions"><span className="quiet">No passage of the text is like it.</span>{!isReadOnly && <Button look="quiet" onPress={() => onPlace(mark.uid)}>Choose in the text</Button>}</div>)}
      <ul className="reader-outside-bears">
        {mark.evidence.map(item => (
          <li key={item.uid}>
            <StanceMark stance={item.stance} /> <AspectTag code={item.aspectCode} />
            <button type="button" className="entity-link" onClick={() => onTie(item)}><bdi>{item.tieTitle}</bdi></button> <span className="quiet">· <bdi>{item.indicatorName}</bdi></span>
          </li>
        ))}
        {!isReadOnly && !isCoding && <li><button type="button" className="link-button" onClick={() => setCoding(true)}>code<span className="visually-hidden"> excerpt {mark.label}</span></button></li>}
      </ul>
      {problem !== null && <p className="field-error" role="alert">{problem}</p>}
      {isCoding && material && <CodingBar passage={{ excerpt: mark.uid }} words={mark.text} material={material} onClose={() => setCoding(false)} />}
    </li>
  )
}
