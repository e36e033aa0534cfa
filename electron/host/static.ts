import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { developmentContentSecurityPolicy, securityHeaders } from './security-headers.ts'

/** An answer of plain parts, which either shell turns into its own. */
export interface StaticAnswer {
  status: number
  headers: Record<string, string>
  body: Uint8Array<ArrayBuffer> | null
}
export type StaticHandler = (method: string, path: string) => Promise<StaticAnswer>

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon', '.woff2': 'font/woff2', '.ttf': 'font/ttf', '.wasm': 'application/wasm',
}

const refusal = (status: number): StaticAnswer => ({ status, headers: { ...securityHeaders }, body: null })

/**
 * Serves the built pages in `root`, by GET and HEAD only. The files are listed once and a request must name one of them, so no path can
 * lead elsewhere. Throws where `root` does not exist.
 */
export function createStaticHandler(root: string): StaticHandler {
  const files = new Map<string, { file: string; type: string }>()
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const type = mediaTypes[extname(entry.name).toLowerCase()]
    if (!entry.isFile() || !type) continue
    const file = join(entry.parentPath, entry.name)
    files.set(`/${relative(root, file).split(sep).join('/')}`, { file, type })
  }
  return async (method, path) => {
    if (method !== 'GET' && method !== 'HEAD') return { ...refusal(405), headers: { ...securityHeaders, allow: 'GET, HEAD' } }
    const found = files.get(path === '/' ? '/index.html' : decode(path))
    if (!found) return refusal(404)
    try {
      const body = new Uint8Array(await readFile(found.file))
      return { status: 200, headers: { ...securityHeaders, 'content-type': found.type, 'content-length': String(body.length) }, body: method === 'HEAD' ? null : body }
    } catch {
      return refusal(404)
    }
  }
}

/** For development only: hands requests for pages on to the development server with hot reload at `address`. */
export function createDevelopmentHandler(address: string): StaticHandler {
  return async (method, path) => {
    if (method !== 'GET') return refusal(405)
    const answer = await fetch(new URL(path, address), { headers: { accept: path.includes('.') ? '*/*' : 'text/html' } })
    return {
      status: answer.status,
      headers: { ...securityHeaders, 'content-security-policy': developmentContentSecurityPolicy, 'content-type': answer.headers.get('content-type') ?? 'text/plain' },
      body: new Uint8Array(await answer.arrayBuffer()),
    }
  }
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return ''
  }
}
