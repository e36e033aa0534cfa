import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Encodings } from '../../db/contract/entities/encodings.ts'
import { Rule, type Condition } from '../../db/contract/entities/filter-rules.ts'
import { createProject } from '../../db/service/open-project.ts'
import { entente } from '../cli/in-process.ts'
import { openTestProject, scratchFolder, type TestProject } from '../builders/project.ts'

const sample = () => {
  const file = join(scratchFolder(), 'case.entente')
  createProject(file, { sample: true })
  return file
}
const rule = (condition: Condition, changes: Partial<Rule> = {}) => Rule.parse({ condition, ...changes })
const rules = [rule({ by: 'actor-kind', kinds: ['state', 'armed-group'] }), rule({ by: 'evidence', stance: null, atLeast: 1 }, { effect: 'dim' }), rule({ by: 'connected', ties: 1 })]
const settings = { asOf: 'Dec 2019', dating: 'certainly', allTime: false, rules, place: { crop: { x: -10, y: 5, width: 300, height: 200 }, zoom: 1.5 } } as const

async function saved(project: TestProject) {
  const first = (await project.call('views.list', {}))[0]?.uid ?? ''
  const { uid } = await project.step('views.create', { name: 'Kept', caption: 'As it was', settings: { ...settings, rules: [...rules] }, copyPositionsOf: first })
  const { actors } = await project.call('network.get', { view: uid })
  await project.step('views.move', { uid, positions: [{ actor: actors.uid[0] ?? '', x: 333, y: -44, pinned: true }] })
  return uid
}

describe('a saved view', () => {
  it('is the same figure, byte for byte, when the project was closed and opened again, from the window and from the command line', async () => {
    const file = sample()
    const before = openTestProject(file)
    const view = await saved(before)
    const figure = async (project: TestProject) => (await project.call('figures.svg', { view })).svg
    const svg = await figure(before)
    // What the window shows of the view, told option by option, is the view's own figure.
    const { settings: kept } = (await before.call('network.get', { view })).view
    const { svg: told } = await before.call('figures.svg', { view, asOf: kept.asOf, since: kept.since, dating: kept.dating, allTime: kept.allTime, rules: kept.rules })
    expect(told).toBe(svg)
    expect(svg).toContain('Filter: actors of kind state or armed group; actors with a tie left')
    before.close()
    const after = openTestProject(file, { access: 'read' })
    expect(await figure(after)).toBe(svg)
    expect((await after.call('network.get', { view })).view.settings).toMatchObject({ asOf: '2019-12', rules, place: settings.place })
    after.close()
    const target = join(scratchFolder(), 'figure.svg')
    expect((await entente('export', file, '--format', 'svg', '--view', 'Kept', '-o', target)).code).toBe(0)
    expect(readFileSync(target, 'utf8')).toBe(svg)
  })

  it('keeps focus, rules, colours, sizes, lines and place together, and gives the same figures when opened again', async () => {
    const file = sample()
    const before = openTestProject(file)
    const first = (await before.call('views.list', {}))[0]?.uid ?? ''
    const { actors } = await before.call('network.get', { view: first })
    const named = (name: string) => actors.uid[actors.name.indexOf(name)] ?? ''
    const focus = { kind: 'common', actors: [named('Russia'), named('Israel')] } as const
    const encodings = Encodings.parse({ nodeColour: 'bloc', nodeSize: 'degree', tieColour: 'both', labels: 'full', labelMeasure: 'degree' })
    const everything = {
      asOf: '2024-06-30', since: '2022-01-01', dating: 'possibly', allTime: false, rules: [rule({ by: 'tie-kind', kinds: ['rivalry'] }, { effect: 'dim' })],
      encodings, focus: { ...focus, actors: [...focus.actors] }, outside: 'dimmed', parallel: 'bundled', place: { crop: { x: 0, y: 0, width: 200, height: 100 }, zoom: 2 },
    } as const
    const { uid: view } = await before.step('views.create', { name: 'Everything', caption: '', settings: { ...everything, rules: [...everything.rules], focus: { kind: 'common', actors: [...focus.actors] } }, copyPositionsOf: first })
    await before.step('views.move', { uid: view, positions: [{ actor: named('Syria'), x: 333, y: -44, pinned: true }] })
    const panels = { kind: 'periods' } as const
    const figures = async (project: TestProject) => [(await project.call('figures.svg', { view })).svg, (await project.call('figures.svg', { view, panels })).svg]
    const [one = '', several = ''] = await figures(before)
    // Told option by option, as the window tells them, it is the same.
    const { asOf, since, dating, allTime, rules: kept, outside, parallel } = (await before.call('network.get', { view })).view.settings
    expect((await before.call('figures.svg', { view, asOf, since, dating, allTime, rules: kept, encodings, focus: { kind: 'common', actors: [...focus.actors] }, outside, parallel })).svg).toBe(one)
    for (const words of ['ommon neighbours of Russia and Israel', 'Colour: affiliated with', 'Size: ties shown', 'P1 and P2']) {
      expect(one).toContain(words)
      expect(several).toContain(words)
    }
    before.close()
    const after = openTestProject(file, { access: 'read' })
    expect(await figures(after)).toEqual([one, several])
    expect((await after.call('network.get', { view })).view.settings).toMatchObject({ focus, encodings, outside: 'dimmed', parallel: 'bundled', place: everything.place })
    after.close()
  })

  it('shows the end of the study where that is asked for, whatever day the view keeps', async () => {
    const project = openTestProject(sample())
    const view = await saved(project)
    const { svg } = await project.call('figures.svg', { view, asOf: null, since: null })
    expect(svg).toContain('30 June 2024')
    expect((await project.call('figures.svg', { view })).svg).not.toContain('30 June 2024')
  })

  it('does not change when the network is looked at otherwise', async () => {
    const project = openTestProject(sample())
    const view = await saved(project)
    const first = (await project.call('figures.svg', { view })).svg
    const other = await project.call('figures.svg', { view, asOf: '2023', rules: [] })
    expect(other.svg).not.toBe(first)
    expect(other.svg).not.toContain('Filter:')
    expect((await project.call('figures.svg', { view })).svg).toBe(first)
  })

  it('keeps dates of rules as they were understood, and refuses those that are not', async () => {
    const project = openTestProject(sample())
    const uid = (await project.call('views.list', {}))[0]?.uid ?? ''
    const base = { asOf: null, dating: 'possibly', allTime: false } as const
    await project.step('views.update', { uid, changes: { settings: { ...base, rules: [rule({ by: 'date', date: 'Sept 2015', dating: 'certainly' })] } } })
    expect((await project.call('views.list', {}))[0]?.settings.rules[0]?.condition).toMatchObject({ by: 'date', date: '2015-09' })
    const bad = [rule({ by: 'actor-kind', kinds: ['state'] }), rule({ by: 'date', date: 'some day', dating: 'certainly' })]
    expect(await project.refusal('views.update', { uid, changes: { settings: { ...base, rules: bad } } })).toMatchObject({ code: 'bad_request', fields: ['settings.rules.1.condition.date'] })
    expect(await project.refusal('figures.svg', { rules: bad })).toMatchObject({ code: 'bad_request', fields: ['rules.1.condition.date'] })
  })
})
