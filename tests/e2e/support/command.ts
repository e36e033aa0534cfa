import type { Page } from '@playwright/test'

/** Runs a command by its name in the palette. */
export async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').or(page.getByRole('dialog').getByRole('searchbox')).first().fill(`>${name}`)
  await page.keyboard.press('Enter')
}
