const token = /<!--[\s\S]*?-->|<(?:style|script|title)\b[\s\S]*?<\/(?:style|script|title)\s*>|<(?<end>\/?)(?<name>[a-z][a-z0-9]*)(?<more>(?:"[^"]*"|'[^']*'|[^'">])*)>|<[^>]*>|(?<text>[^<]+)|</giu
const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'', nbsp: ' ', ndash: '–', mdash: '—', shy: '', minus: '−' }

/**
 * The rows of a table that was copied from a page; null where what was copied is no table, or much besides. The page's policy lets no text
 * become elements, so that it is read as text.
 */
export function rowsOfHtml(html: string): string[][] | null {
  const rows: string[][] = []
  let tables = 0
  let cell: { text: string; width: number } | null = null
  let inside = 0
  let outside = 0
  const endCell = () => {
    if (!cell) return
    rows.at(-1)?.push(cell.text.replaceAll(/\s+/gu, ' ').trim(), ...Array.from({ length: cell.width - 1 }, () => ''))
    cell = null
  }
  for (const { groups = {} } of html.matchAll(token)) {
    const { text, name = '', end = '', more = '' } = groups
    if (text !== undefined) {
      const words = decoded(text)
      if (cell) cell.text += words
      const letters = words.replaceAll(/\s+/gu, '').length
      if (cell) inside += letters
      else outside += letters
      continue
    }
    const tag = `${end}${name.toLowerCase()}`
    if (tag === 'table') tables += 1
    if (['td', 'th', '/td', '/th', 'tr', '/tr', '/table'].includes(tag)) endCell()
    if (tag === 'tr') rows.push([])
    else if (tag === 'td' || tag === 'th') cell = { text: '', width: Math.min(100, Math.max(1, Number(/\bcolspan\s*=\s*["']?(\d+)/iu.exec(more)?.[1] ?? 1))) }
    else if (cell && ['br', 'p', 'div', 'li', '/p', '/div', '/li'].includes(tag)) cell.text += ' '
  }
  const filled = rows.filter(cells => cells.length > 0)
  return tables === 1 && inside >= outside * 4 && filled.length >= 2 && filled.some(cells => cells.length >= 2) ? filled : null
}

function decoded(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/giu, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return signs[name.toLowerCase()] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : whole
  })
}
