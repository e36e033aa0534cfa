import type { NetworkData } from '../../db/contract/entities/views.ts'
import { buildScene } from '../../db/domain/scene/build-scene.ts'
import { boundsOf } from '../../db/domain/scene/geometry.ts'
import { arrange } from '../../db/domain/scene/prepare.ts'
import type { Box, Point, Scene, SceneOptions, Theme } from '../../db/domain/scene/types.ts'
import { createElementSync } from './controllers/elements.ts'
import { snapped } from '../../db/domain/arrange.ts'
import { createGrid } from './controllers/grid.ts'
import { createHover } from './controllers/hover.ts'
import { createNudge } from './controllers/nudge.ts'
import { createPointer, type SelectMode } from './controllers/pointer.ts'
import { createViewport, type Insets, type View } from './controllers/viewport.ts'
import { createWheel } from './controllers/wheel.ts'
import { createCore } from './core.ts'
import { animate, perFrame, wantsMotion } from './motion.ts'
import { indexOf } from './painting/scene-index.ts'
import { painterOf } from './painting/scene-renderer.ts'

export type SceneTime = Pick<SceneOptions, 'asOf' | 'since' | 'dating' | 'allTime' | 'filter' | 'labelled' | 'places' | 'parallel' | 'encodings' | 'coding'>

export interface Shown {
  readonly data: NetworkData
  readonly time: SceneTime
  readonly theme: Theme
  readonly selection: readonly string[]
  /** Hovered in another view. */
  readonly hovered: string | null
  /** Whether what is not hovered steps back: while the pointer is on the canvas, not while it rests on a list. */
  readonly dimming: boolean
  readonly readOnly: boolean
  /** Whether what is dragged snaps to the grid. */
  readonly snap: boolean
}

export interface MovedActor {
  readonly actor: string
  readonly x: number
  readonly y: number
  readonly pinned: boolean
}

export interface GraphEvents {
  onSelect(uids: string[], mode: SelectMode): void
  onOpen(uid: string): void
  onHover(uid: string | null): void
  onMove(positions: MovedActor[]): void
  /** Actors were moved by keys; resolves when it is kept, or will not be. */
  onNudge(positions: MovedActor[]): Promise<void>
  onView(view: View): void
  /** A new picture is on the canvas. */
  onScene(scene: Scene): void
}

export interface GraphView {
  show(shown: Shown): void
  scene(): Scene | null
  /** The actor, or else the tie, at a point of the container; null where there is none. */
  at(point: Point): string | null
  focus(uid: string | null): void
  fit(animated: boolean): void
  zoomBy(factor: number): void
  zoomTo(uids: readonly string[]): void
  panBy(dx: number, dy: number): void
  /** Moves actors by keys, in scene units. */
  nudge(uids: readonly string[], dx: number, dy: number): void
  reveal(uid: string): void
  view(): View
  /** The container has another size. */
  resized(): void
  destroy(): void
}

const isSameTime = (a: Shown['time'], b: Shown['time']) => a.asOf === b.asOf && a.since === b.since && a.dating === b.dating && a.allTime === b.allTime

/** Up to so many actors a fit takes the labels into account. */
const mostMeasured = 300
/** Networks up to this size glide to new positions; larger ones jump. */
const mostGliding = 400

