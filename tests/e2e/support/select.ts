import { expect, type Locator, type Page } from '@playwright/test'

/** Selects an entity by its name through the palette, by keyboard alone; resolves when the inspector shows it. */
export async function selectByName(page: Page, name: string, shown = name): Promise<Locator> {
  await expect(page.getByRole('main')).toBeVisible()
  await page.keyboard.press('Control+k')
  const field = page.getByRole('dialog').getByRole('combobox').or(page.getByRole('dialog').getByRole('searchbox')).first()
  await field.fill(name)
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText(name)
  await page.keyboard.press('Enter')
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await expect(inspector.getByRole('heading', { level: 2 })).toHaveText(shown)
  return inspector
}
