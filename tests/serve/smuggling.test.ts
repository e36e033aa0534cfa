import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { goodCall, startTestServer, type TestServer } from './support.ts'

/** Writes bytes to the server and resolves with all it answers until it hangs up, or until it has been silent for a moment. */
function speak({ server }: TestServer, bytes: string): Promise<string> {
  return new Promise(resolve => {
    let text = ''
    const socket = connect(server.port, '127.0.0.1', () => socket.write(bytes, 'latin1'))
    const end = () => {
      socket.destroy()
      resolve(text)
    }
    socket.setTimeout(400, end)
    socket.on('data', chunk => { text += chunk.toString('latin1') }).on('close', end).on('error', end)
  })
}

const statuses = (answer: string) => [...answer.matchAll(/^HTTP\/1\.1 (\d+)/gmu)].map(([, status]) => Number(status))

/** The lines of a good call, whose length is given by `framing`. */
async function goodLines(running: TestServer, framing: string): Promise<string> {
  const headers = Object.entries(running.pageHeaders(await running.launch())).map(([name, value]) => `${name}: ${value}`)
  return ['POST /api HTTP/1.1', `Host: 127.0.0.1:${running.server.port}`, ...headers, framing].join('\r\n')
}

const chunked = `${goodCall.length.toString(16)}\r\n${goodCall}\r\n0\r\n\r\n`

test('a good call by hand passes, in one piece and in chunks', async () => {
  const running = await startTestServer()
  expect(statuses(await speak(running, `${await goodLines(running, `Content-Length: ${goodCall.length}`)}\r\n\r\n${goodCall}`))).toEqual([200])
  expect(statuses(await speak(running, `${await goodLines(running, 'Transfer-Encoding: chunked')}\r\n\r\n${chunked}`))).toEqual([200])
  expect(running.calls()).toBe(2)
})

test.each([
  ['both lengths', `Content-Length: ${goodCall.length}\r\nTransfer-Encoding: chunked`, chunked],
  ['two lengths', `Content-Length: ${goodCall.length}\r\nContent-Length: 5`, goodCall],
  ['a list of lengths', `Content-Length: ${goodCall.length}, ${goodCall.length}`, goodCall],
  ['a negative length', 'Content-Length: -1', goodCall],
  ['a length in words', `Content-Length: +${goodCall.length}`, goodCall],
  ['an unknown coding of the body', 'Transfer-Encoding: xchunked', chunked],
  ['chunks that are not the last coding', 'Transfer-Encoding: chunked, identity', chunked],
  ['a coding by another name', 'Transfer-Encoding : chunked', chunked],
  ['a folded header', `X-Folded: a\r\n b\r\nContent-Length : ${goodCall.length}`, goodCall],
  ['a line that ends too early', `X-Bare: a\rContent-Length: ${goodCall.length}`, goodCall],
  ['a zero byte in a header', `X-Zero: \u0000\r\nContent-Length: ${goodCall.length}`, goodCall],
  ['a size of a chunk that is no number', 'Transfer-Encoding: chunked', `zz\r\n${goodCall}\r\n0\r\n\r\n`],
  ['an endless size of a chunk', 'Transfer-Encoding: chunked', `${'f'.repeat(40)}\r\n${goodCall}`],
  ['headers without an end', `X-Long: ${'a'.repeat(20_000)}\r\nContent-Length: ${goodCall.length}`, goodCall],
])('a call with %s is refused, and the connection ends', async (_name, framing, body) => {
  const running = await startTestServer()
  const answer = await speak(running, `${await goodLines(running, framing)}\r\n\r\n${body}`)
  expect(statuses(answer)).toHaveLength(1)
  expect(statuses(answer)[0]).toBeGreaterThanOrEqual(400)
  expect(running.calls()).toBe(0)
})

test('what follows a refused call on the same connection is never read as another call', async () => {
  const running = await startTestServer()
  const inner = `${await goodLines(running, `Content-Length: ${goodCall.length}`)}\r\n\r\n${goodCall}`
  const host = `Host: 127.0.0.1:${running.server.port}`
  for (const outer of [
    // In the body of one that is refused for its origin, its name, its form or its path; and right behind one.
    `POST /api HTTP/1.1\r\n${host}\r\nOrigin: https://attacker.example\r\nContent-Length: ${inner.length}\r\n\r\n${inner}`,
    `POST /api HTTP/1.1\r\nHost: attacker.example\r\nContent-Length: ${inner.length}\r\n\r\n${inner}`,
    `POST / HTTP/1.1\r\n${host}\r\nContent-Type: text/plain\r\nContent-Length: ${inner.length}\r\n\r\n${inner}`,
    `POST /api HTTP/1.1\r\nHost: attacker.example\r\nContent-Length: 0\r\n\r\n${inner}`,
    `POST /api HTTP/1.1\r\n${host}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${inner}`,
  ]) {
    const answer = await speak(running, outer)
    expect(statuses(answer)).toHaveLength(1)
    expect(statuses(answer)[0]).toBeGreaterThanOrEqual(400)
  }
  expect(running.calls()).toBe(0)
})

test('other ways to ask are no ways around the guards: proxies, tunnels, upgrades, old versions', async () => {
  const running = await startTestServer()
  const host = `Host: 127.0.0.1:${running.server.port}`
  for (const text of [
    `GET http://attacker.example/ HTTP/1.1\r\n${host}\r\n\r\n`,
    `CONNECT attacker.example:443 HTTP/1.1\r\n${host}\r\n\r\n`,
    `GET / HTTP/1.1\r\n\r\n`,
    `GET /\r\n`,
    `TRACE / HTTP/1.1\r\n${host}\r\n\r\n`,
    `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n`,
  ]) {
    const answer = await speak(running, text)
    expect([text, statuses(answer).filter(status => status < 400)]).toEqual([text, []])
  }
  // An upgrade that is asked for is not made.
  for (const upgrade of ['websocket', 'h2c']) {
    const answer = await speak(running, `GET /events HTTP/1.1\r\n${host}\r\nConnection: Upgrade\r\nUpgrade: ${upgrade}\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n`)
    expect(statuses(answer).filter(status => status < 400)).toEqual([])
  }
  expect(running.calls()).toBe(0)
})
