import { useEffect, useId, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode, type Ref } from 'react'
import type { NetworkData } from '../../db/contract/entities/views.ts'
import { pointAt } from '../../db/domain/scene/geometry.ts'
import type { LegendEntry, Point, Scene, Theme } from '../../db/domain/scene/types.ts'
import type { SelectMode } from './controllers/pointer.ts'
import type { Insets, View } from './controllers/viewport.ts'
import { DrawTie } from './DrawTie.tsx'
import { loadLabelFonts } from './fonts.ts'
import { createGraphView, type GraphView, type MovedActor, type SceneTime, type Shown } from './graph-view.ts'
import { canvasInstructions, pressKey, type Ring } from './keys.ts'
import { Legend } from './Legend.tsx'
import { firstActor, spoken } from './navigation.ts'
import './canvas.css'

export interface NetworkCanvasHandle {
  fit(): void
  zoomBy(factor: number): void
  /** Shows these actors, and the actors of these ties, as large as fits. */
  zoomTo(uids: readonly string[]): void
  /** The part of the plane that shows, and its zoom: what a figure of this view needs. */
  viewport(): View | null
  focus(): void
  /** What is drawn now; null before the first picture. */
  scene(): Scene | null
  /** Brings an actor or tie into sight where it is not, and has the keyboard go on from there. */
  flyTo(uid: string): void
  /** Where the name of an actor, or the middle of a tie, is on the canvas, in its pixels; null where it is not drawn. */
  placeOf(uid: string): Point | null
}

export interface NetworkCanvasProps {
  readonly data: NetworkData
  readonly options: SceneTime
  /** Uids of actors and ties. */
  readonly selection: readonly string[]
  readonly theme: Theme
  /** What another view hovers. */
  readonly hovered?: string | null
  /** Nothing can be moved or pinned. */
  readonly readOnly?: boolean
  /** What is dragged snaps to the grid. */
  readonly snap?: boolean
  readonly label: string
  /** Where the view begins: where it was when the drawing was last seen. Null: everything in sight. */
  readonly place?: View | null
  onSelect(uids: string[], mode: SelectMode): void
  onOpen(uid: string): void
  onHover(uid: string | null): void
  /** Actors were put elsewhere: once for each drag. */
  onMove(positions: MovedActor[]): void
  /** Actors were moved by keys; resolves when it is kept, or will not be. */
  onNudge?: ((positions: MovedActor[]) => Promise<void>) | undefined
  onTogglePin(uids: string[]): void
  /** Two actors to be joined by a new tie; absent where none can be made. */
  onDrawTie?: ((from: string, to: string) => void) | undefined
  /** The view came to rest. */
  onViewport(view: View): void
  /** For a live region: what the keyboard is on. */
  onAnnounce?(text: string): void
  /** What was announced of the place holds no longer: the keyboard left it, or it is not so any more. What holds `instead`; empty: nothing. */
  onWithdraw?(text: string, instead: string): void
  /** A right click, or the menu key: on an actor or tie, or beside all of them. `page` is the place in pixels of the page, `place` in scene units. */
  onMenu?: ((uid: string | null, page: Point, place: Point) => void) | undefined
  /** How many pixels at its right edge something else lies over, such as a panel in a narrow window. */
  covered?(): number
  /** Drawn over the canvas. */
  readonly children?: ReactNode
  readonly ref?: Ref<NetworkCanvasHandle>
}

