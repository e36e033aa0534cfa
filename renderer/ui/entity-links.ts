/** As much of a Markdown tree as the links need. */
interface MarkdownNode {
  type: string
  value?: string
  url?: string
  children?: MarkdownNode[]
}

const scheme = 'entente:'
const pattern = /\[\[([^[\]\n]{1,300})\]\]/gu

/** The name behind a link made of `[[Name]]`, or null for an ordinary link. */
export function nameOfEntityLink(url: string): string | null {
  if (!url.startsWith(scheme)) return null
  try {
    return decodeURIComponent(url.slice(scheme.length))
  } catch {
    return null
  }
}

/** What stands in `[[Name]]` or `[[Name|words]]`: the name, and what is shown for it. */
export function partsOfLink(inside: string): [name: string, shown: string] {
  const bar = inside.indexOf('|')
  const name = (bar === -1 ? inside : inside.slice(0, bar)).trim()
  const shown = bar === -1 ? '' : inside.slice(bar + 1).trim()
  return [name, shown === '' ? name : shown]
}

const split = (text: string): MarkdownNode[] => {
  const nodes: MarkdownNode[] = []
  let end = 0
  for (const match of text.matchAll(pattern)) {
    const [name, shown] = partsOfLink(match[1] ?? '')
    if (match.index > end) nodes.push({ type: 'text', value: text.slice(end, match.index) })
    nodes.push({ type: 'link', url: scheme + encodeURIComponent(name), children: [{ type: 'text', value: shown }] })
    end = match.index + match[0].length
  }
  if (end < text.length) nodes.push({ type: 'text', value: text.slice(end) })
  return nodes
}

const walk = (node: MarkdownNode): void => {
  // A link inside a link would nest anchors: what stands in [text](address) stays text.
  if (!node.children || node.type === 'link') return
  node.children = node.children.flatMap(child => {
    if (child.type === 'text' && child.value?.includes('[[')) return split(child.value)
    walk(child)
    return [child]
  })
}

/** A remark plugin: `[[Name]]` in running text (not in code) becomes a link that `nameOfEntityLink` recognises. */
export function remarkEntityLinks() {
  return (tree: MarkdownNode): void => walk(tree)
}
