import { describe, expect, test } from 'vitest'
import type { Input } from '../../db/contract/api.ts'
import { addActor, find } from '../builders/entities.ts'
import { testProject } from '../builders/project.ts'

const file = (name: string, text: string, more: Partial<Input<'imports.run'>> = {}): Input<'imports.run'> => ({ name, base64: Buffer.from(text).toString('base64'), ...more })
const gexf = `<gexf><graph defaultedgetype="directed">
<attributes class="node"><attribute id="0" title="iso3" type="string"/><attribute id="1" title="GDP" type="double"/></attributes>
<nodes>
<node id="1" label="Russia"><attvalues><attvalue for="0" value="RUS"/><attvalue for="1" value="2.2"/></attvalues><viz:position x="0" y="0" xmlns:viz="v"/></node>
<node id="2" label="Israel" start="1948-05-14"><viz:position x="10" y="4" xmlns:viz="v"/></node>
<node id="3" label="Knesset" pid="2"/>
</nodes>
<edges>
<edge source="1" target="2" weight="-2" kind="rivalry" start="2015" end="2021"/>
<edge source="1" target="2" weight="1" kind="grain trade"/>
<edge source="1" target="2" weight="1" kind="grain trade"/>
<edge source="2" target="4"/>
<edge source="2" target="2"/>
</edges></graph></gexf>`

