import type { Input } from '../../../db/contract/api.ts'

/** What a figure is of. */
export type FigureSubject = 'network' | 'matrix' | 'plane' | 'balance' | 'timeline' | 'dyad'

/** A figure that is asked for: what it is of, and the options of its methods. */
export type FigureQuestion =
  | { readonly subject: 'network'; readonly options: Input<'figures.svg'> }
  | { readonly subject: 'matrix'; readonly options: Input<'figures.matrix'> }
  | { readonly subject: 'plane'; readonly options: Input<'figures.plane'> }
  | { readonly subject: 'balance'; readonly options: Input<'figures.balance'> }
  | { readonly subject: 'timeline'; readonly options: Input<'figures.timeline'> }
  | { readonly subject: 'dyad'; readonly options: Input<'figures.dyad'> }

/** The methods that answer with the figure of a subject, by format. */
export const figureMethods = {
  network: { svg: 'figures.svg', pdf: 'figures.pdf', png: 'figures.png' },
  matrix: { svg: 'figures.matrix', pdf: 'figures.matrixPdf', png: 'figures.matrixPng' },
  plane: { svg: 'figures.plane', pdf: 'figures.planePdf', png: 'figures.planePng' },
  balance: { svg: 'figures.balance', pdf: 'figures.balancePdf', png: 'figures.balancePng' },
  timeline: { svg: 'figures.timeline', pdf: 'figures.timelinePdf', png: 'figures.timelinePng' },
  dyad: { svg: 'figures.dyad', pdf: 'figures.dyadPdf', png: 'figures.dyadPng' },
} as const

export type SvgMethod = (typeof figureMethods)[FigureSubject]['svg']

/** Titles of the dialogs. */
export const subjectTitles: Readonly<Record<FigureSubject, string>> = {
  network: 'Export a figure', matrix: 'Export a figure of the matrix', plane: 'Export a figure of the practice plane', balance: 'Export a figure of balance', timeline: 'Export a figure of the timeline',
  dyad: 'Export a figure of two actors',
}
