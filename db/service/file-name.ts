/** A name made of a text that every file system takes; `otherwise` where nothing is left of it. */
export function fileNameOf(text: string, otherwise: string): string {
  // eslint-disable-next-line no-control-regex
  const safe = text.replace(/[\u0000-\u001f\\/:*?"<>|]/gu, ' ').replace(/\s+/gu, ' ').trim().replace(/^\.+|\.+$/gu, '')
  return [...safe].slice(0, 100).join('').trim() || otherwise
}
