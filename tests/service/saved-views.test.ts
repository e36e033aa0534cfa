import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
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
