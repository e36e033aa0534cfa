import { useId, useState } from 'react'
import { markPath } from '../../db/domain/scene/marks.ts'
import { headPath, nodeShapes } from '../../db/domain/scene/node-shapes.ts'
import { palettes, type Palette } from '../../db/domain/scene/palette.ts'
import { legendGroups, type LegendEntry, type Theme } from '../../db/domain/scene/types.ts'
import './legend.css'

/** The key to what the canvas shows, bottom left; it folds away and says so. */
export function Legend({ entries, theme }: { entries: readonly LegendEntry[]; theme: Theme }) {
  const [open, setOpen] = useState(true)
  const id = useId()
  if (entries.length === 0) return null
  return (
    <section className="legend" aria-label="Legend">
      <button type="button" className="legend-toggle" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <svg viewBox="0 0 8 8" width="8" height="8" aria-hidden="true"><path d={open ? 'M1 2.5 4 6l3-3.5' : 'M2.5 1 6 4 2.5 7'} fill="none" stroke="currentColor" strokeWidth="1.4" /></svg>
        Legend
      </button>
      <div id={id} hidden={!open}>
        {legendGroups.map((group) => {
          const own = entries.filter((entry) => entry.group === group)
          const heading = own[0]?.heading
          return own.length > 0 && (
            <div key={group} className={`legend-group ${heading === undefined ? 'legend-group-plain' : ''}`}>
              {heading !== undefined && <p className="legend-heading" dir="auto">{heading}</p>}
              <ul className="legend-entries" aria-label={heading ?? (group === 'ties' ? 'Ties' : 'Actors')}>
                {own.map((entry) => (
                  <li key={entry.id} className="legend-entry">
                    <Swatch entry={entry} palette={palettes[theme]} />
                    <bdi>{entry.label}</bdi>
                  </li>
                ))}
              </ul>
            </div>
          )
        })}
      </div>
    </section>
  )
}

const height = 16
const bar = 12

/** The mark that an entry explains, as the canvas draws it. */
function Swatch({ entry: { swatch }, palette }: { entry: LegendEntry; palette: Palette }) {
  const middle = height / 2
  switch (swatch.form) {
    case 'node': {
      const { width, height: tall, outline, head } = nodeShapes[swatch.kind]
      const scale = Math.min(13 / tall, 19 / width)
      const paint = { fill: head ? palette.markFill : palette.nodeFill, stroke: palette.nodeStroke, strokeWidth: 1.25 }
      const [half, up] = [(width * scale) / 2, (tall * scale) / 2]
      return (
        <svg width="22" height={height} viewBox={`-11 ${-middle} 22 ${height}`} aria-hidden="true">
          {outline.form === 'ellipse' && <ellipse rx={half} ry={up} {...paint} />}
          {outline.form === 'rounded' && <rect x={-half} y={-up} width={half * 2} height={up * 2} rx={outline.radius * scale} {...paint} />}
          {outline.form === 'polygon' && <polygon points={outline.corners.map(({ x, y }) => `${x * half},${y * up}`).join(' ')} strokeLinejoin="round" {...paint} />}
          {head && <path d={headPath(width * scale)} fill={palette.nodeStroke} />}
        </svg>
      )
    }
    case 'strand': {
      const length = swatch.widths.length > 1 ? bar : 24
      const width = swatch.widths.length * (length + 2) - 2
      return (
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          {swatch.widths.map((wide, i) => (
            <path key={wide} d={`M${i * (length + 2)} ${middle}h${length}`} stroke={swatch.colour} strokeWidth={wide} strokeDasharray={swatch.dash.length > 0 ? swatch.dash.join(' ') : undefined} />
          ))}
        </svg>
      )
    }
    case 'arrow':
      return (
        <svg width="24" height={height} viewBox={`0 0 24 ${height}`} aria-hidden="true">
          <path d={`M0 ${middle}h16`} stroke={palette.mutedInk} strokeWidth="2" />
          <polygon points={`24,${middle} 15,${middle - 4.5} 15,${middle + 4.5}`} fill={swatch.colour} />
        </svg>
      )
    case 'mark':
      return (
        <svg width="16" height={height} viewBox={`-8 ${-middle} 16 ${height}`} aria-hidden="true">
          <circle r="6.75" fill={swatch.background} stroke={swatch.colour} strokeWidth="1" />
          {swatch.mark === 'count' || swatch.mark === 'unclear'
            ? <text y="3.4" textAnchor="middle" fontSize="9.5" fontWeight="600" fill={swatch.colour}>{swatch.mark === 'count' ? '2' : '?'}</text>
            : <path d={markPath(swatch.mark, 6.75)} fill={swatch.colour} />}
        </svg>
      )
    case 'circle': {
      const size = Math.max(14, swatch.diameter + 2)
      return (
        <svg width={size} height={Math.max(height, size)} viewBox={`${-size / 2} ${-Math.max(height, size) / 2} ${size} ${Math.max(height, size)}`} aria-hidden="true">
          <circle r={swatch.diameter / 2} fill={swatch.fill} stroke={swatch.stroke} strokeWidth="1.25" strokeDasharray={swatch.dash.length > 0 ? swatch.dash.join(' ') : undefined} />
        </svg>
      )
    }
    case 'line':
      return (
        <svg width="24" height={height} viewBox={`0 0 24 ${height}`} aria-hidden="true">
          <path d={`M0 ${middle}h24`} stroke={swatch.colour} strokeWidth={swatch.width} strokeDasharray={swatch.dash.length > 0 ? swatch.dash.join(' ') : undefined} />
          <Ticks x={0} y={middle} ticks={swatch.ticks} colour={swatch.colour} />
        </svg>
      )
    case 'square':
      return (
        <svg width={cell * 3} height={cell * 3} viewBox={`0 0 ${cell * 3} ${cell * 3}`} aria-hidden="true">
          {swatch.colours.map((colour, at) => (
            <rect key={colour} x={(at % 3) * cell + 0.5} y={(2 - Math.floor(at / 3)) * cell + 0.5} width={cell - 1} height={cell - 1} fill={colour} />
          ))}
        </svg>
      )
  }
}

/** Side of a cell of a legend of three by three. */
const cell = 13

/** Short lines on one side of a level line of the legend, or on both. */
function Ticks({ x, y, ticks, colour }: { x: number; y: number; ticks: 0 | 1 | 2; colour: string }) {
  if (ticks === 0) return null
  const sides = ticks === 2 ? [1, -1] : [1]
  return <path d={[6, 12, 18].map((at) => sides.map((side) => `M${x + at} ${y + side * 1.5}v${side * 4}`).join('')).join('')} stroke={colour} strokeWidth="1.25" />
}