/** One network on one canvas: builds the scene for what is to be shown and lets each controller sync its own concern. Begins at `place`, or with everything in sight. */
export function createGraphView(container: HTMLElement, first: Shown, insets: () => Insets, events: GraphEvents, place: View | null = null): GraphView {
  const cy = createCore(container)
  const elements = createElementSync(cy)
  const painter = painterOf(cy)
  const grid = createGrid(container)
  const nudges = createNudge()
  let nudgesUnderWay = 0
  let shown: Shown = first
  let scene: Scene | null = null
  let labelScale = 1
  let focused: string | null = null
  /** Actors not where the data say: in a drag, until the data follow, or while gliding. */
  let moved = new Map<number, Point>()
  let stopGliding: (() => void) | null = null

  const optionsAt = (scale: number, places: ReadonlyMap<number, Point>): SceneOptions => ({ ...shown.time, theme: shown.theme, labelScale: scale, moved: places })
  const measure = (zoom: number): Box => {
    if ((shown.time.labelled?.actors.size ?? shown.data.actors.uid.length) <= mostMeasured) return buildScene(shown.data, optionsAt(1 / zoom, new Map())).bounds
    // Placing thousands of labels anew for every guess would take seconds; at that size they add a margin and no more.
    const bodies = boundsOf(arrange(shown.data, shown.time).bodies.filter((_, actor) => shown.time.labelled?.actors.has(actor) ?? true).map(({ x, y, width, height }) => ({ x: x - width / 2, y: y - height / 2, width, height })))
    const margin = 30 / zoom
    return { x: bodies.x - margin, y: bodies.y - margin, width: bodies.width + 2 * margin, height: bodies.height + 2 * margin }
  }
  const mark = () => {
    painter.setMarks({ selection: new Set(shown.selection), focus: focused, hovered: shown.hovered, dimming: shown.dimming })
  }
  const draw = (patient = false) => {
    scene = buildScene(shown.data, optionsAt(labelScale, moved))
    elements.sync(scene)
    painter.setScene(scene, patient)
    mark()
    events.onScene(scene)
  }
  const drawSoon = perFrame(() => draw())

  const rowOf = (uid: string) => shown.data.actors.uid.indexOf(uid)
  const placeFor = (point: Point): Point => (shown.snap ? snapped(point) : point)
  const hover = createHover(cy, events.onHover)
  const pointer = createPointer(cy, {
    onSelect: events.onSelect,
    onOpen: events.onOpen,
    placeFor,
    onDrag: (places) => {
      stopGliding?.()
      if (shown.snap) grid.show(viewport.view())
      places.forEach((point, uid) => moved.set(rowOf(uid), point))
      drawSoon.ask()
    },
    onDrop: (places) => {
      grid.hide()
      const round = (value: number) => Math.round(value * 10) / 10
      // Where an actor was put by hand it stays: a later layout works around it.
      events.onMove([...places].map(([actor, { x, y }]) => ({ actor, x: round(x), y: round(y), pinned: true })))
    },
  })
  const viewport = createViewport(cy, insets, (view) => {
    if (Math.abs(1 / view.zoom - labelScale) > 1e-6) {
      labelScale = 1 / view.zoom
      // Nothing but names takes another place: what is on the screen may stand until they have it.
      draw(true)
    }
    events.onView(view)
  })
  const wheel = createWheel(cy, container)
  const room = () => JSON.stringify([container.clientWidth, container.clientHeight, insets()])
  let fittedRoom = ''
  const fit = (animated: boolean) => {
    fittedRoom = room()
    viewport.fit(measure, animated)
    if (animated) return
    labelScale = 1 / cy.zoom()
    draw()
  }

  const placeIn = (uid: string): Point | null => arrange(shown.data, shown.time).bodies[rowOf(uid)] ?? null
  /** Actors that keys moved stand where the keys had them until the data follow. */
  const nudgedPlaces = () => new Map([...nudges.pending()].map(([uid, point]) => [rowOf(uid), point]))
  const nudge = (uids: readonly string[], dx: number, dy: number) => {
    const places = nudges.by(uids, dx, dy, placeIn, placeFor)
    if (places.size === 0) return
    stopGliding?.()
    places.forEach((point, uid) => moved.set(rowOf(uid), point))
    drawSoon.ask()
    nudgesUnderWay++
    void events.onNudge([...places].map(([actor, { x, y }]) => ({ actor, x, y, pinned: true }))).finally(() => {
      nudgesUnderWay--
    })
  }

  /** Lets actors glide from where they are drawn to where new data have them. */
  const glide = (from: ReadonlyMap<number, Point>, target: Scene) => {
    const ends = new Map(target.nodes.map((node) => [node.actor, { x: node.x, y: node.y }]))
    stopGliding = animate(
      (share) => {
        moved = new Map([...from].flatMap(([actor, start]) => {
          const end = ends.get(actor)
          return end ? [[actor, { x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share }] as const] : []
        }).concat([...nudgedPlaces()]))
        if (share < 1) draw()
      },
      () => {
        moved = nudgedPlaces()
        stopGliding = null
        draw()
      },
    )
  }

  const show = (next: Shown) => {
    const before = shown
    const drawn = scene
    shown = next
    if (before.readOnly !== next.readOnly || !drawn) cy.autoungrabify(next.readOnly)
    if ((before.data !== next.data || before.time.places !== next.time.places) && drawn) {
      stopGliding?.()
      stopGliding = null
      // What is kept may be on its way still; what was refused leaves new data that know nothing of it.
      if (nudgesUnderWay === 0) nudges.forget()
      else nudges.follow(placeIn)
      moved = nudgedPlaces()
      const target = buildScene(next.data, optionsAt(labelScale, moved))
      const row = new Map(target.nodes.map((node) => [node.uid, node]))
      const apart = new Map(drawn.nodes.flatMap((node) => {
        const now = row.get(node.uid)
        return now && Math.hypot(now.x - node.x, now.y - node.y) > 0.5 ? [[now.actor, { x: node.x, y: node.y }] as const] : []
      }))
      if (apart.size > 0 && target.nodes.length <= mostGliding && wantsMotion()) glide(apart, target)
      else draw()
    } else if (!drawn && place) {
      viewport.restore(place)
      labelScale = 1 / cy.zoom()
      draw()
    } else if (!drawn) fit(false)
    else if (before.theme !== next.theme || before.time !== next.time) {
      draw()
      // Other rules leave another picture, which fills the room again; while time passes the view rests.
      if (before.time.filter !== next.time.filter && isSameTime(before.time, next.time) && viewport.fitted() && (scene?.nodes.length ?? 0) > 0) fit(true)
    } else mark()
    pointer.syncSelection(new Set(next.selection))
  }

  const boxOf = (uids: readonly string[]): Box | null => {
    const wanted = new Set(uids)
    for (const tie of scene?.ties ?? []) {
      if (!wanted.has(tie.uid)) continue
      wanted.add(tie.from)
      wanted.add(tie.to)
    }
    const nodes = scene?.nodes.filter(({ uid }) => wanted.has(uid)) ?? []
    const labels = scene?.labels.filter(({ actor }) => wanted.has(actor)) ?? []
    if (nodes.length === 0) return null
    return boundsOf([...nodes.map(({ x, y, width, height }) => ({ x: x - width / 2, y: y - height / 2, width, height })), ...labels.map(({ box }) => box)])
  }

  show(first)
  return {
    show,
    scene: () => scene,
    at: ({ x, y }) => {
      if (!scene) return null
      const { crop, zoom } = viewport.view()
      const { node, tie } = indexOf(scene).at({ x: crop.x + x / zoom, y: crop.y + y / zoom }, { node: 2 / zoom, tie: 8 / zoom })
      return (node ?? tie)?.uid ?? null
    },
    focus: (uid) => {
      focused = uid
      mark()
    },
    fit,
    zoomBy: viewport.zoomBy,
    zoomTo: (uids) => {
      const box = boxOf(uids)
      if (box) viewport.zoomTo({ x: box.x - 40, y: box.y - 40, width: box.width + 80, height: box.height + 80 })
    },
    panBy: viewport.panBy,
    nudge,
    reveal: (uid) => {
      const box = boxOf([uid])
      if (box) viewport.reveal(box)
    },
    view: viewport.view,
    resized: () => {
      const wasFitted = viewport.fitted()
      cy.resize()
      // An observer also reports the size it finds: only another room is worth another fit.
      if (wasFitted && room() !== fittedRoom) fit(false)
    },
    destroy: () => {
      stopGliding?.()
      drawSoon.cancel()
      pointer.destroy()
      grid.destroy()
      hover.destroy()
      wheel.destroy()
      viewport.destroy()
      cy.destroy()
    },
  }
}
