import { describe, expect, test } from 'vitest'
import { FigureOptions } from '../../db/contract/methods/figures.ts'
import { MatrixFigureOptions, PlaneFigureOptions } from '../../db/contract/methods/plane.ts'
import { dayNumber } from '../../db/domain/day.ts'
import { figureOptions, letteringWarning, pageOptions, problemsOf, sizeWords, targets, type FigureChoice } from '../../renderer/features/figure/figure-options.ts'

const choice: FigureChoice = {
  format: 'svg', form: 'html', target: 'page', widthMm: '174', heightMm: '', letteringPt: '7.2', dpi: '300', title: '', caption: '', legend: true, timeLine: true, sourceLine: true, evidenceList: false, outlines: false,
  theme: 'light', background: 'filled', extent: 'everything', lanes: '12', dyadChart: 'all',
}
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

  test('of every target pass the contract, and unchanged ones are its defaults', () => {
    for (const { sets } of targets) {
      expect(problemsOf({ ...choice, ...sets })).toEqual({})
      expect(() => FigureOptions.parse(figureOptions({ ...choice, ...sets, theme: 'grey', background: 'transparent' }, time, null))).not.toThrow()
    }
    expect(FigureOptions.parse({})).toMatchObject({ theme: 'light', background: 'filled', legend: true, timeLine: true, sourceLine: true, evidence: 'none', widthMm: 174, letteringPt: 7.2 })
    expect(FigureOptions.parse(figureOptions({ ...choice, heightMm: '190.5' }, time, null))).toMatchObject({ heightMm: 190.5 })
    expect(figureOptions(choice, time, null)).not.toHaveProperty('heightMm')
  })

  test('of the matrix and the plane pass their contracts at every target, and unchanged ones are the defaults', () => {
    for (const { sets } of targets) {
      for (const schema of [MatrixFigureOptions, PlaneFigureOptions]) expect(() => schema.parse(pageOptions({ ...choice, ...sets, theme: 'grey', background: 'transparent' }))).not.toThrow()
    }
    expect(PlaneFigureOptions.parse(pageOptions(choice))).toEqual({ ...PlaneFigureOptions.parse({}), title: '', caption: '' })
    expect(pageOptions({ ...choice, format: 'png', dpi: '600', heightMm: '120', outlines: true })).toMatchObject({ dpi: 600, heightMm: 120, outlines: false })
    expect(pageOptions({ ...choice, outlines: true })).toMatchObject({ dpi: 300, outlines: true })
  })

  test('small lettering is warned of, with what helps', () => {
    expect(letteringWarning(6.3, choice)).toBeNull()
    expect(letteringWarning(5.96, choice)).toBeNull()
    expect(letteringWarning(5.9, choice)).toContain('raise the size of names')
    expect(letteringWarning(2, { extent: 'screen' })).toContain('show everything')
    expect(letteringWarning(2, { extent: 'screen' }, 'plane')).not.toContain('show everything')
    expect(letteringWarning(5.7, choice, 'matrix')).toContain('without readings')
    const size = { widthMm: 174, heightMm: 140.25, smallestPt: 6.3 }
    expect(sizeWords(size, null)).toBe('174 × 140.3 mm · smallest lettering 6.3 pt')
    expect(sizeWords(size, 300)).toBe('174 × 140.3 mm, 2,055 × 1,656 pixels · smallest lettering 6.3 pt')
  })

  test('numbers out of the limits are told, those within pass the contract', () => {
    expect(problemsOf({ ...choice, widthMm: '' })).toHaveProperty('widthMm')
    expect(problemsOf({ ...choice, widthMm: '19.9' })).toHaveProperty('widthMm')
    expect(problemsOf({ ...choice, format: 'png', dpi: '12.5' })).toHaveProperty('dpi')
    expect(problemsOf({ ...choice, heightMm: '5', letteringPt: '' })).toMatchObject({ heightMm: expect.any(String), letteringPt: expect.any(String) })
    for (const widthMm of ['20', '85.5', '2000']) {
      const edge: FigureChoice = { ...choice, format: 'png', widthMm, dpi: '2400' }
      expect(problemsOf(edge)).toEqual({})
      expect(() => FigureOptions.parse(figureOptions(edge, time, null))).not.toThrow()
    }
  })
})
