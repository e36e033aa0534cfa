import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react'
import type { Point } from '../../db/domain/scene/types.ts'
import type { GraphView } from './graph-view.ts'

interface Props {
  graph: RefObject<GraphView | null>
  /** The actor that the pointer rests on; null for none. */
  actor: string | null
  onDraw: (from: string, to: string) => void
}

interface Line {
  from: Point
  to: Point
  /** The actor under its end, where a tie to it can be made. */
  target: string | null
}

/** How long the handle stays when the pointer leaves its actor, so that it can be reached. */
const staysMs = 400

/** Where an actor stands in the container, and how far its edge is from its middle. Null where it is not drawn. */
export function placeOf(graph: GraphView, uid: string): (Point & { reach: number }) | null {
  const node = graph.scene()?.nodes.find(candidate => candidate.uid === uid)
  if (!node) return null
  const { crop, zoom } = graph.view()
  return { x: (node.x - crop.x) * zoom, y: (node.y - crop.y) * zoom, reach: (Math.max(node.width, node.height) / 2) * zoom }
}

/** The actor at a point of the container; null where there is none. */
export function actorAt(graph: GraphView, { x, y }: Point): string | null {
  const nodes = graph.scene()?.nodes ?? []
  const { crop, zoom } = graph.view()
  const [sceneX, sceneY] = [crop.x + x / zoom, crop.y + y / zoom]
  return nodes.findLast(node => Math.abs(node.x - sceneX) <= node.width / 2 && Math.abs(node.y - sceneY) <= node.height / 2)?.uid ?? null
}

/** A handle at the edge of the actor that is pointed at: dragged to another actor it makes a tie. By keyboard the same is done with L. */
export function DrawTie({ graph, actor, onDraw }: Props) {
  const [shown, setShown] = useState<string | null>(null)
  const [line, setLine] = useState<Line | null>(null)
  const isHeld = useRef(false)
  const layer = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (actor !== null) {
      // A tie is hovered by its own uid and has no handle.
      const isActor = graph.current?.scene()?.nodes.some(node => node.uid === actor) ?? false
      const timer = setTimeout(() => !isHeld.current && setShown(isActor ? actor : null), 0)
      return () => clearTimeout(timer)
    }
    const timer = setTimeout(() => !isHeld.current && setShown(null), staysMs)
    return () => clearTimeout(timer)
  }, [actor, graph])

  const [place, setPlace] = useState<(Point & { reach: number }) | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setPlace(shown !== null && graph.current ? placeOf(graph.current, shown) : null), 0)
    return () => clearTimeout(timer)
  }, [shown, graph])

  const pointOf = (event: PointerEvent): Point => {
    const { left, top } = layer.current?.getBoundingClientRect() ?? { left: 0, top: 0 }
    return { x: event.clientX - left, y: event.clientY - top }
  }
  const end = () => {
    isHeld.current = false
    setLine(null)
    setShown(null)
  }
  return (
    <div className="draw-tie" ref={layer} aria-hidden="true">
      {line && (
        <svg className="draw-tie-line" width="100%" height="100%">
          <line className={line.target === null ? '' : 'draw-tie-on'} x1={line.from.x} y1={line.from.y} x2={line.to.x} y2={line.to.y} />
        </svg>
      )}
      {place && shown !== null && (
        <div
          className="draw-tie-handle" title="Drag to another actor to make a tie" style={{ transform: `translate(${place.x + place.reach * 0.72 - 4}px, ${place.y - place.reach * 0.72 - 20}px)` }}
          onPointerEnter={() => {
            isHeld.current = true
          }}
          onPointerLeave={event => {
            if (event.currentTarget.hasPointerCapture(event.pointerId)) return
            end()
          }}
          onPointerDown={event => {
            if (event.button !== 0) return
            event.preventDefault()
            event.stopPropagation()
            isHeld.current = true
            event.currentTarget.setPointerCapture(event.pointerId)
            setLine({ from: place, to: pointOf(event), target: null })
          }}
          onPointerMove={event => {
            if (!event.currentTarget.hasPointerCapture(event.pointerId) || !graph.current) return
            const to = pointOf(event)
            const target = actorAt(graph.current, to)
            setLine({ from: place, to, target: target === shown ? null : target })
          }}
          onPointerUp={() => {
            const target = line?.target ?? null
            end()
            if (target !== null) onDraw(shown, target)
          }}
          onPointerCancel={end}
        >
          +
        </div>
      )}
    </div>
  )
}
