import type { TriadChoice } from '../../../db/contract/entities/balance.ts'

const corners = [[4, 17], [18, 17], [11, 4]] as const
const sides = [[0, 2], [1, 2], [0, 1]] as const

/** A triad drawn small: positive sides solid, negative ones dashed, one without a sign left out. */
export function TriadGlyph({ type }: { type: TriadChoice }) {
  const signs = type === 'incomplete' ? ['+', '+', '0'] : [...type]
  return (
    <svg className="triad-glyph" width="22" height="21" viewBox="0 0 22 21" aria-hidden="true">
      {sides.map(([from, to], side) => {
        const sign = signs[side]
        if (sign === '0') return <line key={side} x1={corners[from][0]} y1={corners[from][1]} x2={corners[to][0]} y2={corners[to][1]} className="triad-unsigned" />
        return <line key={side} x1={corners[from][0]} y1={corners[from][1]} x2={corners[to][0]} y2={corners[to][1]} className={type === 'incomplete' ? 'triad-some' : sign === '+' ? 'triad-positive' : 'triad-negative'} />
      })}
      {corners.map(([x, y]) => <circle key={`${x} ${y}`} cx={x} cy={y} r="2.6" className="triad-corner" />)}
    </svg>
  )
}
