import { useEffect, useId, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { markPath } from '../../../db/domain/plane/marks.ts'
import { nextPoint, type PlaneDirection } from '../../../db/domain/plane/navigate.ts'
import type { PlanePoint, PlaneScene } from '../../../db/domain/plane/types.ts'
import { palettes } from '../../../db/domain/scene/palette.ts'
import { textDirection } from '../../../db/domain/scene/text-runs.ts'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'

const directions: Readonly<Record<string, PlaneDirection>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' }
/** A press that moves less than this, in pixels, is a click. */
const clickReach = 4

interface Brush { fromX: number; fromY: number; x: number; y: number }

/** The scene on the screen: points to go through by arrows, to click, and to brush with a rubber band. */
export function PlaneDrawing({ scene, periods }: { scene: PlaneScene; periods: readonly { uid: string }[] }) {
  const workbench = useWorkbench()
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const selected = useStoreValue(workbench.selection, state => state.selected)
  const hovered = useStoreValue(workbench.hover, state => state.hovered)
  const wanted = useStoreValue(workbench.planeView, state => state.active)
  const [brush, setBrush] = useState<Brush | null>(null)
  const palette = palettes[scene.theme]
  const active = scene.points.find(point => point.id === wanted) ?? scene.points[0]
  const isSelected = (uid: string) => selected.some(other => other.uid === uid)

  // What is selected elsewhere is where the keyboard goes on from.
  const last = selected.at(-1)?.uid
  useEffect(() => {
    const { active: before } = workbench.planeView.getState()
    const own = scene.points.filter(point => point.uid === last)
    if (own.length > 0 && !own.some(point => point.id === before)) workbench.planeView.setState({ active: own.at(-1)?.id ?? null })
  }, [workbench, last, scene])

  const go = (point: PlanePoint | null | undefined, how: 'replace' | 'toggle' | 'add' = 'replace') => {
    if (!point) return
    workbench.planeView.setState({ active: point.id })
    workbench.layout.setState({ period: periods[point.period]?.uid })
    workbench.select({ type: 'tie', uid: point.uid }, how)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !active) return
    const direction = directions[event.key]
    if (direction) go(nextPoint(scene.points, active, direction))
    else if (event.key === 'Home') go(scene.points[0])
    else if (event.key === 'End') go(scene.points.at(-1))
    else if (event.key === ' ') go(active, event.shiftKey ? 'add' : 'replace')
    else if (event.key === 'Enter') workbench.openCell({ tie: active.uid, period: periods[active.period]?.uid ?? null, aspect: 'P1' })
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const placeOf = (event: PointerEvent) => {
    const { left = 0, top = 0 } = box.current?.getBoundingClientRect() ?? {}
    return { x: event.clientX - left, y: event.clientY - top }
  }
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return
    const { x, y } = placeOf(event)
    setBrush({ fromX: x, fromY: y, x, y })
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent) => {
    const place = placeOf(event)
    if (brush) return setBrush({ ...brush, ...place })
    const near = pointAt(scene.points, place.x, place.y)
    if (near?.uid !== hovered?.uid) workbench.hover.setState({ hovered: near ? { type: 'tie', uid: near.uid } : null })
  }
  const onPointerUp = (event: PointerEvent) => {
    if (!brush) return
    setBrush(null)
    const { x, y } = placeOf(event)
    const how = event.ctrlKey || event.metaKey ? 'toggle' : event.shiftKey ? 'add' : 'replace'
    if (Math.hypot(x - brush.fromX, y - brush.fromY) < clickReach) {
      const point = pointAt(scene.points, x, y)
      if (point) go(point, how)
      else if (how === 'replace') workbench.select(null)
      return
    }
    const within = scene.points.filter(point => point.x >= Math.min(x, brush.fromX) && point.x <= Math.max(x, brush.fromX) && point.y >= Math.min(y, brush.fromY) && point.y <= Math.max(y, brush.fromY))
    const uids = [...new Set(within.map(point => point.uid))]
    workbench.selectMany(uids.map(uid => ({ type: 'tie', uid })), how === 'replace' ? 'replace' : 'add')
    workbench.announce(uids.length === 1 ? '1 tie selected' : `${uids.length} ties selected`)
    const lastWithin = within.at(-1)
    if (lastWithin) workbench.planeView.setState({ active: lastWithin.id })
  }

  const { plot } = scene
  const optionId = (point: PlanePoint) => `${id}-${point.id.replace(' ', '-')}`
  const labelled = new Map(scene.labels.map(label => [label.point, label]))
  return (
    <div
      ref={box} role="listbox" tabIndex={0} aria-multiselectable aria-label="Ties on the practice plane" className="plane-drawing" style={{ width: scene.width, height: scene.height }}
      onKeyDown={onKeyDown} onPointerDown={onPointerDown} onPointerMove={onPointerMove} onPointerUp={onPointerUp} onPointerCancel={() => setBrush(null)}
      onPointerLeave={() => workbench.hover.setState({ hovered: null })}
      {...(active ? { 'aria-activedescendant': optionId(active) } : {})}
    >
      <svg role="presentation" width={scene.width} height={scene.height} viewBox={`0 0 ${scene.width} ${scene.height}`}>
        <defs>
          <pattern id={`${id}-hatch`} width="3" height="3" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="3" height="3" fill={palette.background} /><rect width="1" height="3" fill={palette.arrow} />
          </pattern>
        </defs>
        <g aria-hidden="true">
          {scene.regions.map(region => <rect key={region.label} x={region.x} y={region.y} width={region.width} height={region.height} fill={region.fill} />)}
          {scene.ticks.map(({ value, at, axis, text }) => (
            <g key={`${axis}${value}`}>
              <line {...(axis === 'x' ? { x1: at, x2: at, y1: plot.y, y2: plot.y + plot.height } : { x1: plot.x, x2: plot.x + plot.width, y1: at, y2: at })} stroke={palette.frame} strokeDasharray="1 3" />
              {axis === 'x'
                ? <text x={at} y={plot.y + plot.height + 15} textAnchor="middle" className="plane-tick">{text}</text>
                : <text x={plot.x - 7} y={at + 4} textAnchor="end" className="plane-tick">{text}</text>}
            </g>
          ))}
          {scene.lines.map(({ from, to }) => <line key={`${from.x} ${from.y}`} x1={from.x} y1={from.y} x2={to.x} y2={to.y} stroke={palette.notCoded} />)}
          <rect x={plot.x} y={plot.y} width={plot.width} height={plot.height} fill="none" stroke={palette.notCoded} />
          <text x={plot.x + plot.width / 2} y={plot.y + plot.height + 33} textAnchor="middle" className="plane-axis">{scene.axes.x}</text>
          <text transform={`translate(11 ${plot.y + plot.height / 2}) rotate(-90)`} textAnchor="middle" className="plane-axis">{scene.axes.y}</text>
          {scene.regions.map(region => <text key={region.label} x={region.textX} y={region.textY} textAnchor={region.anchor} className="plane-region">{region.text}</text>)}
          {scene.steps.map(({ uid, from, to, arrow, isGap }) => (
            <g key={`${uid} ${from.x} ${from.y} ${to.x} ${to.y}`} className={isSelected(uid) || hovered?.uid === uid ? 'plane-step plane-step-marked' : 'plane-step'}>
              <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} stroke={palette.arrow} {...(isGap ? { strokeDasharray: '4 3' } : {})} />
              <path d={`M${arrow.map(({ x, y }) => `${x} ${y}`).join('L')}Z`} fill={palette.arrow} />
            </g>
          ))}
        </g>
        {scene.points.map(point => {
          const label = labelled.get(point.id)
          const ring = isSelected(point.uid)
          return (
            <g key={point.id} role="option" id={optionId(point)} aria-selected={ring} aria-label={point.title}>
              {ring && <circle cx={point.x} cy={point.y} r={point.radius + 4.5} fill="none" stroke={palette.selection} strokeWidth={2} />}
              {hovered?.uid === point.uid && !ring && <circle cx={point.x} cy={point.y} r={point.radius + 4.5} fill="none" stroke={palette.selection} strokeWidth={1} strokeOpacity={0.6} />}
              {point.id === active?.id && <circle cx={point.x} cy={point.y} r={point.radius + 8} className="plane-focus" />}
              <path
                d={markPath(point.shape, point.x, point.y, point.radius)}
                {...(point.look === 'filled'
                  ? { fill: palette.arrow, stroke: palette.background, strokeWidth: 1 }
                  : { fill: point.look === 'hatched' ? `url(#${id}-hatch)` : palette.background, stroke: palette.arrow, strokeWidth: point.look === 'hatched' ? 1 : 1.6 })}
              >
                <title>{point.title}</title>
              </path>
              {label && <text aria-hidden="true" x={label.x} y={label.y} textAnchor={anchorOf(label)} direction={textDirection(label.text)} className="plane-label" stroke={palette.background}>{label.text}</text>}
            </g>
          )
        })}
        {brush && (
          <rect
            aria-hidden="true" className="plane-brush" x={Math.min(brush.x, brush.fromX)} y={Math.min(brush.y, brush.fromY)}
            width={Math.abs(brush.x - brush.fromX)} height={Math.abs(brush.y - brush.fromY)}
          />
        )}
      </svg>
    </div>
  )
}

/** In text from right to left, start is the right edge. */
function anchorOf({ text, anchor }: { text: string; anchor: 'start' | 'middle' | 'end' }): 'start' | 'middle' | 'end' {
  if (anchor === 'middle' || textDirection(text) === 'ltr') return anchor
  return anchor === 'start' ? 'end' : 'start'
}

/** The point whose mark, or its near surroundings, covers a place. */
function pointAt(points: readonly PlanePoint[], x: number, y: number): PlanePoint | undefined {
  return points.filter(point => Math.hypot(point.x - x, point.y - y) <= Math.max(12, point.radius + 4)).sort((a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y))[0]
}
