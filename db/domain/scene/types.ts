import type { Encodings } from '../../contract/entities/encodings.ts'
import type { NetworkCoding } from '../../contract/entities/network-coding.ts'
import type { ActorKind, Certainty } from '../../contract/vocabulary.ts'
import type { Day } from '../../contract/values.ts'
import type { Visible } from '../encoding/visible.ts'

/** Colours of the drawing; grey is for figures printed in black. */
export type Theme = 'light' | 'dark' | 'grey'
export type FontWeight = 'regular' | 'semibold'

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface SceneOptions {
  /** Day shown, or the last one of the range; null is the end of the study period. */
  readonly asOf: Day | null
  /** First day of the range, of which everything that held at some time shows; null where one day is shown. Not after `asOf`. */
  readonly since: Day | null
  readonly dating: 'certainly' | 'possibly'
  /** Every tie at its highest level, whenever it was; `asOf` and `since` do not count then. */
  readonly allTime: boolean
  readonly theme: Theme
  /** Scene units per pixel of the screen, that is 1 / zoom: lettering keeps its size on the screen. */
  readonly labelScale: number
  /** Where actors are while they are being dragged, by index; the others stand where the data says. */
  readonly moved?: ReadonlyMap<number, Point>
  /** What colours, sizes, shapes and names say; absent: the usual. */
  readonly encodings?: Encodings | undefined
  /** What encodings rest on; while it is not there, what needs it is as usual. */
  readonly coding?: NetworkCoding | null | undefined
  /** What shows in the pictures that stand beside this one, itself included: colours and sizes mean the same in all of them. The same object as before while it holds the same. */
  readonly together?: readonly Visible[] | undefined
  /** What the rules of the view leave; absent or null: everything. */
  readonly filter?: SceneFilter | null | undefined
  /** Names find their places among these actors and ties alone; absent: among all. The same object as before where it holds the same. */
  readonly labelled?: Rows | undefined
  /** Where actors stand instead of where the data says, by index; names and ties are placed for it. The same object as before where it holds the same. */
  readonly places?: ReadonlyMap<number, Point> | undefined
  /** Ties between the same two actors as one line with the highest levels and their number; absent: each as a line of its own. */
  readonly parallel?: 'spread' | 'bundled' | undefined
}

/** A part of a network, by the rows of the data. */
export interface Rows {
  readonly actors: ReadonlySet<number>
  readonly ties: ReadonlySet<number>
}

/** How many of what the time shows are left by the rules. */
export interface LeftCount {
  /** In full colour or pale. */
  readonly shown: number
  /** Of these, pale. */
  readonly dimmed: number
  /** Without the rules. */
  readonly all: number
}

/** What rules leave of a network. The two arrays hold a `standing` (see dim.ts) for each row of the data. */
export interface SceneFilter {
  readonly actors: Uint8Array
  readonly ties: Uint8Array
  readonly summary: FilterSummary
}

/** What is to be said of the rules that hold. */
export interface FilterSummary {
  /** A sentence for each rule that hides, and for each that dims. */
  readonly hiding: readonly string[]
  readonly dimming: readonly string[]
  readonly actors: LeftCount
  readonly ties: LeftCount
}

/** Outline of a node around its centre; the size is the node's. */
export type NodeOutline =
  | { readonly form: 'ellipse' }
  | { readonly form: 'rounded'; readonly radius: number }
  /** Corners in units of half the width and half the height. */
  | { readonly form: 'polygon'; readonly corners: readonly Point[] }

export interface SceneNode extends Point {
  readonly uid: string
  /** Row of the actor in the data. */
  readonly actor: number
  readonly kind: ActorKind
  /** As on the label: the short name where there is one. */
  readonly name: string
  readonly fullName: string
  readonly width: number
  readonly height: number
  readonly outline: NodeOutline
  readonly fill: string
  readonly stroke: string
  readonly strokeWidth: number
  /** Whether the actor only possibly exists at the time shown. */
  readonly faded: boolean
  readonly pinned: boolean
  /** Colour of what is drawn on the fill; absent: that of the outline. */
  readonly ink?: string
  /** Dashes of the outline of an actor that has nothing to show; absent: continuous. */
  readonly dash?: readonly number[]
  /** A letter in its middle that tells its class. */
  readonly letter?: string
  /** What its colour says, in words. */
  readonly says?: string
  /** Set where shapes say nothing: without the head of a leader. */
  readonly plain?: true
  /** Set where the rules put it back: its colours are pale already. */
  readonly dimmed?: true
}

/** What a line shows: one of the two strands, that a strand is not coded, that both are coded as none, or by its colour what an encoding says. */
export type StrandRole = 'cooperation' | 'conflict' | 'not-coded' | 'none' | 'encoded'

/** A straight line (no control point) or a quadratic Bézier curve. */
export interface Curve {
  readonly start: Point
  readonly control: Point | null
  readonly end: Point
}

