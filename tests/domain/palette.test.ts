import { describe, expect, it } from 'vitest'
import { figureScene } from '../../db/domain/scene/figure-scene.ts'
import { contrast, palettes } from '../../db/domain/scene/palette.ts'
import { deficiencies, distance, lab } from '../fixtures/colour-vision.ts'
import { networkOf, sampleNetwork } from '../fixtures/networks.ts'

const time = { asOf: null, since: null, dating: 'possibly', allTime: true } as const
const lightness = (colour: string) => lab(colour)[0]

describe('the grey palette', () => {
  const { levels, ...grey } = palettes.grey
  it('tells levels next to each other by at least 12 in lightness, and conflict is the lighter at every level', () => {
    if (!levels) throw new Error('no levels')
    for (const strand of [levels.cooperation, levels.conflict]) {
      for (const i of [0, 1] as const) expect(lightness(strand[i]) - lightness(strand[i === 0 ? 1 : 2])).toBeGreaterThanOrEqual(12)
    }
    for (const i of [0, 1, 2] as const) expect(lightness(levels.conflict[i]) - lightness(levels.cooperation[i])).toBeGreaterThanOrEqual(20)
  })
  it('is grey, and stands out from the paper', () => {
    for (const colour of [...Object.values(grey), ...(levels?.cooperation ?? []), ...(levels?.conflict ?? [])]) expect(colour).toMatch(/^#([0-9A-F]{2})\1\1$/u)
    for (const colour of [...(levels?.cooperation ?? []), ...(levels?.conflict ?? []), grey.notCoded, grey.none]) expect(contrast(colour, grey.background)).toBeGreaterThanOrEqual(3)
    for (const colour of [grey.ink, grey.mutedInk]) expect(contrast(colour, grey.background)).toBeGreaterThanOrEqual(4.5)
  })
  it('draws strands by level, and ticks conflict and nothing else, on its outer side', () => {
    const data = networkOf({
      actors: [{ name: 'A', kind: 'state' }, { name: 'B', kind: 'state' }],
      ties: [{ from: 0, to: 1, phases: [{ dates: '2015/2024', cooperation: 3, conflict: 1 }] }],
      positions: [{ x: -150, y: 0 }, { x: 150, y: 0 }],
    })
    const { strands, legend } = figureScene(data, { ...time, theme: 'grey' }, { widthMm: 85 })
    const [cooperation, conflict] = strands
    expect([cooperation?.role, cooperation?.colour, cooperation?.ticks]).toEqual(['cooperation', '#161616', undefined])
    expect([conflict?.role, conflict?.colour]).toEqual(['conflict', '#949494'])
    expect(conflict?.ticks?.length).toBeGreaterThan(20)
    for (const { start, end } of conflict?.ticks ?? []) {
      expect(start.x).toBeCloseTo(end.x, 5)
      expect(end.y).toBeGreaterThan(start.y)
      expect(start.y).toBeGreaterThan(conflict?.start.y ?? 0)
    }
    expect(legend.find(({ id }) => id === 'conflict')?.swatch).toMatchObject({ ticked: true, colours: ['#949494', '#757575', '#565656'] })
  })
  it('leaves the strands of light and dark without ticks', () => {
    for (const theme of ['light', 'dark'] as const) expect(figureScene(sampleNetwork(), { ...time, theme }, { widthMm: 174 }).strands.every((strand) => !('ticks' in strand))).toBe(true)
  })
})

describe('cooperation and conflict', () => {
  it.each(['light', 'dark'] as const)('stay apart in %s for readers who are colour-blind', (theme) => {
    const { cooperation, conflict, background } = palettes[theme]
    for (const deficiency of Object.keys(deficiencies) as (keyof typeof deficiencies)[]) {
      expect(distance(cooperation, conflict, deficiency), deficiency).toBeGreaterThan(40)
      for (const colour of [cooperation, conflict]) expect(distance(colour, background, deficiency), deficiency).toBeGreaterThan(30)
    }
  })
})
