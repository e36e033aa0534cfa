import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { EntenteError } from '../../../db/contract/errors.ts'
import { testProject } from '../../builders/project.ts'

// Real files of others, never part of this repository: the folder that ENTENTE_REAL_FILES names, with the facts that must come out.
const folder = process.env['ENTENTE_REAL_FILES'] ?? ''
const isThere = folder !== '' && existsSync(join(folder, 'EXPECTED_import.json'))
if (!isThere) console.log('Real networks are not read: ENTENTE_REAL_FILES does not name a folder that has them.')

interface Expected { actors: number; ties: number; selfLoops: number; undeclaredEndpoints?: number }
const expected = isThere
  ? Object.entries(JSON.parse(readFileSync(join(folder, 'EXPECTED_import.json'), 'utf8')) as Record<string, Expected>).filter(([name]) => !name.startsWith('_'))
  : []

const inputOf = (name: string, more: object = {}) => ({ name: basename(name), base64: readFileSync(join(folder, name)).toString('base64'), ...more })

describe.skipIf(!isThere)('real networks', () => {
  test.each(expected)('%s gives the actors and ties that were counted independently', async (name, facts) => {
    const project = testProject()
    const before = project.dump()
    const preview = await project.call('imports.preview', inputOf(name))
    expect(project.dump()).toBe(before)
    expect(preview.counts).toMatchObject({ actors: facts.actors, ties: facts.ties, skipped: facts.selfLoops })
    const done = await project.call('imports.run', inputOf(name))
    expect(done.counts).toEqual(preview.counts)
    expect((await project.call('project.get', {})).counts).toMatchObject({ actors: facts.actors, ties: facts.ties, tiePhases: preview.counts.tiePhases })
    expect(done.warnings.filter(({ message }) => message.includes('not declared; an edge'))).toHaveLength(facts.undeclaredEndpoints ?? 0)
  }, 60_000)

  const counts = async (name: string, more: object = {}) => {
    const preview = await testProject().call('imports.preview', inputOf(name, more))
    return { ...preview, made: [preview.counts.actors, preview.counts.ties, preview.counts.skipped] as const }
  }

  test.each([
    ['graph/pajek/igraph_signed.net', 10, 45, 0], ['graph/pajek/igraph_pajek1.net', 10, 9, 0], ['graph/pajek/igraph_pajek6.net', 10, 9, 0], ['graph/pajek/igraph_utf8_bom.net', 10, 6, 0],
    ['graph/pajek/igraph_arcslist.net', 18, 55, 0], ['graph/pajek/igraph_bipartite.net', 13, 11, 0], ['graph/pajek/igraph_bip2.net', 15, 25, 0],
    ['signed/SAM_AFF4.NET', 18, 103, 0], ['signed/GAMA.NET', 16, 116, 0], ['signed/PAT7.NET', 9, 16, 0], ['signed/BAL1.NET', 7, 9, 0], ['signed/BAL2.NET', 7, 9, 0],
    ['signed/Stranke94.net', 10, 45, 0], ['signed/Sampson_T1-T5.paj', 25, 322, 0], ['graph/cytoscape/compound_array.json', 28, 35, 0],
    ['graph/csv/gephi_matrix.csv', 5, 4, 2], ['graph/csv/gephi_adj_list.csv', 9, 7, 0], ['graph/csv/gephi_edges_timeset_intervals.csv', 3, 5, 0],
    ['graph/csv/gephi_edges_dynamic_weights.csv', 3, 4, 0], ['graph/csv/cyweb_edge-list.csv', 20, 20, 0], ['graph/csv/asoiaf_book1_edges.csv', 187, 684, 0],
    ['graph/csv/gephi_edges_opposite_undirected.csv', 2, 2, 0], ['signed/wwi_alliances_1872-1918_edges.csv', 6, 20, 0], ['signed/nuclear_discourse_edges.csv', 391, 1_164, 0],
    ['signed/cow_signed_windows_odd.csv', 178, 21_136, 0], ['signed/nuclear_discourse_nodes.csv', 391, 0, 0], ['graph/csv/asoiaf_book1_nodes.csv', 187, 0, 0],
    ['graph/csv/gephi_nodes_types.csv', 5, 0, 0], ['graph/csv/gephi_utf8_bom.csv', 2, 0, 1],
  ] as const)('%s has %i actors and %i ties, and %i of it are none', async (name, actors, ties, skipped) => {
    expect((await counts(name)).made).toEqual([actors, ties, skipped])
  })

  test.each(['graph/csv/cyweb_european_decimal.csv', 'graph/csv/cyweb_european_quoted.csv', 'graph/csv/cyweb_no_headers.csv'])('%s does not say what its columns are, and is not guessed at', async name => {
    const { mapping, made, table } = await counts(name)
    expect([mapping, made, table?.rowCount]).toEqual([null, [0, 0, table?.rowCount], table?.rowCount])
    expect((await counts(name, { mapping: { kind: 'ties', header: name.includes('european'), decimal: name.includes('european') ? ',' : '.', columns: { from: '#1', weight: '#2', to: '#3' } } })).made).toEqual([4, 10, 0])
  })

  test.each(['graph/cytoscape/ndex_glypican2.cx', 'graph/cytoscape/ndex_demo.cx2', 'graph/ucinet/edgelist1.dl', 'graph/ucinet/GAMA.DAT', 'bad/graph/igraph_invalid1.gml'])('%s is named, with what to do', async name => {
    expect(await testProject().refusal('imports.preview', inputOf(name))).toMatchObject({ code: 'bad_request', message: expect.stringMatching(/This is (?:CX|UCINET DL|GML)/u) })
  })

  test('what each sign of a signed network becomes', async () => {
    const strands = async (name: string) => {
      const project = testProject()
      await project.call('imports.run', inputOf(name))
      const { phases } = await project.call('network.get', {})
      return [phases.cooperation.filter(level => level !== null).length, phases.conflict.filter(level => level !== null).length]
    }
    expect(await strands('signed/highlandtribes.csv')).toEqual([29, 29])
    expect(await strands('signed/congress.csv')).toEqual([414, 107])
    expect(await strands('signed/SAM_AFF4.NET')).toEqual([56, 47])
    expect(await strands('signed/Stranke94.net')).toEqual([18, 27])
    expect(await strands('signed/BAL2.NET')).toEqual([4, 5])
    expect(await strands('signed/PAT7.NET')).toEqual([10, 6])
  })

  test('both networks of a project of Pajek can be chosen; mutual pairs can be joined', async () => {
    const first = await counts('signed/Sampson_T1-T5.paj')
    expect([first.sheet, first.sheets]).toEqual(['Sampson', ['Sampson', 'Sampson_T4']])
    expect(first.graph?.fields.some(({ name }) => name === 'Sampson_cloisterville')).toBe(true)
    expect((await counts('signed/Sampson_T1-T5.paj', { sheet: 'Sampson_T4' })).made).toEqual([18, 33, 0])
    const gama = await counts('signed/GAMA.NET', { graph: { joinPairs: true } })
    expect([gama.made, gama.graph?.mutualPairs]).toEqual([[16, 58, 0], 58])
  })

  test('names, dates, places and attributes come out as they are in the file', async () => {
    const project = testProject()
    await project.call('imports.run', inputOf('graph/gexf/dynamic_spells_dateTime.gexf'))
    const network = await project.call('network.get', {})
    expect(network.actors.name.toSorted()).toEqual(['BarabasiLab', 'FooBar', 'Gephi', 'RTGI', 'Webatlas'])
    expect(network.phases.dates).toEqual(['2012-04-28', '2012-04-30/2012-05-03', '2012-04-30', '2012-04-30', '2012-05-01/2012-05-05', null])
    const weights = await counts('graph/gexf/gephi_dynamicedgeweight_1.3.gexf')
    expect(weights.counts).toMatchObject({ ties: 1, tiePhases: 2 })
    expect(weights.samples.at(-1)?.detail).toContain('weight 1 · 2004 · 2 phases')
    for (const [name, label] of [
      ['graph/graphml/yed_autonetkit_mixed.graphml', 'sw1'], ['graph/graphml/yfiles_fuzz_seed.graphml', 'Top left rounded rectangle'], ['graph/graphml/yed_yfiles_igraph.graphml', 'A'],
      ['graph/graphml/tinkerpop_modern.xml', 'marko'], ['graph/cytoscape/galFiltered.cyjs', 'YKR026C'], ['graph/pajek/igraph_utf8_bom.net', 'Андреј'], ['signed/Stranke94.net', 'ZS-ESS'],
    ] as const) {
      expect([name, (await counts(name)).samples.some(sample => sample.title === label)]).toEqual([name, true])
    }
    expect((await counts('graph/graphml/yed_autonetkit_mixed.graphml')).counts.views).toBe(1)
    expect((await counts('graph/cytoscape/compound_array.json')).counts.affiliations).toBe(19)
  })
})

