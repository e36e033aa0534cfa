import type { FontWeight, Theme } from '../scene/types.ts'

/** What a chart is made of: the screen and every figure draw the same shapes. Lengths are scene units; a figure's unit is its pixel. */
export type ChartShape =
  | { readonly kind: 'line'; readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number; readonly stroke: string; readonly width: number; readonly dash: readonly number[] }
  | { readonly kind: 'path'; readonly d: string; readonly fill: string | null; readonly stroke: string | null; readonly width: number; readonly dash: readonly number[] }
  | { readonly kind: 'rect'; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly fill: string }
  | { readonly kind: 'text'; readonly x: number; readonly y: number; readonly text: string; readonly size: number; readonly weight: FontWeight; readonly colour: string; readonly anchor: 'start' | 'middle' | 'end' }

/** A step of a chart that can be gone to: where it stands, and all that it says. */
export interface ChartStep {
  readonly index: number
  /** The middle of what stands for it, and the stretch around it that leads to it. */
  readonly x: number
  readonly from: number
  readonly to: number
  readonly says: string
}

/** An event as a mark, with its title for those who point at it. */
export interface ChartEvent { readonly uid: string; readonly x: number; readonly title: string }

export interface ChartScene {
  readonly theme: Theme
  readonly width: number
  readonly height: number
  readonly shapes: readonly ChartShape[]
  readonly steps: readonly ChartStep[]
  readonly events: readonly ChartEvent[]
  /** Top and bottom of what the steps stand in, and of the strip of events. */
  readonly plot: { readonly top: number; readonly bottom: number }
  readonly strip: { readonly top: number; readonly bottom: number } | null
  /** What it shows, in words: for screen readers, and the description of a figure. */
  readonly description: string
}

/** One line, or one set of bars. */
export interface ChartSeries {
  readonly name: string
  /** A value for each step; null where there is none. */
  readonly values: readonly (number | null)[]
  /** What a value is not below, where it is not exact. */
  readonly lower?: readonly (number | null)[]
}

export interface ChartPanel {
  readonly title: string
  readonly series: readonly ChartSeries[]
  /** Shares run from 0 to 1 and are written in per cent; amounts begin at 0; scores run from -10 to 10. */
  readonly unit: 'share' | 'amount' | 'score'
  /** What the axis reaches at least; absent: the largest value. */
  readonly most?: number
  /** Steps at which a new level begins. */
  readonly changes?: readonly number[]
}

/** A stretch of time that has a value; a day where `from` is `to`. */
export interface ChartPoint { readonly label: string; readonly from: number; readonly to: number }

export interface LineChart {
  readonly theme: Theme
  readonly width: number
  /** Of all panels; each has at least what it takes to be read. */
  readonly height?: number | undefined
  readonly points: readonly ChartPoint[]
  readonly panels: readonly ChartPanel[]
  /** Days and titles. */
  readonly events: readonly { readonly uid: string; readonly title: string; readonly day: number }[]
  /** Named stretches, with their days. */
  readonly periods: readonly { readonly name: string; readonly from: number; readonly to: number }[]
}
