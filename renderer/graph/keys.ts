import type { Scene } from '../../db/domain/scene/types.ts'
import type { SelectMode } from './controllers/pointer.ts'
import { gridStep } from '../../db/domain/arrange.ts'
import { onMac } from '../state/keys.ts'
import { actorTowards, endTowards, firstActor, spoken, tieAround, type Heading } from './navigation.ts'

/** What the canvas says about itself to those who use it by keyboard. */
export const canvasInstructions =
  'Arrow keys go from actor to actor along ties. T goes through the ties of an actor. Enter selects; Enter again opens. ' +
  'Control with an arrow goes on and adds what it comes to; W on an actor begins a box, W on another one selects what lies between. ' +
  'Control Shift with an arrow moves the selected actors, Alt Shift farther. Shift with an arrow moves the view, Page Up and Page Down zoom, F fits everything, P pins. F2 renames, the menu key or Shift F10 opens what can be done. ' +
  'L on an actor begins a tie, L on another one makes it.'

/** What the keyboard is on. */
export interface Ring {
  /** Actor or tie; null before the first key. */
  at: string | null
  /** The actor whose ties are being gone through. */
  actor: string | null
  /** The actor from which a tie is being drawn; null while none is. */
  drawing?: string | null
  /** The actor at which a box was begun; null while none is. */
  boxing?: string | null
}

export interface Pressed {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** What a key does to the canvas. */
export interface Canvas {
  readonly scene: Scene
  readonly selection: readonly string[]
  readonly readOnly: boolean
  focus(uid: string): void
  announce(text: string): void
  select(uids: string[], mode: SelectMode): void
  open(uid: string): void
  togglePin(uids: string[]): void
  /** Makes a tie between two actors; absent where none can be made. */
  drawTie?: ((from: string, to: string) => void) | undefined
  /** Opens what can be done with what the keyboard is on, or with the drawing where it is on nothing. */
  menu?: ((uid: string | null) => void) | undefined
  fit(): void
  zoomBy(factor: number): void
  panBy(dx: number, dy: number): void
  /** Moves actors, in scene units; absent where nothing can be moved. */
  nudge?: ((uids: readonly string[], dx: number, dy: number) => void) | undefined
  /** Whether keys move by steps of the grid. */
  snap?: boolean
}

const headings: { readonly [key: string]: Heading } = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' }
const ways: { readonly [H in Heading]: readonly [number, number] } = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] }
const panStep = 60
const pans: { readonly [H in Heading]: readonly [number, number] } = { left: [panStep, 0], right: [-panStep, 0], up: [0, panStep], down: [0, -panStep] }

/** Does what a key stands for on the canvas and moves the ring along. Returns whether the key stands for anything. */
export function pressKey(pressed: Pressed, ring: Ring, canvas: Canvas): boolean {
  const heading = headings[pressed.key]
  if (heading && pressed.shiftKey && isHeld(pressed)) return nudge(heading, pressed.altKey, ring, canvas)
  if (pressed.altKey || pressed.metaKey) return false
  if (heading) return pressed.ctrlKey ? !pressed.shiftKey && walkOn(heading, ring, canvas) : pressArrow(heading, pressed.shiftKey, ring, canvas)
  if (pressed.key === 'ContextMenu' || (pressed.key === 'F10' && pressed.shiftKey)) return openMenu(ring, canvas)
  if (pressed.key === 'F2') return aim(ring, canvas)
  if (pressed.ctrlKey && pressed.key.toLowerCase() === 'a') return selectAll(canvas)
  if (pressed.key === 'Enter' && typeof ring.drawing === 'string' && !pressed.ctrlKey && !pressed.shiftKey) return drawTie(ring, canvas)
  if (pressed.key === 'Enter') return pressEnter(pressed, ring, canvas)
  if (pressed.ctrlKey) return false
  switch (pressed.key) {
    case 't': case 'T': return nextTie(pressed.shiftKey ? -1 : 1, ring, canvas)
    case 'p': case 'P': return pin(ring, canvas)
    case 'l': case 'L': return drawTie(ring, canvas)
    case 'w': case 'W': return box(ring, canvas)
    case 'Escape': return stopDrawing(ring, canvas)
    case 'f': case 'F': case 'Home':
      // With Shift it is the window's.
      if (pressed.shiftKey) return false
      canvas.fit()
      return true
    case 'PageUp': canvas.zoomBy(1.25); return true
    case 'PageDown': canvas.zoomBy(0.8); return true
    default: return false
  }
}

function goTo(uid: string | null, ring: Ring, { scene, selection, focus, announce }: Canvas): void {
  if (uid === null) return
  ring.at = uid
  focus(uid)
  announce(spoken(scene, uid, selection.includes(uid)))
}

function pressArrow(heading: Heading, shifted: boolean, ring: Ring, canvas: Canvas): boolean {
  if (shifted) canvas.panBy(...pans[heading])
  else {
    const tie = canvas.scene.ties.find(({ uid }) => uid === ring.at)
    goTo(tie ? endTowards(canvas.scene, tie, heading) : ring.at === null ? firstActor(canvas.scene) : actorTowards(canvas.scene, ring.at, heading), ring, canvas)
  }
  return true
}

