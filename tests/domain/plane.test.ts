import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MatrixData } from '../../db/contract/entities/matrix.ts'
import { buildPlane } from '../../db/domain/plane/build-plane.ts'
import { nextPoint } from '../../db/domain/plane/navigate.ts'
import { overlap } from '../../db/domain/scene/geometry.ts'

const fits = [-2, -1, 0, 1, 2].map(value => ({ value, label: `fit ${value}`, anchor: '' }))
const steps = [0, 1, 2, 3].map(value => ({ value, label: `step ${value}`, anchor: '' }))
const period = (uid: string) => ({ uid, name: uid, description: '', dates: { raw: '2015/2021', startEarliest: 0, startLatest: 0, endEarliest: 1, endLatest: 1, questionable: false, approximate: false } })

type Levels = [p1: number | null, p2: number | null, x: number | null, o: number | null]

/** A matrix of ties by periods, from their levels. */
function matrix(ties: readonly (readonly Levels[])[], names: readonly string[] = []): MatrixData {
  const count = Math.max(1, ...ties.map(each => each.length))
  const codes = ['P1', 'P2', 'X', 'O']
  const entries = ties.flatMap((each, tie) => each.flatMap((levels, index) => levels.flatMap((level, aspect) => (level === null ? [] : [{ at: (tie * 4 + aspect) * count + index, level }])))).sort((a, b) => a.at - b.at)
  const fill = <T>(value: T): T[] => entries.map(() => value)
  return {
    aspects: codes.map((code, index) => ({ uid: code, code, name: code, role: index < 2 ? 'practice' : 'condition', scale: index < 2 ? fits : steps })),
    periods: Array.from({ length: count }, (_, index) => period(`period-${index}`)),
    ties: {
      uid: ties.map((_, row) => `t${row}`), title: ties.map((_, row) => names[row] ?? `A${row} – B${row}`), from: ties.map((_, row) => `a${row}`), to: ties.map((_, row) => `b${row}`),
      fromName: ties.map((_, row) => names[row] ?? `A${row}`), toName: ties.map((_, row) => `B${row}`), directed: ties.map(() => false), kind: ties.map(() => 'friendship'), label: ties.map(() => ''),
    },
    cells: {
      at: entries.map(({ at }) => at), level: entries.map(({ level }) => level), own: entries.map(({ level }) => level), others: fill([]), trend: fill(null), confidence: fill(null),
      rationale: fill(false), adjudicated: fill(false), look: fill(false), supports: fill(0), contradicts: fill(0), context: fill(0), sources: fill(0),
    },
    readings: { tie: [], period: [], label: [], overruled: [] },
  }
}
const options = { width: 760, height: 620, theme: 'light', period: null } as const

