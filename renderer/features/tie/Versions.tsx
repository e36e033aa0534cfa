import { useState } from 'react'
import type { Aspect } from '../../../db/contract/entities/coding.ts'
import { instantText } from '../../ui/dates.ts'
import { useAnswer } from '../../ui/hooks.ts'
import { confidenceWords, trendWords } from '../../ui/words.ts'
import { LinkedMarkdown } from '../inspector/LinkedMarkdown.tsx'
import { levelLabel } from '../../ui/levels.ts'
import type { Cell } from './useAssess.ts'

/** The states a cell was in before, on demand. */
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
  const versions = useAnswer('assessments.versions', { ...cell, coder })
  if (!versions) return null
  return (
    <ol className="version-list">
      {versions.map((version, index) => (
        <li key={`${version.at} ${versions.length - index}`}>
          <p>
            <strong>{levelLabel(aspect, version.level)}</strong>
            {version.trend && `, ${trendWords[version.trend].label.toLowerCase()}`}
            {version.confidence && `, confidence ${confidenceWords[version.confidence].label.toLowerCase()}`}
            {index === 0 && <span className="quiet"> · now</span>}
          </p>
          <p className="quiet">{instantText(version.at)}{version.authorName !== '' && <> · <bdi>{version.authorName}</bdi></>}</p>
          {version.rationale !== '' && <LinkedMarkdown text={version.rationale} />}
        </li>
      ))}
    </ol>
  )
}