/** Goes on to the next actor and adds it to the selection, with the one that the keyboard was on before. */
function walkOn(heading: Heading, ring: Ring, canvas: Canvas): boolean {
  const before = ring.at
  pressArrow(heading, false, ring, canvas)
  const uids = [before, ring.at].filter((uid) => uid !== null && canvas.scene.nodes.some((node) => node.uid === uid)) as string[]
  if (uids.length > 0) canvas.select([...new Set(uids)], 'add')
  return true
}

function openMenu({ at }: Ring, { menu }: Canvas): boolean {
  menu?.(at)
  return menu !== undefined
}

/** What the keyboard is on becomes what a command acts on. The command itself is somebody else's. */
function aim({ at }: Ring, { selection, select }: Canvas): boolean {
  if (at !== null && !selection.includes(at)) select([at], 'replace')
  return false
}

function selectAll({ scene, select, announce }: Canvas): boolean {
  select(scene.nodes.map(({ uid }) => uid), 'replace')
  announce(`${scene.nodes.length.toLocaleString()} actors selected`)
  return true
}

/** Begins a box at an actor, or ends it there and adds the actors in it: what a rubber band does. */
function box(ring: Ring, canvas: Canvas): boolean {
  const here = canvas.scene.nodes.find(({ uid }) => uid === ring.at)
  if (!here) return false
  const from = canvas.scene.nodes.find(({ uid }) => uid === ring.boxing)
  if (!from) {
    ring.boxing = here.uid
    canvas.announce(`Box from ${here.name}: go to the actor at the other corner and press W. Escape to leave it.`)
    return true
  }
  ring.boxing = null
  const between = (a: number, b: number, value: number) => value >= Math.min(a, b) && value <= Math.max(a, b)
  const inside = canvas.scene.nodes.filter(({ x, y }) => between(from.x, here.x, x) && between(from.y, here.y, y)).map(({ uid }) => uid)
  canvas.select(inside, 'add')
  canvas.announce(`${inside.length.toLocaleString()} actors in the box`)
  return true
}

function pressEnter({ ctrlKey, shiftKey }: Pressed, { at }: Ring, { selection, open, select }: Canvas): boolean {
  if (at === null) return false
  if (selection.length === 1 && selection[0] === at) open(at)
  else select([at], ctrlKey ? 'toggle' : shiftKey ? 'add' : 'replace')
  return true
}

function nextTie(step: 1 | -1, ring: Ring, canvas: Canvas): boolean {
  const tie = canvas.scene.ties.find(({ uid }) => uid === ring.at)
  const actor = tie ? (ring.actor === tie.to ? tie.to : tie.from) : ring.at
  if (actor === null) return false
  const next = tieAround(canvas.scene, actor, tie?.uid ?? null, step)
  if (next === null) canvas.announce('This actor has no tie that shows now.')
  ring.actor = actor
  goTo(next, ring, canvas)
  return true
}

/** With Shift: Ctrl (on macOS Cmd) or Alt, and not both. */
const isHeld = ({ ctrlKey, metaKey, altKey }: Pressed): boolean => (onMac ? metaKey : ctrlKey) !== altKey

/** Moves the selected actors, or the one that the keyboard is on, by a step; from point to point of the grid where that is on. */
function nudge(heading: Heading, far: boolean, { at }: Ring, canvas: Canvas): boolean {
  const uids = actorsAt(at, canvas)
  if (!canvas.nudge || canvas.readOnly || uids.length === 0) return false
  const step = (canvas.snap ? gridStep : gridStep / 4) * (far ? 5 : 1)
  const [dx, dy] = ways[heading]
  canvas.nudge(uids, dx * step, dy * step)
  return true
}

/** The selected actors that show, or the one that the keyboard is on. */
function actorsAt(at: string | null, { scene, selection }: Canvas): string[] {
  const actorsOf = (uids: readonly (string | null)[]) => scene.nodes.map(({ uid }) => uid).filter((uid) => uids.includes(uid))
  const selected = actorsOf(selection)
  return selected.length > 0 ? selected : actorsOf([at])
}

function pin({ at }: Ring, canvas: Canvas): boolean {
  const actors = actorsAt(at, canvas)
  if (canvas.readOnly || actors.length === 0) return false
  canvas.togglePin(actors)
  return true
}

/** Begins a tie at the actor that the keyboard is on, or ends it there. */
function drawTie(ring: Ring, canvas: Canvas): boolean {
  const here = canvas.scene.nodes.find(({ uid }) => uid === ring.at)
  if (!canvas.drawTie || canvas.readOnly) return false
  if (!here) {
    canvas.announce('A tie begins at an actor: go to one first.')
    return true
  }
  const from = canvas.scene.nodes.find(({ uid }) => uid === ring.drawing)
  if (!from) {
    ring.drawing = here.uid
    canvas.announce(`Tie from ${here.name}: go to the other actor and press L. Escape to leave it.`)
  } else if (from.uid === here.uid) canvas.announce('A tie joins two different actors: go to another one.')
  else {
    ring.drawing = null
    canvas.drawTie(from.uid, here.uid)
  }
  return true
}

function stopDrawing(ring: Ring, canvas: Canvas): boolean {
  if (typeof ring.boxing === 'string') {
    ring.boxing = null
    canvas.announce('No box was made.')
    return true
  }
  if (typeof ring.drawing !== 'string') return false
  ring.drawing = null
  canvas.announce('No tie was made.')
  return true
}
