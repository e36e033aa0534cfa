import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const secret = () => randomBytes(32).toString('base64url')
const digest = (text: string) => createHash('sha256').update(text).digest()

/** How long a launch code may wait for its window. */
export const launchCodeLifetimeMs = 10 * 60_000
const maxTokens = 64

/** One window, told by its token. */
export interface Session {
  /** The project that its launch link was made for; null where the link named none. */
  readonly file: string | null
}

/**
 * Launch codes and the tokens they are exchanged for. A code works once, for ten minutes, and only the newest one does; a token works as
 * long as the server. Only digests are held, and they are compared in constant time.
 */
export interface Sessions {
  /** A fresh code of 256 random bits, for a window on that project; the one before stops working. */
  newLaunchCode(file?: string): string
  /** Takes the code and returns a token, or null when the code is not, or no longer, good. */
  exchange(code: string): string | null
  /** The window of a token, the same object each time; null where there is none of that token. */
  of(token: string): Session | null
}

export function createSessions(now: () => number = Date.now): Sessions {
  let launch: { digest: Buffer; until: number; session: Session } | null = null
  const held: { digest: Buffer; session: Session }[] = []
  return {
    newLaunchCode(file) {
      const code = secret()
      launch = { digest: digest(code), until: now() + launchCodeLifetimeMs, session: { file: file ?? null } }
      return code
    },
    exchange(code) {
      if (!launch || now() > launch.until || !timingSafeEqual(launch.digest, digest(code))) return null
      const { session } = launch
      launch = null
      const token = secret()
      held.push({ digest: digest(token), session })
      if (held.length > maxTokens) held.shift()
      return token
    },
    of(token) {
      const asked = digest(token)
      // Every one is compared, so that time tells nothing about which.
      return held.filter(each => timingSafeEqual(each.digest, asked))[0]?.session ?? null
    },
  }
}
