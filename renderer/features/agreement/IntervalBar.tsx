interface Props {
  value: number
  interval: { low: number; high: number } | null
  /** The value at the start of the bar; its end is 1. */
  lowest: number
}

/** Chance, and the values from which Krippendorff (2004, Content Analysis, chapter 11) would draw tentative conclusions, and rely on them. */
const marks = [0, 0.667, 0.8]
const [width, height] = [72, 14]

/** A coefficient as a dot on its interval, from `lowest` to 1, with the marks to judge it by. The numbers stand beside it. */
export function IntervalBar({ value, interval, lowest }: Props) {
  const at = (number: number) => 4 + ((Math.min(1, Math.max(lowest, number)) - lowest) / (1 - lowest)) * (width - 8)
  return (
    <svg className="interval" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <line className="interval-axis" x1={4} x2={width - 4} y1={height / 2} y2={height / 2} />
      {marks.map(mark => <line key={mark} className={mark === 0 ? 'interval-zero' : 'interval-mark'} x1={at(mark)} x2={at(mark)} y1={1} y2={height - 1} />)}
      {interval && <line className="interval-range" x1={at(interval.low)} x2={at(interval.high)} y1={height / 2} y2={height / 2} />}
      <circle className="interval-value" cx={at(value)} cy={height / 2} r={3.5} />
    </svg>
  )
}
