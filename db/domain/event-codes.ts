/** Codes of events and the rules that take them for signs of indicators. */

/** As codes of a scheme are compared: those of PLOVER without case. */
export const codeKey = (scheme: string, code: string): string => (scheme === 'plover' ? code.trim().toUpperCase() : code.trim())

/** Whether a text can be a code of the scheme: digits of CAMEO, from the root on; a word of PLOVER. */
export const isCode = (scheme: string, code: string): boolean => (scheme === 'cameo' ? /^(?:0[1-9]|1\d|20)\d{0,2}$/u.test(code.trim()) : /^[A-Za-z][A-Za-z -]{0,39}$/u.test(code.trim()))

/**
 * The rules that a code falls under: those for the code itself or, in CAMEO, for the narrowest of the wider codes that has any (`0871` → `087` → `08`).
 * Several where one code is taken for a sign of several indicators.
 */
export function rulesForCode<Rule extends { readonly scheme: string; readonly code: string }>(rules: readonly Rule[], scheme: string, code: string): Rule[] {
  const wanted = codeKey(scheme, code)
  const fitting = rules.filter(rule => {
    if (rule.scheme !== scheme) return false
    const key = codeKey(scheme, rule.code)
    return key === wanted || (scheme === 'cameo' && key.length >= 2 && wanted.startsWith(key))
  })
  const narrowest = Math.max(0, ...fitting.map(rule => codeKey(scheme, rule.code).length))
  return fitting.filter(rule => codeKey(scheme, rule.code).length === narrowest)
}
