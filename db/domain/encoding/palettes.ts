import type { ReadingLabel } from '../../contract/vocabulary.ts'
import type { Theme } from '../scene/types.ts'

export type Practice = 'p1' | 'p2'
/** −2, −1, 0, 1, 2. */
type Fits = readonly [string, string, string, string, string]
export type CodedReading = Exclude<ReadingLabel, 'undetermined'>

export interface EncodingPalette {
  /** Fit of each practice from violated (−2) to strong (2), through grey; the side below 0 is ticked as well. */
  readonly fits: { readonly [P in Practice]: Fits }
  /** P1 against, absent, present (rows), and within each P2 so (three by three). In grey P1 is told by lightness and P2 by ticks. */
  readonly both: readonly string[]
  readonly readings: { readonly [R in CodedReading]: string }
  readonly certainties: { readonly confirmed: string; readonly tentative: string; readonly disputed: string }
  /** Amounts on lines, from few to many. */
  readonly lineSteps: readonly [string, string, string, string]
  /** Amounts in actors, from few to many. */
  readonly nodeSteps: readonly [string, string, string, string]
  /** Classes without an order, in actors. In grey all are alike and letters tell them apart. */
  readonly classes: readonly string[]
  /** A class of what there are too many others of. */
  readonly rest: string
}

/** How many ticks a tie has on its sides in grey, where lightness cannot tell its reading. */
export const readingTicks: { readonly [R in CodedReading]: 0 | 1 | 2 } = {
  'balanced-friendship': 0, 'affinity-without-guard-rails': 0, 'managed-rivalry': 0, untested: 1, unbalanced: 1, 'failing-balance': 2, ruptured: 2,
}

/**
 * Colours of encodings. They were found by search for the largest least distance (CIE 1976) between any two of a palette as seen with normal vision
 * and by dichromats (Machado, Oliveira and Fernandes 2009), lines with at least 3:1 against the background. In grey, neighbours of an order
 * differ by at least 12 in lightness (CIE L*), so that they survive a print. Tests hold all of this.
 */
export const encodingPalettes: { readonly [T in Theme]: EncodingPalette } = {
  light: {
    fits: { p1: ['#6F2600', '#DF7B20', '#8A9099', '#C968EE', '#512973'], p2: ['#813200', '#C08A30', '#8A9099', '#00674E', '#002D3E'] },
    both: ['#634200', '#8F942A', '#28995B', '#CD7AA1', '#7B88D6', '#344F90', '#7D1B50', '#771FBF', '#180075'],
    readings: {
      ruptured: '#111111', untested: '#869894', 'balanced-friendship': '#224A17', 'affinity-without-guard-rails': '#A843E0', 'managed-rivalry': '#5094C5',
      unbalanced: '#C08A30', 'failing-balance': '#DD014F',
    },
    certainties: { confirmed: '#140009', tentative: '#8588E6', disputed: '#BA6D1B' },
    lineSteps: ['#C77FA3', '#A64E80', '#7A2560', '#3D0A33'],
    nodeSteps: ['#FBE6EF', '#EDA9C7', '#C75A93', '#7D1B54'],
    classes: ['#FFBA3C', '#0048A6', '#7FEBFF', '#009D72', '#CB3A00', '#72517C', '#EFF2A5', '#6E2117'], rest: '#A7AEB6',
  },
  dark: {
    fits: { p1: ['#FFC459', '#B15600', '#87909B', '#AA51C1', '#EAE8FF'], p2: ['#FFD05B', '#B57A1E', '#87909B', '#34CEE3', '#BEFFFC'] },
    both: ['#BF6811', '#E9CC63', '#79FFBB', '#965D86', '#889A6F', '#8CB9F5', '#9A51FF', '#5265B9', '#E2EAFF'],
    readings: {
      ruptured: '#FFFFFF', untested: '#9AAEBE', 'balanced-friendship': '#67E698', 'affinity-without-guard-rails': '#BA6BFF', 'managed-rivalry': '#236C94',
      unbalanced: '#E0A030', 'failing-balance': '#C8223F',
    },
    certainties: { confirmed: '#FFFFFF', tentative: '#665CB9', disputed: '#DE8C25' },
    lineSteps: ['#97507E', '#BD6FA0', '#E39BC6', '#FFDCEE'],
    nodeSteps: ['#4A2438', '#8A3C68', '#D06CA0', '#FFC4DE'],
    classes: ['#DEB617', '#194499', '#6BEDFF', '#14A75A', '#D00000', '#C35A96', '#FFFFA9', '#613B39'], rest: '#6A737D',
  },
  grey: {
    fits: { p1: ['#8E8E8E', '#6E6E6E', '#505050', '#333333', '#181818'], p2: ['#8E8E8E', '#6E6E6E', '#505050', '#333333', '#181818'] },
    both: ['#8B8B8B', '#8B8B8B', '#8B8B8B', '#535353', '#535353', '#535353', '#1E1E1E', '#1E1E1E', '#1E1E1E'],
    readings: {
      'balanced-friendship': '#1B1B1B', 'affinity-without-guard-rails': '#505050', 'managed-rivalry': '#8B8B8B', untested: '#8B8B8B', unbalanced: '#505050',
      'failing-balance': '#505050', ruptured: '#1B1B1B',
    },
    certainties: { confirmed: '#1B1B1B', tentative: '#505050', disputed: '#8B8B8B' },
    lineSteps: ['#8B8B8B', '#646464', '#3F3F3F', '#1B1B1B'],
    nodeSteps: ['#ECECEC', '#BCBCBC', '#8B8B8B', '#5C5C5C'],
    classes: ['#E3E3E3', '#E3E3E3', '#E3E3E3', '#E3E3E3', '#E3E3E3', '#E3E3E3', '#E3E3E3', '#E3E3E3'], rest: '#E3E3E3',
  },
}
