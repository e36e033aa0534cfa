import { describe, expect, test } from 'vitest'
import { FigureOptions } from '../../db/contract/methods/figures.ts'
import { dayNumber } from '../../db/domain/day.ts'
import { figureOptions, problemsOf, type FigureChoice } from '../../renderer/features/figure/figure-options.ts'

const choice: FigureChoice = { format: 'svg', widthMm: '174', dpi: '300', title: '', legend: true, theme: 'light', extent: 'everything' }
const time = { asOf: dayNumber(2021, 12, 31), since: null, dating: 'certainly' as const, allTime: false }
const viewport = { x: -10, y: -20, width: 300, height: 200, zoom: 1.5 }

describe('figure options', () => {
  test('are what the window shows, in the contract’s form', () => {
    const options = figureOptions({ ...choice, extent: 'screen', title: ' Russia and Israel ' }, time, viewport)
    expect(FigureOptions.parse(options)).toMatchObject({
      asOf: '2021-12-31', dating: 'certainly', title: 'Russia and Israel', crop: { x: -10, y: -20, width: 300, height: 200 }, zoom: 1.5, widthMm: 174,
    })
  })

  test('of a range carry its first day, but not while all time is shown', () => {
    const ranged = { ...time, since: dayNumber(2017, 3, 1) }
    expect(FigureOptions.parse(figureOptions(choice, ranged, null))).toMatchObject({ since: '2017-03-01', asOf: '2021-12-31', allTime: false })
    expect(FigureOptions.parse(figureOptions(choice, { ...ranged, allTime: true }, null))).toMatchObject({ since: null, allTime: true })
    expect(figureOptions(choice, time, null).since).toBeNull()
  })

  test('everything has no crop, and an empty title is none rather than the usual one', () => {
    const options = figureOptions(choice, { ...time, asOf: null }, viewport)
    expect(options).not.toHaveProperty('crop')
    expect(options.title).toBe('')
    expect(options.asOf).toBeNull()
  })

  test('numbers out of the limits are told, those within pass the contract', () => {
    expect(problemsOf({ ...choice, widthMm: '' })).toHaveProperty('widthMm')
    expect(problemsOf({ ...choice, widthMm: '19.9' })).toHaveProperty('widthMm')
    expect(problemsOf({ ...choice, format: 'png', dpi: '12.5' })).toHaveProperty('dpi')
    for (const widthMm of ['20', '85.5', '2000']) {
      const edge: FigureChoice = { ...choice, format: 'png', widthMm, dpi: '2400' }
      expect(problemsOf(edge)).toEqual({})
      expect(() => FigureOptions.parse(figureOptions(edge, time, null))).not.toThrow()
    }
  })
})
