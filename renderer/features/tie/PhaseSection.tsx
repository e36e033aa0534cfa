import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import type { LookAgain } from '../../../db/contract/entities/gaps.ts'
import type { TiePhase } from '../../../db/contract/entities/ties.ts'
import type { DateSpan } from '../../../db/contract/values.ts'
import { Button } from '../../ui/Button.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { DownIcon, PlusIcon, RightIcon } from '../../ui/icons/actions.tsx'
import { conflictWords, cooperationWords } from '../../ui/words.ts'
import { Citations } from '../inspector/Citations.tsx'
import { writtenText } from '../inspector/DateText.tsx'
import { understoodText } from '../inspector/dates.ts'
import { LinkedMarkdown } from '../inspector/LinkedMarkdown.tsx'
import { Meaning } from '../inspector/Meaning.tsx'
import { Section } from '../inspector/Section.tsx'
import { LookAgainNotice } from './LookAgainNotice.tsx'
import { NewPhaseForm } from './NewPhaseForm.tsx'
import { phaseAxis, type PhaseBar } from './phase-geometry.ts'
import { PhaseForm } from './PhaseForm.tsx'
import { PhaseHandles } from './PhaseHandles.tsx'
import './tie.css'

interface SectionProps {
  tie: string
  phases: readonly TiePhase[]
  others: readonly DateSpan[]
  isFresh: boolean
  isReadOnly: boolean
  /** Phases that reach over the edge of a period which was given other dates. */
  again: readonly LookAgain[]
}

const sectionName = 'inspector.tie-phases'

