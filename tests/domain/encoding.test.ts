import { describe, expect, it } from 'vitest'
import { usualEncodings, type Encodings } from '../../db/contract/entities/encodings.ts'
import { betweenness } from '../../db/domain/encoding/betweenness.ts'
import { encodingPalettes, readingTicks, type CodedReading } from '../../db/domain/encoding/palettes.ts'
import { countSteps, numberSteps } from '../../db/domain/encoding/steps.ts'
import { parseEdtf } from '../../db/domain/edtf.ts'
import { buildScene } from '../../db/domain/scene/build-scene.ts'
import { contrast, palettes } from '../../db/domain/scene/palette.ts'
import type { Scene, Theme } from '../../db/domain/scene/types.ts'
import { codingOf, type CodingPlan } from '../fixtures/coding.ts'
import { deficiencies, distance, lab } from '../fixtures/colour-vision.ts'
import { largeNetwork, networkOf, sampleNetwork } from '../fixtures/networks.ts'

const sights = [undefined, ...Object.keys(deficiencies) as (keyof typeof deficiencies)[]]
const apart = (colours: readonly string[]): number => Math.min(...sights.flatMap(sight => colours.flatMap((one, at) => colours.slice(0, at).map(other => distance(one, other, sight)))))
const lightness = (colour: string) => lab(colour)[0]

describe.each(['light', 'dark'] as const)('the palettes of encodings in %s', theme => {
  const { fits, both, readings, certainties, lineSteps, nodeSteps, classes } = encodingPalettes[theme]
  it('tell every two classes apart, for colour-blind readers too', () => {
    for (const colours of [fits.p1, fits.p2, both, Object.values(readings), Object.values(certainties), classes]) expect(apart(colours)).toBeGreaterThan(20)
    for (const colours of [lineSteps, nodeSteps]) expect(apart(colours)).toBeGreaterThan(12)
  })
  it('have lines that stand out from the background, and amounts that go one way in lightness', () => {
    for (const colour of [...fits.p1, ...fits.p2, ...both, ...Object.values(readings), ...Object.values(certainties), ...lineSteps]) expect(contrast(colour, palettes[theme].background)).toBeGreaterThanOrEqual(3)
    for (const steps of [lineSteps, nodeSteps]) {
      const way = theme === 'light' ? -1 : 1
      for (const at of [1, 2, 3]) expect((lightness(steps[at]!) - lightness(steps[at - 1]!)) * way).toBeGreaterThanOrEqual(10)
    }
  })
})