/** The network as a picture to read, point at and walk through by keyboard. Everything on it comes from the scene that figures are made of. */
export function NetworkCanvas(props: NetworkCanvasProps) {
  const { data, options, selection, theme, hovered = null, readOnly = false, snap = false, label, ref } = props
  const plane = useRef<HTMLDivElement>(null)
  const legendBox = useRef<HTMLDivElement>(null)
  const graph = useRef<GraphView | null>(null)
  const ring = useRef<Ring>({ at: null, actor: null })
  /** What was said of the place that the keyboard is on. */
  const said = useRef<string | null>(null)
  const [legend, setLegend] = useState<readonly LegendEntry[]>([])
  const [pointed, setPointed] = useState<string | null>(null)
  const [ready, setReady] = useState(false)
  const instructions = useId()
  const { asOf, since, dating, allTime, filter, labelled, places, parallel, encodings, coding } = options

  const time = useMemo<SceneTime>(() => ({
    asOf, since, dating, allTime, filter, labelled, places, parallel, encodings, coding,
  }), [asOf, since, dating, allTime, filter, labelled, places, parallel, encodings, coding])
  const marked = pointed ?? hovered
  const shown = useMemo<Shown>(() => ({ data, time, theme, selection, hovered: marked, dimming: pointed !== null, readOnly, snap }), [data, time, theme, selection, marked, pointed, readOnly, snap])
  const place = useRef(props.place ?? null)
  const latest = useRef({ props, shown })
  useEffect(() => {
    latest.current = { props, shown }
  })

  useEffect(() => {
    let gone = false
    void loadLabelFonts().then(() => {
      if (!gone) setReady(true)
    })
    return () => {
      gone = true
    }
  }, [])

  useEffect(() => {
    const container = plane.current
    if (!ready || !container) return
    let legendKey = ''
    const view = createGraphView(container, latest.current.shown, () => insetsOf(legendBox.current, latest.current.props.covered?.() ?? 0), {
      onSelect: (uids, mode) => {
        ring.current.at = uids.at(-1) ?? ring.current.at
        latest.current.props.onSelect(uids, mode)
      },
      onOpen: (uid) => latest.current.props.onOpen(uid),
      onHover: (uid) => {
        setPointed(uid)
        latest.current.props.onHover(uid)
      },
      onMove: (positions) => latest.current.props.onMove(positions),
      onNudge: (positions) => latest.current.props.onNudge?.(positions) ?? Promise.resolve(),
      onView: (rested) => latest.current.props.onViewport(rested),
      onScene: (scene: Scene) => {
        const key = `${scene.theme} ${JSON.stringify(scene.legend)}`
        if (key === legendKey) return
        legendKey = key
        setLegend(scene.legend)
      },
    }, place.current)
    graph.current = view
    const observer = new ResizeObserver(() => view.resized())
    observer.observe(container)
    if (legendBox.current) observer.observe(legendBox.current)
    return () => {
      observer.disconnect()
      graph.current = null
      view.destroy()
    }
  }, [ready])

  // Before the browser paints: the picture belongs to the frame in which what it shows changed.
  useLayoutEffect(() => {
    graph.current?.show(shown)
    const { current: text } = said
    if (text === null) return
    const now = placeText(graph.current?.scene(), ring.current.at, selection)
    if (now === text) return
    said.current = now
    latest.current.props.onWithdraw?.(text, now ?? '')
  }, [shown, selection])

  useImperativeHandle(ref, () => ({
    fit: () => graph.current?.fit(true),
    zoomBy: (factor) => graph.current?.zoomBy(factor),
    zoomTo: (uids) => graph.current?.zoomTo(uids),
    viewport: () => graph.current?.view() ?? null,
    focus: () => plane.current?.focus(),
    scene: () => graph.current?.scene() ?? null,
    flyTo: (uid) => {
      ring.current.at = uid
      const view = graph.current
      const scene = view?.scene()
      if (!view || !scene) return
      view.reveal(uid)
      // Where the keyboard is on the canvas already, it goes along and says where it is.
      if (document.activeElement !== plane.current || !plane.current?.matches(':focus-visible')) return
      view.focus(uid)
      const text = spoken(scene, uid, latest.current.shown.selection.includes(uid))
      if (text === '') return
      said.current = text
      latest.current.props.onAnnounce?.(text)
    },
    placeOf: (uid) => {
      const scene = graph.current?.scene()
      return (scene && graph.current && namePlace(scene, graph.current.view(), uid)) ?? null
    },
  }), [])

  const announce = (text: string) => {
    said.current = text === placeText(graph.current?.scene(), ring.current.at, selection) ? text : null
    props.onAnnounce?.(text)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const view = graph.current
    const scene = view?.scene()
    if (!view || !scene) return
    const used = pressKey(event, ring.current, {
      scene, selection, readOnly, announce, select: props.onSelect, open: props.onOpen, togglePin: props.onTogglePin, drawTie: props.onDrawTie,
      focus: (uid) => {
        view.focus(uid)
        view.reveal(uid)
      },
      fit: () => view.fit(true), zoomBy: view.zoomBy, panBy: view.panBy, nudge: props.onNudge ? view.nudge : undefined, snap,
      menu: props.onMenu && ((uid) => openMenu(uid, (uid !== null && namePlace(scene, view.view(), uid)) || middleOf(plane.current))),
    })
    if (used) event.preventDefault()
  }
  const openMenu = (uid: string | null, { x, y }: Point) => {
    const frame = plane.current?.getBoundingClientRect()
    const shownPart = graph.current?.view()
    if (!frame || !shownPart) return
    if (uid !== null && !selection.includes(uid)) props.onSelect([uid], 'replace')
    props.onMenu?.(uid, { x: frame.left + x, y: frame.top + y }, { x: shownPart.crop.x + x / shownPart.zoom, y: shownPart.crop.y + y / shownPart.zoom })
  }
  const onContextMenu = (event: MouseEvent) => {
    if (!props.onMenu) return
    event.preventDefault()
    // The keyboard's way was taken when the key went down.
    if (event.button !== 2 && !event.ctrlKey) return
    plane.current?.focus()
    const { left, top } = event.currentTarget.getBoundingClientRect()
    const at = { x: event.clientX - left, y: event.clientY - top }
    openMenu(graph.current?.at(at) ?? null, at)
  }
  const onBlur = () => {
    graph.current?.focus(null)
    if (said.current !== null) props.onWithdraw?.(said.current, '')
    said.current = null
  }
  const onFocus = () => {
    const view = graph.current
    const scene = view?.scene()
    if (!view || !scene || !plane.current?.matches(':focus-visible')) return
    const drawn = (uid: string | null | undefined) => uid !== null && uid !== undefined && (scene.nodes.some((node) => node.uid === uid) || scene.ties.some((tie) => tie.uid === uid))
    const at = [ring.current.at, selection.at(-1)].find(drawn) ?? firstActor(scene)
    ring.current.at = at
    view.focus(at)
    if (at !== null) announce(spoken(scene, at, selection.includes(at)))
  }

  return (
    <div className="network-canvas">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an application handles its keys itself */}
      <div
        ref={plane} className="network-canvas-plane" role="application" aria-roledescription="network" aria-label={label} aria-describedby={instructions}
        tabIndex={0} data-hovering={pointed !== null} onKeyDown={onKeyDown} onContextMenu={onContextMenu} onFocus={onFocus} onBlur={onBlur}
      />
      {!readOnly && props.onDrawTie && <DrawTie graph={graph} actor={pointed} onDraw={props.onDrawTie} />}
      <p id={instructions} hidden>{canvasInstructions}</p>
      <div ref={legendBox} className="network-canvas-legend"><Legend entries={legend} theme={theme} /></div>
      {props.children}
    </div>
  )
}

