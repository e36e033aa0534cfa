import { spawn } from 'node:child_process'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { isForeignPeer, peerUserId } from '../../electron/serve/peer.ts'
import { createSessions, launchCodeLifetimeMs } from '../../electron/serve/sessions.ts'
import { goodCall, startTestServer } from './support.ts'

test('a call from our own page passes', async () => {
  const { launch, send, pageHeaders, calls } = await startTestServer()
  const { status, headers, body } = await send('/api', { method: 'POST', headers: pageHeaders(await launch()), body: goodCall })
  expect([status, JSON.parse(body)]).toEqual([200, { ok: true, value: { undo: null, redo: null } }])
  expect(headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': 'application/json' })
  expect(headers['access-control-allow-origin']).toBeUndefined()
  expect(calls()).toBe(1)
})

test.each([
  ['a name that was made to point here', { host: 'attacker.example' }, 421],
  ['localhost', { host: 'localhost' }, 421],
  ['another port', { host: '127.0.0.1:1' }, 421],
  ['a foreign Origin', { origin: 'https://attacker.example' }, 403],
  ['the null Origin', { origin: 'null' }, 403],
  ['another port\'s Origin', { origin: 'http://127.0.0.1:1' }, 403],
  ['a page of another site', { 'sec-fetch-site': 'cross-site' }, 403],
  ['a page of another port', { 'sec-fetch-site': 'same-site' }, 403],
  ['no page at all', { 'sec-fetch-site': 'none' }, 403],
  ['a wrong token', { authorization: 'Bearer AAAA' }, 401],
  ['an empty token', { authorization: 'Bearer ' }, 401],
  ['another scheme', { authorization: 'Basic AAAA' }, 401],
  ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ['plain text', { 'content-type': 'text/plain' }, 415],
  ['JSON in name only', { 'content-type': 'text/plain; application/json' }, 415],
])('refuses %s', async (_name, headers, status) => {
  const { launch, send, pageHeaders, calls } = await startTestServer()
  const token = await launch()
  for (const path of ['/api', '/events']) {
    const answer = await send(path, { method: 'POST', headers: { ...pageHeaders(token), ...headers }, body: path === '/api' ? goodCall : '{}' })
    expect([path, answer.status, answer.body]).toEqual([path, status, ''])
  }
  expect(calls()).toBe(0)
})

test('refuses a call without credential, without Origin, by another method, and out of form', async () => {
  const { launch, send, pageHeaders, calls } = await startTestServer()
  const headers = pageHeaders(await launch())
  expect((await send('/api', { method: 'POST', headers: pageHeaders(), body: goodCall })).status).toBe(401)
  const { origin: _origin, ...withoutOrigin } = headers
  expect((await send('/api', { method: 'POST', headers: withoutOrigin, body: goodCall })).status).toBe(403)
  for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) expect((await send('/api', { method, headers })).status).toBe(405)
  for (const body of ['', '{', '[]', 'null', '{"method":"history.get","input":{},"more":1}', '{"input":{}}', Buffer.from([0xff, 0xfe])]) {
    expect((await send('/api', { method: 'POST', headers, body })).status).toBe(400)
  }
  expect(calls()).toBe(0)
})

