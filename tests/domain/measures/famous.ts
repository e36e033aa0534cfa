import { signedGraph, type SignedGraph } from '../../../db/domain/signed/signed-graph.ts'

export interface Famous { readonly graph: SignedGraph; readonly names: readonly string[] }

/** A network from "one-other" pairs, with weights where given; nodes in the order of their names as they first come. */
export function famous(text: string, weights: readonly number[] = []): Famous {
  const pairs = text.split(' ').map(pair => pair.split('-') as [string, string])
  const names = [...new Set(pairs.flat())]
  return { names, graph: signedGraph(names.length, pairs.map(([from, to], index) => ({ from: names.indexOf(from), to: names.indexOf(to), sign: 1, weight: weights[index] ?? 1 }))) }
}

/** Members of a karate club and the contexts in which they met: Zachary 1977, "An information flow model for conflict and fission in small groups", Journal of Anthropological Research 33(4). */
const karatePairs =
  '1-2 1-3 1-4 1-5 1-6 1-7 1-8 1-9 1-11 1-12 1-13 1-14 1-18 1-20 1-22 1-32 2-3 2-4 2-8 2-14 2-18 2-20 2-22 2-31 3-4 3-8 3-9 3-10 3-14 3-28 3-29 ' +
  '3-33 4-8 4-13 4-14 5-7 5-11 6-7 6-11 6-17 7-17 9-31 9-33 9-34 10-34 14-34 15-33 15-34 16-33 16-34 19-33 19-34 20-34 21-33 21-34 23-33 23-34 ' +
  '24-26 24-28 24-30 24-33 24-34 25-26 25-28 25-32 26-32 27-30 27-34 28-34 29-32 29-34 30-33 30-34 31-33 31-34 32-33 32-34 33-34'
const karateContexts = '453333222313222263451222345132223332353333342332341213123543542327424224233445'

export const karateClub = famous(karatePairs)
export const karateByContexts = famous(karatePairs, Array.from(karateContexts, Number))

/** Marriages between families of Florence: Padgett and Ansell 1993, "Robust action and the rise of the Medici", American Journal of Sociology 98(6). */
export const florentineMarriages = famous(
  'Acciaiuoli-Medici Medici-Barbadori Medici-Ridolfi Medici-Tornabuoni Medici-Albizzi Medici-Salviati Castellani-Peruzzi Castellani-Strozzi ' +
  'Castellani-Barbadori Peruzzi-Strozzi Peruzzi-Bischeri Strozzi-Ridolfi Strozzi-Bischeri Ridolfi-Tornabuoni Tornabuoni-Guadagni Albizzi-Ginori ' +
  'Albizzi-Guadagni Salviati-Pazzi Bischeri-Guadagni Guadagni-Lamberteschi',
)