describe('the palettes of encodings in grey', () => {
  const { fits, both, readings, certainties, lineSteps, nodeSteps } = encodingPalettes.grey
  it('differ by at least 12 in lightness from step to step', () => {
    for (const steps of [fits.p1, fits.p2, lineSteps, nodeSteps, [both[0]!, both[3]!, both[6]!], Object.values(certainties)]) {
      steps.slice(1).forEach((colour, at) => expect(Math.abs(lightness(colour) - lightness(steps[at]!))).toBeGreaterThanOrEqual(12))
    }
  })
  it('tell readings and the two practices apart by lightness and ticks together', () => {
    const names = Object.keys(readings) as CodedReading[]
    expect(new Set(names.map(name => `${readings[name]} ${readingTicks[name]}`)).size).toBe(names.length)
    for (const one of names) for (const other of names) {
      if (one < other && readingTicks[one] === readingTicks[other]) expect(Math.abs(lightness(readings[one]) - lightness(readings[other]))).toBeGreaterThanOrEqual(12)
    }
  })
  it('are grey, and lines stand out from paper', () => {
    for (const colour of [...fits.p1, ...both, ...Object.values(readings), ...lineSteps, ...nodeSteps]) expect(colour).toMatch(/^#([0-9A-F]{2})\1\1$/u)
    for (const colour of [...fits.p1, ...both, ...Object.values(readings), ...lineSteps]) expect(contrast(colour, palettes.grey.background)).toBeGreaterThanOrEqual(3)
  })
})

/** Betweenness by its definition: for every two actors, the share of the shortest ways between them on which each other actor lies. */
function byDefinition(count: number, pairs: readonly (readonly [number, number])[]): number[] {
  const near = Array.from({ length: count }, (_, actor) => [...new Set(pairs.flatMap(([a, b]) => (a === actor ? b : b === actor ? a : [])))])
  const ways = (from: number, to: number): number[][] => {
    let reached: number[][] = [[from]]
    const seen = new Set([from])
    while (reached.length > 0) {
      const there = reached.filter(way => way.at(-1) === to)
      if (there.length > 0) return there
      const next = reached.flatMap(way => (near[way.at(-1)!] ?? []).filter(other => !seen.has(other)).map(other => [...way, other]))
      for (const way of next) seen.add(way.at(-1)!)
      reached = next
    }
    return []
  }
  const values = Array.from({ length: count }, () => 0)
  for (let from = 0; from < count; from++) {
    for (let to = from + 1; to < count; to++) {
      const all = ways(from, to)
      for (const way of all) for (const actor of way.slice(1, -1)) values[actor]! += 1 / all.length
    }
  }
  return values.map(value => value / (((count - 1) * (count - 2)) / 2))
}

describe('betweenness', () => {
  const everyone = (count: number) => Array.from({ length: count }, () => true)
  it('is known for a star, a way and a ring', () => {
    expect([...betweenness(everyone(5), [[0, 1], [0, 2], [0, 3], [0, 4]]).values]).toEqual([1, 0, 0, 0, 0])
    expect([...betweenness(everyone(4), [[0, 1], [1, 2], [2, 3]]).values].map(value => value * 3)).toEqual([0, 2, 2, 0])
    expect(new Set(betweenness(everyone(5), [[0, 1], [1, 2], [2, 3], [3, 4], [4, 0]]).values).size).toBe(1)
  })
  it('agrees with its definition on many networks, whatever parallel ties and missing actors', () => {
    let state = 5
    const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 4_294_967_296
    for (let turn = 0; turn < 40; turn++) {
      const count = 3 + Math.floor(random() * 9)
      const pairs = Array.from({ length: Math.floor(random() * 20) }, () => [Math.floor(random() * count), Math.floor(random() * count)] as const).filter(([a, b]) => a !== b)
      const { values, sampled } = betweenness(everyone(count), [...pairs, ...pairs.slice(0, 3)])
      expect(sampled).toBeNull()
      byDefinition(count, pairs).forEach((value, actor) => expect(values[actor]).toBeCloseTo(value, 10))
    }
  })
  it('is estimated in large networks, the same each time, and finds the same actors on top', () => {
    const { ties } = largeNetwork(2_000, 6_000)
    const pairs = ties.from.map((from, tie) => [from, ties.to[tie] ?? 0] as const)
    const found = betweenness(everyone(2_000), pairs)
    expect(found.sampled).toBeGreaterThan(50)
    expect(betweenness(everyone(2_000), pairs)).toEqual(found)
  })
})

it('puts amounts into four classes at most', () => {
  expect(countSteps(3).labels).toEqual(['1', '2', '3'])
  expect(countSteps(100).labels).toEqual(['1–3', '4–10', '11–32', '33–100'])
  expect([0, 1, 3, 4, 100].map(amount => countSteps(100).of(amount))).toEqual([-1, 0, 0, 1, 3])
  expect(countSteps(5).labels.at(-1)).toMatch(/5$/u)
  expect([0, 0.24, 0.25, 1].map(amount => numberSteps(0, 1).of(amount))).toEqual([0, 0, 1, 3])
})

const states = ['Russia', 'Israel', 'Iran', 'Egypt'].map(name => ({ name, kind: 'state' as const }))
const phases = [{ dates: '2015/2024', cooperation: 2, conflict: 1 }]
const network = () => {
  const data = networkOf({
    actors: [...states, { name: 'The Union', kind: 'bloc' }, { name: 'A leader', kind: 'leader' }],
    ties: [{ from: 0, to: 1, phases }, { from: 0, to: 2, phases, certainty: 'tentative' }, { from: 1, to: 2, phases: [{ dates: '2020/2024', cooperation: 0, conflict: 3 }] }, { from: 3, to: 1, phases }],
  })
  const period = (name: string, dates: string) => ({ uid: `00000000-0000-4000-8000-0000000000${dates.slice(2, 4)}`, name, description: '', dates: { ...parseEdtf(dates), questionable: false, approximate: false } })
  return { ...data, periods: [period('Syria', '2015/2021'), period('Ukraine', '2022/2024')] }
}
const plan: CodingPlan = {
  ties: [{ supporting: 9, contradicting: 1 }, { supporting: 1 }],
  fits: [
    { tie: 0, period: 0, p1: 2, p2: 2, reading: 'balanced-friendship' }, { tie: 0, period: 1, p1: -2, p2: 1, reading: 'managed-rivalry' }, { tie: 1, period: 1, p1: 0, p2: null },
    { tie: 2, period: 1, p1: -1, p2: 0, reading: 'unbalanced' },
  ],
  affiliations: [{ actor: 5, with: 0 }, { actor: 1, with: 4 }, { actor: 2, with: 4, from: 0, to: 1 }],
}
const show = (changes: Partial<Encodings>, { theme = 'light', asOf = '2023', coded = true }: { theme?: Theme; asOf?: string; coded?: boolean } = {}): Scene => {
  const data = network()
  return buildScene(data, {
    asOf: parseEdtf(asOf).endLatest, since: null, dating: 'possibly', allTime: false, theme, labelScale: 1, encodings: { ...usualEncodings, ...changes }, coding: coded ? codingOf(data, plan) : null,
  })
}
const colourOf = (scene: Scene, tie: number) => scene.strands.filter(strand => strand.tie === scene.ties.find(each => each.tie === tie)?.uid).map(({ colour }) => colour)
const fillOf = (scene: Scene, name: string) => scene.nodes.find(node => node.name === name)

describe('the scene under encodings', () => {
  it('is as ever where all is usual, and where the coding is not there yet', () => {
    const usual = show({})
    expect({ ...usual }).toEqual(buildScene(network(), { asOf: usual.asOf, since: null, dating: 'possibly', allTime: false, theme: 'light', labelScale: 1 }))
    expect(show({ tieColour: 'p1', nodeColour: 'bloc' }, { coded: false })).toEqual(usual)
  })

  it('colours ties by the fit of the period that holds, told in the legend, and never takes not coded for low', () => {
    const { fits } = encodingPalettes.light
    const late = show({ tieColour: 'p1' })
    expect([0, 1, 2, 3].map(tie => colourOf(late, tie))).toEqual([[fits.p1[0]], [fits.p1[2]], [fits.p1[1]], [palettes.light.notCoded]])
    expect(late.legend.filter(({ group }) => group === 'tie-look').map(({ label }) => label)).toEqual(['0 absent', '−1 partly contradicted', '−2 violated', 'Not coded'])
    expect(late.legend.find(({ group }) => group === 'tie-look')?.heading).toBe('P1 identity and values · Ukraine')
    expect(late.ties.find(({ tie }) => tie === 3)?.title).toContain('P1 not coded, Ukraine')
    expect(late.strands.find(({ tie }) => tie === late.ties.find(each => each.tie === 0)?.uid)?.ticks?.length).toBeGreaterThan(0)
    const early = show({ tieColour: 'p1' }, { asOf: '2018' })
    expect(colourOf(early, 0)).toEqual([fits.p1[4]])
    const before = show({ tieColour: 'reading' }, { asOf: '2025' })
    expect(before.legend.some(({ heading }) => heading === 'Reading · no period holds then')).toBe(before.ties.length > 0)
  })

  it('colours by both practices at once, by reading, certainty and evidence', () => {
    const both = show({ tieColour: 'both' })
    expect([0, 1, 2].map(tie => colourOf(both, tie))).toEqual([[encodingPalettes.light.both[2]], [palettes.light.notCoded], [encodingPalettes.light.both[1]]])
    expect(both.legend.find(({ id }) => id === 'tie-both')?.swatch).toMatchObject({ form: 'square', colours: encodingPalettes.light.both })
    expect(colourOf(show({ tieColour: 'reading' }), 0)).toEqual([encodingPalettes.light.readings['managed-rivalry']])
    expect(colourOf(show({ tieColour: 'certainty' }), 1)).toEqual([encodingPalettes.light.certainties.tentative])
    const evidence = show({ tieColour: 'evidence' })
    expect([0, 1, 2].map(tie => colourOf(evidence, tie))).toEqual([[encodingPalettes.light.lineSteps[3]], [encodingPalettes.light.lineSteps[0]], [palettes.light.notCoded]])
  })

  it('colours actors by affiliation on the day, by measures and kind; nothing to show is hollow', () => {
    const blocs = show({ nodeColour: 'bloc' })
    expect(fillOf(blocs, 'A leader')?.fill).toBe(fillOf(blocs, 'Russia')?.fill)
    expect(fillOf(blocs, 'Israel')?.fill).toBe(fillOf(blocs, 'The Union')?.fill)
    expect(fillOf(blocs, 'Russia')?.fill).not.toBe(fillOf(blocs, 'Israel')?.fill)
    expect(fillOf(blocs, 'Iran'), 'affiliated only once').toMatchObject({ fill: '#FFFFFF', dash: [3, 2.5], says: 'no affiliation' })
    const degree = show({ nodeColour: 'degree' })
    expect(fillOf(degree, 'Israel')?.fill).toBe(encodingPalettes.light.nodeSteps[2])
    expect(fillOf(degree, 'The Union')).toMatchObject({ dash: [3, 2.5], says: 'no ties' })
    const grey = show({ nodeColour: 'kind' }, { theme: 'grey' })
    expect(grey.nodes.map(({ letter }) => letter)).toEqual(['A', 'A', 'A', 'A', 'C', 'B'])
  })

  it('sizes actors by area, with or without shapes, and keeps names clear of them', () => {
    const scene = show({ nodeSize: 'degree', nodeShape: 'none' })
    const [israel, egypt, union] = ['Israel', 'Egypt', 'The Union'].map(name => fillOf(scene, name)!)
    expect(scene.nodes.every(({ outline, plain }) => outline.form === 'ellipse' && plain === true)).toBe(true)
    expect((israel!.width ** 2 - union!.width ** 2) / (egypt!.width ** 2 - union!.width ** 2)).toBeCloseTo(3, 5)
    expect(scene.legend.filter(({ group }) => group === 'size').map(({ label }) => label)).toEqual(['0', '2', '3'])
    expect(scene.legend.some(({ group }) => group === 'actors')).toBe(false)
  })

  it('writes names short, in full, with an amount, few or none', () => {
    expect(show({ labels: 'none' }).labels).toEqual([])
    expect(show({ labelMeasure: 'degree' }).labels.map(({ lines }) => lines.map(({ text }) => text).join(' ')).find(text => text.startsWith('Israel'))).toBe('Israel · 3')
    const data = largeNetwork(200, 600)
    const names = (labelDensity: Encodings['labelDensity']) => buildScene(data, { asOf: null, since: null, dating: 'possibly', allTime: true, theme: 'light', labelScale: 4, encodings: { ...usualEncodings, labelDensity } }).labels.length
    expect(names('all')).toBe(200)
    expect(names('usual')).toBeLessThan(200)
    expect(names('few')).toBeLessThanOrEqual(29)
    const full = buildScene(sampleNetwork(), { asOf: null, since: null, dating: 'possibly', allTime: true, theme: 'light', labelScale: 0.5, encodings: { ...usualEncodings, labels: 'full' } })
    expect(full.labels.some(({ lines }) => lines.map(({ text }) => text).join(' ').includes('Vladimir Putin'))).toBe(true)
  })
})
