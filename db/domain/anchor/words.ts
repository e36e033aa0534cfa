/**
 * The words of a text, apart from how they are set: white space, hyphens, quotation marks and other punctuation between them. Two passages with
 * the same words have the same form. Digits keep what stands between them (1.5 is not 15), and a minus its number; letters keep their case.
 */
export interface Words {
  /** Words parted by one space. */
  readonly form: string
  /** Where each UTF-16 code unit of the form begins and ends in the text. */
  readonly starts: Uint32Array
  readonly ends: Uint32Array
}

/** What a character is to the words: part of one, white space, between words, or nothing at all (joiners, direction marks). */
const [ofWord, digit, space, between, nothing] = [0, 1, 2, 3, 4] as const

const classes = new Map<number, number>()
function classOf(code: number): number {
  const known = classes.get(code)
  if (known !== undefined) return known
  const sign = String.fromCodePoint(code)
  const found = /\p{White_Space}/u.test(sign) ? space
    : /\p{Nd}/u.test(sign) ? digit
      : /[\p{L}\p{N}\p{M}\p{Sc}\p{Sm}\p{So}%‰&@#§]/u.test(sign) ? ofWord
        : /[\p{Cf}\p{Cc}\p{Variation_Selector}]/u.test(sign) ? nothing : between
  classes.set(code, found)
  return found
}

const asciiClasses = Uint8Array.from({ length: 0x80 }, (_, code) => classOf(code))

const minus = /[-−–]$/u
const isMark = (code: number) => code >= 0x300 && /\p{M}/u.test(String.fromCodePoint(code))

/** What stands for the characters between two words, or between the beginning of the text and its first word. */
function gapOf(run: string, before: number | null, after: number): string {
  const isNumber = after === digit && minus.test(run) && (run.length === 1 ? before === null : /[\s(]/u.test(run.at(-2) ?? ''))
  if (before === null) return isNumber ? '-' : ''
  if (before === digit && after === digit && /^[-‐‑‒–−.,:/]$/u.test(run)) return /^[.,:/]$/u.test(run) ? run : '-'
  if (isNumber) return ' -'
  // A hyphen within a word, or one that parts it at the end of a line; an apostrophe, gershayim or full stop within.
  if (/^(?:[-‐‑\u{ad}](?:\s*\n\s*)?|['’‘׳"״”.])$/u.test(run) && !(before === digit && after === digit)) return ''
  return ' '
}

/** The end of the stretch of ASCII letters, digits and other signs of words that begins here; marks belong to the letter before them. */
function plainEnd(text: string, start: number): number {
  let end = start
  let code = text.charCodeAt(end)
  while (code < 0x80 && (asciiClasses[code] ?? between) <= digit) {
    end += 1
    code = text.charCodeAt(end)
  }
  return end > start && isMark(code) ? end - 1 : end
}

/** Reads the words of a text. */
export function wordsOf(text: string): Words {
  let form = ''
  const parts: string[] = []
  let starts = new Uint32Array(text.length + 16)
  let ends = new Uint32Array(text.length + 16)
  let size = 0
  const makeRoom = (count: number) => {
    if (size + count <= starts.length) return
    const grown = [starts, ends].map(old => {
      const next = new Uint32Array(old.length * 2 + count)
      next.set(old)
      return next
    })
    starts = grown[0] ?? starts
    ends = grown[1] ?? ends
  }
  const append = (units: string) => {
    form += units
    // A rope of many pieces is slow to read; it is cut now and then.
    if (form.length > 8_192) {
      parts.push(form)
      form = ''
    }
  }
  /** Letters and digits that stand for themselves. */
  const putPlain = (start: number, end: number) => {
    makeRoom(end - start)
    for (let at = start; at < end; at += 1) {
      starts[size] = at
      ends[size] = at + 1
      size += 1
    }
    append(text.slice(start, end))
  }
  const put = (units: string, start: number, end: number) => {
    makeRoom(units.length)
    for (let at = 0; at < units.length; at += 1) {
      starts[size] = start
      ends[size] = end
      size += 1
    }
    append(units)
  }

  let before: number | null = null
  let runStart = 0
  let hasRun = false
  let at = 0
  while (at < text.length) {
    const code = text.codePointAt(at) ?? 0
    let end = at + (code > 0xffff ? 2 : 1)
    const kind = classOf(code)
    if (kind === ofWord || kind === digit) {
      if (hasRun || before === null) {
        const signs = hasRun ? text.slice(runStart, at) : ''
        const run = signs === ' ' || signs === '\n' ? ' ' : withoutNothing(signs)
        const gap = run === '' ? '' : run === ' ' && before !== null ? ' ' : gapOf(run, before, kind)
        if (gap === '-' && before === null) put(gap, at - 1, at)
        else if (gap === ' -') {
          put(' ', runStart, at - 1)
          put('-', at - 1, at)
        } else if (gap !== '') put(gap, runStart, at)
      }
      const plain = plainEnd(text, at)
      if (plain > at) {
        putPlain(at, plain)
        before = classOf(text.charCodeAt(plain - 1))
        hasRun = false
        at = plain
        continue
      }
      while (end < text.length && isMark(text.charCodeAt(end))) end += 1
      const sign = text.slice(at, end)
      put(code < 0x80 && end === at + 1 ? sign : sign.normalize('NFKC').replaceAll(/\s/gu, ''), at, end)
      before = kind
      hasRun = false
    } else if (!hasRun) {
      hasRun = true
      runStart = at
    }
    at = end
  }
  parts.push(form)
  return { form: parts.join(''), starts: starts.subarray(0, size), ends: ends.subarray(0, size) }
}

/** The signs of a run that count; a soft hyphen counts where it ends a line. */
function withoutNothing(run: string): string {
  return run.replaceAll(/\u{ad}(?!\s*\n)/gu, '').replaceAll(/(?![\u{ad}\s])[\p{Cf}\p{Cc}\p{Variation_Selector}]/gu, '')
}
