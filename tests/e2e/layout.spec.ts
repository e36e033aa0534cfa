import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { networkData } from '../../db/service/network.ts'
import { connect } from '../../db/sqlite/open.ts'
import { makeLarge } from '../bench/large-project.ts'
import { accessibilityFaults } from './support/axe.ts'
import { startShell } from './support/browser-shell.ts'
import { expect, test, watchPage } from './support/fixtures.ts'

/* Where actors stand: layouts by keyboard and menu, the stop, undo, arranging, the grid. */

const canvas = (page: Page) => page.getByRole('application', { name: /^Network/u })
const status = (page: Page) => page.getByRole('contentinfo').getByRole('status')
const option = (page: Page, name: string) => page.getByRole('navigation', { name: 'Navigator' }).getByRole('option', { name: new RegExp(`^${name}\\b`, 'u') }).first()

/** Where the project file has the actors, by their short name. */
function places(file: string): ReadonlyMap<string, { x: number; y: number; pinned: boolean }> {
  const db = connect(file, { readOnly: true })
  try {
    const { actors, positions } = networkData(db, undefined)
    return new Map(actors.uid.map((_, row) => [actors.shortName[row] || actors.name[row] || '', { x: positions.x[row] ?? 0, y: positions.y[row] ?? 0, pinned: positions.pinned[row] ?? false }]))
  } finally {
    db.close()
  }
}

test('layouts by keyboard and menu: one undo step each, the same each time, pinned actors stay', async ({ workbench: page, shell }) => {
  await expect(canvas(page)).toBeVisible()
  const first = places(shell.file)
  await canvas(page).focus()
  await page.keyboard.press('y')
  await page.keyboard.press('b')
  await expect(status(page)).toHaveText('Circular by bloc: 20 actors placed')
  const circular = places(shell.file)
  expect(circular).not.toEqual(first)
  await page.keyboard.press('Control+z')
  await expect(status(page)).toHaveText('Undone: Lay out: circular by bloc')
  expect(places(shell.file)).toEqual(first)
  await page.keyboard.press('Control+Shift+z')
  await expect(status(page)).toHaveText('Done again: Lay out: circular by bloc')

  await option(page, 'Israel').click()
  await page.getByRole('button', { name: 'Layout', exact: true }).click()
  const menu = page.getByRole('menu', { name: 'Layout' })
  await expect(menu).toBeVisible()
  expect(await accessibilityFaults(page, { within: '.menu' })).toEqual([])
  await menu.getByRole('menuitem', { name: /^Concentric around Israel/u }).press('Enter')
  await expect(status(page)).toHaveText(/^Concentric: \d+ actors placed$/u)
  await expect(page.getByRole('button', { name: 'Undo: Lay out: concentric around Israel' })).toBeVisible()

  // Pinned where it stands, it stays there; the others go where the layout has them.
  await canvas(page).focus()
  await page.keyboard.press('p')
  await expect.poll(() => places(shell.file).get('Israel')?.pinned).toBe(true)
  const pinned = places(shell.file).get('Israel')
  await page.keyboard.press('y')
  await page.keyboard.press('s')
  await expect(status(page)).toHaveText('Stress: 19 actors placed')
  const stressed = places(shell.file)
  expect(stressed.get('Israel')).toEqual(pinned)
  await page.keyboard.press('y')
  await page.keyboard.press('n')
  await expect.poll(() => places(shell.file)).not.toEqual(stressed)
  expect(places(shell.file).get('Israel')).toEqual(pinned)
  await page.keyboard.press('y')
  await page.keyboard.press('m')
  await expect.poll(() => [...places(shell.file).values()].every(place => place.pinned)).toBe(true)
  await page.keyboard.press('y')
  await page.keyboard.press('f')
  await expect(status(page)).toHaveText('Force-directed: every actor stands there already, or is pinned')
})

