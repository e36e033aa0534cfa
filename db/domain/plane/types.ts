import type { ReadingLabel } from '../../contract/vocabulary.ts'
import type { Box, Point, Theme } from '../scene/types.ts'

export interface PlaneOptions {
  /** Size of the drawing, in scene units; a figure's unit is its pixel. */
  readonly width: number
  readonly height: number
  readonly theme: Theme
  /** Index of the one period to show; null: all, with the paths between them. */
  readonly period: number | null
  /** Rows of the ties to show; absent: all. */
  readonly ties?: ReadonlySet<number> | undefined
}

/** How the outcome is drawn: maintained, strained, hostile, ruptured, not coded. */
export type OutcomeShape = 'circle' | 'diamond' | 'triangle' | 'cross' | 'square'
/** How conflicting interests are drawn: 1 to 3 by size; at 0 the mark is open, where not coded it is hatched. */
export type ConflictLook = 'open' | 'hatched' | 'filled'

/** A tie in one period. */
export interface PlanePoint extends Point {
  readonly id: string
  /** Row of the tie and index of the period. */
  readonly tie: number
  readonly period: number
  readonly uid: string
  readonly p1: number
  readonly p2: number
  readonly conflict: number | null
  readonly outcome: number | null
  readonly shape: OutcomeShape
  readonly look: ConflictLook
  readonly radius: number
  readonly label: ReadingLabel
  /** What it says in words: "Russia – Israel, Syria: P1 strong, P2 strong, X acute, O maintained; balanced friendship". */
  readonly title: string
}

/** The way of a tie from one period to the next that it stands in. */
export interface PlaneStep {
  readonly tie: number
  readonly uid: string
  readonly from: Point
  readonly to: Point
  /** Tips of the arrow at its middle: three corners. */
  readonly arrow: readonly [Point, Point, Point]
  /** A period between the two has no place. */
  readonly isGap: boolean
}

export interface PlaneLabel {
  readonly point: string
  readonly uid: string
  readonly text: string
  /** Baseline of the text, and where it is anchored. */
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle' | 'end'
  readonly box: Box
}

/** A part of the plane by the table of the reading. */
export interface PlaneRegion extends Box { readonly label: ReadingLabel; readonly text: string; readonly fill: string; readonly textX: number; readonly textY: number; readonly anchor: 'start' | 'end' }

export interface PlaneTick { readonly value: number; readonly text: string; readonly at: number; readonly axis: 'x' | 'y' }

/** A tie that has a level on one practice alone in a period. */
export interface Unplaced { readonly tie: number; readonly uid: string; readonly period: number; readonly lacks: 'P1' | 'P2'; readonly text: string }

export interface PlaneScene {
  readonly width: number
  readonly height: number
  /** The plane has no colours for grey print. */
  readonly theme: Theme
  readonly plot: Box
  readonly axes: { readonly x: string; readonly y: string }
  readonly regions: readonly PlaneRegion[]
  readonly ticks: readonly PlaneTick[]
  /** Where the practices begin to be present. */
  readonly lines: readonly { readonly from: Point; readonly to: Point }[]
  readonly steps: readonly PlaneStep[]
  readonly points: readonly PlanePoint[]
  readonly labels: readonly PlaneLabel[]
  /** Points whose label found no room. */
  readonly unlabelled: number
  readonly unplaced: readonly Unplaced[]
  /** Ties and periods coded on neither practice. */
  readonly neither: number
  /** "All periods" or the name of the one, with its dates. */
  readonly when: string
}
