import { describe, expect, it } from 'vitest'
import { Rule } from '../../db/contract/entities/filter-rules.ts'
import { Encodings } from '../../db/contract/entities/encodings.ts'
import { panelScenes, periodTime } from '../../db/domain/compare/panels.ts'
import { find } from '../builders/entities.ts'
import { testProject } from '../builders/project.ts'

const ids = (svg: string) => [...svg.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id)
const inPanel = (svg: string, panel: number, what: 'tie' | 'actor') => [...svg.matchAll(new RegExp(`id="${panel}-${what}-([^"]+)"`, 'gu'))].map(([, uid]) => uid)
/** Where an actor stands in the plane, as its mark has it. */
const placesIn = (svg: string, panel: number) => new Map([...svg.matchAll(new RegExp(`id="${panel}-actor-([^"]+)"><title>[^<]*</title><(?:circle|ellipse|rect|polygon) ((?:cx|x|points)="[^"]+"(?: (?:cy|y)="[^"]+")?)`, 'gu'))].map(([, uid, at]) => [uid, at]))

describe('a figure of several pictures', () => {
  it('has a picture of each period, with everyone in the same place, and the same bytes every time', async () => {
    const project = testProject({ sample: true })
    const { svg, fileName, smallestPt, missingCharacters } = await project.call('figures.svg', { panels: { kind: 'periods' } })
    expect((await project.call('figures.svg', { panels: { kind: 'periods' } })).svg).toBe(svg)
    expect(fileName).toBe('Russia and Israel, 2015-2024 by period.svg')
    expect([...svg.matchAll(/role="group" aria-label="([^"]+)"/gu)].map(([, name]) => name)).toEqual(['Syria, 2015/2021', 'Ukraine, 2022/2023-09', 'Gaza, 2023-10/2024-06', 'Legend'])
    expect(new Set(ids(svg)).size).toBe(ids(svg).length)
    expect(smallestPt).toBeGreaterThan(5)
    expect(missingCharacters).toEqual([])
    const places = [1, 2, 3].map(panel => placesIn(svg, panel))
    expect(places[0]?.size).toBeGreaterThan(10)
    for (const [uid, at] of places[0] ?? []) for (const other of places.slice(1)) if (other.has(uid)) expect(other.get(uid)).toBe(at)
    // Each is the figure of its period.
    for (const [index, [since, asOf]] of ([['2015', '2021'], ['2022', '2023-09'], ['2023-10', '2024-06']] as const).entries()) {
      const alone = (await project.call('figures.svg', { since, asOf })).svg
      expect(new Set(inPanel(svg, index + 1, 'tie'))).toEqual(new Set([...alone.matchAll(/id="tie-([^"]+)"/gu)].map(([, uid]) => uid)))
    }
  })

  it('has two dates, whichever is written first, or what differs between them', async () => {
    const project = testProject({ sample: true })
    const side = (await project.call('figures.svg', { panels: { kind: 'dates', dates: ['2024-06-30', '2016-01-01'], show: 'side' } })).svg
    expect((await project.call('figures.svg', { panels: { kind: 'dates', dates: ['2016-01-01', '2024-06-30'], show: 'side' } })).svg).toBe(side)
    expect(side).toContain('1 January 2016 and 30 June 2024')
    const difference = (await project.call('figures.svg', { panels: { kind: 'dates', dates: ['2016-01-01', '2024-06-30'], show: 'difference' } })).svg
    expect(new Set(inPanel(difference, 1, 'tie'))).toEqual(new Set([...inPanel(side, 1, 'tie'), ...inPanel(side, 2, 'tie')]))
    const appeared = inPanel(side, 2, 'tie').filter(uid => !inPanel(side, 1, 'tie').includes(uid)).length
    expect(difference.match(/data-mark="appeared"/gu)).toHaveLength(appeared)
    expect(difference).toContain(`Appeared (${appeared})`)
    expect(await project.refusal('figures.svg', { panels: { kind: 'dates', dates: ['2016-01-01', 'once'], show: 'side' } })).toMatchObject({ code: 'bad_request' })
  })

  it('has colours, sizes and rules of the view, and they mean the same in every picture', async () => {
    const project = testProject({ sample: true })
    const encodings = Encodings.parse({ nodeColour: 'bloc', nodeSize: 'degree', tieColour: 'both' })
    const data = await project.call('network.get', {})
    const coding = await project.call('network.coding', {})
    const times = data.periods.map(period => periodTime(period, data.studyPeriod, 'possibly'))
    const scenes = panelScenes(data, times, { theme: 'light', focus: null, outside: 'hidden', encodings, coding })(1)
    const [first, ...others] = scenes.map(({ legend }) => legend.filter(({ group, id }) => (group === 'actor-look' || group === 'size') && id !== 'actor-missing'))
    expect(first?.length).toBeGreaterThan(4)
    for (const other of others) expect(other).toEqual(first)
    // By itself a period has sizes of its own: the largest number of ties differs.
    const alone = times.map(time => panelScenes(data, [time], { theme: 'light', focus: null, outside: 'hidden', encodings, coding })(1)[0]?.legend.filter(({ group }) => group === 'size').at(-1)?.label)
    expect(new Set(alone).size).toBeGreaterThan(1)

    const view = data.view.uid
    const rules = [Rule.parse({ condition: { by: 'actor-kind', kinds: ['state'] } })]
    await project.step('views.update', { uid: view, changes: { settings: { asOf: null, dating: 'possibly', allTime: false, rules, encodings } } })
    const kept = (await project.call('figures.svg', { view, panels: { kind: 'periods' } })).svg
    expect((await project.call('figures.svg', { panels: { kind: 'periods' }, rules, encodings })).svg).toBe(kept)
    expect(kept).toContain('Filter: actors of kind state')
    for (const words of ['Colour: affiliated with', 'Size: ties shown', 'P1 and P2 · by period']) expect(kept).toContain(words)
    expect(inPanel(kept, 1, 'actor')).toHaveLength(data.actors.kind.filter(kind => kind === 'state').length)
    // A difference tells with its lines what changed, and with its actors what they say everywhere.
    const difference = (await project.call('figures.svg', { view, panels: { kind: 'dates', dates: ['2016', '2024-06-30'], show: 'difference' } })).svg
    expect(difference).toContain('Colour: affiliated with')
    expect(difference).not.toContain('P1 and P2')
  })

  it('is drawn at any size, as PDF and PNG, in focus, and never with evidence', async () => {
    const project = testProject({ sample: true })
    const panels = { kind: 'periods' } as const
    const slide = await project.call('figures.svg', { panels, widthMm: 338.7, heightMm: 190.5, letteringPt: 14 })
    expect([slide.widthMm, slide.heightMm]).toEqual([338.7, 190.5])
    expect((await project.call('figures.svg', { panels, widthMm: 60, heightMm: 60 })).heightMm).toBe(60)
    expect(Buffer.from((await project.call('figures.pdf', { panels })).base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
    expect((await project.call('figures.png', { panels, widthMm: 60, dpi: 72 })).widthPx).toBe(170)
    const uid = await find(project, 'actor', 'Hamas')
    const focused = (await project.call('figures.svg', { panels, focus: { kind: 'neighbours', actors: [uid], depth: 1 } })).svg
    expect(focused).toContain('Neighbours of Hamas')
    // In focus in any of the periods: in all of them.
    expect(inPanel(focused, 1, 'actor').length).toBeLessThan(6)
    expect(await project.refusal('figures.svg', { panels, evidence: 'list' })).toMatchObject({ code: 'bad_request', fields: ['panels'] })
  })
})
