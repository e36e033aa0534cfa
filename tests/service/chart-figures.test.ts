import { expect, test } from 'vitest'
import { addActor, fieldsOf, find, smallCase } from '../builders/entities.ts'
import { testProject } from '../builders/project.ts'

test('a timeline: lanes with names, marks, periods and keys; the same bytes each time; lanes that a page has no room for are counted', async () => {
  const project = testProject({ sample: true })
  const { svg, fileName, missingCharacters } = await project.call('figures.timeline', { by: 'actor', from: '2015', to: '2024-06', lanes: 6 })
  expect(fileName).toMatch(/ timeline\.svg$/u)
  expect(missingCharacters).toEqual([])
  expect(svg).toContain('Events by actor, 2015-01-01 to 2024-06-30.')
  expect(svg).toMatch(/>Russia</u)
  expect(svg).toContain('>evidence for<')
  expect((await project.call('figures.timeline', { by: 'actor', from: '2015', to: '2024-06', lanes: 6 })).svg).toBe(svg)
  const low = await project.call('figures.timeline', { by: 'actor', theme: 'grey', widthMm: 300, heightMm: 110, lanes: 12, legend: true })
  expect(low.svg).toMatch(/The (lane|\d+ lanes) with most events; \d+ more\./u)
  expect((await project.call('figures.timelinePdf', { theme: 'dark', lanes: 3 })).missingCharacters).toEqual([])
  expect(await project.refusal('figures.timeline', { from: '2024', to: '2015' })).toMatchObject({ code: 'bad_request' })
  expect(await project.refusal('figures.timeline', { from: '../2015' })).toMatchObject({ code: 'bad_request' })
})

test('titles of restricted events stay out of the figure of a timeline', async () => {
  const project = testProject()
  const { russia } = await smallCase(project)
  const set = (await project.call('dataSets.create', { name: 'Closed set', version: '1', licence: '', url: '', restricted: true })).uid
  await project.call('events.create', fieldsOf('events.create', { title: 'A closed title', date: '2020-05-05', participants: [{ actor: russia, role: 'initiator' }], dataSet: set }))
  const { svg } = await project.call('figures.timeline', { by: 'all' })
  expect(svg).not.toContain('closed title')
  expect(svg).toContain('1 event of restricted data sets without a title.')
})

test('two actors: lines, practices by period and third parties, all or one of them; by a tie or by the two; no notes', async () => {
  const project = testProject({ sample: true })
  const [russia, israel] = [await find(project, 'actor', 'Russia'), await find(project, 'actor', 'Israel')]
  const all = await project.call('figures.dyad', { actors: [russia, israel], asOf: '2024-06' })
  expect(all.svg).toContain('Levels of the ties, 0 to 3')
  expect(all.svg).toMatch(/>P1 [^<]+</u)
  expect(all.svg).toContain('Third parties that pull')
  expect(all.svg).toMatch(/>Iran {2}/u)
  expect(all.svg).not.toMatch(/Two presidents\?/u)
  const { ties } = await project.call('dyad.get', { actors: [russia, israel] })
  const tie = ties[0]?.uid ?? ''
  const strain = await project.call('figures.dyad', { tie, chart: 'strain', asOf: '2024-06', theme: 'dark' })
  expect(strain.svg).not.toContain('Levels of the ties')
  expect(strain.fileName).toMatch(/Russia – Israel strain\.svg$/u)
  const lines = await project.call('figures.balance', { chart: 'strain', tie })
  expect(lines.svg).toContain('Strain on Russia – Israel')
  expect(await project.refusal('figures.balance', { chart: 'strain' })).toMatchObject({ code: 'bad_request' })
  expect(await project.refusal('figures.dyad', {})).toMatchObject({ code: 'bad_request' })
  expect(await project.refusal('figures.dyad', { tie: russia })).toMatchObject({ code: 'not_found' })
  expect(await project.call('figures.dyadPng', { tie, chart: 'practices', dpi: 72 })).toMatchObject({ widthPx: 493 })
})

test('two actors without a tie, with names from right to left', async () => {
  const project = testProject()
  const [one, other] = [await addActor(project, { name: 'משרד החוץ של מדינת ישראל' }), await addActor(project, { name: 'الجمهورية العربية السورية' })]
  const { svg, missingCharacters } = await project.call('figures.dyad', { actors: [one, other] })
  expect(missingCharacters).toEqual([])
  expect(svg).toContain('No tie between the two.')
  expect(svg).toContain('No third party pulls at the two')
})
