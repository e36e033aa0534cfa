/** The scheme of our pages: they are files of the program, and no server stands behind them. */
export const pageScheme = 'entente'
export const pageHost = 'app'
export const pageAddress = `${pageScheme}://${pageHost}/index.html`

/** True for addresses of our own pages. Compared part by part: a custom scheme has no origin in the URL standard. */
export function isOwnPage(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host, username, password } = new URL(address)
  return protocol === `${pageScheme}:` && host === pageHost && username === '' && password === ''
}

/** The address as it may be opened outside: https with a dotted host and no credentials; null for any other. */
export function externalAddress(address: string): string | null {
  if (!URL.canParse(address)) return null
  const { protocol, username, password, hostname, href } = new URL(address)
  return protocol === 'https:' && username === '' && password === '' && hostname.includes('.') && !/[\s"'<>`\\]/u.test(href) ? href : null
}
