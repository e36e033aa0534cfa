/** Keeps a row of a list in sight, by the id of its element. Scrolls within the list alone: the window around must not move. */
export function keepRowInSight(list: HTMLElement | null, rowId: string): void {
  const row = document.getElementById(rowId)
  if (!row || !list) return
  if (row.offsetTop < list.scrollTop) list.scrollTop = row.offsetTop
  else if (row.offsetTop + row.offsetHeight > list.scrollTop + list.clientHeight) list.scrollTop = row.offsetTop + row.offsetHeight - list.clientHeight
}
