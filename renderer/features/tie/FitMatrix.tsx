import type { Aspect, Assessment, CellDecision, Evidence, Reading } from '../../../db/contract/entities/coding.ts'
import type { Period } from '../../../db/contract/entities/ties.ts'
import { LevelMark } from '../../ui/LevelMark.tsx'
import { trendSigns } from '../../ui/levels.ts'
import { readingLabelWords, trendWords } from '../../ui/words.ts'
import { evidenceIn } from '../evidence/grouping.ts'

interface Props {
  periods: readonly Period[]
  aspects: readonly Aspect[]
  assessments: readonly Assessment[]
  decisions: readonly CellDecision[]
  evidence: readonly Evidence[]
  readings: readonly Reading[]
  coder: string
  /** Uid of the period shown below; null for what lies outside of every period. */
  period: string | null
  onPeriod: (period: string | null, aspect?: string) => void
}

/** All periods at a glance, a row each: the levels, how much evidence is behind them, and the reading. A row opens its period below. */
export function FitMatrix({ periods, aspects, assessments, decisions, evidence, readings, coder, period, onPeriod }: Props) {
  const outside = evidence.some(item => item.periods.length === 0)
  return (
    <table className="fit-matrix">
      <caption className="quiet">Level, trend and items of evidence per period; a row opens its period below.</caption>
      <thead>
        <tr>
          <th scope="col"><span className="visually-hidden">Period</span></th>
          {aspects.map(aspect => <th key={aspect.uid} scope="col" data-aspect={aspect.code}><abbr title={aspect.name}>{aspect.code}</abbr></th>)}
          <th scope="col">Reading</th>
        </tr>
      </thead>
      <tbody>
        {periods.map(row => {
          const reading = readings.find(candidate => candidate.period === row.uid)
          return (
            <tr key={row.uid} className={period === row.uid ? 'fit-row fit-row-current' : 'fit-row'}>
              <th scope="row">
                <button type="button" className="fit-period" aria-pressed={period === row.uid} onClick={() => onPeriod(row.uid)}><bdi>{row.name}</bdi></button>
              </th>
              {aspects.map(aspect => (
                <td key={aspect.uid}>
                  <LevelCell
                    aspect={aspect} period={row} coder={coder} count={evidenceIn(evidence, aspect.uid, row.uid).length}
                    assessments={assessments.filter(assessment => assessment.aspect === aspect.uid && assessment.period === row.uid)}
                    decision={decisions.find(decision => decision.aspect === aspect.uid && decision.period === row.uid)}
                    onOpen={() => onPeriod(row.uid, aspect.code)}
                  />
                </td>
              ))}
              <td className="fit-reading">
                {reading && readingLabelWords[reading.overrule?.label ?? reading.label].label}
                {reading?.overrule && <span className="quiet"> (overruled)</span>}
              </td>
            </tr>
          )
        })}
        {outside && (
          <tr className={period === null ? 'fit-row fit-row-current' : 'fit-row'}>
            <th scope="row"><button type="button" className="fit-period" aria-pressed={period === null} onClick={() => onPeriod(null)}>Outside periods</button></th>
            {aspects.map(aspect => {
              const count = evidenceIn(evidence, aspect.uid, null).length
              return <td key={aspect.uid}><span className="fit-count">{count > 0 && <span title={`${count} items of evidence`}>{count}</span>}</span></td>
            })}
            <td />
          </tr>
        )}
      </tbody>
    </table>
  )
}

interface LevelProps {
  aspect: Aspect
  period: Period
  coder: string
  count: number
  assessments: readonly Assessment[]
  decision: CellDecision | undefined
  onOpen: () => void
}

function LevelCell({ aspect, period, coder, count, assessments, decision, onOpen }: LevelProps) {
  const own = assessments.find(assessment => assessment.coder === coder)
  const level = decision ? decision.level : (own?.level ?? null)
  const other = decision ? undefined : assessments.find(assessment => assessment.coder !== coder && assessment.level !== null && assessment.level !== level)
  const word = aspect.scale.find(step => step.value === level)?.label ?? ''
  const details = [level === null ? 'not coded' : word, decision ? `decided by ${decision.coderName}` : '', !decision && own?.trend ? trendWords[own.trend].label.toLowerCase() : ''].filter(text => text !== '').join(', ')
  return (
    <button type="button" className="fit-cell" title={`${aspect.code}, ${period.name}: ${details}; ${count} ${count === 1 ? 'item' : 'items'} of evidence`} onClick={onOpen}>
      <span className="visually-hidden">{aspect.code}, {period.name}: </span>
      <LevelMark aspect={aspect} levels={other ? [level, other.level] : [level]} spoken={other ? ['', `, ${other.coderName}: `] : ['']} />
      <span className="fit-trend" aria-hidden="true">{decision ? '✓' : own?.trend ? trendSigns[own.trend] : ''}</span>
      <span className="visually-hidden">{details}; </span>
      <span className="fit-count">{count > 0 || own ? count : <span className="visually-hidden">0</span>}</span>
      <span className="visually-hidden"> {count === 1 ? 'item' : 'items'} of evidence</span>
    </button>
  )
}
