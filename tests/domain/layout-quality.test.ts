import { expect, it } from 'vitest'
import { footprint } from '../../db/domain/layout/footprint.ts'
import { badness, badnessAround, incidenceOf, judge } from '../../db/domain/layout/quality.ts'
import { seeded } from '../bench/synthetic.ts'

it('judges a step by what it touches as the whole would be judged', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const random = seeded(seed)
    const count = 4 + Math.floor(random() * 12)
    const links = Array.from({ length: count * 2 }, () => ({ from: Math.floor(random() * count), to: Math.floor(random() * count), weight: 1 }))
      .filter(({ from, to }, at, all) => from < to && all.findIndex(other => other.from === from && other.to === to) === at)
    const judged = judge(count, links, Array.from({ length: count }, (_, i) => footprint({ kind: 'state', name: `Actor ${i}` })), 1.5)
    const place = () => ({ x: random() * 500, y: random() * 400 })
    const points = Array.from({ length: count }, place)
    const incidence = incidenceOf(count, links)
    for (const moved of [[seed % count], [seed % count, (seed + 1) % count]]) {
      const [whole, part] = [badness(points, judged), badnessAround(moved, points, judged, incidence)]
      for (const i of moved) points[i] = place()
      expect(badnessAround(moved, points, judged, incidence) - part).toBeCloseTo(badness(points, judged) - whole, 9)
    }
  }
})