/** The dated phases of a tie: cooperation over the line and conflict under it, on an axis of time, and the same in words; each is edited in its place. */
export function PhaseSection({ tie, phases, others, isFresh, isReadOnly, again }: SectionProps) {
  const workbench = useWorkbench()
  const [marked, setMarked] = useState<string | null>(null)
  const [opened, setOpened] = useState<string | null>(null)
  const [isAdding, setAdding] = useState(false)
  const [moved, setMoved] = useState<{ uid: string; over: string; dates: DateSpan } | null>(null)
  const section = useRef<HTMLElement>(null)

  useEffect(() => {
    if (isReadOnly) return
    return workbench.commands.register([{
      id: 'new.phase', title: 'New phase of the tie', group: 'New', keys: ['N H'],
      run: () => {
        const { openSections } = workbench.preferences.getState()
        workbench.setPreferences({ openSections: { ...openSections, [sectionName]: true } })
        setAdding(true)
      },
    }])
  }, [workbench, isReadOnly])

  const shown = phases.map(phase => (moved?.uid === phase.uid && moved.over === phase.dates?.raw ? { ...phase, dates: moved.dates } : phase))
  const toggle = (uid: string) => setOpened(opened === uid ? null : uid)
  const store = (phase: TiePhase, dates: DateSpan) => {
    workbench.write('tiePhases.update', { uid: phase.uid, changes: { dates: dates.raw } }).catch(() => setMoved(null))
  }
  const leave = () => {
    setAdding(false)
    section.current?.focus({ preventScroll: true })
  }
  return (
    <Section
      ref={section} name={sectionName} title="Phases" count={phases.length}
      actions={!isReadOnly && <Button look="quiet" icon={<PlusIcon />} keys="N H" onPress={() => void workbench.commands.run('new.phase')}>New phase</Button>}
    >
      {phases.length === 0 && !isAdding && <p className="quiet">No phase yet: a dated stretch with its levels of cooperation and conflict belongs here.</p>}
      {phases.length > 0 && (
        <>
          <PhaseChart
            phases={shown} others={others} marked={marked} opened={isReadOnly ? null : opened} onMark={setMarked} onOpen={toggle}
            onMove={(phase, dates) => setMoved({ uid: phase.uid, over: phases.find(({ uid }) => uid === phase.uid)?.dates?.raw ?? '', dates })} onRest={store}
          />
          <p className="phase-key quiet"><span className="strand-level strand-cooperation">cooperation, over the line</span> <span className="strand-level strand-conflict">conflict, under it</span></p>
          <LookAgainNotice marks={again} what="a phase reaches over the edge of a period that changed" isReadOnly={isReadOnly} />
          <ol className="phase-list">
            {shown.map(phase => (
              <PhaseRow
                key={phase.uid} phase={phase} isMarked={marked === phase.uid} onMark={setMarked} isOpen={opened === phase.uid} onToggle={() => toggle(phase.uid)}
                {...(isReadOnly ? {} : { form: <PhaseForm phase={phase} isFresh={isFresh} onDeleted={leave} /> })}
              />
            ))}
          </ol>
        </>
      )}
      {isAdding && <NewPhaseForm tie={tie} onDone={leave} />}
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
  /** The phase whose ends can be moved. */
  opened: string | null
  onMark: (uid: string | null) => void
  onOpen: (uid: string) => void
  onMove: (phase: TiePhase, dates: DateSpan) => void
  onRest: (phase: TiePhase, dates: DateSpan) => void
}

function PhaseChart({ phases, others, marked, opened, onMark, onOpen, onMove, onRest }: ChartProps) {
  const id = useId()
  const axis = phaseAxis(phases, others)
  if (axis.bars.length === 0) return null
  const said = axis.bars.map(({ phase }) => `${phase.dates ? writtenText(phase.dates.raw) : ''}: cooperation ${phase.cooperation ?? 'not coded'}, conflict ${phase.conflict ?? 'not coded'}`)
  const movable = phases.find(phase => phase.uid === opened)
  return (
    <div className="phase-line">
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
          <g key={bar.phase.uid} className={marked === bar.phase.uid ? 'phase-bar phase-bar-marked' : 'phase-bar'} onPointerEnter={() => onMark(bar.phase.uid)} onPointerLeave={() => onMark(null)} onClick={() => onOpen(bar.phase.uid)}>
            <Strand bar={bar} level={bar.phase.cooperation} side="cooperation" hatch={`url(#${id}-hatch)`} />
            <Strand bar={bar} level={bar.phase.conflict} side="conflict" hatch={`url(#${id}-hatch)`} />
          </g>
        ))}
        {axis.bars.some(bar => bar.startsBefore) && <path className="phase-beyond" d={`M6 ${baseline - 4} L2 ${baseline} L6 ${baseline + 4}`} />}
        <line className="phase-baseline" x1="0" x2="100%" y1={baseline} y2={baseline} />
      </svg>
      {movable?.dates && <PhaseHandles key={movable.uid} dates={movable.dates} axis={axis} onMove={dates => onMove(movable, dates)} onRest={dates => onRest(movable, dates)} />}
    </div>
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

interface RowProps {
  phase: TiePhase
  isMarked: boolean
  isOpen: boolean
  onMark: (uid: string | null) => void
  onToggle: () => void
  /** Its fields, where they can be changed. */
  form?: ReactNode
}

function PhaseRow({ phase, isMarked, isOpen, onMark, onToggle, form }: RowProps) {
  const name = phase.dates ? writtenText(phase.dates.raw) : 'undated'
  return (
    <li data-entity={phase.uid} className={isMarked ? 'phase-row phase-row-marked' : 'phase-row'} onPointerEnter={() => onMark(phase.uid)} onPointerLeave={() => onMark(null)}>
      <div className="phase-row-head">
        <button type="button" className="phase-row-toggle" aria-expanded={isOpen} aria-label={`${name}: ${form ? 'edit' : 'summary and citations'}`} onClick={onToggle}>
          {isOpen ? <DownIcon /> : <RightIcon />}
          {name}
        </button>
        <StrandLevel name="cooperation" level={phase.cooperation} words={cooperationWords} />
        <StrandLevel name="conflict" level={phase.conflict} words={conflictWords} />
      </div>
      {isOpen && form}
      {isOpen && !form && (
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
