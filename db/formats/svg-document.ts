import type { FontUse } from './font-subset.ts'
import { decimal, element, escapeXml } from './svg-write.ts'

export interface SvgParts {
  readonly widthMm: number
  readonly heightMm: number
  /** Of the view box. */
  readonly width: number
  readonly height: number
  readonly title: string
  /** For screen readers: what the figure shows, in words. */
  readonly description: string
  /** Colour behind everything; null: what lies behind shows through. */
  readonly background: string | null
  readonly defs: string
  readonly content: string
}

/**
 * One standalone SVG document (SVG 2): real text in embedded fonts unless it was set as outlines, no reference to anything outside, a title and
 * a description. `geometricPrecision` keeps letters where they were measured in every renderer.
 */
export async function svgDocument({ widthMm, heightMm, width, height, title, description, background, defs, content }: SvgParts, fonts: FontUse, fontFolder?: string): Promise<string> {
  const faces = fonts.outliner ? '' : await fonts.faces(fontFolder)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${decimal(widthMm)}mm" height="${decimal(heightMm)}mm" viewBox="0 0 ${decimal(width)} ${decimal(height)}" `,
    'role="img" aria-labelledby="figure-title figure-description" text-rendering="geometricPrecision">\n',
    `<title id="figure-title">${escapeXml(title)}</title>\n<desc id="figure-description">${escapeXml(description)}</desc>\n`,
    `<defs>${faces === '' ? '' : `<style>${faces}</style>`}${defs}</defs>\n`,
    background === null ? '' : element('rect', { width, height, fill: background }), '\n', content, '\n</svg>\n',
  ].join('')
}
