import type { Theme } from '../scene/types.ts'

/** How a line of several is told apart: by colour, dashes and the shape of its points together. */
export interface SeriesStyle { readonly colour: string; readonly dash: readonly number[]; readonly mark: number }

/** Okabe and Ito (2008), in an order that sets neighbours apart; darker where 3:1 against the ground asks for it. */
const colours: { readonly [T in Theme]: readonly string[] } = {
  light: ['#0072B2', '#D55E00', '#007F5B', '#9A4C81', '#7A6000', '#2B7399'],
  dark: ['#4FB0EA', '#FF8A3D', '#2CC79A', '#E39AC6', '#E6D25A', '#9AD3F5'],
  grey: ['#161616', '#6A6A6A', '#3A3A3A', '#858585', '#505050', '#2A2A2A'],
}
const dashes: readonly (readonly number[])[] = [[], [6, 3], [2, 2.5], [8, 2.5, 2, 2.5]]

export function seriesStyle(theme: Theme, index: number): SeriesStyle {
  const own = colours[theme]
  return { colour: own[index % own.length] ?? own[0] ?? '', dash: dashes[(Math.floor(index / own.length) + (theme === 'grey' ? index : 0)) % dashes.length] ?? [], mark: index % 5 }
}

/** The shape of a point of a series, as an SVG path: circle, square, triangle, diamond, cross. */
export function pointPath(mark: number, x: number, y: number, radius: number): string {
  const at = (points: readonly (readonly [number, number])[]) => `M${points.map(([dx, dy]) => `${round(x + dx * radius)} ${round(y + dy * radius)}`).join('L')}Z`
  switch (mark) {
    case 1: return at([[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]])
    case 2: return at([[0, -1.2], [1.15, 0.9], [-1.15, 0.9]])
    case 3: return at([[0, -1.3], [1.3, 0], [0, 1.3], [-1.3, 0]])
    case 4: return at([[-1, -0.5], [-0.5, -1], [0, -0.5], [0.5, -1], [1, -0.5], [0.5, 0], [1, 0.5], [0.5, 1], [0, 0.5], [-0.5, 1], [-1, 0.5], [-0.5, 0]])
    default: return `M${round(x - radius)} ${round(y)}a${radius} ${radius} 0 1 0 ${radius * 2} 0a${radius} ${radius} 0 1 0 ${-radius * 2} 0Z`
  }
}

export const round = (value: number): number => Math.round(value * 100) / 100
