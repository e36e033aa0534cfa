import { useId, useState } from 'react'
import type { TiePhase } from '../../../db/contract/entities/ties.ts'
import type { DateSpan } from '../../../db/contract/values.ts'
import { DownIcon, RightIcon } from '../../ui/icons/actions.tsx'
import { conflictWords, cooperationWords } from '../../ui/words.ts'
import { Citations } from '../inspector/Citations.tsx'
import { writtenText } from '../inspector/DateText.tsx'
import { understoodText } from '../inspector/dates.ts'
import { LinkedMarkdown } from '../inspector/LinkedMarkdown.tsx'
import { Meaning } from '../inspector/Meaning.tsx'
import { Section } from '../inspector/Section.tsx'
import { phaseAxis, type PhaseBar } from './phase-geometry.ts'
import './tie.css'

/** The dated phases of a tie: cooperation over the line and conflict under it, on an axis of time, and the same in words. */
export function PhaseSection({ phases, others }: { phases: readonly TiePhase[]; others: readonly DateSpan[] }) {
  const [marked, setMarked] = useState<string | null>(null)
  return (
    <Section name="inspector.tie-phases" title="Phases" count={phases.length}>
      {phases.length === 0
        ? <p className="quiet">No phase yet: a dated stretch with its levels of cooperation and conflict belongs here.</p>
        : (
          <>
            <PhaseChart phases={phases} others={others} marked={marked} onMark={setMarked} />
            <p className="phase-key quiet"><span className="strand-level strand-cooperation">cooperation, over the line</span> <span className="strand-level strand-conflict">conflict, under it</span></p>
            <ol className="phase-list">
              {phases.map(phase => <PhaseRow key={phase.uid} phase={phase} isMarked={marked === phase.uid} onMark={setMarked} />)}
            </ol>
          </>
        )}
    </Section>
  )
}

const rowHeight = 13
const baseline = 3 * rowHeight + 2
const chartHeight = 2 * baseline
const tickHeight = 18

interface ChartProps {
  phases: readonly TiePhase[]
  others: readonly DateSpan[]
  marked: string | null
  onMark: (uid: string | null) => void
}

function PhaseChart({ phases, others, marked, onMark }: ChartProps) {
  const id = useId()
  const axis = phaseAxis(phases, others)
  if (axis.bars.length === 0) return null
  const said = axis.bars.map(({ phase }) => `${phase.dates ? writtenText(phase.dates.raw) : ''}: cooperation ${phase.cooperation ?? 'not coded'}, conflict ${phase.conflict ?? 'not coded'}`)
  return (
    <svg className="phase-chart" role="img" aria-label={`Phases over time. ${said.join('; ')}`} width="100%" height={chartHeight + tickHeight}>
      <defs>
        <pattern id={`${id}-hatch`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line className="phase-hatch" x1="0" y1="0" x2="0" y2="5" /></pattern>
      </defs>
      {axis.ticks.map(tick => (
        <g key={tick.label} className="phase-tick">
          <line x1={`${tick.at}%`} x2={`${tick.at}%`} y1="0" y2={chartHeight} />
          <text x={`${tick.at}%`} y={chartHeight + 14} textAnchor={tick.at < 4 ? 'start' : tick.at > 96 ? 'end' : 'middle'}>{tick.label}</text>
        </g>
      ))}
      {axis.bars.map(bar => (
        <g key={bar.phase.uid} className={marked === bar.phase.uid ? 'phase-bar phase-bar-marked' : 'phase-bar'} onPointerEnter={() => onMark(bar.phase.uid)} onPointerLeave={() => onMark(null)}>
          <Strand bar={bar} level={bar.phase.cooperation} side="cooperation" hatch={`url(#${id}-hatch)`} />
          <Strand bar={bar} level={bar.phase.conflict} side="conflict" hatch={`url(#${id}-hatch)`} />
        </g>
      ))}
      {axis.bars.some(bar => bar.startsBefore) && <path className="phase-beyond" d={`M6 ${baseline - 4} L2 ${baseline} L6 ${baseline + 4}`} />}
      <line className="phase-baseline" x1="0" x2="100%" y1={baseline} y2={baseline} />
    </svg>
  )
}

/** One strand of a phase: full where the dates are certain, faded where they are only possible; hatched where not coded, a flat line where 0. */
function Strand({ bar, level, side, hatch }: { bar: PhaseBar; level: number | null; side: 'cooperation' | 'conflict'; hatch: string }) {
  const height = level === null ? rowHeight : level === 0 ? 2 : level * rowHeight
  const y = side === 'cooperation' ? baseline - height : baseline
  const rect = ({ from, to }: { from: number; to: number }, className: string) =>
    to > from && <rect className={className} x={`${from}%`} width={`${to - from}%`} y={y} height={height} {...(level === null ? { fill: hatch } : {})} />
  if (level === null) return rect(bar.possible, 'phase-uncoded')
  const certain = bar.certain ?? { from: bar.possible.to, to: bar.possible.to }
  return (
    <>
      {rect({ from: bar.possible.from, to: certain.from }, `phase-${side} phase-possible`)}
      {rect(certain, `phase-${side}`)}
      {rect({ from: certain.to, to: bar.possible.to }, `phase-${side} phase-possible`)}
    </>
  )
}

function PhaseRow({ phase, isMarked, onMark }: { phase: TiePhase; isMarked: boolean; onMark: (uid: string | null) => void }) {
  const [isOpen, setOpen] = useState(false)
  const name = phase.dates ? writtenText(phase.dates.raw) : 'undated'
  return (
    <li className={isMarked ? 'phase-row phase-row-marked' : 'phase-row'} onPointerEnter={() => onMark(phase.uid)} onPointerLeave={() => onMark(null)}>
      <div className="phase-row-head">
        <button type="button" className="phase-row-toggle" aria-expanded={isOpen} aria-label={`${name}: summary and citations`} onClick={() => setOpen(!isOpen)}>
          {isOpen ? <DownIcon /> : <RightIcon />}
          {name}
        </button>
        <StrandLevel name="cooperation" level={phase.cooperation} words={cooperationWords} />
        <StrandLevel name="conflict" level={phase.conflict} words={conflictWords} />
      </div>
      {isOpen && (
        <div className="phase-row-body">
          {phase.dates && <p className="quiet">{understoodText(phase.dates)}</p>}
          {phase.weight !== null && <p className="quiet">Weight as imported: {phase.weight}</p>}
          {phase.summary !== '' && <LinkedMarkdown text={phase.summary} />}
          <Citations cites={phase.cites} />
        </div>
      )}
    </li>
  )
}

function StrandLevel({ name, level, words }: { name: 'cooperation' | 'conflict'; level: 0 | 1 | 2 | 3 | null; words: typeof cooperationWords }) {
  const meaning = level === null ? `${name === 'conflict' ? 'Conflict' : 'Cooperation'}: not coded. Nobody has judged it; this is not the same as 0.` : `${name === 'conflict' ? 'Conflict' : 'Cooperation'}: ${words[level].definition}`
  return (
    <Meaning className={`strand-level strand-${level === null ? 'none' : name}`} meaning={meaning}>
      <span className="visually-hidden">{name} </span>{level === null ? 'not coded' : `${level} ${words[level].label.toLowerCase()}`}
    </Meaning>
  )
}
