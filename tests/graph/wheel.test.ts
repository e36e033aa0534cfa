import { expect, it } from 'vitest'
import { wheelFactor } from '../../renderer/graph/controllers/wheel.ts'

const wheel = (deltaY: number, more: object = {}) => wheelFactor({ deltaY, deltaMode: 0, ctrlKey: false, ...more })

it('a notch zooms by about a sixth, back by as much', () => {
  expect(wheel(-100)).toBeCloseTo(1.16, 1)
  expect(wheel(-100) * wheel(100)).toBeCloseTo(1)
})
it('counts lines and pages as well as pixels, and no single event leaps', () => {
  expect(wheel(-3, { deltaMode: 1 })).toBeCloseTo(wheel(-99))
  expect(wheel(-5, { deltaMode: 2 })).toBeLessThan(1.7)
})
it('follows the small steps of a pinch', () => {
  expect(wheel(-5, { ctrlKey: true })).toBeGreaterThan(wheel(-5))
})