describe.skipIf(!isThere)('files that cannot be read', () => {
  const refused = [
    'graph/igraph_invalid1.graphml', 'graph/igraph_invalid2.graphml', 'graph/igraph_invalid3.graphml', 'graph/igraph_invalid4.graphml', 'graph/igraph_invalid6.graphml', 'graph/igraph_invalid1.gml',
    'graph/igraph_invalid_pajek1.net', 'graph/igraph_invalid_pajek2.net', 'graph/cytoscape_INVALID.xgmml',
  ].map(name => `bad/${name}`)
  const xml = isThere ? readdirSync(join(folder, 'bad/xml')).map(name => `bad/xml/${name}`) : []
  const json = isThere ? readdirSync(join(folder, 'bad/json')).map(name => `bad/json/${name}`) : []
  const zip = isThere ? readdirSync(join(folder, 'bad/zip')).map(name => `bad/zip/${name}`) : []
  test.each([...refused, ...xml, ...json, ...zip])('%s is refused in words, and nothing is written', async name => {
    const project = testProject()
    const before = project.dump()
    const error = await project.call('imports.run', inputOf(name)).then(() => null, (problem: unknown) => problem)
    expect(error).toBeInstanceOf(EntenteError)
    expect((error as EntenteError).code).toBe('bad_request')
    expect((error as EntenteError).message).toMatch(/cannot be imported.+Nothing was changed\.$/u)
    expect(project.dump()).toBe(before)
  })

  test('a broken key is told with its line, and its nodes keep their names', async () => {
    const preview = await testProject().call('imports.preview', inputOf('bad/graph/miserables_broken.graphml'))
    expect(preview.counts).toMatchObject({ actors: 77, ties: 254 })
    expect(preview.samples[0]?.title).toBe('Valjean')
    expect(preview.warnings.filter(({ message }) => message.includes('not declared for a node')).map(({ line }) => line)).toEqual([12, 13])
  })
})
