import type { Block, Inline } from './blocks.ts'
import { documentOf } from './document.ts'
import type { Appendix } from './types.ts'

/** Signs that Markdown (CommonMark 0.31, GitHub's tables) or HTML in it would take for more than themselves. */
const special = /[\\`*_{}[\]<>#|~!&$^]/gu

/** Text as Markdown that reads as the text: signs escaped, lines joined, nothing that could begin a list, a heading or a picture; addresses stay links. */
export function escapeMarkdown(text: string): string {
  return text.toWellFormed().replaceAll(/\s*\n\s*/gu, ' ').split(/(https?:\/\/[^\s<>]+)/u).map((part, at) => (
    at % 2 === 1 ? `<${part.replaceAll('|', '%7C').replaceAll('\\', '%5C').replaceAll('`', '%60')}>` : part.replaceAll(special, sign => `\\${sign}`)
  )).join('').replace(/^(\s*)([-+=])/u, '$1\\$2').replace(/^(\s*\d+)([.)])/u, '$1\\$2')
}

function inline({ text, look, to }: Inline): string {
  if (text.trim() === '') return text
  const [, before = '', core = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? []
  if (look === 'code') return `${before}\`${core.replaceAll('`', '\'')}\`${after}`
  const escaped = escapeMarkdown(core)
  const linked = to === undefined ? escaped : `[${escaped}](#${to})`
  return `${before}${look === 'strong' ? `**${linked}**` : linked}${after}`
}

const line = (parts: readonly Inline[]): string => parts.map(inline).join('').trim()
const indented = (text: string): string => text.trimEnd().split('\n').map(each => (each === '' ? '' : `  ${each}`)).join('\n')

function block(part: Block): string {
  switch (part.kind) {
    case 'heading': return `${'#'.repeat(part.level)} ${part.id === undefined ? '' : `<a id="${part.id}"></a>`}${escapeMarkdown(part.text)}\n`
    case 'text': return `${line(part.parts)}\n`
    case 'quote': return `> ${escapeMarkdown(part.text)}\n>\n> ${line(part.from)}\n`
    case 'table': return [
      `**${escapeMarkdown(part.caption)}**\n`, `| ${part.head.map(escapeMarkdown).join(' | ')} |`, `|${part.head.map(() => ' --- ').join('|')}|`,
      ...part.rows.map(row => `| ${row.map(cell => line(cell) || ' ').join(' | ')} |`), '',
    ].join('\n')
    case 'list': return `${part.items.map(({ id, blocks }) => indented(blocks.map(block).join('\n')).replace(/^ {2}/u, `- ${id === undefined ? '' : `<a id="${id}"></a>`}`)).join('\n\n')}\n`
  }
}

/** A figure with its evidence as Markdown that shows the SVG file beside it. The same appendix gives the same bytes. */
export function evidenceMarkdown(appendix: Appendix, beside: { readonly svg: string; readonly data: string }): string {
  const { title, time } = appendix
  const blocks = [
    `# ${escapeMarkdown(title)}\n`, `${escapeMarkdown(time)}\n`, `![${escapeMarkdown(title)}](<${beside.svg.replaceAll(/[<>\\\n]/gu, '')}>)\n`,
    ...documentOf(appendix).map(block), `The data stand in \`${beside.data.replaceAll('`', '\'')}\`, byte for byte what the hash is of.\n`,
  ]
  return blocks.join('\n')
}
