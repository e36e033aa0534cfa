import { escapeXml } from '../svg-write.ts'
import type { Block, Inline } from './blocks.ts'
import { canonicalJson } from './canonical.ts'
import { documentOf } from './document.ts'
import type { Appendix } from './types.ts'

const style = `
:root { color-scheme: light; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1.25rem; color: #1d232b; background: #fff; font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .5rem; padding-top: .75rem; border-top: 1px solid #c9cfd6; }
h3 { font-size: 1.05rem; margin: 2rem 0 .25rem; }
h4 { font-size: .95rem; margin: 1.25rem 0 .25rem; }
p { margin: .35rem 0; white-space: pre-line; overflow-wrap: anywhere; }
figure { margin: 1.25rem 0; }
figure svg { display: block; max-width: 100%; height: auto; }
header .time { color: #56606c; }
.quiet { color: #56606c; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; font-size: .9rem; }
caption { text-align: start; font-weight: 600; padding: .25rem 0; }
th, td { border: 1px solid #c9cfd6; padding: .3rem .5rem; text-align: start; vertical-align: top; white-space: pre-line; overflow-wrap: break-word; }
th { background: #f2f4f6; font-weight: 600; }
blockquote { margin: .35rem 0; padding: .1rem .9rem; border-inline-start: 3px solid #c9cfd6; }
ul { padding-inline-start: 1.1rem; list-style: none; margin: .25rem 0; }
li { margin: .6rem 0; }
code { font-size: .9em; overflow-wrap: anywhere; }
a { color: #0b5b8c; }
nav a { margin-inline-end: 1rem; }
@media print { body { max-width: none; margin: 0; font-size: 10pt; } h3, tr, li { break-inside: avoid; } nav { display: none; } }
`

/**
 * A figure with its evidence as one HTML file: nothing outside of it, no script, the figure inline as SVG, and the data behind it as JSON, byte
 * for byte what the hash is of. The same appendix gives the same bytes.
 */
export function evidenceHtml(appendix: Appendix): string {
  const { title, time, svg, data } = appendix
  const figure = svg.slice(svg.indexOf('<svg'))
  return [
    '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'; font-src data:; img-src data:; base-uri \'none\'; form-action \'none\'">\n',
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="generator" content="Entente">\n',
    `<title>${escapeXml(title)}: figure and evidence</title>\n<style>${style}</style>\n</head>\n<body>\n<main>\n<header>\n`,
    `<h1 dir="auto">${escapeXml(title)}</h1>\n<p class="time">${escapeXml(time)}</p>\n`,
    '<nav aria-label="Parts"><a href="#contents">What is in</a><a href="#ties">Ties</a><a href="#codebook">Codebook</a><a href="#sources">Sources</a><a href="#data">Data</a></nav>\n</header>\n',
    `<figure>\n${figure}</figure>\n`,
    ...documentOf(appendix).map(block), '</main>\n',
    `<script type="application/json" id="evidence-data">${canonicalJson(data)}</script>\n</body>\n</html>\n`,
  ].join('')
}

function inline({ text, look, to }: Inline): string {
  if (text === '') return ''
  const escaped = escapeXml(text)
  const linked = to === undefined ? `<bdi>${escaped}</bdi>` : `<a href="#${escapeXml(to)}"><bdi>${escaped}</bdi></a>`
  switch (look) {
    case 'strong': return `<strong>${linked}</strong>`
    case 'quiet': return `<span class="quiet">${linked}</span>`
    case 'code': return `<code>${escaped}</code>`
    case undefined:
    default: return to === undefined ? escaped : linked
  }
}

const line = (parts: readonly Inline[]) => parts.map(inline).join('')

function block(part: Block): string {
  switch (part.kind) {
    case 'heading': return `<h${part.level}${part.id === undefined ? '' : ` id="${part.id}"`} dir="auto">${escapeXml(part.text)}</h${part.level}>\n`
    case 'text': return `<p dir="auto">${line(part.parts)}</p>\n`
    case 'quote': return `<blockquote><p dir="auto">${escapeXml(part.text)}</p><p>${line(part.from)}</p></blockquote>\n`
    case 'table': return [
      `<div class="wide"><table><caption>${escapeXml(part.caption)}</caption>\n<thead><tr>${part.head.map(text => `<th scope="col" dir="auto">${escapeXml(text)}</th>`).join('')}</tr></thead>\n<tbody>\n`,
      ...part.rows.map(row => `<tr>${row.map(cell => `<td dir="auto">${line(cell)}</td>`).join('')}</tr>\n`), '</tbody></table></div>\n',
    ].join('')
    case 'list': return `<ul>\n${part.items.map(({ id, blocks }) => `<li${id === undefined ? '' : ` id="${id}"`}>${blocks.map(block).join('')}</li>\n`).join('')}</ul>\n`
  }
}
