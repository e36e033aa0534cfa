import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { startShell } from './support/browser-shell.ts'

/** What a page of somebody else tries on the workbench in another tab of the same browser, and what came of it. */
function attack(origin: string): Promise<Record<string, unknown>> {
  const tried = async (what: () => Promise<unknown>) => await what().then(() => 'answered', () => 'refused')
  const loads = (element: HTMLElement, attribute: 'src' | 'href', address: string) => new Promise(done => {
    element.addEventListener('load', () => done('loaded'))
    element.addEventListener('error', () => done('refused'))
    element.setAttribute(attribute, address)
    document.body.append(element)
  })
  const call = JSON.stringify({ method: 'project.get', input: {} })
  const run = async () => {
    const frame = document.createElement('iframe')
    await Promise.race([loads(frame, 'src', `${origin}/`), new Promise(done => setTimeout(done, 3_000))])
    const opened = window.open(`${origin}/`, 'workbench')
    await new Promise(done => setTimeout(done, 800))
    const reach = () => {
      try {
        return opened === null || opened.closed ? 'severed' : opened.document.title
      } catch {
        return 'refused'
      }
    }
    return {
      plain: await tried(() => fetch(`${origin}/api`, { method: 'POST', body: call, headers: { 'content-type': 'text/plain' } })),
      json: await tried(() => fetch(`${origin}/api`, { method: 'POST', body: call, headers: { 'content-type': 'application/json', authorization: 'Bearer x' }, credentials: 'include' })),
      page: await tried(() => fetch(`${origin}/`)),
      // Without asking to read the answer: what does it say to a script that does not care?
      blind: await fetch(`${origin}/`, { mode: 'no-cors' }).then(answer => answer.type, () => 'refused'),
      image: await loads(document.createElement('img'), 'src', `${origin}/icon.svg`),
      script: await loads(document.createElement('script'), 'src', `${origin}/index.html`),
      socket: await new Promise(done => {
        const socket = new WebSocket(`${origin.replace('http', 'ws')}/events`)
        socket.addEventListener('open', () => done('open'))
        socket.addEventListener('error', () => done('refused'))
      }),
      opened: reach(), cookies: document.cookie, stored: [sessionStorage.length, localStorage.length],
    }
  }
  return run()
}

test('a page of another origin in the same browser gets nothing; two projects share nothing; a program told to stay stays', async ({ context }) => {
  // Somebody else's server on this machine: one address as ours with another port (one site for cookies), and another name.
  const elsewhere: Server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end('<!doctype html><title>elsewhere</title><body>'))
  await new Promise<void>(done => elsewhere.listen(0, '127.0.0.1', done))
  const { port } = elsewhere.address() as AddressInfo
  const [kept, other] = await Promise.all([startShell({ args: ['--no-open', '--keep'] }), startShell()])
  try {
    const workbench = await context.newPage()
    await workbench.goto(kept.link)
    await expect(workbench).toHaveTitle(/Russia and Israel/u)
    const second = await context.newPage()
    await second.goto(other.link)
    await expect(second).toHaveTitle(/Russia and Israel/u)

    // Two projects open at once: no cookies to share, and each page's storage is its own.
    expect(await context.cookies()).toEqual([])
    const tokens = await Promise.all([workbench, second].map(page => page.evaluate(() => Object.values(sessionStorage).join(' '))))
    expect(tokens[0]).not.toBe(tokens[1])
    const taken = await second.evaluate(async ([origin, words]) => await fetch(`${origin}/api`, {
      method: 'POST', body: '{"method":"project.get","input":{}}', headers: { 'content-type': 'application/json', authorization: `Bearer ${/[\w-]{40,}/u.exec(words ?? '')?.[0] ?? ''}` },
    }).then(() => 'answered', () => 'refused'), [kept.origin, tokens[0]])
    expect(taken).toBe('refused')

    // Its last window goes; meanwhile the other project's page is asked for by pages of others.
    await workbench.close()
    const closedAt = Date.now()
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) {
      const page = await context.newPage()
      await page.goto(`http://${host}/`)
      const seen = await page.evaluate(attack, other.origin)
      expect(seen).toMatchObject({ plain: 'refused', json: 'refused', page: 'refused', blind: 'refused', image: 'refused', script: 'refused', socket: 'refused', cookies: '', stored: [0, 0] })
      expect(['severed', 'refused']).toContain(seen['opened'])
      // The frame shows nothing of ours, and the window that it opened is at the door, not inside.
      for (const frame of page.frames().slice(1)) expect(await frame.locator('#root').count()).toBe(0)
      const window = context.pages().find(each => each !== second && each.url().startsWith(other.origin))
      if (window) await expect(window.getByText('press Enter', { exact: false })).toBeVisible()
      await window?.close()
      await page.close()
    }
    await expect(second).toHaveTitle(/Russia and Israel/u)

    // A program that was told to stay is there when any other would have ended.
    await new Promise(done => setTimeout(done, Math.max(0, closedAt + 9_000 - Date.now())))
    expect(kept.process.exitCode).toBeNull()
    const back = await context.newPage()
    await back.goto(await kept.pressEnter())
    await expect(back).toHaveTitle(/Russia and Israel/u)
  } finally {
    await Promise.all([kept.stop(), other.stop()])
    elsewhere.close()
  }
})
