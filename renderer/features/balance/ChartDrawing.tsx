import { useId, useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { ChartScene, ChartShape } from '../../../db/domain/charts/types.ts'
import { palettes } from '../../../db/domain/scene/palette.ts'
import { textDirection } from '../../../db/domain/scene/text-runs.ts'
import { useWorkbench } from '../../ui/hooks.ts'

interface Props {
  scene: ChartScene
  label: string
  /** The step that the window stands at; null: none. */
  current: number | null
  onStep: (index: number) => void
}

/** A chart on the screen: its steps are gone through by arrows and clicked; what a step says is read out, and its event opens where it is pressed. */
export function ChartDrawing({ scene, label, current, onStep }: Props) {
  const workbench = useWorkbench()
  const id = useId()
  const [pointed, setPointed] = useState<number | null>(null)
  const { steps, plot, strip, events } = scene
  const palette = palettes[scene.theme]
  const active = current === null ? null : steps[current] ?? null
  const under = pointed === null ? active : steps[pointed] ?? active

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || steps.length === 0) return
    const at = current ?? steps.length - 1
    const next = event.key === 'ArrowRight' ? at + 1 : event.key === 'ArrowLeft' ? at - 1 : event.key === 'Home' ? 0 : event.key === 'End' ? steps.length - 1 : null
    if (next === null) return
    event.preventDefault()
    event.stopPropagation()
    setPointed(null)
    onStep(Math.min(steps.length - 1, Math.max(0, next)))
  }
  const stepAt = (event: PointerEvent<HTMLElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left
    return steps.find(step => x >= step.from && x <= step.to)?.index ?? null
  }
  return (
    <div className="chart">
      <div
        className="chart-drawing" role="listbox" tabIndex={0} aria-label={label} style={{ width: scene.width, height: scene.height }} onKeyDown={onKeyDown}
        onPointerMove={event => setPointed(stepAt(event))} onPointerLeave={() => setPointed(null)}
        onClick={event => {
          const step = stepAt(event as unknown as PointerEvent<HTMLElement>)
          if (step !== null) onStep(step)
        }}
        {...(active ? { 'aria-activedescendant': `${id}-${active.index}` } : {})}
      >
        <svg role="presentation" width={scene.width} height={scene.height} viewBox={`0 0 ${scene.width} ${scene.height}`}>
          {under && <rect x={under.from} y={plot.top} width={under.to - under.from} height={plot.bottom - plot.top} className="chart-under" />}
          <g aria-hidden="true">{scene.shapes.map((shape, index) => <Shape key={index} shape={shape} />)}</g>
          {active && <line x1={active.x} x2={active.x} y1={plot.top - 6} y2={plot.bottom} stroke={palette.selection} strokeWidth={1.5} />}
          {steps.map(step => <g key={step.index} role="option" id={`${id}-${step.index}`} aria-selected={step.index === current} aria-label={step.says} />)}
          {strip && events.map(event => (
            <rect
              key={event.uid} x={event.x - 4} y={strip.top} width={8} height={strip.bottom - strip.top} fill="transparent" className="chart-event"
              onClick={click => {
                click.stopPropagation()
                workbench.select({ type: 'event', uid: event.uid })
              }}
            >
              <title>{event.title}</title>
            </rect>
          ))}
        </svg>
      </div>
      <p className="chart-says" aria-hidden="true">{under ? under.says : ''}</p>
    </div>
  )
}

function Shape({ shape }: { shape: ChartShape }) {
  switch (shape.kind) {
    case 'line': return <line x1={shape.x1} y1={shape.y1} x2={shape.x2} y2={shape.y2} stroke={shape.stroke} strokeWidth={shape.width} strokeDasharray={shape.dash.join(' ')} />
    case 'path': return <path d={shape.d} fill={shape.fill ?? 'none'} stroke={shape.stroke ?? 'none'} strokeWidth={shape.width} strokeLinejoin="round" strokeDasharray={shape.dash.join(' ')} />
    case 'rect': return <rect x={shape.x} y={shape.y} width={shape.width} height={shape.height} fill={shape.fill} />
    case 'text': return <text x={shape.x} y={shape.y} className="chart-text" fontSize={shape.size} fontWeight={shape.weight === 'semibold' ? 600 : 400} fill={shape.colour} textAnchor={shape.anchor} direction={textDirection(shape.text)}>{shape.text}</text>
  }
}