test('a second Host header is refused', async () => {
  const { server } = await startTestServer()
  const answer = await new Promise<string>(resolve => {
    let text = ''
    const socket = connect(server.port, '127.0.0.1', () => socket.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nHost: attacker.example\r\n\r\n`))
    socket.on('data', chunk => { text += chunk.toString() }).on('close', () => resolve(text))
  })
  expect(answer).toMatch(/^HTTP\/1\.1 4/u)
})

test('a launch code works once, and only the newest one', async () => {
  const { server, send, pageHeaders } = await startTestServer()
  const codeOf = (link: string) => new URL(link).hash.slice('#launch='.length)
  const exchange = async (code: string, headers = pageHeaders()) => (await send('/session', { method: 'POST', headers, body: JSON.stringify({ code }) })).status
  const older = codeOf(server.newLaunchLink())
  const code = codeOf(server.newLaunchLink())
  expect(await exchange(older)).toBe(403)
  expect(await exchange(code, { ...pageHeaders(), origin: 'http://127.0.0.1:1' })).toBe(403)
  expect(await exchange('guess')).toBe(403)
  expect(await exchange('')).toBe(400)
  expect(await exchange(code)).toBe(200)
  expect(await exchange(code)).toBe(403)
  expect(new URL(server.newLaunchLink()).search).toBe('')
})

test('a launch code grows old', () => {
  let now = 0
  const sessions = createSessions(() => now)
  const code = sessions.newLaunchCode()
  now = launchCodeLifetimeMs + 1
  expect(sessions.exchange(code)).toBeNull()
  const token = sessions.exchange(sessions.newLaunchCode())
  expect(token && sessions.of(token)).toEqual({ file: null })
  expect(sessions.of(`${token}x`)).toBeNull()
})

test('two projects open at once: the token of one is nothing to the other', async () => {
  const [one, other] = [await startTestServer(), await startTestServer()]
  const token = await one.launch()
  expect(one.server.port).not.toBe(other.server.port)
  expect((await other.send('/api', { method: 'POST', headers: other.pageHeaders(token), body: goodCall })).status).toBe(401)
})

test('large bodies are refused, whether they say so or not', async () => {
  const { launch, send, pageHeaders, calls, server } = await startTestServer({ maxBodyBytes: 10_000 })
  const token = await launch()
  const headers = pageHeaders(token)
  const call = (size: number) => JSON.stringify({ method: 'search.query', input: { query: 'x'.repeat(size) } })
  expect((await send('/api', { method: 'POST', headers, body: call(900) })).status).toBe(200)
  const before = calls()
  expect((await send('/api', { method: 'POST', headers: { ...headers, 'content-length': '20000' }, body: ' '.repeat(20_000) })).status).toBe(413)
  const chunked = await new Promise<string>(resolve => {
    let text = ''
    const socket = connect(server.port, '127.0.0.1', () => {
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
      socket.write(`POST /api HTTP/1.1\r\nhost: 127.0.0.1:${server.port}\r\n${lines.join('\r\n')}\r\ntransfer-encoding: chunked\r\n\r\n`)
      for (let index = 0; index < 5; index++) socket.write(`1000\r\n${' '.repeat(0x1000)}\r\n`)
    })
    socket.on('data', chunk => { text += chunk.toString() }).on('close', () => resolve(text)).on('error', () => resolve(text))
  })
  expect(chunked).toMatch(/^HTTP\/1\.1 413 /u)
  expect(calls()).toBe(before)
})

test('slow clients are cut off: in the headers, and in the body', async () => {
  const { server, launch, pageHeaders } = await startTestServer({ headersTimeoutMs: 200, requestTimeoutMs: 400 })
  const headers = Object.entries(pageHeaders(await launch())).map(([name, value]) => `${name}: ${value}`).join('\r\n')
  const startedAt = Date.now()
  const answers = await Promise.all([`POST /api HTTP/1.1\r\nhost: 127.0.0.1`, `POST /api HTTP/1.1\r\nhost: 127.0.0.1:${server.port}\r\n${headers}\r\ncontent-length: 100\r\n\r\n{`].map(start =>
    new Promise<string>(resolve => {
      let text = ''
      const socket = connect(server.port, '127.0.0.1', () => socket.write(start))
      socket.on('data', chunk => { text += chunk.toString() }).on('close', () => resolve(text)).on('error', () => resolve(text))
    })))
  for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 408 /u)
  expect(Date.now() - startedAt).toBeLessThan(5_000)
})

test('pages may be opened from anywhere, but not framed or taken into other pages', async () => {
  const { send, server } = await startTestServer()
  const navigation = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
  for (const site of ['none', 'cross-site', 'same-origin']) expect((await send('/', { headers: { ...navigation, 'sec-fetch-site': site } })).status).toBe(200)
  expect((await send('/', { headers: { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'script', 'sec-fetch-mode': 'cors', origin: server.origin } })).status).toBe(200)
  for (const headers of [
    { ...navigation, 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'cross-site' },
    { ...navigation, 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script', 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image', 'sec-fetch-site': 'same-site' },
    { origin: 'https://attacker.example' },
  ]) expect((await send('/', { headers })).status).toBe(403)
  const { headers } = await send('/')
  expect(headers).toMatchObject({ 'x-frame-options': 'DENY', 'cross-origin-resource-policy': 'same-origin', 'cross-origin-opener-policy': 'same-origin', 'cache-control': 'no-store' })
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(headers['set-cookie']).toBeUndefined()
})

test.each(['/../package.json', '/%2e%2e/%2e%2e/etc/passwd', '//etc/passwd', '/session/../index.html', '/API', '/api/', '/__proto__', '/constructor'])('there is nothing at %s', async path => {
  const { send } = await startTestServer()
  expect((await send(path)).status).toBe(404)
})

test('only this machine is listened to', async () => {
  const { server } = await startTestServer()
  expect(server.origin).toBe(`http://127.0.0.1:${server.port}`)
  await expect(new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.2', () => resolve(socket.destroy())).on('error', reject)
  })).rejects.toThrow('ECONNREFUSED')
})

const tcp = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 1
   1: 0100007F:D431 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1001        0 2
   2: 0100007F:1F90 0100007F:D431 01 00000000:00000000 00:00000000 00000000  1000        0 3
   3: 0100007F:D432 0100007F:1F90 06 00000000:00000000 00:00000000 00000000     0        0 0
`
test('on Linux the system tells whose connection it is', async () => {
  const connection = { localPort: 0x1f90, remotePort: 0xd431 }
  expect(peerUserId(connection, () => [tcp])).toBe(1001)
  expect(isForeignPeer(connection, 1000, () => [tcp])).toBe(true)
  expect(isForeignPeer(connection, 1001, () => [tcp])).toBe(false)
  expect(peerUserId({ localPort: 0x1f90, remotePort: 0xd432 }, () => [tcp])).toBeNull()
  expect(isForeignPeer({ localPort: 0x1f90, remotePort: 0xd432 }, 1000, () => [tcp])).toBe(false)
})

test.skipIf(process.platform !== 'linux')('the real table of sockets names this very user', async () => {
  const { server } = await startTestServer()
  const socket = connect(server.port, '127.0.0.1')
  await new Promise(resolve => socket.once('connect', resolve))
  expect(peerUserId({ localPort: server.port, remotePort: socket.localPort ?? 0 })).toBe(process.getuid?.())
  socket.destroy()
})

test('another user of this machine is cut off before a word is heard', async ({ skip }) => {
  skip(process.platform !== 'linux' || process.getuid?.() !== 0, 'only root on Linux can act as another user')
  const { server } = await startTestServer()
  const run = (uid: number) => new Promise<string>((resolve, reject) => {
    const child = spawn(process.execPath, ['-e', `fetch('${server.origin}/').then(r => console.log(r.status), e => console.log(e.cause.code))`], { uid, cwd: '/', stdio: ['ignore', 'pipe', 'inherit'] })
    let text = ''
    child.stdout.on('data', chunk => { text += String(chunk) })
    child.on('error', reject).on('close', () => resolve(text.trim()))
  })
  expect(await run(0)).toBe('200')
  expect(await run(65_534)).toMatch(/ECONNRESET|UND_ERR_SOCKET/u)
})