/** What is to be said of the place that the keyboard is on; null where it is on nothing that is drawn. */
function placeText(scene: Scene | null | undefined, at: string | null, selection: readonly string[]): string | null {
  return (scene && at !== null && spoken(scene, at, selection.includes(at))) || null
}

/** Where the name of an actor, or the middle of a tie, is on the canvas; null where it is not drawn. */
function namePlace(scene: Scene, { crop, zoom }: View, uid: string): Point | null {
  const node = scene.nodes.find((one) => one.uid === uid)
  const label = scene.labels.find(({ actor }) => actor === uid)
  const tie = scene.ties.find((one) => one.uid === uid)
  const at = label ? { x: label.x, y: label.box.y + label.box.height / 2 } : node ? { x: node.x, y: node.y + node.height / 2 + 8 / zoom } : tie ? pointAt(tie.centre, 0.5) : null
  return at && { x: (at.x - crop.x) * zoom, y: (at.y - crop.y) * zoom }
}

function middleOf(element: HTMLElement | null): Point {
  return { x: (element?.clientWidth ?? 0) / 2, y: (element?.clientHeight ?? 0) / 2 }
}

const padding = 28

/** Room to keep free at the edges: the legend lies over the lower one, and perhaps a panel over the right one. */
function insetsOf(legendBox: HTMLElement | null, right: number): Insets {
  const covered = legendBox ? legendBox.offsetHeight + 16 : 0
  return { left: padding, top: padding, right: padding + right, bottom: Math.max(padding, covered) }
}
