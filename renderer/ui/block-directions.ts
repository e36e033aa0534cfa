/** As much of an HTML tree as directions need. */
interface HtmlNode {
  type: string
  tagName?: string
  value?: string
  properties?: Record<string, unknown>
  children?: HtmlNode[]
}

const blocks = new Set(['p', 'li', 'ul', 'ol', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'th', 'td'])
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

const textOf = (node: HtmlNode): string => node.value ?? (node.children ?? []).map(textOf).join(' ')

/** The direction of a text's first strong character (Unicode Bidirectional Algorithm, rules P2 and P3); null where it has none. */
function directionOf(text: string): 'ltr' | 'rtl' | null {
  const letter = /\p{L}/u.exec(text)?.[0]
  return letter === undefined ? null : rightToLeft.test(letter) ? 'rtl' : 'ltr'
}

const walk = (node: HtmlNode): void => {
  if (node.tagName !== undefined && blocks.has(node.tagName)) {
    const direction = directionOf(textOf(node))
    if (direction) node.properties = { ...node.properties, dir: direction }
  }
  // Code reads from left to right, whatever its comments say.
  if (node.tagName === 'pre') node.properties = { ...node.properties, dir: 'ltr' }
  else node.children?.forEach(walk)
}

/**
 * A rehype plugin: every paragraph, heading, item, quotation and cell takes the direction of its own first strong character. `dir="auto"` would
 * not do for what holds other blocks: it passes over those that have a direction.
 */
export function rehypeDirections() {
  return (tree: HtmlNode): void => walk(tree)
}
