/** Makers of the parts of a report. */
import type { ReportBlock, ReportInline } from '../../contract/entities/reports.ts'
import { describeSpan } from '../../domain/edtf.ts'
import type { Styled } from '../citations/parts.ts'

export type Part = ReportInline | string
export const plain = (text: string): ReportInline => ({ text })
export const strong = (text: string): ReportInline => ({ text, look: 'strong' })
export const quiet = (text: string): ReportInline => ({ text, look: 'quiet' })
export const code = (text: string): ReportInline => ({ text, look: 'code' })

const inlines = (parts: readonly Part[]): ReportInline[] => parts.map(part => (typeof part === 'string' ? plain(part) : part)).filter(({ text }) => text !== '')

export const paragraph = (...parts: readonly Part[]): ReportBlock & { kind: 'text' } => ({ kind: 'text', parts: inlines(parts) })
export const heading = (level: 2 | 3 | 4, text: string, id?: string): ReportBlock => ({ kind: 'heading', level, text, ...(id === undefined ? {} : { id }) })
/** Stretches of a citation or reference; `to` leads to the list at the end. */
export const styled = (parts: readonly Styled[], to?: string): ReportInline[] => parts.map(({ text, italic, href }) => ({
  text, ...(italic ? { look: 'emphasis' as const } : {}), ...(href === undefined ? (to === undefined ? {} : { to }) : { href }),
}))
export const cell = (...parts: readonly Part[]): ReportInline[] => inlines(parts)

/** One after the other with something between them. */
export const between = (parts: readonly (readonly ReportInline[])[], sign = '; '): ReportInline[] => parts.flatMap((part, at) => (at === 0 ? part : [plain(sign), ...part]))
export const facts = (parts: readonly string[]): string => parts.filter(part => part !== '').join('; ')
export const counted = (count: number, single: string, several = `${single}s`): string => `${count.toLocaleString('en-GB')} ${count === 1 ? single : several}`
export const capital = (text: string): string => text.slice(0, 1).toLocaleUpperCase('en') + text.slice(1)
export const percent = (share: number | null): string => (share === null ? 'not defined' : `${Math.round(share * 100)}\u00A0%`)
export const signText = (sign: number): string => (sign > 0 ? '+' : sign < 0 ? '−' : 'no sign')

/** A date in words, as an analyst would say it; undated, or what was written where it is no date. */
export function dateText(raw: string | null): string {
  if (raw === null) return 'undated'
  try {
    return describeSpan({ raw })
  } catch {
    return raw
  }
}
