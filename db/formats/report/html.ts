import { Buffer } from 'node:buffer'
import type { ReportBlock, ReportDocument, ReportInline } from '../../contract/entities/reports.ts'
import { baseDirection, withoutDirections } from '../../domain/direction.ts'
import { escapeXml } from '../svg-write.ts'
import { reportStyle } from './html-style.ts'

/** Addresses that a report may lead to. */
const isWeb = (href: string): boolean => /^https?:\/\/[^\s<>"']+$/iu.test(href)

function inline({ text, look, to, href }: ReportInline): string {
  if (text === '') return ''
  const escaped = escapeXml(text)
  const isolated = /\p{Script=Hebrew}|\p{Script=Arabic}/u.test(text) || look !== undefined ? `<bdi>${escaped}</bdi>` : escaped
  const linked = href !== undefined && isWeb(href) ? `<a href="${escapeXml(href)}" rel="noreferrer">${isolated}</a>` : to !== undefined ? `<a href="#${escapeXml(to)}">${isolated}</a>` : isolated
  switch (look) {
    case 'strong': return `<strong>${linked}</strong>`
    case 'quiet': return `<span class="quiet">${linked}</span>`
    case 'emphasis': return `<cite>${linked}</cite>`
    case 'code': return `<code>${escaped}</code>`
    case undefined:
    default: return linked
  }
}

const line = (parts: readonly ReportInline[]): string => parts.map(inline).join('')
/** Only what runs from the right says so. */
const dirOf = (text: string): string => (baseDirection(text) === 'rtl' ? ' dir="rtl"' : '')
const dirOfParts = (parts: readonly ReportInline[]): string => dirOf(parts.map(({ text }) => text).join(''))
const idOf = (id: string | undefined): string => (id === undefined ? '' : ` id="${escapeXml(id)}"`)

function block(part: ReportBlock): string {
  switch (part.kind) {
    case 'heading': return `<h${part.level}${idOf(part.id)}${dirOf(part.text)}>${escapeXml(part.text)}</h${part.level}>\n`
    case 'text': return `<p${dirOfParts(part.parts)}>${line(part.parts)}</p>\n`
    case 'quote': return `<blockquote${dirOf(part.text)}><p>${escapeXml(part.text)}</p><p class="from" dir="ltr">${line(part.from)}</p></blockquote>\n`
    case 'facts': return `<dl>\n${part.rows.map(({ name, value }) => `<div><dt>${escapeXml(name)}</dt><dd${dirOfParts(value)}>${line(value)}</dd></div>\n`).join('')}</dl>\n`
    case 'table': return [
      // What is wider than the window is scrolled, by keys too.
      `<div class="wide" role="region" tabindex="0" aria-label="${escapeXml(part.caption)}"><table><caption>${escapeXml(part.caption)}</caption>\n<colgroup>${part.widths.map(width => `<col style="width:${Math.round((width / part.widths.reduce((sum, each) => sum + each, 0)) * 1000) / 10}%">`).join('')}</colgroup>\n<thead><tr>${part.head.map(text => `<th scope="col"${dirOf(text)}>${escapeXml(text)}</th>`).join('')}</tr></thead>\n<tbody>\n`,
      ...part.rows.map(row => `<tr>${row.map((cell, at) => (at === 0 ? `<th scope="row"${dirOfParts(cell)}>${line(cell)}</th>` : `<td${dirOfParts(cell)}>${line(cell)}</td>`)).join('')}</tr>\n`), '</tbody></table></div>\n',
    ].join('')
    case 'list': return `<ul>\n${part.items.map(({ id, blocks }) => `<li${idOf(id)}>${blocks.map(block).join('')}</li>\n`).join('')}</ul>\n`
    case 'figure': {
      const picture = Buffer.from(part.svg, 'utf8').toString('base64')
      return `<figure${idOf(part.id)}><img src="data:image/svg+xml;base64,${picture}" alt="${escapeXml(part.description)}"><figcaption>${escapeXml(part.caption)}</figcaption></figure>\n`
    }
    case 'references': return `<ol class="references">\n${part.items.map(({ id, label, parts }) => (
      `<li${idOf(id)}${dirOfParts(parts)}>${label === null ? '' : `<span class="label">${escapeXml(label)}</span> `}${line(parts)}</li>\n`
    )).join('')}</ol>\n`
  }
}

/** The sections, to go to. */
function contents(blocks: readonly ReportBlock[]): string {
  const sections = blocks.flatMap(part => (part.kind === 'heading' && part.level === 2 && part.id !== undefined ? [part] : []))
  return sections.length < 2 ? '' : `<nav aria-label="Sections">${sections.map(({ id, text }) => `<a href="#${escapeXml(id ?? '')}">${escapeXml(text)}</a>`).join(' ')}</nav>\n`
}

/**
 * A report as one HTML file: nothing outside of it, no script, figures as pictures inside of it; light and dark as the reader's screen, and printed without
 * what is for screens alone. The same document gives the same bytes.
 */
export function reportHtml(document: ReportDocument): string {
  const { over, title, subtitle, blocks } = document
  return [
    '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'; img-src data:; base-uri \'none\'; form-action \'none\'">\n',
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n<meta name="generator" content="Entente">\n',
    `<title>${escapeXml(withoutDirections(title))}: ${escapeXml(over)}</title>\n<style>${reportStyle}</style>\n</head>\n<body>\n<main>\n<header>\n`,
    `<p class="over"${dirOf(over)}>${escapeXml(over)}</p>\n<h1${dirOf(title)}>${escapeXml(title)}</h1>\n<p class="when"${dirOf(subtitle)}>${escapeXml(subtitle)}</p>\n`,
    contents(blocks), '</header>\n', ...blocks.map(block), '</main>\n</body>\n</html>\n',
  ].join('')
}
