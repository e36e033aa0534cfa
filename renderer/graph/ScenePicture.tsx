import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { Scene } from '../../db/domain/scene/types.ts'
import { zoomLimits } from './core.ts'
import { noMarks, paintMarks } from './painting/marks.ts'
import { toScene, viewOf, type Frame } from './painting/frame.ts'
import { createPicture, type Picture } from './painting/picture.ts'
import { indexOf } from './painting/scene-index.ts'
import './scene-picture.css'

/** What of the plane pictures side by side show: the point in the middle of each, and pixels per scene unit. */
export interface SharedView {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

interface Props {
  scene: Scene
  view: SharedView
  onView: (view: SharedView) => void
  /** Everything in sight again. */
  onFit: () => void
  /** What is pictured, for screen readers. */
  label: string
  /** Uids of actors and ties. */
  selection: readonly string[]
  hovered: string | null
  onSelect: (uid: string | null, how: 'replace' | 'toggle') => void
  onHover: (uid: string | null) => void
  onOpen: () => void
}

const zoomStep = 1.25
const panStep = 60
/** A hand that moves less than this, in pixels, has clicked. */
const clickReach = 4

/** A picture of a scene to look at beside others: moved and zoomed together with them, with everything in the same places. */
export function ScenePicture({ scene, view, onView, onFit, label, selection, hovered, onSelect, onHover, onOpen }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const picture = useRef<Picture | null>(null)
  const drag = useRef<{ x: number; y: number; view: SharedView; moved: boolean } | null>(null)
  const [size, setSize] = useState({ width: 0, height: 0 })
  const latest = useRef({ view, onView })
  useEffect(() => {
    latest.current = { view, onView }
  })
  useEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context || size.width === 0 || size.height === 0) return
    const ratio = window.devicePixelRatio || 1
    const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)]
    if (element.width !== width) element.width = width
    if (element.height !== height) element.height = height
    const frame: Frame = { zoom: view.zoom, pan: { x: size.width / 2 - view.x * view.zoom, y: size.height / 2 - view.y * view.zoom }, ...size, ratio }
    picture.current ??= createPicture()
    const own = picture.current
    const draw = () => {
      const isSharp = own.draw(context, scene, frame, 1)
      toScene(context, frame)
      paintMarks(context, scene, { ...noMarks, selection: new Set(selection), hovered }, viewOf(frame))
      return isSharp
    }
    if (draw()) return
    const timer = setTimeout(() => own.sharpen(scene, frame, () => void draw()), 110)
    return () => {
      clearTimeout(timer)
      own.stop()
    }
  }, [scene, view, size, selection, hovered])

  // Zooms about the pointer. React listens to wheels passively, so the page could not be kept from scrolling.
  useEffect(() => {
    const element = box.current
    if (!element) return
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const { view: now, onView: tell } = latest.current
      const rect = element.getBoundingClientRect()
      const [dx, dy] = [event.clientX - rect.left - rect.width / 2, event.clientY - rect.top - rect.height / 2]
      const zoom = limited(now.zoom * Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0015)))
      tell({ zoom, x: now.x + dx / now.zoom - dx / zoom, y: now.y + dy / now.zoom - dy / zoom })
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [])

  const at = (event: { clientX: number; clientY: number; currentTarget: Element }): string | null => {
    const rect = event.currentTarget.getBoundingClientRect()
    const point = { x: view.x + (event.clientX - rect.left - size.width / 2) / view.zoom, y: view.y + (event.clientY - rect.top - size.height / 2) / view.zoom }
    const { node, tie } = indexOf(scene).at(point, { node: 2 / view.zoom, tie: 6 / view.zoom })
    return node?.uid ?? tie?.uid ?? null
  }
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return
    drag.current = { x: event.clientX, y: event.clientY, view, moved: false }
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const taken = drag.current
    if (!taken) return onHover(at(event))
    const [dx, dy] = [event.clientX - taken.x, event.clientY - taken.y]
    taken.moved ||= Math.hypot(dx, dy) > clickReach
    if (taken.moved) onView({ ...taken.view, x: taken.view.x - dx / taken.view.zoom, y: taken.view.y - dy / taken.view.zoom })
  }
  const onPointerUp = (event: PointerEvent<HTMLDivElement>) => {
    const taken = drag.current
    drag.current = null
    if (taken && !taken.moved) onSelect(at(event), event.ctrlKey || event.metaKey ? 'toggle' : 'replace')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const pan = pans[event.key]
    if (pan) onView({ ...view, x: view.x + (pan[0] * panStep) / view.zoom, y: view.y + (pan[1] * panStep) / view.zoom })
    else if (event.key === 'PageUp') onView({ ...view, zoom: limited(view.zoom * zoomStep) })
    else if (event.key === 'PageDown') onView({ ...view, zoom: limited(view.zoom / zoomStep) })
    else if (event.key === 'Home' || (event.key.toLowerCase() === 'f' && !event.shiftKey)) onFit()
    else return
    event.preventDefault()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application handles its keys itself
    <div
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an application handles its keys itself
      ref={box} className="scene-picture" role="application" aria-roledescription="picture of the network" aria-label={label} tabIndex={0} data-hovering={hovered !== null}
      onPointerDown={onPointerDown} onPointerMove={onPointerMove} onPointerUp={onPointerUp} onPointerLeave={() => onHover(null)} onDoubleClick={onOpen} onKeyDown={onKeyDown}
    >
      <canvas ref={canvas} className="scene-picture-canvas" />
    </div>
  )
}

const limited = (zoom: number) => Math.max(zoomLimits.least, Math.min(zoomLimits.most, zoom))
const pans: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
