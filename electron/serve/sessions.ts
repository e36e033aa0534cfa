import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const secret = () => randomBytes(32).toString('base64url')
const digest = (text: string) => createHash('sha256').update(text).digest()

/** How long a launch code may wait for its window. */
export const launchCodeLifetimeMs = 10 * 60_000
const maxTokens = 64

/**
 * Launch codes and the tokens they are exchanged for. A code works once, for ten minutes, and only the newest one does; a token works as
 * long as the server. Only digests are held, and they are compared in constant time.
 */
export interface Sessions {
  /** A fresh code of 256 random bits; the one before stops working. */
  newLaunchCode(): string
  /** Takes the code and returns a token, or null when the code is not, or no longer, good. */
  exchange(code: string): string | null
  accepts(token: string): boolean
}

export function createSessions(now: () => number = Date.now): Sessions {
  let launch: { digest: Buffer; until: number } | null = null
  const tokens: Buffer[] = []
  return {
    newLaunchCode() {
      const code = secret()
      launch = { digest: digest(code), until: now() + launchCodeLifetimeMs }
      return code
    },
    exchange(code) {
      if (!launch || now() > launch.until || !timingSafeEqual(launch.digest, digest(code))) return null
      launch = null
      const token = secret()
      tokens.push(digest(token))
      if (tokens.length > maxTokens) tokens.shift()
      return token
    },
    accepts(token) {
      const asked = digest(token)
      // Every one is compared, so that time tells nothing about which.
      return tokens.filter(held => timingSafeEqual(held, asked)).length > 0
    },
  }
}
