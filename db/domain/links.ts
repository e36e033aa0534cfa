/** A `[[Name]]` or `[[Name|text]]` in Markdown. */
export interface WikiLink {
  /** What it leads to, as written, without spaces around it. */
  readonly name: string
  /** What is shown: the text after `|`, or the name. */
  readonly text: string
  /** Where it stands, brackets included: [start, end) in UTF-16 units. */
  readonly start: number
  readonly end: number
}

/** Links longer than this are brackets of another kind. */
const LONGEST_NAME = 500

/** The links of a Markdown text in their order; brackets in code spans, in code blocks and after a backslash are text. */
export function linksIn(markdown: string): WikiLink[] {
  const links: WikiLink[] = []
  for (const [from, to] of prose(markdown)) links.push(...linksOfProse(markdown.slice(from, to), from))
  return links
}

function linksOfProse(text: string, offset: number): WikiLink[] {
  const links: WikiLink[] = []
  for (let at = 0; at < text.length;) {
    const character = text[at]
    if (character === '\\') {
      at += 2
    } else if (character === '`') {
      at = afterCodeSpan(text, at)
    } else if (text.startsWith('[[', at)) {
      const link = readLink(text, at, offset)
      if (link) links.push(link)
      at = link ? link.end - offset : at + 1
    } else {
      at += 1
    }
  }
  return links
}

/**
 * Where a reader sees plain words: stretches [start, end) outside of code, of `[[links]]`, of Markdown's own links and pictures, of addresses,
 * of HTML tags and of citations (`[@key]`). In order; none reaches beyond its paragraph.
 */
export function runningText(markdown: string): [start: number, end: number][] {
  const stretches: [number, number][] = []
  for (const [from, to] of prose(markdown)) {
    const text = markdown.slice(from, to)
    let start = 0
    const cut = (at: number, end: number) => {
      if (at > start) stretches.push([from + start, from + at])
      start = end
    }
    for (let at = 0; at < text.length;) {
      const end = endOfWhatIsNoText(text, at, from)
      if (end > at) cut(at, end)
      at = end > at ? end : at + (text[at] === '\\' ? 2 : 1)
    }
    cut(text.length, text.length)
  }
  return stretches
}

/** Markdown's links and pictures, and citations in the manner of Pandoc; tags and addresses in angle brackets; addresses as they are. */
const bracketed = /!?\[(?:@[^\]\n]*\]|(?:[^[\]\\]|\\.)*\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\]\n]*\]))/uy
const angled = /<[^\s<>][^<>\n]*>/uy
const address = /https?:\/\/[^\s<>]+/uy

/** Index after what begins here and is no plain text; the same index where plain text goes on. */
function endOfWhatIsNoText(text: string, at: number, offset: number): number {
  switch (text.charAt(at)) {
    case '`': return afterCodeSpan(text, at)
    case '[': {
      const link = text.startsWith('[[', at) ? readLink(text, at, offset) : null
      return link ? link.end - offset : after(bracketed, text, at)
    }
    case '!': return text[at + 1] === '[' ? after(bracketed, text, at) : at
    case '<': return after(angled, text, at)
    case 'h': return after(address, text, at)
    default: return at
  }
}

function after(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

function readLink(text: string, at: number, offset: number): WikiLink | null {
  // Of "[[[Name]]" the innermost brackets count.
  if (text[at + 2] === '[') return null
  const close = text.indexOf(']]', at + 2)
  if (close === -1 || close - at > LONGEST_NAME * 2) return null
  const inside = text.slice(at + 2, close)
  if (/[\n[\]]/u.test(inside)) return null
  const bar = inside.indexOf('|')
  const name = (bar === -1 ? inside : inside.slice(0, bar)).trim()
  if (name === '' || name.length > LONGEST_NAME) return null
  const shown = bar === -1 ? '' : inside.slice(bar + 1).trim()
  return { name, text: shown === '' ? name : shown, start: offset + at, end: offset + close + 2 }
}

/** Index after a code span that opens here: it closes with a run of as many backticks; without one the backticks are text. */
function afterCodeSpan(text: string, at: number): number {
  let length = 1
  while (text[at + length] === '`') length += 1
  for (let from = at + length; ;) {
    const close = text.indexOf('`', from)
    if (close === -1) return at + length
    let run = 1
    while (text[close + run] === '`') run += 1
    if (run === length) return close + run
    from = close + run
  }
}

/** Stretches of text between code blocks, one a paragraph, so that a code span cannot reach beyond its own. */
function prose(markdown: string): [from: number, to: number][] {
  const stretches: [number, number][] = []
  let fence: { mark: string; length: number } | null = null
  let start: number | null = null
  let blankBefore = true
  let inList = false
  const finish = (end: number) => {
    if (start !== null) stretches.push([start, end])
    start = null
  }
  for (let at = 0; at < markdown.length;) {
    const newline = markdown.indexOf('\n', at)
    const end = newline === -1 ? markdown.length : newline + 1
    const line = markdown.slice(at, end)
    const marks = /^ {0,3}(?:> ?)*(?:(?:[-*+]|\d{1,9}[.)]) +)?(`{3,}|~{3,})(.*)$/u.exec(line.trimEnd())
    const [, run = '', info = ''] = marks ?? []
    const blank = line.trim() === ''
    const isIndentedCode: boolean = blankBefore && !inList && /^(?: {4}|\t)/u.test(line) && !blank
    if (fence) {
      if (run.startsWith(fence.mark) && run.length >= fence.length && info.trim() === '') fence = null
    } else if (run !== '' && !(run.startsWith('`') && info.includes('`'))) {
      finish(at)
      fence = { mark: run.charAt(0), length: run.length }
    } else if (blank || isIndentedCode) {
      finish(at)
    } else {
      start ??= at
      if (/^ {0,3}(?:[-*+]|\d{1,9}[.)]) /u.test(line)) inList = true
      else if (!/^\s/u.test(line)) inList = false
    }
    // Lines of indented code follow each other without a blank line between them.
    blankBefore = blank || isIndentedCode
    at = end
  }
  finish(markdown.length)
  return stretches
}