export interface SceneStrand extends Curve {
  /** Stable while the data stand: the tie's uid, a colon, the role. */
  readonly id: string
  readonly tie: string
  readonly role: StrandRole
  /** 1 to 3 for the two strands; 0 for `none`, null for `not-coded`. */
  readonly level: number | null
  readonly width: number
  readonly colour: string
  /** Lengths of dashes and gaps; empty for a continuous line. */
  readonly dash: readonly number[]
  /** Whether the level only possibly holds at the time shown. */
  readonly faded: boolean
  /** Short lines across one side, where the palette tells strands apart by pattern too. */
  readonly ticks?: readonly { readonly start: Point; readonly end: Point }[]
  /** Set where the rules put it back: its colour is pale already. */
  readonly dimmed?: true
}

/** Head of a directed tie: an isosceles triangle as long as it is wide. */
export interface SceneArrow {
  readonly id: string
  readonly tie: string
  readonly tip: Point
  /** Middle of the side opposite the tip. */
  readonly base: Point
  readonly size: number
  readonly colour: string
  readonly faded: boolean
  readonly dimmed?: true
}

export interface SceneTie {
  readonly uid: string
  /** Row of the tie in the data. */
  readonly tie: number
  /** Actors' uids. */
  readonly from: string
  readonly to: string
  readonly directed: boolean
  readonly certainty: Certainty
  /** Who, and at what levels: for a tooltip and for screen readers. */
  readonly title: string
  readonly cooperation: number | null
  readonly conflict: number | null
  readonly faded: boolean
  /** Middle line and breadth of all its strands: for a ring around it, and to tell what the pointer is on. */
  readonly centre: Curve
  readonly breadth: number
  /** Set where the rules put it back. */
  readonly dimmed?: true
  /** The ties (uids) that the line stands for, where there are several. */
  readonly bundle?: readonly string[]
}

/** What a mark on a line says: how many ties it stands for, or how it changed between two dates. */
export type MarkForm = 'count' | 'appeared' | 'gone' | 'warmed' | 'cooled' | 'mixed' | 'unclear'

/** A round mark on the middle of a line. */
export interface SceneMark extends Point {
  readonly id: string
  readonly tie: string
  readonly form: MarkForm
  /** The number of a count, and a question mark; empty for the others, which are drawn. */
  readonly text: string
  readonly radius: number
  readonly fontSize: number
  readonly colour: string
  readonly background: string
}

export interface LabelLine {
  readonly text: string
  /** Baseline. */
  readonly y: number
}

export interface SceneLabel {
  readonly actor: string
  /** Centre of every line. */
  readonly x: number
  readonly lines: readonly LabelLine[]
  /** In scene units. */
  readonly fontSize: number
  readonly weight: FontWeight
  readonly colour: string
  readonly halo: string
  readonly box: Box
}

export type LegendSwatch =
  | { readonly form: 'node'; readonly kind: ActorKind }
  | { readonly form: 'strand'; readonly role: StrandRole; readonly widths: readonly number[]; readonly colour: string; readonly dash: readonly number[]; readonly faded: boolean; /** For each width, where levels differ in colour. */ readonly colours?: readonly string[]; readonly ticked?: boolean }
  | { readonly form: 'arrow'; readonly colour: string }
  | { readonly form: 'circle'; readonly diameter: number; readonly fill: string; readonly stroke: string; readonly dash: readonly number[]; readonly letter: string; readonly ink: string }
  | { readonly form: 'line'; readonly colour: string; readonly width: number; readonly dash: readonly number[]; readonly ticks: 0 | 1 | 2 }
  /** Three by three: rows from below, columns from the left. */
  | { readonly form: 'square'; readonly colours: readonly string[]; readonly ticks: readonly (0 | 1 | 2)[] }
  | { readonly form: 'mark'; readonly mark: MarkForm; readonly colour: string; readonly background: string }

/** In the order in which they are shown. */
export const legendGroups = ['ties', 'tie-look', 'actor-look', 'size', 'actors'] as const
export type LegendGroup = (typeof legendGroups)[number]

export interface LegendEntry {
  readonly id: string
  readonly group: LegendGroup
  /** What the entries of its group are about, where that is not plain. */
  readonly heading?: string
  readonly label: string
  readonly swatch: LegendSwatch
}

/** Everything visible, as pure geometry: the canvas, the SVG and the PNG all draw this and nothing else. y grows downwards. */
export interface Scene {
  readonly theme: Theme
  readonly labelScale: number
  readonly asOf: Day
  /** First day of the range shown, never after `asOf`; null where one day, or all time, is shown. */
  readonly since: Day | null
  readonly dating: 'certainly' | 'possibly'
  readonly allTime: boolean
  /** What the rules of the view leave, and in which words they are told; null where there is none. */
  readonly filter: FilterSummary | null
  readonly nodes: readonly SceneNode[]
  readonly ties: readonly SceneTie[]
  /** In the order in which they are drawn. */
  readonly strands: readonly SceneStrand[]
  readonly arrows: readonly SceneArrow[]
  /** Over the lines and under the labels. */
  readonly marks: readonly SceneMark[]
  readonly labels: readonly SceneLabel[]
  /** Actors (uids) whose label found no room. */
  readonly hiddenLabels: readonly string[]
  readonly legend: readonly LegendEntry[]
  /** Around nodes, strands and labels. */
  readonly bounds: Box
}
