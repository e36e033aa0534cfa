import { accessibilityFaults } from './support/axe.ts'
import { expect, test } from './support/fixtures.ts'

test('the timeline is gone through by keyboard, zoomed, sets the date, and is a table as well', async ({ workbench }) => {
  await expect(workbench.getByRole('main')).toBeVisible()
  await workbench.keyboard.press('g')
  await workbench.keyboard.press('t')
  const timeline = workbench.getByRole('application', { name: /^Timeline/u })
  await expect(timeline).toBeVisible()
  await timeline.focus()
  const status = workbench.getByRole('contentinfo').getByRole('status')
  await workbench.keyboard.press('Home')
  await expect(status).toContainText('Emigration of Russian Jews to Israel, 1989~/.., evidence for P1, Russia – Israel')
  await workbench.keyboard.press('ArrowRight')
  await expect(status).toContainText('End of the Cold War')
  await workbench.keyboard.press('Enter')
  const inspector = workbench.getByRole('complementary', { name: 'Inspector' })
  await expect(inspector.getByRole('heading', { level: 2 })).toHaveText('End of the Cold War')

  // Nearer about the event; all of time again.
  await workbench.keyboard.press('+')
  await expect(status).toContainText(/^From /u)
  const near = await timeline.getAttribute('aria-label')
  await workbench.keyboard.press('f')
  await expect(timeline).not.toHaveAttribute('aria-label', near ?? '')

  // A press on the dates sets the day that the network shows.
  const box = await timeline.boundingBox()
  if (!box) throw new Error('the timeline has no place on the screen')
  await workbench.mouse.click(box.x + 300, box.y + 32)
  expect(await accessibilityFaults(workbench, { within: '.centre', serious: true })).toEqual([])
  await workbench.getByRole('radio', { name: 'Table', exact: true }).check({ force: true })
  const table = workbench.getByRole('grid', { name: 'Events of the timeline' })
  await expect(table.getByRole('row', { selected: true }).first()).toContainText('End of the Cold War')
  await workbench.getByRole('button', { name: /Lanes of the timeline/u }).click()
  await workbench.getByRole('option', { name: 'One lane' }).click()
  await expect(table).toHaveAttribute('aria-rowcount', '13')
  await workbench.getByRole('tab', { name: 'Network' }).click()
  await expect(workbench.getByRole('slider', { name: 'Day shown' })).not.toHaveAttribute('aria-valuetext', /2024/u)
})
