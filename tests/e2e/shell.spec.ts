import { expect, test } from './support/fixtures.ts'

test('the launch link opens the project, and leaves the address at once', async ({ workbench, shell }) => {
  await expect(workbench).toHaveTitle(/Russia and Israel/u)
  expect(workbench.url()).toBe(`${shell.origin}/`)
  expect(await workbench.evaluate(() => window.history.length)).toBeLessThanOrEqual(2)
  await workbench.goBack().catch(() => null)
  expect(workbench.url()).not.toContain('launch=')
})

test('loading again keeps the window; another tab is told how to get in', async ({ workbench, shell, context }) => {
  await expect(workbench).toHaveTitle(/Russia and Israel/u)
  await workbench.reload()
  await expect(workbench).toHaveTitle(/Russia and Israel/u)

  const other = await context.newPage()
  await other.goto(shell.origin)
  await expect(other.getByText('press Enter', { exact: false })).toBeVisible()
  await other.goto(shell.link)
  await other.reload()
  await expect(other.getByText('press Enter', { exact: false })).toBeVisible()

  await other.goto(await shell.pressEnter())
  await other.reload()
  await expect(other).toHaveTitle(/Russia and Israel/u)
})

test('the policy keeps scripts, styles and requests of others out', async ({ page, shell }) => {
  await page.goto(shell.link)
  await expect(page).toHaveTitle(/Russia and Israel/u)
  const results = await page.evaluate(async () => {
    const violations: string[] = []
    document.addEventListener('securitypolicyviolation', event => violations.push(event.effectiveDirective))
    const outside = await fetch('https://example.org/').then(() => 'went out', () => 'blocked')
    const style = document.createElement('style')
    style.textContent = 'body { display: none }'
    document.head.append(style)
    const html = (() => {
      try {
        document.body.insertAdjacentHTML('beforeend', '<b>x</b>')
        return 'inserted'
      } catch {
        return 'refused'
      }
    })()
    // In a timer: the driver's own evaluation is not held to the policy.
    const code = await new Promise<string>(resolve => setTimeout(() => {
      try {
        // oxlint-disable-next-line typescript/no-implied-eval -- the very thing that must be refused
        resolve(String(new Function('return 1')()))
      } catch {
        resolve('refused')
      }
    }))
    await new Promise(resolve => setTimeout(resolve, 50))
    return { outside, html, code, display: getComputedStyle(document.body).display, violations: [...new Set(violations)].toSorted() }
  })
  expect(results).toMatchObject({ outside: 'blocked', html: 'refused', code: 'refused' })
  expect(results.display).not.toBe('none')
  expect(results.violations).toEqual(expect.arrayContaining(['connect-src', 'style-src-elem']))
})

test('the program ends a few seconds after its last window', async ({ browser, shell }) => {
  test.setTimeout(40_000)
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(shell.link)
  await expect(page).toHaveTitle(/Russia and Israel/u)
  await context.close()
  expect(await Promise.race([shell.ended, new Promise(resolve => setTimeout(() => resolve('still there'), 20_000))])).toBe(0)
})
