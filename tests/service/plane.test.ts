import { expect, it } from 'vitest'
import { aspect, find } from '../builders/entities.ts'
import { testProject } from '../builders/project.ts'

it('draws the plane of the sample with legend, period, what has no place and a source line; the same bytes each time', async () => {
  const project = testProject({ sample: true })
  const { svg, fileName, missingCharacters } = await project.call('figures.plane', {})
  expect(fileName).toBe('Russia and Israel, 2015-2024 practice plane all periods.svg')
  expect(missingCharacters).toEqual([])
  for (const text of ['Balanced friendship', 'Managed rivalry', 'Affinity without guard rails', 'Unbalanced', 'Russia – Israel · Syria', 'Not placed: Russia – Israel: P1 not coded in Ukraine', 'X conflicting interests', 'All periods: Syria', 'Source: Russia and Israel']) {
    expect(svg).toContain(text)
  }
  expect(svg).toContain('<title>Russia – Israel, Syria: P1 strong, P2 strong')
  expect((await project.call('figures.plane', {})).svg).toBe(svg)
  expect(svg).not.toContain('Two presidents?')

  const gaza = await find(project, 'period', 'Gaza')
  const one = await project.call('figures.plane', { period: gaza, legend: false, theme: 'dark' })
  expect(one.fileName).toBe('Russia and Israel, 2015-2024 practice plane Gaza.svg')
  expect(one.svg).not.toContain('id="legend"')
  expect(one.svg).not.toContain('Russia – Israel, Syria')
  expect(await project.call('figures.planePng', { widthMm: 174, dpi: 100 })).toMatchObject({ widthPx: 685, fileName: expect.stringMatching(/\.png$/u) })
  const none = await project.call('figures.plane', { ties: [await find(project, 'tie', 'Iran – Israel')] })
  expect(none.svg).not.toContain('Russia – Israel')
})

it('says what to do where the codebook lacks a practice', async () => {
  const project = testProject({ sample: true })
  await project.call('aspects.update', { uid: await aspect(project, 'P1'), changes: { retired: true } })
  expect(await project.refusal('figures.plane', {})).toMatchObject({ code: 'conflict', message: expect.stringContaining('P1 and P2') })
})
