import type { AgreementRow, AlphaCoefficient } from '../../../db/contract/entities/agreement.ts'
import { IntervalBar } from './IntervalBar.tsx'
import { coefficientText, countText, intervalText, lowestOf, percentText, reasonsOf } from './words.ts'

interface Props {
  label: string
  rows: readonly AgreementRow[]
  /** What the queue is narrowed to. */
  aspect: string | null
  onAspect: (aspect: string | null) => void
}

const metricWords = { ordinal: 'Alpha, ordinal', nominal: 'Alpha, nominal' } as const

/** The coefficients of one question, all aspects together and one by one. A row narrows the queue below to its aspect. */
export function Coefficients({ label, rows, aspect, onAspect }: Props) {
  const metrics = (rows[0]?.alpha ?? []).map(alpha => alpha.metric)
  const hasKappa = rows[0]?.kappa !== null
  const lowest = lowestOf(rows)
  const reasons = reasonsOf(rows)
  return (
    <>
      <table className="coefficients" aria-label={label}>
        <thead>
          <tr>
            <th scope="col"><span className="visually-hidden">Aspect</span></th>
            <th scope="col" className="number" title="Coded by at least one of these coders">Units</th>
            <th scope="col" className="number" title="Coded by two or more of them: what agreement rests on">By two</th>
            <th scope="col" className="number" title="Share of pairs of coders who gave the same value; does not allow for chance">Same</th>
            {metrics.map((metric, index) => <th key={metric} scope="col">{metricWords[metric]}{index === 0 && ', 95 % interval'}</th>)}
            {hasKappa && <th scope="col" className="number">Kappa</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.aspect?.uid ?? 'all'} className={(row.aspect?.uid ?? null) === aspect ? 'coefficients-current' : ''}>
              <th scope="row">
                <button
                  type="button" className="coefficients-aspect truncate" aria-pressed={(row.aspect?.uid ?? null) === aspect}
                  title={row.aspect ? `Show disagreements about ${row.aspect.name}` : 'Show disagreements about every aspect'}
                  onClick={() => onAspect(row.aspect?.uid ?? null)}
                >
                  {row.aspect ? <><span className="aspect-code">{row.aspect.code}</span> <bdi className="quiet">{row.aspect.name}</bdi></> : 'All aspects'}
                </button>
              </th>
              <td className="number">{countText(row.units)}</td>
              <td className="number">{countText(row.pairable)}</td>
              <td className="number">{row.percentAgreement === null ? <span className="quiet">–</span> : percentText(row.percentAgreement)}</td>
              {row.alpha.map((alpha, index) => <td key={alpha.metric}><Alpha alpha={alpha} lowest={lowest} isShort={index > 0} /></td>)}
              {hasKappa && <td className="number">{row.kappa === null || row.kappa.value === null ? <Undefined why={row.kappa?.why ?? ''} /> : coefficientText(row.kappa.value)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {reasons.length > 0 && <p className="quiet coefficients-reason">{reasons.join(' ')}</p>}
    </>
  )
}

function Alpha({ alpha: { value, why, interval }, lowest, isShort }: { alpha: AlphaCoefficient; lowest: number; isShort: boolean }) {
  if (value === null) return <Undefined why={why} />
  const text = interval ? intervalText(interval) : 'no interval'
  const meaning = interval ? `95 % interval ${text}` : 'Too few units, or too little that varies, to draw an interval from'
  return (
    <span className="alpha" title={meaning}>
      <strong>{coefficientText(value)}</strong>
      <IntervalBar value={value} interval={interval} lowest={lowest} />
      <span className={isShort ? 'visually-hidden' : 'quiet'}>{text}</span>
    </span>
  )
}

const Undefined = ({ why }: { why: string }) => <span className="quiet" title={why}>undefined</span>
