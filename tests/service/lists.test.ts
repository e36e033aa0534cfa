import { describe, expect, it } from 'vitest'
import { addActor, addEvent, addExcerpt, addSource, addTie, smallCase } from '../builders/entities.ts'
import { testProject } from '../builders/project.ts'

describe('entities.list', () => {
  it('gives every entity once, in the order of folded titles, a page at a time', async () => {
    const project = testProject()
    const names = ['Ägypten', 'zaïre', 'Zaire', 'Iran', 'IRAN', 'russia', 'Russia', 'Ethiopia', 'Évora', 'Bahrain']
    for (const name of names) await addActor(project, { name })
    const all = await project.call('entities.list', { type: 'actor' })
    expect(all.rows.map(row => row.title)).toEqual(['Ägypten', 'Bahrain', 'Ethiopia', 'Évora', 'Iran', 'IRAN', 'russia', 'Russia', 'zaïre', 'Zaire'])
    const paged: string[] = []
    let after: string | undefined
    do {
      const page = await project.call('entities.list', { type: 'actor', limit: 3, ...(after === undefined ? {} : { after }) })
      expect(page.total).toBe(names.length)
      paged.push(...page.rows.map(row => row.uid))
      after = page.next ?? undefined
    } while (after !== undefined)
    expect(paged).toEqual(all.rows.map(row => row.uid))
  })

  it('stays in place when rows come and go between pages', async () => {
    const project = testProject()
    for (const name of ['A', 'B', 'C', 'D']) await addActor(project, { name })
    const first = await project.call('entities.list', { type: 'actor', limit: 2 })
    await addActor(project, { name: 'AA' })
    await project.call('actors.delete', { uid: first.rows[1]?.uid ?? '' })
    const second = await project.call('entities.list', { type: 'actor', limit: 2, after: first.next ?? '' })
    expect(second.rows.map(row => row.title)).toEqual(['C', 'D'])
  })

  it('filters by any part of a name or alias, in any script, and takes wildcards as they are', async () => {
    const project = testProject()
    const { russia, tie, source, excerpt, event, period } = await smallCase(project)
    await addActor(project, { name: '100% Union' })
    const found = async (type: Parameters<typeof list>[0], filter: string) => (await list(type, filter)).rows.map(row => row.uid)
    const list = (type: 'actor' | 'tie' | 'event' | 'source' | 'excerpt' | 'note' | 'period' | 'indicator', filter: string) => project.call('entities.list', { type, filter })
    expect(await found('actor', 'сси')).toEqual([russia])
    expect(await found('tie', 'israel - russia')).toEqual([tie])
    expect(await found('source', 'kertcher and')).toEqual([source])
    expect(await found('excerpt', 'HOTLINE')).toEqual([excerpt])
    const long = await addExcerpt(project, { source, label: 'S09', text: `${'Much else was said before. '.repeat(8)}The **quid** pro quo came last.` })
    expect(await found('excerpt', 'quid')).toEqual([long])
    expect(await found('event', 'talks')).toEqual([event])
    expect(await found('period', 'syr')).toEqual([period])
    expect(await found('indicator', 'deconfliction')).toHaveLength(1)
    expect((await list('actor', '%')).rows.map(row => row.title)).toEqual(['100% Union'])
    expect(await list('actor', '_')).toMatchObject({ rows: [], total: 0, next: null })
  })

  it('shows kind and detail, and follows renames of what a title is made of', async () => {
    const project = testProject()
    const { russia } = await smallCase(project)
    const rows = async (type: 'tie' | 'excerpt' | 'event' | 'indicator') => (await project.call('entities.list', { type, limit: 1 })).rows
    expect(await rows('tie')).toMatchObject([{ title: 'Russia – Israel', detail: 'friendship · 1 phase', kind: 'friendship' }])
    expect(await rows('excerpt')).toMatchObject([{ title: 'S01 A hotline was set up in 2015.', detail: 'Kertcher and Course 2024 · ¶3', kind: 'paraphrase' }])
    expect(await rows('event')).toMatchObject([{ title: 'Deconfliction talks', detail: '21 September 2015' }])
    expect((await rows('indicator'))[0]?.detail).toMatch(/^(P1|P2|X|O) /u)
    await project.call('actors.update', { uid: russia, changes: { shortName: 'Moscow' } })
    expect(await rows('tie')).toMatchObject([{ title: 'Moscow – Israel' }])
    expect((await project.call('entities.list', { type: 'tie', filter: 'russia' })).total).toBe(0)
    await project.call('history.undo', {})
    expect((await project.call('entities.list', { type: 'tie', filter: 'russia' })).total).toBe(1)
  })

  it('leaves private notes out where they are hidden', async () => {
    const project = testProject()
    await project.call('notes.create', { title: 'Beta' })
    await project.call('notes.create', { title: 'alpha', private: false })
    await project.call('notes.create', {})
    const titles = async (hidePrivate: boolean) => (await project.call('entities.list', { type: 'note', hidePrivate })).rows.map(row => [row.title, row.private])
    expect(await titles(false)).toEqual([['Untitled note', true], ['alpha', false], ['Beta', true]])
    expect(await titles(true)).toEqual([['alpha', false]])
  })

  it('refuses a page key that is none', async () => {
    const project = testProject()
    expect(await project.refusal('entities.list', { type: 'actor', after: 'nonsense' })).toMatchObject({ code: 'bad_request', fields: ['after'] })
  })
})

describe('entities.complete', () => {
  it('puts names that begin with it first, then words, then parts; actors before others', async () => {
    const project = testProject()
    const hamas = await addActor(project, { name: 'Hamas', aliases: [{ name: 'حماس', language: 'ar' }] })
    const leader = await addActor(project, { name: 'Ismail Hamasi', kind: 'leader' })
    const inside = await addActor(project, { name: 'Alhamasa' })
    const event = await addEvent(project, { title: 'Hamas attacks' })
    const tie = await addTie(project, { from: hamas, to: leader })
    const complete = async (prefix: string, limit = 12) => (await project.call('entities.complete', { prefix, limit })).map(row => row.uid)
    expect(await complete('hamas')).toEqual([hamas, tie, event, leader, inside])
    expect(await complete('حمَاس')).toEqual([hamas])
    expect(await complete('hamas', 2)).toEqual([hamas, tie])
    expect(await complete('')).toHaveLength(3)
    expect(await complete('nothing like it')).toEqual([])
  })
})

describe('entities.dependants', () => {
  it('names what goes with an entity, as deleting it then shows', async () => {
    const project = testProject()
    const { source, excerpt, event } = await smallCase(project)
    for (const label of ['S02', 'S03']) await addExcerpt(project, { source, label })
    const kept = await addSource(project, { citationKey: 'kept' })
    const dependants = await project.call('entities.dependants', { type: 'source', uid: source })
    expect(dependants.map(({ type, count }) => [type, count])).toEqual([['excerpt', 3]])
    expect(dependants[0]?.examples.map(ref => ref.uid)).toContain(excerpt)
    const before = (await project.call('project.get', {})).counts
    await project.step('sources.delete', { uid: source })
    const after = (await project.call('project.get', {})).counts
    expect([before.excerpts - after.excerpts, before.sources - after.sources, before.events - after.events]).toEqual([3, 1, 0])
    expect((await project.call('events.get', { uid: event })).event.cites).toEqual([])
    expect(await project.call('entities.resolve', { uid: excerpt })).toBeNull()
    expect(await project.call('entities.dependants', { type: 'source', uid: kept })).toEqual([])
  })
})
