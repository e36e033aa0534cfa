import { EntenteError } from '../../db/contract/errors.ts'

const storageKey = 'entente.token'
const launchMark = '#launch='

/** The places of a page that the launch touches; tests pass their own. */
export interface LaunchPage {
  location: Pick<Location, 'hash' | 'pathname'>
  history: Pick<History, 'replaceState'>
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  fetch: typeof fetch
}

const thisPage = (): LaunchPage => ({ location: window.location, history: window.history, storage: window.sessionStorage, fetch: window.fetch.bind(window) })

/**
 * The credential of this window: the launch code in the address is taken out of it at once and exchanged; without one, the token that an
 * earlier load of this very window kept. Rejects with `forbidden` where there is neither.
 */
export async function takeCredential(page: LaunchPage = thisPage()): Promise<string> {
  const { hash, pathname } = page.location
  if (!hash.startsWith(launchMark)) {
    const held = page.storage.getItem(storageKey)
    if (held) return held
    throw needsLaunch('This window was not opened by Entente, so it may not read the project.')
  }
  page.history.replaceState(null, '', pathname)
  const response = await page.fetch('/session', {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ code: hash.slice(launchMark.length) }), cache: 'no-store',
  }).catch(() => {
    throw new EntenteError('internal', 'Entente did not answer. Was it ended in its terminal? Start it again; everything saved is on disk.')
  })
  const body: unknown = response.ok ? await response.json() : null
  if (typeof body !== 'object' || body === null || !('token' in body) || typeof body.token !== 'string') {
    page.storage.removeItem(storageKey)
    throw needsLaunch('This launch link was already used, or is too old.')
  }
  page.storage.setItem(storageKey, body.token)
  return body.token
}

/** Forgets the credential: the program behind it is another one by now. */
export function forgetCredential(page: LaunchPage = thisPage()): void {
  page.storage.removeItem(storageKey)
}

/** What to tell the user of a window without a credential. */
export function needsLaunch(what: string): EntenteError {
  return new EntenteError('forbidden', `${what} Go to the terminal where Entente runs and press Enter: it prints a fresh launch link. The project is safe.`)
}
