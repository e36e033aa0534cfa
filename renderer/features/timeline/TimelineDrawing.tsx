import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { TimelineEvents } from '../../../db/contract/entities/timeline.ts'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import { inSight, zoomed, type TimeWindow } from '../../../db/domain/timeline/axis.ts'
import { dayOfMark, type EventMark, type TimelineScene } from '../../../db/domain/timeline/build-timeline.ts'
import { dayText } from '../../ui/dates.ts'
import { useStoreValue, useTheme, useWorkbench } from '../../ui/hooks.ts'
import { countOf } from '../../ui/words.ts'
import { paintTimeline, timelineHead } from './paint-timeline.ts'
import { spokenEvent } from './words.ts'

interface Props {
  scene: TimelineScene
  events: TimelineEvents | undefined
  network: NetworkData
  window: TimeWindow
  whole: TimeWindow
  size: { width: number; height: number }
}

interface Active { uid: string; lane: number }
interface Drag { x: number; y: number; window: TimeWindow; top: number; what: 'view' | 'as-of'; moved: boolean }

const zoomStep = 1.5
/** A hand that moves less than this, in pixels, has clicked. */
const clickReach = 4
const reach = 9

/** The timeline as a drawing: only what is in sight is painted. Moved, zoomed and gone through by pointer and keyboard. */
export function TimelineDrawing({ scene, events, network, window: shown, whole, size }: Props) {
  const workbench = useWorkbench()
  const { timelineView, time, announce } = workbench
  const theme = useTheme()
  const asOf = useStoreValue(time, state => state.asOf) ?? network.studyPeriod.to
  const selected = useStoreValue(workbench.selection, state => state.selected)
  const chosen = useMemo(() => new Set(selected.map(({ uid }) => uid)), [selected])
  const [active, setActive] = useState<Active | null>(null)
  const [top, setTop] = useState(0)
  const [isFocused, setFocused] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const drag = useRef<Drag | null>(null)
  const instructions = useId()
  const room = size.height - timelineHead.height
  const mostTop = Math.max(0, scene.height - room)
  const at = Math.min(top, mostTop)
  const perDay = scene.width / (shown.to - shown.from)
  const dayAt = (x: number) => shown.from + (x - timelineHead.names) / perDay
  const look = (next: TimeWindow) => timelineView.setState({ window: next })
  const latest = useRef({ shown, look, dayAt, mostTop })
  useEffect(() => {
    latest.current = { shown, look, dayAt, mostTop }
  })

  useLayoutEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context) return
    const ratio = window.devicePixelRatio || 1
    const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)]
    if (element.width !== width) element.width = width
    if (element.height !== height) element.height = height
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    paintTimeline(context, scene, { theme, asOf: (asOf + 0.5 - shown.from) * perDay, selected: chosen, active: isFocused ? active : null, top: at, height: size.height })
  }, [scene, theme, asOf, shown, perDay, chosen, active, isFocused, at, size])

  // React listens to wheels passively, so the page could not be kept from scrolling.
  useEffect(() => {
    const element = box.current
    if (!element) return
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const now = latest.current
      const x = event.clientX - element.getBoundingClientRect().left
      const step = event.deltaMode === 1 ? 20 : 1
      if (event.shiftKey || x < timelineHead.names) setTop(before => Math.max(0, Math.min(now.mostTop, before + (event.deltaY || event.deltaX) * step)))
      else if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) now.look(movedBy(now.shown, (event.deltaX * step * (now.shown.to - now.shown.from)) / element.clientWidth))
      else now.look(zoomed(now.shown, Math.exp(-event.deltaY * step * 0.0015), now.dayAt(x)))
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [])

  const markAt = (x: number, y: number): { mark: EventMark; lane: number } | null => {
    if (x < timelineHead.names || y < timelineHead.height) return null
    const [inX, inY] = [x - timelineHead.names, y - timelineHead.height + at]
    const lane = scene.lanes.findIndex(each => inY >= each.y && inY < each.y + each.height)
    const marks = scene.lanes[lane]?.marks ?? []
    const near = marks.filter(mark => Math.hypot(mark.x - inX, mark.y - inY) <= reach + 3).toSorted((a, b) => Math.hypot(a.x - inX, a.y - inY) - Math.hypot(b.x - inX, b.y - inY))
    const [mark] = near
    return mark ? { mark, lane } : null
  }
  const setDay = (day: number) => time.setState({ asOf: Math.floor(day), since: null, allTime: false })

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return
    const { x, y } = placeOf(event)
    const what = y < timelineHead.height && x >= timelineHead.names ? 'as-of' : 'view'
    drag.current = { x, y, window: shown, top: at, what, moved: false }
    event.currentTarget.setPointerCapture(event.pointerId)
    if (what === 'as-of') setDay(dayAt(x))
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const taken = drag.current
    const { x, y } = placeOf(event)
    if (!taken) {
      const found = markAt(x, y)
      workbench.hover.setState({ hovered: found ? { type: 'event', uid: found.mark.uid } : null })
      return
    }
    taken.moved ||= Math.hypot(x - taken.x, y - taken.y) > clickReach
    if (taken.what === 'as-of') setDay(dayAt(x))
    else if (taken.moved) {
      look(movedBy(taken.window, (taken.x - x) / perDay))
      setTop(Math.max(0, Math.min(mostTop, taken.top + taken.y - y)))
    }
  }
  const onPointerUp = (event: PointerEvent<HTMLDivElement>) => {
    const taken = drag.current
    drag.current = null
    if (!taken || taken.moved || taken.what === 'as-of') return
    const { x, y } = placeOf(event)
    const how = event.ctrlKey || event.metaKey ? 'toggle' : 'replace'
    const lane = scene.lanes.find(each => x < timelineHead.names && y - timelineHead.height + at >= each.y && y - timelineHead.height + at < each.y + each.height)
    const { by } = timelineView.getState()
    if (lane && lane.uid !== null && by !== 'all') return workbench.select({ type: by, uid: lane.uid }, how)
    const found = markAt(x, y)
    if (!found) return
    setActive({ uid: found.mark.uid, lane: found.lane })
    workbench.select({ type: 'event', uid: found.mark.uid }, how)
  }
  const onDoubleClick = (event: { clientX: number; clientY: number; currentTarget: Element }) => {
    const { x, y } = placeOf(event)
    const day = dayAt(x)
    const period = y < timelineHead.periods ? scene.periods.findLast(each => each.from <= day && day < each.to + 1) : undefined
    if (period) return look({ from: Math.max(period.from, whole.from), to: Math.min(period.to + 1, whole.to) })
    if (markAt(x, y)) return void workbench.commands.run('focus-inspector')
    look(zoomed(shown, zoomStep * zoomStep, day))
  }

  /** Goes to an event: into sight, and said. */
  const goTo = (mark: EventMark, lane: number) => {
    const rows = events?.rows
    const own = scene.lanes[lane]
    if (!rows || !own) return
    setActive({ uid: mark.uid, lane })
    const day = dayOfMark({ startEarliest: rows.startEarliest[mark.row] ?? 0, startLatest: rows.startLatest[mark.row] ?? 0, endLatest: rows.endLatest[mark.row] ?? 0 })
    const next = inSight(shown, day)
    if (next !== shown) look(next)
    setTop(before => Math.max(0, Math.min(own.y, Math.max(before, own.y + own.height - room), mostTop)))
    announce(spokenEvent(rows, mark, own.title, chosen.has(mark.uid)))
  }
  const current = active ? scene.lanes[active.lane]?.marks.find(mark => mark.uid === active.uid) : undefined
  const laneOfActive = active?.lane ?? 0
  const step = (by: -1 | 1) => {
    const marks = scene.lanes[laneOfActive]?.marks ?? []
    const index = current ? marks.indexOf(current) + by : by > 0 ? marks.findIndex(mark => mark.x >= 0) : marks.findLastIndex(mark => mark.x <= scene.width)
    const next = marks[index]
    if (next) return goTo(next, laneOfActive)
    look(movedBy(shown, (by * (shown.to - shown.from)) / 4))
    announce(events?.counts ? `${countOf('event', events.total)} around here: zoom in with plus` : `No more event ${by > 0 ? 'after' : 'before'} this one in sight`)
  }
  const change = (by: -1 | 1) => {
    const from = current?.x ?? scene.width / 2
    for (let lane = laneOfActive + by; lane >= 0 && lane < scene.lanes.length; lane += by) {
      const [near] = (scene.lanes[lane]?.marks ?? []).toSorted((a, b) => Math.abs(a.x - from) - Math.abs(b.x - from))
      if (near) return goTo(near, lane)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const middle = current ? shown.from + current.x / perDay : (shown.from + shown.to) / 2
    const marks = scene.lanes[laneOfActive]?.marks ?? []
    const [first, last] = [marks[0], marks.at(-1)]
    switch (event.key) {
      case 'ArrowRight': step(1); break
      case 'ArrowLeft': step(-1); break
      case 'ArrowDown': change(1); break
      case 'ArrowUp': change(-1); break
      case 'Home': if (first) goTo(first, laneOfActive); break
      case 'End': if (last) goTo(last, laneOfActive); break
      case 'PageDown': look(movedBy(shown, (shown.to - shown.from) * 0.75)); break
      case 'PageUp': look(movedBy(shown, (shown.from - shown.to) * 0.75)); break
      case '+': case '=': zoom(zoomStep, middle); break
      case '-': case '_': zoom(1 / zoomStep, middle); break
      case 'f': case 'F': timelineView.setState({ window: null }); announce('All time is shown'); break
      case 'Enter':
        if (!current) return
        workbench.select({ type: 'event', uid: current.uid }, event.shiftKey ? 'toggle' : 'replace')
        announce(`Selected: ${events?.rows?.title[current.row] ?? ''}`)
        break
      default: return
    }
    event.preventDefault()
    event.stopPropagation()
  }
  const zoom = (factor: number, about: number) => {
    const next = zoomed(shown, factor, about)
    look(next)
    announce(`From ${dayText(Math.floor(next.from))} to ${dayText(Math.floor(next.to))}`)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application handles its keys itself
    <div
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an application handles its keys itself
      ref={box} className="timeline-drawing" role="application" aria-roledescription="timeline" tabIndex={0} aria-describedby={instructions}
      aria-label={`Timeline: ${scene.lanes.length === 1 ? '1 lane' : `${scene.lanes.length} lanes`}, from ${dayText(Math.floor(shown.from))} to ${dayText(Math.floor(shown.to))}`}
      onPointerDown={onPointerDown} onPointerMove={onPointerMove} onPointerUp={onPointerUp} onPointerLeave={() => workbench.hover.setState({ hovered: null })}
      onDoubleClick={onDoubleClick} onKeyDown={onKeyDown} onFocus={() => setFocused(true)} onBlur={() => setFocused(false)}
    >
      <canvas ref={canvas} className="timeline-canvas" />
      <p id={instructions} hidden>Left and right go from event to event, up and down to other lanes. Enter selects. Plus and minus zoom, Page Up and Page Down move through time, F shows all of it.</p>
    </div>
  )
}

const movedBy = ({ from, to }: TimeWindow, days: number): TimeWindow => ({ from: from + days, to: to + days })

function placeOf(event: { clientX: number; clientY: number; currentTarget: Element }): { x: number; y: number } {
  const { left, top } = event.currentTarget.getBoundingClientRect()
  return { x: event.clientX - left, y: event.clientY - top }
}
