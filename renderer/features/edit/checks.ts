import { EdtfError, understandDate } from '../../../db/domain/edtf.ts'
import type { Checked } from './field-draft.ts'

/** A line of text, trimmed, of at most so many characters. */
export const checkLine = (longest: number) => (text: string): Checked<string> => {
  const value = text.trim()
  return value.length > longest ? { error: `At most ${longest.toLocaleString('en')} characters; this has ${value.length.toLocaleString('en')}.` } : { value }
}

/** A name: one line that is not empty. */
export const checkName = (example: string) => (text: string): Checked<string> =>
  (text.trim() === '' ? { error: `A name is needed, for example “${example}”.` } : checkLine(500)(text))

/** A date as people write it; empty is no date. The value is EDTF. */
export function checkDate(text: string): Checked<string | null> {
  if (text.trim() === '') return { value: null }
  try {
    return { value: understandDate(text).edtf }
  } catch (error) {
    if (error instanceof EdtfError) return { error: error.message }
    throw error
  }
}

/** As `checkDate`, where a date must be given. */
export function checkGivenDate(text: string): Checked<string> {
  const checked = checkDate(text)
  if ('error' in checked) return checked
  return checked.value === null ? { error: 'Dates are needed, for example 2015/2021 or “March 2014 to 2021”.' } : { value: checked.value }
}

/** What is understood of a date, in words; null where it is none. */
export function understanding(text: string): string | null {
  if (text.trim() === '') return null
  try {
    return understandDate(text).words
  } catch {
    return null
  }
}

/** A number within bounds; empty is none. A comma may stand for the point. */
export const checkNumber = (name: string, least: number, most: number, example: string) => (text: string): Checked<number | null> => {
  if (text.trim() === '') return { value: null }
  const value = Number(text.trim().replace(',', '.').replace('−', '-'))
  if (Number.isFinite(value) && value >= least && value <= most) return { value }
  return { error: `${name} is a number from ${least} to ${most}, for example ${example}.` }
}

/** A citation key: no blanks and none of the signs that BibTeX gives a meaning to. */
export function checkCitationKey(text: string): Checked<string> {
  const value = text.trim()
  if (value === '') return { error: 'A citation key is needed, for example kertcher2024friendship.' }
  const wrong = /[\s{},~#%\\"]/u.exec(value)?.[0]
  if (wrong !== undefined) return { error: `A citation key has no ${/\s/u.test(wrong) ? 'blanks' : `“${wrong}”`}: write for example kertcher2024friendship.` }
  return checkLine(200)(value)
}

/** A code of an aspect or an indicator. */
export const checkCode = (longest: number, example: string) => (text: string): Checked<string> =>
  (text.trim() === '' ? { error: `A code is needed, for example ${example}.` } : checkLine(longest)(text))

/** A language by its BCP 47 tag; empty where it is not known. */
export function checkLanguage(text: string): Checked<string> {
  const tag = text.trim()
  if (tag === '') return { value: '' }
  try {
    return { value: Intl.getCanonicalLocales(tag)[0] ?? tag }
  } catch {
    return { error: `“${tag}” is no language tag. Write for example he, ar, ru or sr-Cyrl.` }
  }
}
