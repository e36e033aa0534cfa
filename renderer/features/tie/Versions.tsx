import { useRef, useState } from 'react'
import type { Aspect, AssessmentVersion } from '../../../db/contract/entities/coding.ts'
import type { Confidence, Trend } from '../../../db/contract/vocabulary.ts'
import { wordDiff, type DiffPart } from '../../../db/domain/word-diff.ts'
import { Button } from '../../ui/Button.tsx'
import { instantText } from '../../ui/dates.ts'
import { useAnswer, useWorkbench } from '../../ui/hooks.ts'
import { levelLabel } from '../../ui/levels.ts'
import { confidenceWords, trendWords } from '../../ui/words.ts'
import { LinkedMarkdown } from '../inspector/LinkedMarkdown.tsx'
import { useReadOnly } from '../inspector/useReadOnly.ts'
import type { Cell } from './useAssess.ts'

/** The states a cell was in before, on demand: each can be compared with the one it is in now, and brought back. */
export function Versions({ cell, aspect, coder }: { cell: Cell; aspect: Aspect; coder: string }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="versions">
      <button type="button" className="link-button quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{isOpen ? 'Hide the history' : 'History'}</button>
      {isOpen && <VersionList cell={cell} aspect={aspect} coder={coder} />}
    </div>
  )
}

function VersionList({ cell, aspect, coder }: { cell: Cell; aspect: Aspect; coder: string }) {
  const workbench = useWorkbench()
  const isReadOnly = useReadOnly()
  const versions = useAnswer('assessments.versions', { ...cell, coder })
  const [compared, setCompared] = useState<number | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const now = versions?.[0]
  if (!now) return null
  const restore = async (number: number) => {
    await workbench.write('assessments.restore', { ...cell, coder, number })
    setCompared(null)
    workbench.announce(`Version ${number} is the latest again. Undo takes it back.`)
    list.current?.focus()
  }
  return (
    <ol className="version-list" ref={list} tabIndex={-1} aria-label={`Versions of ${aspect.code}, the latest first`}>
      {versions.map(version => (
        <li key={version.number}>
          <p>
            <strong>{levelLabel(aspect, version.level)}</strong>
            {version.trend && `, ${trendWords[version.trend].label.toLowerCase()}`}
            {version.confidence && `, confidence ${confidenceWords[version.confidence].label.toLowerCase()}`}
            {version === now && <span className="quiet"> · now</span>}
          </p>
          <p className="quiet">{instantText(version.at)}{version.authorName !== '' && <> · <bdi>{version.authorName}</bdi></>}</p>
          {version.rationale !== '' && compared !== version.number && <LinkedMarkdown text={version.rationale} />}
          {version !== now && (
            <div className="version-actions">
              <button
                type="button" className="link-button quiet" aria-expanded={compared === version.number}
                onClick={() => setCompared(compared === version.number ? null : version.number)}
              >
                {compared === version.number ? 'Hide what differs' : 'Compare with now'}<span className="visually-hidden">: version {version.number}</span>
              </button>
              {!isReadOnly && <button type="button" className="link-button quiet" onClick={() => void restore(version.number).catch(() => undefined)}>Restore<span className="visually-hidden"> version {version.number}</span></button>}
            </div>
          )}
          {compared === version.number && <Compared aspect={aspect} before={version} now={now} onClose={() => setCompared(null)} />}
        </li>
      ))}
    </ol>
  )
}

const trendText = (trend: Trend | null) => (trend ? trendWords[trend].label : 'No trend')
const confidenceText = (confidence: Confidence | null) => (confidence ? `Confidence ${confidenceWords[confidence].label.toLowerCase()}` : 'No confidence')

function Compared({ aspect, before, now, onClose }: { aspect: Aspect; before: AssessmentVersion; now: AssessmentVersion; onClose: () => void }) {
  const rows = [
    { name: 'Level', former: levelLabel(aspect, before.level), today: levelLabel(aspect, now.level) },
    { name: 'Trend', former: trendText(before.trend), today: trendText(now.trend) },
    { name: 'Confidence', former: confidenceText(before.confidence), today: confidenceText(now.confidence) },
  ]
  return (
    <div className="version-compared" role="group" aria-label={`Version ${before.number} and now`}>
      <div role="table" className="version-table" aria-label="Level, trend and confidence">
        <div role="row"><span role="columnheader" className="visually-hidden">Part</span><span role="columnheader">Version {before.number}</span><span role="columnheader">Now</span></div>
        {rows.map(({ name, former, today }) => (
          <div role="row" key={name} className={former === today ? '' : 'version-differs'}>
            <span role="rowheader" className="visually-hidden">{name}</span><span role="cell">{former}</span><span role="cell">{today}</span>
          </div>
        ))}
      </div>
      {before.rationale === now.rationale
        ? <p className="quiet">The rationale {now.rationale === '' ? 'was and is empty' : 'has not changed'}.</p>
        : <div className="version-words"><span className="quiet">Rationale since then:</span>{lines(wordDiff(before.rationale, now.rationale)).map((parts, at) => <DiffLine key={at} parts={parts} />)}</div>}
      <Button onPress={onClose}>Close</Button>
    </div>
  )
}

function DiffLine({ parts }: { parts: readonly DiffPart[] }) {
  return (
    <p dir="auto">
      {parts.map(({ kind, text }, at) => {
        if (kind === 'same') return <span key={at}>{text}</span>
        const Mark = kind === 'added' ? 'ins' : 'del'
        return <Mark key={at}><span className="visually-hidden">{kind}: </span>{text}</Mark>
      })}
    </p>
  )
}

/** The parts of each line, so that every line takes its own direction. */
function lines(parts: readonly DiffPart[]): DiffPart[][] {
  const result: DiffPart[][] = [[]]
  for (const { kind, text } of parts) {
    text.split('\n').forEach((piece, index) => {
      if (index > 0) result.push([])
      if (piece !== '') result.at(-1)?.push({ kind, text: piece })
    })
  }
  return result.filter(line => line.length > 0)
}
