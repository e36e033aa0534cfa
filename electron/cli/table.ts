/** How many columns of a terminal a text takes, near enough: letters that stand on others take none. */
const width = (text: string) => [...text.replace(/[\p{Mn}\p{Cf}]/gu, '')].length

/** Rows of text in columns as wide as their widest cell, two spaces apart; columns named in `right` stand to the right. */
export function tableLines(head: readonly string[], rows: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const widths = head.map((title, column) => Math.max(width(title), ...rows.map(row => width(row[column] ?? ''))))
  const line = (cells: readonly string[]) => cells.map((cell, column) => {
    const gap = ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(cell)))
    return right.includes(column) ? `${gap}${cell}` : `${cell}${gap}`
  }).join('  ').trimEnd()
  return [line(head), line(widths.map(size => '-'.repeat(size))), ...rows.map(line)]
}
