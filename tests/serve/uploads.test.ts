import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createDispatch } from '../../electron/host/dispatch.ts'
import { maxPartBytes } from '../../electron/serve/uploads.ts'
import { createUploader } from '../../renderer/transport/upload.ts'
import { serviceDouble } from '../support/service-double.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { startTestServer } from './support.ts'

const held = '0190a000-0000-7000-8000-00000000000a'

async function start() {
  const uploadFolder = join(temporaryFolder(), 'uploads')
  // A process of this number was killed long ago: no system has so many.
  mkdirSync(join(uploadFolder, '99999999-left'), { recursive: true })
  const paths: string[] = []
  const released: string[] = []
  const dispatch = createDispatch(serviceDouble({}), { readOnly: false })
  const started = await startTestServer({
    uploadFolder,
    openWindow: () => ({ dispatch, subscribe: () => () => undefined, hold: path => (paths.push(path), held), release: name => void released.push(name) }),
  })
  const token = await started.launch()
  const headers = (more: Record<string, string> = {}) => ({
    ...started.pageHeaders(token), 'content-type': 'application/octet-stream', 'entente-upload': '0190a000-0000-7000-8000-000000000001', 'entente-size': '6', 'entente-offset': '0', ...more,
  })
  const files = () => readdirSync(uploadFolder).flatMap(folder => readdirSync(join(uploadFolder, folder)))
  const post = (path: string, sent: Record<string, string>, body: string | Buffer) => started.send(path, { method: 'POST', headers: sent, body })
  return { ...started, token, headers, post, paths, released, files, uploadFolder }
}

test('a file comes part by part into a place that only its user may read, and goes when it is let go of', async () => {
  const { headers, post, paths, released, files, uploadFolder, pageHeaders, token } = await start()
  expect(readdirSync(uploadFolder)).toEqual([])
  expect(JSON.parse((await post('/upload', headers(), 'one')).body)).toEqual({ ok: true, value: null })
  expect(JSON.parse((await post('/upload', headers({ 'entente-offset': '3' }), 'two')).body)).toEqual({ ok: true, value: held })
  const [path = ''] = paths
  expect(readFileSync(path, 'utf8')).toBe('onetwo')
  if (process.platform !== 'win32') expect([statSync(path).mode & 0o777, statSync(join(path, '..')).mode & 0o777]).toEqual([0o600, 0o700])
  expect((await post('/release', pageHeaders(token), JSON.stringify({ name: held }))).status).toBe(200)
  expect([existsSync(path), released, files()]).toEqual([false, [held], []])
})

test('the rules of every other call hold, and a part has a bound of its own', async () => {
  const { headers, post, files, pageHeaders, send } = await start()
  expect((await post('/upload', { ...pageHeaders(), 'content-type': 'application/octet-stream' }, 'one')).status).toBe(401)
  expect((await post('/upload', headers({ origin: 'https://attacker.example' }), 'one')).status).toBe(403)
  expect((await post('/upload', headers({ host: 'attacker.example' }), 'one')).status).toBe(421)
  expect((await post('/upload', headers({ 'content-type': 'application/json' }), 'one')).status).toBe(415)
  expect((await send('/upload', { method: 'PUT', headers: headers() })).status).toBe(405)
  for (const wrong of [{ 'entente-upload': '../../etc/passwd' }, { 'entente-size': '-1' }, { 'entente-size': String(5 * 1024 ** 3) }, { 'entente-offset': 'x' }]) expect((await post('/upload', headers(wrong), 'one')).status).toBe(400)
  expect((await post('/upload', headers({ 'entente-size': String(maxPartBytes * 2) }), Buffer.alloc(maxPartBytes + 1))).status).toBe(413)
  expect(files()).toEqual([])
  // Out of order, or longer than it was said to be: the file is gone.
  await post('/upload', headers(), 'one')
  expect(JSON.parse((await post('/upload', headers({ 'entente-offset': '2' }), 'two')).body)).toMatchObject({ ok: false, error: { code: 'bad_request' } })
  expect(JSON.parse((await post('/upload', headers(), 'seven +')).body)).toMatchObject({ ok: false, error: { code: 'bad_request' } })
  expect(files()).toEqual([])
  for (let file = 0; file < 8; file += 1) await post('/upload', headers({ 'entente-upload': `0190a000-0000-7000-8000-00000000010${file}` }), 'one')
  expect(JSON.parse((await post('/upload', headers(), 'one')).body)).toMatchObject({ ok: false, error: { code: 'too_large' } })
})

test('the page hands a file over in parts, and stopping leaves nothing', async () => {
  const { server, token, paths, files } = await start()
  const send: typeof fetch = (input, init) => fetch(input, { ...init, headers: { ...init?.headers, origin: server.origin } })
  const uploader = createUploader({ token, origin: server.origin, fetch: send })
  const file = new File([new Uint8Array(maxPartBytes + 5).fill(65)], 'events.csv')
  const told: number[] = []
  expect(await uploader.holdFile(file, { signal: new AbortController().signal, progress: done => void told.push(done) })).toBe(held)
  expect([told, statSync(paths[0] ?? '').size]).toEqual([[maxPartBytes, file.size], file.size])
  await uploader.releaseFile(held)
  const ending = new AbortController()
  await expect(uploader.holdFile(file, { signal: ending.signal, progress: () => ending.abort() })).rejects.toMatchObject({ code: 'cancelled' })
  expect(files()).toEqual([])
})
