/** What agreement says about itself: units, what was compared, why a coefficient is undefined. */
import type { AgreementRow } from '../contract/entities/agreement.ts'
import type { Undefined } from '../domain/agreement/alpha.ts'
import { bootstrapSamples, bootstrapSeed } from '../domain/agreement/bootstrap.ts'

export const fitUnit = 'tie × aspect × period'
export const foundUnit = 'tie × indicator'
export const stanceUnit = 'tie × indicator that two coders found'

const whole = new Intl.NumberFormat('en')
const names = new Intl.ListFormat('en', { type: 'conjunction' })
const counted = (count: number, one: string, many: string) => `${whole.format(count)} ${count === 1 ? one : many}`

export const bootstrapMethod = `95 % intervals: bootstrap of units, ${whole.format(bootstrapSamples)} resamples, percentiles 2.5 and 97.5, seed ${bootstrapSeed}.`

/** Why a coefficient is undefined; empty where it is not. */
export function why(reason: Undefined | null): string {
  switch (reason) {
    case null: return ''
    case 'no-pairs': return 'Undefined: no unit was coded by two of these coders.'
    case 'no-variation': return 'Undefined: all values are the same, and coefficients that allow for chance need some that differ.'
  }
}

/** Said where fewer than two coders have coded. */
const tooFew = (coders: readonly string[]) => (
  coders.length === 0 ? 'Nobody has coded anything yet: agreement needs two coders.' : `Only ${coders[0]} has coded: agreement needs a second coder.`
)

export function fitSentence(coders: readonly string[], together: AgreementRow | undefined): string {
  if (coders.length < 2) return tooFew(coders)
  if (!together) return `${names.format(coders)} have coded no levels.`
  return `How ${names.format(coders)} coded the fit of ties: ${counted(together.units, 'cell', 'cells')} (${fitUnit}) coded by at least one of them, `
    + `${whole.format(together.pairable)} by two or more, on which agreement rests. A cell that a coder left uncoded is missing, not 0. Trend and confidence are not compared. `
    + 'In “all aspects”, chance is reckoned within each aspect, because their scales differ.'
}

export function foundSentence(coders: readonly string[], together: AgreementRow | undefined, positive: { pairs: number; both: number }): string {
  if (coders.length < 2) return tooFew(coders)
  if (!together) return `${names.format(coders)} have coded no ties.`
  const any = positive.pairs === 0 ? '' : ` Where one of two coders found something, the other did too in ${whole.format(positive.both)} of ${whole.format(positive.pairs)} cases.`
  return `Whether ${names.format(coders)} found evidence for each indicator of the codebook, on each tie that a coder has coded at all: `
    + `${counted(together.units, 'unit', 'units')} (${foundUnit}), ${whole.format(together.pairable)} of them on ties that two or more have coded. `
    + `An indicator that neither found counts as agreement that it was not found.${any}`
}

export function stanceSentence(coders: readonly string[], together: AgreementRow | undefined): string {
  if (coders.length < 2) return tooFew(coders)
  if (!together) return `${names.format(coders)} have brought no evidence.`
  return `How ${names.format(coders)} coded what at least two of them found: for, against, for and against, or context only. `
    + `${counted(together.units, 'tie × indicator was', 'tie × indicator were')} found by anyone, ${whole.format(together.pairable)} by two or more, on which agreement rests.`
}
