import { EntenteError } from '../../db/contract/errors.ts'
import type { Shell } from '../../db/contract/shell.ts'
import { unwrap } from './answer.ts'

/** Bytes that go over at a time: a part of the file is in memory, never all of it. */
const partBytes = 8 * 1024 * 1024

/** Hands files over to the loopback server, part by part: a browser keeps to itself where a file is. */
export function createUploader({ token, origin = '', fetch: send = fetch.bind(globalThis) }: { token: string; origin?: string; fetch?: typeof fetch }): Pick<Shell, 'holdFile' | 'releaseFile'> {
  const release = async (name: string) => {
    await send(`${origin}/release`, {
      method: 'POST', headers: { 'content-type': 'application/json', 'authorization': `Bearer ${token}` }, body: JSON.stringify({ name }), cache: 'no-store', keepalive: true,
    })
  }
  return {
    async holdFile(file, { signal, progress }) {
      const upload = crypto.randomUUID()
      try {
        for (let offset = 0; offset < file.size; offset += partBytes) {
          const part = file.slice(offset, offset + partBytes)
          const response = await send(`${origin}/upload`, {
            method: 'POST', signal, cache: 'no-store', body: part,
            headers: { 'content-type': 'application/octet-stream', 'authorization': `Bearer ${token}`, 'entente-upload': upload, 'entente-size': String(file.size), 'entente-offset': String(offset) },
          })
          if (!response.ok) throw new EntenteError('internal', `Entente refused the file (${response.status}). Nothing was changed; load the window again.`)
          const held = unwrap(await response.json())
          progress(Math.min(file.size, offset + part.size), file.size)
          if (typeof held === 'string') return held
        }
      } catch (error) {
        await release(upload).catch(() => undefined)
        if (signal.aborted) throw new EntenteError('cancelled', 'The import was stopped. Nothing was changed.')
        if (error instanceof EntenteError) throw error
        throw new EntenteError('bad_request', `“${file.name}” could not be handed over. It may have been moved or changed, or Entente was ended. Nothing was changed.`)
      }
      throw new EntenteError('bad_request', `“${file.name}” is empty. Nothing was changed.`)
    },
    releaseFile: release,
  }
}
