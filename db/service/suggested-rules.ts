import type { CodeScheme } from '../contract/entities/proposals.ts'
import type { Stance } from '../contract/vocabulary.ts'

/**
 * Rules to begin with, for the built-in codebook: what codes of CAMEO (codebook 1.1b3, 2012, chapter 2) and types of PLOVER (coding manual, 2023) may be signs
 * of, by their definitions and those of the indicators. A hypothesis of ours that no study has tested: machine-coded events know nothing of why.
 *
 * A line: scheme | code | indicator | stance.
 */
const listed = `
cameo|042|P1.meetings|supports
cameo|043|P1.meetings|supports
cameo|044|P1.meetings|supports
cameo|051|P1.statements|supports
cameo|052|P1.statements|supports
cameo|017|P1.gestures|supports
cameo|018|P1.gestures|supports
cameo|055|P1.gestures|supports
cameo|056|P1.gestures|supports
cameo|040|P2.contact|supports
cameo|041|P2.contact|supports
cameo|046|P2.contact|supports
cameo|036|P2.contact|supports
cameo|062|P2.deconfliction|supports
cameo|064|P2.warning|supports
cameo|0356|P2.restraint|supports
cameo|087|P2.zones|supports
cameo|0861|P2.zones|supports
cameo|074|P2.zones|supports
cameo|0873|P2.restraint|supports
cameo|111|X.condemnation|supports
cameo|112|X.condemnation|supports
cameo|114|X.condemnation|supports
cameo|129|X.condemnation|supports
cameo|138|P2.restraint|contradicts
cameo|171|P2.no-harm|contradicts
cameo|19|P2.no-harm|contradicts
cameo|196|P2.zones|contradicts
cameo|161|O.rupture|supports
plover|CONSULT|P2.contact|supports
plover|SUPPORT|P1.statements|supports
plover|RETREAT|P2.zones|supports
plover|ACCUSE|X.condemnation|supports
plover|THREATEN|P2.restraint|contradicts
plover|ASSAULT|P2.no-harm|contradicts
`

export interface SuggestedRule { readonly scheme: CodeScheme; readonly code: string; readonly indicatorCode: string; readonly stance: Stance }

export function suggestedRules(): SuggestedRule[] {
  return listed.trim().split('\n').map(line => {
    const [scheme = '', code = '', indicatorCode = '', stance = ''] = line.split('|')
    return { scheme: scheme as CodeScheme, code, indicatorCode, stance: stance as Stance }
  })
}