describe('the practice plane', () => {
  it('places by P1 across and P2 upward, inside the region that the table names', () => {
    const scene = buildPlane(matrix([[[2, 2, 3, 3]], [[-1, 1, 2, 2]], [[1, 0, 1, 1]], [[0, -2, 1, 0]]]), options)!
    expect(scene.points.map(({ label, shape, look }) => ({ label, shape, look }))).toEqual([
      { label: 'balanced-friendship', shape: 'circle', look: 'filled' }, { label: 'managed-rivalry', shape: 'diamond', look: 'filled' },
      { label: 'affinity-without-guard-rails', shape: 'triangle', look: 'filled' }, { label: 'ruptured', shape: 'cross', look: 'filled' },
    ])
    for (const [index, label] of ['balanced-friendship', 'managed-rivalry', 'affinity-without-guard-rails', 'unbalanced'].entries()) {
      const { x, y } = scene.points[index]!
      const region = scene.regions.find(each => x >= each.x && x <= each.x + each.width && y >= each.y && y <= each.y + each.height)
      expect(region?.label).toBe(label)
    }
    const [first, second] = scene.points
    expect(first!.x).toBeGreaterThan(second!.x)
    expect(first!.y).toBeLessThan(second!.y)
    expect(scene.points.map(({ radius }) => radius)).toEqual([8, 6.5, 5, 5])
  })

  it('never places what is not coded at 0: it is listed with what lacks', () => {
    const scene = buildPlane(matrix([[[2, null, 1, 3], [null, 1, 1, 3], [null, null, 1, 3]], [[0, 0, null, null]]]), options)!
    expect(scene.points).toHaveLength(1)
    expect(scene.points[0]).toMatchObject({ tie: 1, p1: 0, p2: 0, look: 'hatched', shape: 'square', label: 'undetermined' })
    expect(scene.unplaced.map(({ text }) => text)).toEqual(['A0 – B0: P2 not coded in period-0', 'A0 – B0: P1 not coded in period-1'])
    // The third period of the first tie, and the second and third of the other one.
    expect(scene.neither).toBe(3)
  })

  it('leads through the periods in order; a period without a place makes the way a dashed one', () => {
    const scene = buildPlane(matrix([[[2, 2, 1, 3], [null, 1, 1, 3], [-2, -2, 1, 3], [2, -2, 1, 3]]]), options)!
    expect(scene.steps.map(({ isGap }) => isGap)).toEqual([true, false])
    expect(buildPlane(matrix([[[2, 2, 1, 3], [-2, 1, 1, 3]]]), { ...options, period: 1 })!.steps).toEqual([])
  })

  it('says so where the codebook lacks a practice', () => {
    const data = matrix([[[1, 1, 1, 1]]])
    expect(buildPlane({ ...data, aspects: data.aspects.filter(({ code }) => code !== 'P2') }, options)).toBeNull()
  })

  const level = fc.option(fc.integer({ min: -2, max: 2 }), { nil: null })
  const step = fc.option(fc.integer({ min: 0, max: 3 }), { nil: null })
  const cases = fc.array(fc.array(fc.tuple(level, level, step, step), { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 40 })
  it('keeps every point in the cell of its levels, apart from the others, and labels clear of each other and of marks; twice the same', () => {
    fc.assert(fc.property(cases, levels => {
      const data = matrix(levels, ['Россия', 'מדינת ישראל', 'المملكة العربية السعودية'])
      const scene = buildPlane(data, options)!
      const placed = levels.flat().filter(([p1, p2]) => p1 !== null && p2 !== null).length
      expect(scene.points).toHaveLength(placed)
      expect(scene.labels.length + scene.unlabelled).toBe(placed)
      expect(scene.unplaced.length + scene.neither + placed).toBe(levels.flat().length)
      const [cellWidth, cellHeight] = [scene.plot.width / 5, scene.plot.height / 5]
      for (const { x, y, p1, p2 } of scene.points) {
        expect(Math.floor((x - scene.plot.x) / cellWidth) - 2).toBe(p1)
        expect(2 - Math.floor((y - scene.plot.y) / cellHeight)).toBe(p2)
      }
      expect(new Set(scene.points.map(({ x, y }) => `${x} ${y}`)).size).toBe(placed)
      for (const [index, { box }] of scene.labels.entries()) {
        for (const other of scene.labels.slice(index + 1)) expect(overlap(box, other.box)).toBe(false)
        for (const { x, y, radius } of scene.points) expect(overlap(box, { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius })).toBe(false)
      }
      expect(buildPlane(data, options)).toEqual(scene)
    }), { numRuns: 60 })
  })

  it('goes from point to point in each direction, and back', () => {
    const scene = buildPlane(matrix([[[0, 0, 1, 3]], [[2, 0, 1, 3]], [[0, 2, 1, 3]], [[-2, 0, 1, 3]]]), options)!
    const [middle, right, up, left] = scene.points
    expect(nextPoint(scene.points, middle!, 'right')).toBe(right)
    expect(nextPoint(scene.points, middle!, 'up')).toBe(up)
    expect(nextPoint(scene.points, middle!, 'left')).toBe(left)
    expect(nextPoint(scene.points, middle!, 'down')).toBeNull()
    expect(nextPoint(scene.points, right!, 'left')).toBe(middle)
  })
})