describe('a network', () => {
  test('becomes actors, ties, phases, attributes, affiliations and a view in one step, with a record', async () => {
    const project = testProject()
    const before = project.dump()
    const preview = await project.call('imports.preview', file('case.gexf', gexf))
    expect(project.dump()).toBe(before)
    expect(preview).toMatchObject({
      format: 'gexf', shape: null, table: null, mapping: null, duplicates: [],
      counts: { actors: 4, ties: 4, tiePhases: 4, affiliations: 1, views: 1, events: 0, sources: 0, skipped: 1 }, graph: { nodes: 4, edges: 5, mutualPairs: 0 },
    })
    expect(preview.warnings.map(({ line }) => line)).toEqual([null, 12, 13])
    const done = await project.step('imports.run', file('case.gexf', gexf))
    expect(done.label).toBe('Import 4 actors and 4 ties from case.gexf')
    const { actor, affiliations } = await project.call('actors.get', { uid: await find(project, 'actor', 'Knesset') })
    expect(actor).toMatchObject({ kind: 'state', name: 'Knesset' })
    expect(affiliations).toMatchObject([{ role: 'part of', withRef: { title: 'Israel' } }])
    expect((await project.call('actors.get', { uid: await find(project, 'actor', 'Russia') })).actor.codes).toEqual([{ scheme: 'iso3', value: 'RUS' }, { scheme: 'cow', value: '365' }])
    expect((await project.call('actors.get', { uid: await find(project, 'actor', 'Israel') })).actor.dates).toMatchObject({ raw: '1948-05-14/..' })
    const network = await project.call('network.get', {})
    expect(network.ties.kind.map((kind, index) => [kind, network.ties.label[index], network.ties.directed[index]])).toEqual([['rivalry', '', true], ['other', 'grain trade', true], ['other', 'grain trade', true], ['other', '', true]])
    expect(network.phases).toMatchObject({ cooperation: [null, 1, 1, null], conflict: [1, null, null, null], dates: ['2015/2021', null, null, null] })
    const views = await project.call('views.list', {})
    expect(views.map(({ name }) => name)).toContain('Places of case.gexf')
    const attributes = async (name: string) => await project.call('attributes.list', { type: 'actor', uid: await find(project, 'actor', name) })
    expect(await attributes('Russia')).toEqual([{ name: 'id', value: '1', number: 1 }, { name: 'GDP', value: '2.2', number: 2.2 }])
    expect(await attributes('Knesset')).toEqual([{ name: 'id', value: '3', number: 3 }])
    expect(await attributes('4')).toEqual([])
    expect(await project.call('imports.list', {})).toMatchObject([{ kind: 'import', fileName: 'case.gexf', format: 'gexf', counts: { actors: 4 }, warnings: [{ line: null }, { line: 12 }, { line: 13 }], sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) }])
    await project.call('history.undo', {})
    expect(await project.call('imports.list', {})).toEqual([])
    expect((await project.call('network.get', {})).actors.uid).toEqual([])
  })

  test('comes again: its actors and ties are there, what is new is added, and refused matches make new ones', async () => {
    const project = testProject()
    await project.call('imports.run', file('case.gexf', gexf))
    const again = await project.call('imports.run', file('case.gexf', gexf))
    expect(again).toMatchObject({ label: null, counts: { actors: 0, ties: 0, affiliations: 0, views: 0, skipped: 5 } })
    expect(again.duplicates.map(({ by, suggested }) => [by, suggested])).toEqual(Array.from({ length: 4 }, () => ['uid', 'skip']))
    const more = gexf.replace('</edges>', '<edge source="3" target="1" weight="3"/></edges>')
    expect((await project.call('imports.run', file('case.gexf', more))).counts).toMatchObject({ actors: 0, ties: 1, skipped: 5 })
    const decisions = Object.fromEntries(again.duplicates.map(({ id }) => [id, 'keep' as const]))
    expect((await project.call('imports.run', file('case.gexf', gexf, { decisions }))).counts).toMatchObject({ actors: 4, ties: 4, skipped: 1 })
    expect((await project.call('project.get', {})).counts).toMatchObject({ actors: 8, ties: 9 })
  })

  test('finds actors by code, name and alias; a bare number is no name; two names of one actor make no tie', async () => {
    const project = testProject()
    await addActor(project, { name: 'Russian Federation', codes: [{ scheme: 'iso3', value: 'RUS' }] })
    await addActor(project, { name: 'State of Israel', aliases: [{ name: 'Israel', language: 'en' }, { name: 'Knesset', language: '' }] })
    await addActor(project, { name: '4' })
    const preview = await project.call('imports.preview', file('case.gexf', gexf))
    expect(preview.duplicates.map(({ title, by, suggested, existing }) => [title, by, suggested, existing.title])).toEqual([
      ['Knesset', 'name', 'skip', 'State of Israel'], ['Russia', 'code', 'skip', 'Russian Federation'], ['Israel', 'name', 'skip', 'State of Israel'], ['4', 'name', 'keep', '4'],
    ].toSorted((one, other) => ['Russia', 'Israel', 'Knesset', '4'].indexOf(one[0] ?? '') - ['Russia', 'Israel', 'Knesset', '4'].indexOf(other[0] ?? '')))
    expect(preview.counts).toMatchObject({ actors: 1, ties: 4, affiliations: 0 })
    const loops = await project.call('imports.preview', file('loop.gexf', '<gexf><graph><nodes><node id="a" label="Israel"/><node id="b" label="Knesset"/></nodes><edges><edge source="a" target="b"/></edges></graph></gexf>'))
    expect(loops.counts).toMatchObject({ actors: 0, ties: 0, skipped: 1 })
  })

  test('what the file does not say is chosen; pairs can be joined; a small drawing is made larger', async () => {
    const project = testProject()
    const pajek = '*Vertices 2\n1 "A" 0.1 0.2\n2 "B" 0.9 0.4\n*Arcs\n1 2 1 [1-2]\n2 1 1 [1-2]\n'
    await project.call('imports.run', file('x.net', pajek, { graph: { actorKind: 'organisation', tieKind: 'trade', certainty: 'tentative', directed: true, joinPairs: true } }))
    const network = await project.call('network.get', {})
    expect(network.ties).toMatchObject({ kind: ['trade'], directed: [false], certainty: ['tentative'] })
    expect(network.actors.kind).toEqual(['organisation', 'organisation'])
    const view = (await project.call('views.list', {})).find(({ name }) => name === 'Places of x.net')
    const placed = await project.call('network.get', { view: view?.uid ?? '' })
    expect(placed.positions.x[0]).toBeCloseTo(-42.43, 1)
    expect(placed.positions.x[1]).toBeCloseTo(42.43, 1)
    const { ties } = await project.call('actors.get', { uid: await find(project, 'actor', 'A') })
    expect((await project.call('ties.get', { uid: ties[0]?.ref.uid ?? '' })).phases).toMatchObject([{ summary: 'Time in the file: 1 to 2', dates: null, weight: 1 }])
  })
})

