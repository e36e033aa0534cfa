import { expect, test } from 'vitest'
import { find } from '../builders/entities.ts'
import { testProject } from '../builders/project.ts'

test('balance through time as a figure: lines, events, its rule, and the same bytes each time', async () => {
  const project = testProject({ sample: true })
  const tie = await find(project, 'tie', 'Russia – Israel')
  const options = { tie, changes: true }
  const { svg, fileName, missingCharacters } = await project.call('figures.balance', options)
  expect(fileName).toBe('Russia and Israel, 2015-2024 balance through time.svg')
  expect(missingCharacters).toEqual([])
  for (const text of ['Triads balanced', 'Balance by walks', 'Frustration index, exact', 'Strain on Russia – Israel', 'Positive where cooperation is higher', 'Ticks at the foot', 'optimal partitioning', 'Source: Russia and Israel']) expect(svg).toContain(text)
  expect((await project.call('figures.balance', options)).svg).toBe(svg)
  expect(svg).not.toContain('Two presidents?')
})

test('measures of actors, and triads by type on a day', async () => {
  const project = testProject({ sample: true })
  const lines = await project.call('figures.balance', { chart: 'centrality', measure: 'closeness', by: 'period', theme: 'dark' })
  expect(lines.svg).toContain('Closeness')
  expect(lines.svg).toContain('Russia')
  const census = await project.call('figures.balance', { chart: 'census', asOf: '2024-06', legend: false })
  expect(census.svg).toContain('++− two friends at odds (unbalanced)')
  // The description says it all the same.
  expect(census.svg.split('</desc>')[1]).not.toContain('Positive where cooperation')
  expect(await project.call('figures.balancePng', { chart: 'census', dpi: 100 })).toMatchObject({ widthPx: 685 })
})
