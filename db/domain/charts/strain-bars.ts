import type { PairStrain } from '../../contract/entities/balance.ts'
import type { Theme } from '../scene/types.ts'
import { cutTo } from '../timeline/build-timeline.ts'
import { barChart } from './bar-chart.ts'
import type { ChartScene } from './types.ts'

/** So many third parties are drawn. */
export const mostThirds = 15

const signText = (sign: number) => (sign > 0 ? '+' : sign < 0 ? '−' : '0')

/** The third parties that pull at two actors, those that pull most first, each with the signs of its sides. */
export function strainBars({ from, to, own, triads, unbalanced, balanced, incomplete, strain }: Pick<PairStrain, 'from' | 'to' | 'own' | 'triads' | 'unbalanced' | 'balanced' | 'incomplete' | 'strain'>, { theme, width }: { theme: Theme; width: number }): ChartScene {
  const pulling = triads.filter(({ state }) => state === 'unbalanced')
  const title = unbalanced === 0 ? 'No third party pulls at the two' : 'Third parties that pull, by the lesser of their two sides'
  const chart = barChart({
    theme, width, title,
    bars: pulling.slice(0, mostThirds).map(({ third, pull, fromSide, toSide }) => ({ label: `${cutTo(third.name, width * 0.36)}  ${signText(fromSide.sign)} ${signText(toSide.sign)}`, value: pull, apart: false, tone: 'conflict' as const })),
  })
  const counts = `${from.name} – ${to.name} ${own.sign === 0 ? 'without a sign' : signText(own.sign)}: ${unbalanced} unbalanced, ${balanced} balanced, ${incomplete} incomplete triads${strain === null ? '' : `; strain ${Math.round(strain * 1_000) / 10} %`}.`
  return { ...chart, description: `${counts} ${chart.description}` }
}
