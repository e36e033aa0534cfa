import type { DateSpan } from '../../../db/contract/values.ts'
import { Meaning } from './Meaning.tsx'
import { understoodText } from './dates.ts'

/** A date as it was written; how it is understood is said on demand. */
export function DateText({ span }: { span: DateSpan }) {
  return <Meaning className="date-text" meaning={`Understood: ${understoodText(span)}`}>{writtenText(span.raw)}</Meaning>
}

/** EDTF with a dash between start and end, easier to read than the slash; open and unknown ends as words. */
export function writtenText(raw: string): string {
  const [start, end] = raw.split('/')
  if (end === undefined) return raw
  const side = (text: string | undefined) => (text === '..' ? '…' : text === '' || text === undefined ? '?' : text)
  return `${side(start)} – ${side(end)}`
}
