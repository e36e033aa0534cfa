import { describe, expect, it } from 'vitest'
import type { AgreementRow, AlphaCoefficient } from '../../db/contract/entities/agreement.ts'
import { coefficientText, intervalText, lowestOf, reasonsOf } from '../../renderer/features/agreement/words.ts'

const row = (alpha: Partial<AlphaCoefficient>, kappa: AgreementRow['kappa'] = null): AgreementRow => ({
  aspect: null, units: 3, pairable: 3, pairs: 3, percentAgreement: 1, kappa,
  alpha: [{ metric: 'nominal', value: 1, why: '', interval: null, ...alpha }],
})

describe('what stands in the table of coefficients', () => {
  it('has three decimals and a true minus', () => {
    expect(coefficientText(0.5)).toMatch(/^0[.,]500$/u)
    expect(coefficientText(-0.66666)).toMatch(/^−0[.,]667$/u)
    expect(intervalText({ low: -0.6, high: 1 })).toMatch(/^−0[.,]60 to 1[.,]00$/u)
  })

  it('is drawn from chance, or from as far below it as an interval reaches, but never below -1', () => {
    expect(lowestOf([])).toBe(0)
    expect(lowestOf([row({ value: 0.8, interval: { low: 0.2, high: 1 } })])).toBe(0)
    expect(lowestOf([row({ value: 0.3, interval: { low: -0.1, high: 1 } }), row({ value: 0.9 })])).toBe(-0.5)
    expect(lowestOf([row({ value: -0.6 })])).toBe(-1)
    expect(lowestOf([row({ value: -3 })])).toBe(-1)
    expect(lowestOf([row({ value: null })])).toBe(0)
  })

  it('says each reason for what is undefined once', () => {
    expect(reasonsOf([row({})])).toEqual([])
    expect(reasonsOf([row({ why: 'A.' }, { value: null, why: 'A.' }), row({ why: 'B.' })])).toEqual(['A.', 'B.'])
  })
})
