import type { ReportBlock, ReportDocument, ReportInline } from '../../contract/entities/reports.ts'
import { escapeMarkdown } from '../evidence/markdown.ts'

function inline({ text, look, to, href }: ReportInline): string {
  if (text.trim() === '') return text
  const [, before = '', core = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? []
  if (look === 'code') return `${before}\`${core.replaceAll('`', '\'')}\`${after}`
  // An address within a text becomes a link of its own; a link within a link there cannot be.
  const escaped = to === undefined && href === undefined ? escapeMarkdown(core) : escapeMarkdown(core.replaceAll('://', ':\u200B//')).replaceAll(':\u200B//', '://')
  const isWeb = href !== undefined && /^https?:\/\/[^\s<>"']+$/iu.test(href)
  const linked = isWeb ? (href === core ? `<${href.replaceAll('|', '%7C').replaceAll('\\', '%5C').replaceAll('`', '%60')}>` : `[${escaped}](<${href.replaceAll('|', '%7C').replaceAll('\\', '%5C')}>)`) : to === undefined ? escaped : `[${escaped}](#${to})`
  return `${before}${look === 'strong' ? `**${linked}**` : look === 'emphasis' ? `*${linked}*` : linked}${after}`
}

const line = (parts: readonly ReportInline[]): string => parts.map(inline).join('').trim()
const indented = (text: string): string => text.trimEnd().split('\n').map(each => (each === '' ? '' : `  ${each}`)).join('\n')
const anchor = (id: string | undefined): string => (id === undefined ? '' : `<a id="${id}"></a>`)

function table(caption: string, head: readonly string[], rows: readonly (readonly (readonly ReportInline[])[])[]): string {
  return [
    ...(caption === '' ? [] : [`**${escapeMarkdown(caption)}**\n`]), `| ${head.map(text => escapeMarkdown(text) || ' ').join(' | ')} |`, `|${head.map(() => ' --- ').join('|')}|`,
    ...rows.map(row => `| ${row.map(cell => line(cell) || ' ').join(' | ')} |`), '',
  ].join('\n')
}

function block(part: ReportBlock, pictureOf: (part: ReportBlock & { kind: 'figure' }) => string): string {
  switch (part.kind) {
    case 'heading': return `${'#'.repeat(part.level)} ${anchor(part.id)}${escapeMarkdown(part.text)}\n`
    case 'text': return `${line(part.parts)}\n`
    case 'quote': return `> ${escapeMarkdown(part.text)}\n>\n> ${line(part.from)}\n`
    case 'facts': return table('', ['', ''], part.rows.map(({ name, value }) => [[{ text: name, look: 'strong' }], value]))
    case 'table': return table(part.caption, part.head, part.rows)
    case 'list': return `${part.items.map(({ id, blocks }) => indented(blocks.map(each => block(each, pictureOf)).join('\n')).replace(/^ {2}/u, `- ${anchor(id)}`)).join('\n\n')}\n`
    case 'figure': return `${anchor(part.id)}![${escapeMarkdown(part.description)}](<${pictureOf(part)}>)\n\n${escapeMarkdown(part.caption)}\n`
    case 'references': return `${part.items.map(({ id, label, parts }) => `- ${anchor(id)}${label === null ? '' : `${escapeMarkdown(label)} `}${line(parts)}`).join('\n')}\n`
  }
}

/** A report as Markdown (CommonMark with GitHub's tables), and its figures as SVG files beside it. The same document gives the same bytes. */
export function reportMarkdown({ over, title, subtitle, blocks }: ReportDocument, name: string): { text: string; figures: { fileName: string; svg: string }[] } {
  const figures: { fileName: string; svg: string }[] = []
  const pictureOf = ({ id, svg }: ReportBlock & { kind: 'figure' }): string => {
    const fileName = `${name} ${id.replace(/^figure-/u, '')}.svg`
    figures.push({ fileName, svg })
    return fileName.replaceAll(/[<>\\\n]/gu, '')
  }
  const text = [`# ${escapeMarkdown(title)}\n`, `${escapeMarkdown(over)}. ${escapeMarkdown(subtitle)}.\n`, ...blocks.map(part => block(part, pictureOf))].join('\n')
  return { text, figures }
}
