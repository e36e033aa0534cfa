/** A passage as a quotation in Markdown. */

/** What Markdown would take for its own signs, escaped, so that the words show as they are. */
function escaped(line: string): string {
  return line.replaceAll(/[\\`*_[\]<]/gu, '\\$&').replace(/^(\s*)([#>+-]|\d{1,9}[.)])(?=\s|$)/u, (_, space: string, sign: string) => (
    /^\d/u.test(sign) ? `${space}${sign.slice(0, -1)}\\${sign.slice(-1)}` : `${space}\\${sign}`
  ))
}

/**
 * A block quotation: the words, in quotation marks where they are quoted to the letter, and under them a line that says where they are from.
 * `citation` is Markdown. Ends without a line break.
 */
export function quotationOf({ text, isQuote, citation }: { text: string; isQuote: boolean; citation: string }): string {
  const lines = text.trim().split(/\r\n|[\n\r\u2028\u2029]/u).map(line => escaped(line.trimEnd()))
  const words = isQuote ? `“${lines.join('\n')}”` : lines.join('\n')
  return [...words.split('\n'), '', `— ${citation}`].map(line => (line === '' ? '>' : `> ${line}`)).join('\n')
}

/** A text with a block put at its end, as a paragraph of its own, with room to write on behind it. */
export function withBlock(text: string, block: string): string {
  const before = text.trimEnd()
  return `${before === '' ? '' : `${before}\n\n`}${block}\n\n`
}