test('selected actors are aligned, spaced, moved by keys and put on the grid', async ({ workbench: page, shell }) => {
  await expect(canvas(page)).toBeVisible()
  const before = places(shell.file)
  await option(page, 'Iran').click()
  await option(page, 'Russia').click({ modifiers: ['Control'] })
  await option(page, 'Ukraine').click({ modifiers: ['Control'] })
  await canvas(page).focus()
  const three = ['Iran', 'Russia', 'Ukraine']
  await page.keyboard.press('y')
  await page.keyboard.press('ArrowLeft')
  await expect(status(page)).toHaveText('Align left: 3 actors')
  const left = Math.min(...three.map(name => before.get(name)?.x ?? 0))
  for (const name of three) expect(places(shell.file).get(name)).toEqual({ x: left, y: before.get(name)?.y, pinned: true })
  await page.getByRole('button', { name: 'Arrange the selected actors' }).click()
  await page.getByRole('menuitem', { name: /^Distribute vertically/u }).press('Enter')
  await expect(status(page)).toHaveText('Distribute vertically: 3 actors')
  const ys = three.map(name => places(shell.file).get(name)?.y ?? 0).toSorted((a, b) => a - b)
  expect((ys[1] ?? 0) - (ys[0] ?? 0)).toBeCloseTo((ys[2] ?? 0) - (ys[1] ?? 0), 0)

  // Many keys, one step.
  await canvas(page).focus()
  for (let i = 0; i < 4; i++) await page.keyboard.press('Control+Shift+ArrowRight')
  await page.keyboard.press('Alt+Shift+ArrowRight')
  await expect.poll(() => places(shell.file).get('Iran')?.x).toBe(left + 45)
  await page.keyboard.press('Control+z')
  await expect(status(page)).toHaveText('Undone: Move 3 actors')
  expect(places(shell.file).get('Iran')?.x).toBe(left)

  await page.keyboard.press('y')
  await page.keyboard.press('g')
  await expect(status(page)).toHaveText('Snap to the grid: 3 actors')
  for (const name of three) expect(Math.abs((places(shell.file).get(name)?.y ?? 1) % 20)).toBe(0)

  // Snapping while dragging: the grid is there as long as the drag, and the actor lands on it.
  await page.keyboard.press('y')
  await page.keyboard.press('r')
  await expect(status(page)).toHaveText('Actors snap to the grid while they are moved')
  const grid = page.locator('.canvas-grid')
  await expect(grid).toBeHidden()
  await page.keyboard.press('Escape')
  await option(page, 'Hamas').click()
  await page.getByRole('button', { name: 'Arrange the selected actors' }).focus()
  await canvas(page).focus()
  await page.keyboard.press('z')
  // Zoomed to it, the actor stands in the middle of what the legend leaves free: found by its hover.
  const box = await canvas(page).boundingBox()
  if (!box) throw new Error('no canvas')
  const at = { x: box.x + box.width / 2, y: 0 }
  for (let y = box.y + 60; y < box.y + box.height - 60 && at.y === 0; y += 12) {
    await page.mouse.move(at.x, y)
    if (await page.locator('[data-hovering="true"]').count() > 0) at.y = y
  }
  expect(at.y).toBeGreaterThan(0)
  const stood = places(shell.file).get('Hamas')
  await page.mouse.move(at.x, at.y + 4)
  await page.mouse.down()
  await page.mouse.move(at.x + 60, at.y + 20, { steps: 6 })
  await page.mouse.move(at.x + 113, at.y + 47, { steps: 6 })
  await expect(grid).toBeVisible()
  await page.mouse.up()
  await expect(grid).toBeHidden()
  await expect.poll(() => places(shell.file).get('Hamas')).not.toEqual(stood)
  const landed = places(shell.file).get('Hamas')
  expect([Math.abs((landed?.x ?? 1) % 20), Math.abs((landed?.y ?? 1) % 20), landed?.pinned]).toEqual([0, 0, true])
})

test('a layout of a large network tells how far it is, and is stopped with nothing changed', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'entente-layout-'))
  const file = makeLarge(folder, { actors: 900, ties: 2_700, events: 20 })
  const shell = await startShell({ file })
  try {
    const faults = watchPage(page, shell.origin)
    await page.goto(shell.link)
    await expect(canvas(page)).toBeVisible({ timeout: 60_000 })
    await canvas(page).focus()
    await page.keyboard.press('y')
    await page.keyboard.press('f')
    const work = page.getByRole('group', { name: 'Layout at work' })
    await expect(work).toBeVisible({ timeout: 30_000 })
    await expect(work.getByRole('progressbar')).toHaveAttribute('value', /^0\.\d+/u)
    await work.getByRole('button', { name: 'Stop' }).press('Enter')
    await expect(status(page)).toHaveText('Layout stopped: every actor stands where it stood')
    await expect(work).toBeHidden()
    await expect(page.getByRole('contentinfo')).not.toContainText('Not saved')
    await expect(page.getByRole('button', { name: /^Undo/u })).toBeDisabled()
    expect(faults).toEqual([])
  } finally {
    await shell.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
