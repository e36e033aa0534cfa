import type { Theme } from '../scene/types.ts'
import type { PracticeSign } from './build-timeline.ts'

/** The two practices, as everywhere: violet and green, told apart by their place as well. */
export const practiceColours: { readonly [T in Theme]: { readonly p1: string; readonly p2: string } } = {
  light: { p1: '#6f4fa8', p2: '#2a7d4f' }, dark: { p1: '#b49ae6', p2: '#6cc592' }, grey: { p1: '#3C3C3C', p2: '#3C3C3C' },
}

interface SignShape {
  /** Corners around the middle of the sign, in pixels. */
  readonly points: readonly (readonly [number, number])[]
  readonly isFilled: boolean
}

const diamond = [[0, -3.5], [3.5, 0], [0, 3.5], [-3.5, 0]] as const

/** For: a filled triangle that points up; against: an open one that points down; both: a half-filled diamond; context: a small bar. */
export const signShapes: { readonly [S in PracticeSign]: readonly SignShape[] } = {
  supports: [{ points: [[-3.5, 2.5], [3.5, 2.5], [0, -3]], isFilled: true }],
  contradicts: [{ points: [[-3.5, -2.5], [3.5, -2.5], [0, 3]], isFilled: false }],
  both: [{ points: diamond, isFilled: false }, { points: [[0, -3.5], [3.5, 0], [-3.5, 0]], isFilled: true }],
  context: [{ points: [[-3.5, -1], [3.5, -1], [3.5, 1], [-3.5, 1]], isFilled: true }],
}
