import { describe, expect, it } from 'vitest'
import { alignments, arranged, arrangements, gridStep, snapped } from '../../db/domain/arrange.ts'
import { seeded } from '../bench/synthetic.ts'

const three = [{ x: 0, y: 10, width: 20, height: 40 }, { x: 100, y: -30, width: 60, height: 20 }, { x: 40, y: 90, width: 40, height: 40 }]
const edge = { left: 'x', right: 'x', centre: 'x', top: 'y', bottom: 'y', middle: 'y' } as const

describe('arranging actors', () => {
  it('brings the edges or middles of all into one line, that of the group', () => {
    expect(arranged('left', three)).toEqual([{ x: 0, y: 10 }, { x: 20, y: -30 }, { x: 10, y: 90 }])
    expect(arranged('right', three)).toEqual([{ x: 120, y: 10 }, { x: 100, y: -30 }, { x: 110, y: 90 }])
    expect(arranged('centre', three).map(({ x }) => x)).toEqual([60, 60, 60])
    expect(arranged('top', three).map(({ y }) => y)).toEqual([-20, -30, -20])
    expect(arranged('bottom', three).map(({ y }) => y)).toEqual([90, 100, 90])
    expect(arranged('middle', three).map(({ y }) => y)).toEqual([35, 35, 35])
  })

  it('makes the gaps between neighbours equal, whatever their sizes; those at the ends stay', () => {
    // From -10 to 130, with bodies of 20, 40 and 60: two gaps of 10.
    expect(arranged('horizontally', three)).toEqual([{ x: 0, y: 10 }, { x: 100, y: -30 }, { x: 40, y: 90 }])
    const uneven = [{ x: 0, y: 0, width: 20, height: 20 }, { x: 30, y: 0, width: 20, height: 20 }, { x: 200, y: 0, width: 20, height: 20 }, { x: 60, y: 0, width: 40, height: 20 }]
    const xs = arranged('horizontally', uneven).map(({ x }) => x)
    const inOrder = [0, 1, 3, 2].map(i => ({ from: xs[i]! - uneven[i]!.width / 2, to: xs[i]! + uneven[i]!.width / 2 }))
    const gaps = inOrder.slice(1).map(({ from }, i) => from - inOrder[i]!.to)
    for (const gap of gaps) expect(gap).toBeCloseTo(gaps[0]!, 0)
    expect([xs[0], xs[2]]).toEqual([0, 200])
    expect(arranged('vertically', three.slice(0, 2))).toEqual([{ x: 0, y: 10 }, { x: 100, y: -30 }])
  })

  it('snaps to the nearest point of the grid', () => {
    expect(snapped({ x: gridStep * 0.49, y: -gridStep * 0.51 })).toEqual({ x: 0, y: -gridStep })
    expect(arranged('grid', [{ x: 27, y: -4, width: 1, height: 1 }])).toEqual([{ x: 20, y: 0 }])
  })

  it('done twice is as done once, for every arrangement', () => {
    const random = seeded(5)
    for (let run = 0; run < 30; run++) {
      const bodies = Array.from({ length: 2 + Math.floor(random() * 6) }, () => ({ x: random() * 900, y: random() * 900, width: 10 + random() * 60, height: 10 + random() * 60 }))
      for (const how of arrangements) {
        const once = arranged(how, bodies)
        const twice = arranged(how, bodies.map((body, i) => ({ ...body, ...once[i]! })))
        twice.forEach(({ x, y }, i) => {
          expect(Math.abs(x - once[i]!.x) + Math.abs(y - once[i]!.y), how).toBeLessThan(0.21)
        })
      }
      for (const how of alignments) {
        const other = edge[how] === 'x' ? 'y' : 'x'
        expect(arranged(how, bodies).map(point => point[other]), `${how} leaves the other direction alone`).toEqual(bodies.map(body => body[other]))
      }
    }
  })
})
