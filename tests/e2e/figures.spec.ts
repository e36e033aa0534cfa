import { readFile } from 'node:fs/promises'
import { expect, test, type Page } from '@playwright/test'
import { figureScene } from '../../db/domain/scene/figure-scene.ts'
import { pixelSize, renderPng } from '../../db/formats/png.ts'
import { renderSvg } from '../../db/formats/svg.ts'
import { sampleNetwork, varietyNetwork } from '../fixtures/networks.ts'
import { differing, readPng, type Png } from '../fixtures/png.ts'
import { accessibilityFaults } from './support/axe.ts'
import { test as shellTest } from './support/fixtures.ts'
import { privateWordsIn } from './support/private-words.ts'

/** An SVG file as this browser draws it, in a page of exactly its size. */
async function drawnByBrowser(page: Page, svg: string, size: { widthPx: number; heightPx: number }): Promise<Png> {
  await page.setViewportSize({ width: size.widthPx, height: size.heightPx })
  await page.setContent('<style>body { margin: 0 } img { display: block; width: 100vw; height: 100vh }</style><img alt="">')
  await page.locator('img').evaluate(async (image: HTMLImageElement, source) => {
    image.src = `data:image/svg+xml;base64,${source}`
    await image.decode()
  }, Buffer.from(svg.replace('<svg ', '<svg preserveAspectRatio="none" '), 'utf8').toString('base64'))
  return readPng(await page.screenshot())
}

test('the PNG of a figure is what the browser draws of its SVG: under 1 % of the pixels differ', async ({ page }) => {
  for (const [name, data] of [['sample', sampleNetwork()], ['names in four scripts', varietyNetwork()]] as const) {
    for (const theme of ['light', 'dark', 'grey'] as const) {
      const scene = figureScene(data, { asOf: null, since: null, dating: 'possibly', allTime: true, theme, filter: null }, { widthMm: 174 })
      const figure = await renderSvg(scene, { title: 'Friends: ישראל, إيران, Россия', source: 'Project', legend: true, widthMm: 174, numbered: true, caption: 'Figure 1. ישראל and others' })
      const size = pixelSize(figure, 150)
      const png = readPng(renderPng({ svg: figure.svg, ...size, dpi: 150 }))
      const share = differing(png, await drawnByBrowser(page, figure.svg, size))
      expect(share, `${name}, ${theme}`).toBeLessThan(0.01)
      // Neither is empty: the same picture without its network differs by far more.
      expect(differing(png, await drawnByBrowser(page, figure.svg.replace(/<g id="network".*<\/g>\n/su, ''), size)), `${name}, ${theme}, without the network`).toBeGreaterThan(0.02)
    }
  }
})

shellTest('a figure with its evidence tells what goes in before it is written; a figure is copied as text and as a picture', async ({ workbench: page, context }) => {
  await page.getByRole('application', { name: /^Network/u }).waitFor()
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Export a figure' })
  await dialog.getByRole('radio', { name: 'With evidence' }).click({ force: true })
  const contents = dialog.getByRole('region', { name: 'What goes in and what stays out' })
  await expect(contents).toContainText('pieces of evidence')
  await expect(contents).toContainText('3 private notes')
  expect(await accessibilityFaults(page, { within: '.figure', serious: true })).toEqual([])
  const [html] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: /^Save figure and evidence/u }).click()])
  expect(html.suggestedFilename()).toMatch(/ evidence\.html$/u)
  const text = await readFile(await html.path(), 'utf8')
  expect(text).toContain('Russia – Israel')
  expect(text).not.toMatch(/1974|counts all/u)
  await dialog.getByRole('radio', { name: 'Markdown, SVG, data' }).click({ force: true })
  const [zip] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: /^Save figure and evidence/u }).click()])
  expect(zip.suggestedFilename()).toMatch(/ evidence\.zip$/u)

  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await dialog.getByRole('button', { name: 'Copy…' }).click()
  await page.getByRole('menuitem', { name: 'As SVG text' }).click()
  await expect(dialog.getByText('on the clipboard as SVG text')).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toMatch(/^<\?xml/u)
  expect(privateWordsIn(copied)).toEqual([])
  await dialog.getByRole('button', { name: 'Copy…' }).click()
  await page.getByRole('menuitem', { name: 'As a picture (PNG)' }).click()
  await expect(dialog.getByText('on the clipboard as a picture')).toBeVisible()
  await context.clearPermissions()
})
