import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'
import type { AxeResults, ElementContext, RunOptions } from 'axe-core'

interface Looked {
  /** Selectors of the parts that are looked at; without any, the whole page. */
  within?: string | readonly string[]
  /** Only what axe calls serious or critical. */
  serious?: boolean
  /** Only these rules of axe. */
  rules?: readonly string[]
}

let source: string | null = null

/**
 * What axe finds that keeps people out of the page, as text: a rule with the elements that break it. It runs in the page itself and hands
 * over nothing but faults: a fifth of the time of a driver that carries everything axe looked at out of the page and back into another one.
 */
export async function accessibilityFaults(page: Page, { within = [], serious = false, rules }: Looked = {}): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in window)
  if (!isThere) {
    source ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
    await page.evaluate(`${source};0`)
  }
  // Colours that are still on their way would be nobody's.
  await page.evaluate(async () => void await Promise.allSettled(document.getAnimations().map(animation => animation.finished)))
  const include = [within].flat().map(selector => [selector])
  const options: RunOptions = { resultTypes: ['violations'], ...(rules ? { runOnly: [...rules] } : {}) }
  const violations = await page.evaluate(async ([context, how]) => {
    const { axe } = window as unknown as { axe: { run(context: ElementContext | Document, options: RunOptions): Promise<AxeResults> } }
    const found = await axe.run(context ?? document, how)
    return found.violations.map(({ id, impact, nodes }) => ({ id, impact, elements: nodes.map(({ target, html }) => `${target.join(' ')} ${html.slice(0, 200)}`) }))
  }, [include.length > 0 ? { include } : null, options] as const)
  return violations.filter(({ impact }) => !serious || impact === 'serious' || impact === 'critical').map(({ id, elements }) => `${id}: ${elements.join(' | ')}`)
}

/** The same in the light theme and in the dark one, which changes colours alone: there what axe says of colours is asked. Leaves the page in the light theme. */
export async function faultsInBothThemes(page: Page, looked: Looked = {}): Promise<string[]> {
  const light = await accessibilityFaults(page, looked)
  await turn(page, 'dark')
  const dark = await accessibilityFaults(page, { ...looked, rules: ['color-contrast', 'link-in-text-block'] })
  await turn(page, 'light')
  return [...light, ...dark.map(fault => `in the dark theme, ${fault}`)]
}

async function turn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
}
