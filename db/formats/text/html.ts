/** The words of an HTML document, its structure as line breaks. Nothing of it runs and nothing is fetched. */
import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5'

/** Elements whose content is not read: programs, styles, what is not shown, controls. */
const unread = new Set([
  'script', 'style', 'noscript', 'template', 'head', 'svg', 'math', 'iframe', 'object', 'embed', 'canvas', 'audio', 'video', 'noembed', 'noframes', 'frameset',
  'select', 'button', 'textarea', 'datalist', 'dialog',
])
/** Elements that stand on lines of their own; those of the second set with a blank line around them. */
const lines = new Set([
  'div', 'li', 'dt', 'dd', 'tr', 'caption', 'address', 'legend', 'option', 'summary', 'figcaption', 'tbody', 'thead', 'tfoot', 'form', 'fieldset', 'details',
  'optgroup', 'center', 'nav', 'header', 'footer', 'hgroup', 'search', 'rp', 'body', 'html',
])
const paragraphs = new Set([
  'p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'ul', 'ol', 'dl', 'table', 'section', 'article', 'main', 'aside', 'figure', 'hr', 'menu',
])

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/** The text of a document: paragraphs parted by a blank line, items of lists and rows of tables on lines of their own, cells parted by tabs. */
export function textOfHtml(html: string): string {
  const out = writer()
  // A stack of our own: a document may nest deeper than calls can.
  const stack: (Node | (() => void))[] = [parse(html)]
  const counted = new Map<Element, number>()
  let kept = 0
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === 'function') {
      next()
    } else if (defaultTreeAdapter.isTextNode(next)) {
      out.words(next.value, kept > 0)
    } else if (defaultTreeAdapter.isElementNode(next)) {
      const { tagName } = next
      if (unread.has(tagName) || isHidden(next)) continue
      if (tagName === 'br') {
        out.line()
        continue
      }
      if (tagName === 'img') {
        const name = attribute(next, 'alt')?.trim() ?? ''
        if (name !== '') out.words(`[${name}]`, false)
        continue
      }
      if (tagName === 'wbr') continue
      const breakAround = paragraphs.has(tagName) ? out.paragraph : lines.has(tagName) ? out.lineIfAny : null
      breakAround?.()
      if (tagName === 'li') out.words(markOf(next, counted), false)
      if (tagName === 'td' || tagName === 'th') out.cell()
      if (tagName === 'pre') kept += 1
      stack.push(() => {
        if (tagName === 'pre') kept -= 1
        breakAround?.()
      })
      pushChildren(stack, next)
    } else if ('childNodes' in next) {
      pushChildren(stack, next)
    }
  }
  return out.text()
}

function pushChildren(stack: (Node | (() => void))[], { childNodes }: { childNodes: Node[] }): void {
  for (let index = childNodes.length - 1; index >= 0; index -= 1) {
    const child = childNodes[index]
    if (child) stack.push(child)
  }
}

const attribute = (element: Element, name: string) => element.attrs.find(one => one.name === name)?.value

function isHidden(element: Element): boolean {
  return attribute(element, 'hidden') !== undefined || /display\s*:\s*none/iu.test(attribute(element, 'style') ?? '')
}

/** The bullet or number before an item of a list; `counted` holds how many items each list had so far. */
function markOf(item: Element, counted: Map<Element, number>): string {
  const list = item.parentNode
  if (!list || !defaultTreeAdapter.isElementNode(list) || list.tagName !== 'ol') return '• '
  const first = Number(attribute(list, 'start') ?? '1')
  const index = counted.get(list) ?? 0
  counted.set(list, index + 1)
  return `${(Number.isInteger(first) ? first : 1) + index}. `
}

/** Puts words together as a browser lays them out: white space is one space, breaks do not pile up. */
function writer() {
  const parts: string[] = []
  let breaks = 0
  let gap = false
  let isRowBegun = false
  let empty = true
  const put = (text: string) => {
    if (!empty && breaks > 0) parts.push('\n'.repeat(breaks))
    else if (gap && !empty) parts.push(' ')
    parts.push(text)
    breaks = 0
    gap = false
    empty = false
  }
  const atLeast = (count: number) => {
    breaks = Math.max(breaks, count)
    gap = false
    isRowBegun = false
  }
  return {
    words(text: string, keepsSpace: boolean) {
      if (keepsSpace) {
        const unified = text.replaceAll(/\r\n?/gu, '\n')
        if (unified !== '') put(unified)
        isRowBegun = true
        return
      }
      const plain = text.replaceAll(/[ \t\n\r\f]+/gu, ' ')
      const trimmed = plain.trim()
      if (plain.startsWith(' ')) gap = true
      if (trimmed === '') return
      put(plain.replace(/^ | $/gu, ''))
      gap = plain.endsWith(' ')
      isRowBegun = true
    },
    cell() {
      if (!isRowBegun) return
      parts.push('\t')
      gap = false
    },
    line() {
      breaks = Math.min(2, breaks + 1)
      gap = false
      isRowBegun = false
    },
    lineIfAny: () => atLeast(1),
    paragraph: () => atLeast(2),
    text: () => parts.join('').replaceAll(/[ \t]+\n/gu, '\n'),
  }
}
