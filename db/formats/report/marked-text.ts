import type { ReportInline } from '../../contract/entities/reports.ts'

const marks = [
  { look: 'strong', form: /^(\*\*|__)(?=\S)(.+?\S|\S)\1(?![\p{L}\p{N}])/su },
  { look: 'emphasis', form: /^(\*|_)(?=\S)([^*_]*?\S|\S)\1(?![\p{L}\p{N}])/su },
  { look: 'code', form: /^(`+)(.+?)\1/su },
] as const

/**
 * What coders wrote, with the signs of Markdown that an analyst uses in a sentence taken as meant: strong, emphasis, code, links, `[[Name]]` and `[[Name|text]]` as the
 * words they show, list signs as dashes, a new line for a new paragraph. Anything else, HTML included, stays the text it is.
 */
export function markedText(text: string): ReportInline[] {
  const out: ReportInline[] = []
  const add = (part: ReportInline) => {
    const last = out.at(-1)
    if (part.text === '') return
    if (last && last.look === part.look && last.href === undefined && part.href === undefined) out[out.length - 1] = { ...last, text: last.text + part.text }
    else out.push(part)
  }
  const paragraphs = text.replaceAll('\r', '').trim().split(/\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)/u)
  paragraphs.forEach((paragraph, index) => {
    const line = paragraph.replace(/^\s*#{1,6}\s+/u, '').replace(/^\s*[-*+]\s+/u, '– ').replace(/^\s*>\s?/u, '').replaceAll(/\s*\n\s*(?:>\s?)?/gu, ' ').trim()
    if (index > 0) add({ text: '\n' })
    for (let at = 0; at < line.length;) {
      const rest = line.slice(at)
      const before = line[at - 1] ?? ' '
      if (rest.startsWith('\\') && /^\\[!-/:-@[-`{-~]/u.test(rest)) {
        add({ text: rest.slice(1, 2) })
        at += 2
        continue
      }
      const link = /^\[\[([^[\]|\n]+)(?:\|([^[\]\n]+))?\]\]/u.exec(rest)
      if (link) {
        add({ text: (link[2] ?? link[1] ?? '').trim() })
        at += link[0].length
        continue
      }
      const web = /^\[([^[\]]+)\]\((https?:\/\/[^\s()<>"']+)\)/u.exec(rest)
      if (web) {
        add({ text: web[1] ?? '', href: web[2] ?? '' })
        at += web[0].length
        continue
      }
      const mark = /[\p{L}\p{N}]/u.test(before) ? undefined : marks.map(({ look, form }) => ({ look, found: form.exec(rest) })).find(({ found }) => found !== null)
      if (mark?.found) {
        add({ text: mark.found[2] ?? '', look: mark.look })
        at += mark.found[0].length
        continue
      }
      const character = String.fromCodePoint(rest.codePointAt(0) ?? 0)
      add({ text: character })
      at += character.length
    }
  })
  return out
}
