import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { partsOfLink } from '../../renderer/ui/entity-links.ts'
import { Markdown } from '../../renderer/ui/Markdown.tsx'

const html = (text: string, links?: Parameters<typeof Markdown>[0]['links']) => renderToStaticMarkup(<Markdown text={text} {...(links ? { links } : {})} />)

test('every paragraph, item and quotation takes the direction of its own first letter', () => {
  const shown = html('Latin\n\n**2015**: שלום latin\n\n> مرحبا\n>\n> — Author\n\n- one\n- שניים\n\n123')
  expect([...shown.matchAll(/<(\w+)(?: dir="(\w+)")?>/gu)].map(([, tag, dir]) => `${tag} ${dir ?? ''}`).filter(each => /^(?:p|li|ul|blockquote) /u.test(each)))
    .toEqual(['p ltr', 'p rtl', 'blockquote rtl', 'p rtl', 'p ltr', 'ul ltr', 'li ltr', 'li rtl', 'p '])
})

test('a link shows the words after its bar and leads by the name before it', () => {
  expect(partsOfLink(' Russia | the Kremlin ')).toEqual(['Russia', 'the Kremlin'])
  expect(partsOfLink('Russia')).toEqual(['Russia', 'Russia'])
  expect(partsOfLink('Russia|')).toEqual(['Russia', 'Russia'])
  const ref = { type: 'actor' as const, uid: '0195a000-0000-7000-8000-000000000001', title: 'Russia' }
  expect(html('[[Russia|the Kremlin]]', [{ text: 'Russia', ref }])).toContain('<button type="button" class="link-button"><bdi>the Kremlin</bdi></button>')
})
