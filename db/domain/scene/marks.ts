import type { MarkForm } from './types.ts'

/** How each mark is named in a legend. */
export const markLabels: { readonly [F in MarkForm]: string } = {
  count: 'Number of ties in one line', appeared: 'Appeared', gone: 'Gone', warmed: 'Warmed', cooled: 'Cooled', mixed: 'Mixed', unclear: 'Not comparable: coded on one date',
}

const closed = (points: readonly (readonly [number, number])[]) => `M${points.map(([x, y]) => `${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100}`).join('L')}Z`

/** The sign inside a mark, around the origin, to be filled: a plus, a cross, a triangle up or down, or both; empty where it is told by text. */
export function markPath(form: MarkForm, radius: number): string {
  const [far, thin] = [radius * 0.62, radius * 0.17]
  const plus: [number, number][] = [
    [-thin, -far], [thin, -far], [thin, -thin], [far, -thin], [far, thin], [thin, thin], [thin, far], [-thin, far], [-thin, thin], [-far, thin], [-far, -thin], [-thin, -thin],
  ]
  const half = Math.SQRT1_2
  switch (form) {
    case 'appeared': return closed(plus)
    case 'gone': return closed(plus.map(([x, y]) => [(x - y) * half, (x + y) * half]))
    case 'warmed': return closed([[0, -far], [far, far * 0.7], [-far, far * 0.7]])
    case 'cooled': return closed([[0, far], [far, -far * 0.7], [-far, -far * 0.7]])
    case 'mixed': return closed([[0, -far], [far * 0.75, -thin * 0.8], [-far * 0.75, -thin * 0.8]]) + closed([[0, far], [far * 0.75, thin * 0.8], [-far * 0.75, thin * 0.8]])
    case 'count': case 'unclear': return ''
  }
}