describe('tables of networks', () => {
  test("Gephi's weights in time, words for relations, and other columns as attributes", async () => {
    const project = testProject()
    const text = 'Source,Target,Type,Kind,Weight,Note\nA,B,Directed,supplies,"<[2004, 2005, 1]; [2006, Infinity, -2]>",x\nA,B,Undirected,Trade,"<[1.0, 2, 3]>",\n'
    const { counts, warnings } = await project.call('imports.run', file('edges.csv', text))
    expect(counts).toMatchObject({ ties: 2, tiePhases: 3, attributes: 1 })
    expect(warnings.some(({ message }) => message.includes('kept as attributes of the ties: “Note”'))).toBe(true)
    const network = await project.call('network.get', {})
    expect([network.ties.kind, network.ties.label]).toEqual([['other', 'trade'], ['supplies', '']])
    expect(network.phases).toMatchObject({ cooperation: [1, null, 1], conflict: [null, 1, null], dates: ['2004/2005', '2006/..', null] })
    const left = await project.call('imports.preview', file('edges.csv', text, { mapping: { kind: 'ties', header: true, columns: { from: 'Source', to: 'Target' }, keepOthers: false } }))
    expect(left.counts.attributes).toBe(0)
  })
  test('comments before the rows are passed over, and their last line may be the headings', async () => {
    const { counts, warnings, mapping } = await testProject().call('imports.preview', file('snap.txt', '# Directed graph\n# Nodes: 3\n# FromNodeId\tToNodeId\n0\t1\n1\t2\n2\t2\n'))
    expect(counts).toMatchObject({ actors: 3, ties: 2, skipped: 1 })
    expect(mapping).toMatchObject({ header: true, columns: { from: 'FromNodeId', to: 'ToNodeId' } })
    expect(warnings.map(({ line }) => line)).toContain(6)
    expect((await testProject().call('imports.preview', file('out.konect', '% sym weighted\n1 2 1\n2 3 -1\n'))).counts).toMatchObject({ actors: 3, ties: 2 })
  })
})

test('a table of nodes and a table of edges are one network and one step: edges lead to the nodes of the other table', async () => {
  const project = testProject()
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  const nodes = 'Id;Label;Timeset;power\nn1;ישראל;<[2015.0, 2016.0]>;3\nn2;Russia;;5\n'
  const edges = 'Source,Target,Type,Weight,Label\nn1,n2,Undirected,2,talks\nn2,n3,Directed,-1,\n'
  const input = { name: 'edges.csv', base64: base64(edges), beside: { name: 'nodes.csv', base64: base64(nodes) } }
  expect(await project.call('imports.preview', input)).toMatchObject({ format: 'csv', counts: { actors: 3, ties: 2 }, graph: { nodes: 3, edges: 2 }, duplicates: [] })
  const done = await project.step('imports.run', input)
  expect(done.label).toBe('Import 3 actors and 2 ties from nodes.csv and edges.csv')
  expect((await project.call('entities.list', { type: 'actor' })).rows.map(({ title }) => title).toSorted()).toEqual(['Russia', 'n3', 'ישראל'])
  expect((await project.call('imports.list', {})).map(({ fileName }) => fileName).toSorted()).toEqual(['edges.csv', 'nodes.csv'])
  // In the other order they are the same two, and come no second time.
  expect(await project.call('imports.run', { name: 'nodes.csv', base64: base64(nodes), beside: { name: 'edges.csv', base64: base64(edges) } })).toMatchObject({ label: null })
  expect(await project.refusal('imports.preview', { ...input, beside: { name: 'other.csv', base64: base64(edges) } })).toMatchObject({ code: 'bad_request', message: expect.stringContaining('one after the other') })
})
