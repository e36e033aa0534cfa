import { describe, expect, it } from 'vitest'
import { scaleKey } from '../../renderer/features/tie/scale-keys.ts'

const fit = [-2, -1, 0, 1, 2]
const press = (key: string, code = '', shiftKey = false) => ({ key, code, shiftKey })

describe('keys of a scale', () => {
  it('set the level of a digit, the negative one after a minus or with Shift', () => {
    expect(scaleKey(press('2'), fit, false)).toEqual({ level: 2 })
    expect(scaleKey(press('2'), fit, true)).toEqual({ level: -2 })
    expect(scaleKey(press('!', 'Digit1', true), fit, false)).toEqual({ level: -1 })
    expect(scaleKey(press('0'), fit, true)).toEqual({ level: 0 })
  })

  it('ask for nothing where the scale has no such level', () => {
    expect(scaleKey(press('3'), fit, false)).toBeUndefined()
    expect(scaleKey(press('1'), [0, 1, 2, 3], true)).toBeUndefined()
    expect(scaleKey(press('a'), fit, false)).toBeUndefined()
  })

  it('go along with arrows and to the ends; Delete means not coded', () => {
    expect(scaleKey(press('ArrowLeft'), fit, false)).toEqual({ step: -1 })
    expect(scaleKey(press('ArrowUp'), fit, false)).toEqual({ step: 1 })
    expect(scaleKey(press('End'), fit, false)).toEqual({ end: 'last' })
    expect(scaleKey(press('Delete'), fit, false)).toEqual({ level: null })
  })
})
