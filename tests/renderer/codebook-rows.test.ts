import { describe, expect, it } from 'vitest'
import type { Aspect, Framework } from '../../db/contract/entities/coding.ts'
import { codebookRows, placeAfterStep } from '../../renderer/features/codebook/codebook-rows.ts'

const uid = (n: number) => `0195a000-0000-7000-8000-${String(n).padStart(12, '0')}`
const aspect = (n: number, indicators: number[]): Aspect => ({
  uid: uid(n), code: `P${n}`, name: `Aspect ${n}`, role: 'practice', definition: '', scale: [], retired: false,
  indicators: indicators.map(each => ({ uid: uid(each), aspect: uid(n), code: '', name: `I${each}`, definition: '', include: '', exclude: '', example: '', retired: false })),
})
const framework: Framework = { uid: uid(99), name: 'Book', version: '', description: '', source: null, aspects: [aspect(1, [10, 11]), aspect(2, []), aspect(3, [30])] }
const rows = codebookRows(framework, { aspects: [{ aspect: uid(1), assessments: 4 }], indicators: [{ indicator: uid(11), evidence: 2 }] })
const step = (title: string, by: -1 | 1) => placeAfterStep(framework, rows.find(row => row.title === title) ?? null, by)

describe('rows of the codebook', () => {
  it('stand in its order with what uses them', () => {
    expect(rows.map(row => [row.title, row.uses])).toEqual([['Aspect 1', 4], ['I10', 0], ['I11', 2], ['Aspect 2', 0], ['Aspect 3', 0], ['I30', 0]])
    expect(codebookRows(framework, undefined)[0]?.uses).toBeNull()
  })

  it('go past their neighbours, and at the edge of an aspect into the next one', () => {
    expect(step('Aspect 1', -1)).toBeNull()
    expect(step('Aspect 1', 1)).toMatchObject({ to: 1, said: 'now 2 of 3 aspects' })
    expect(step('I10', 1)).toEqual({ to: 1, said: 'now 2 of 2 indicators of P1' })
    expect(step('I10', -1)).toBeNull()
    expect(step('I11', 1)).toMatchObject({ aspect: uid(2), to: 0 })
    expect(step('I30', -1)).toMatchObject({ aspect: uid(2), to: 0 })
    expect(step('I30', 1)).toBeNull()
    expect(placeAfterStep(framework, null, 1)).toBeNull()
  })
})
