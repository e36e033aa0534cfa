import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createWarnings, ImportError } from '../../../db/formats/import/import-error.ts'
import { readFile } from '../../../db/formats/import/read-file.ts'
import { joinMutualPairs } from '../../../db/formats/import/graph/mutual-pairs.ts'
import type { GraphDocument } from '../../../db/formats/import/graph/graph-document.ts'

function read(text: string | Uint8Array, options: Parameters<typeof readFile>[1] = {}) {
  const warnings = createWarnings()
  const content = readFile(typeof text === 'string' ? Buffer.from(text) : text, options, warnings)
  if (!content.graph) throw new Error(`taken for ${content.format}`)
  return { ...content, graph: content.graph, warnings: warnings.listed }
}

/** Each edge in short: `a->b` directed, `a--b` mutual, with its phases. */
const edgesOf = ({ edges }: GraphDocument) => edges.map(({ source, target, directed, phases }) => (
  `${source}${directed ? '->' : '--'}${target} ${phases.map(({ weight, cooperation, conflict, time }) => [weight, cooperation, conflict, time?.dates?.raw ?? time?.said ?? ''].join('/')).join(' ')}`
))
const nodesOf = ({ nodes }: GraphDocument) => nodes.map(({ id, label }) => `${id}=${label}`)
const attributesOf = (list: readonly { attributes: readonly { name: string; value: string }[] }[]) => list.map(({ attributes }) => Object.fromEntries(attributes.map(({ name, value }) => [name, value])))

describe('GEXF', () => {
  const gexf = (inner: string, head = '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">') => `<?xml version="1.0" encoding="UTF-8"?>\n${head}\n${inner}\n</gexf>`

  test('weights, directions, kinds, defaults, colours and places', () => {
    const { format, graph, warnings } = read(gexf(`<graph defaultedgetype="directed">
      <attributes class="node"><attribute id="0" title="seat" type="boolean"><default>false</default></attribute><attribute id="1" title="ISO3" type="string"/></attributes>
      <attributes class="edge"><attribute id="0" title="treaty" type="string"/></attributes>
      <nodes>
        <node id="a" label="Russia"><attvalues><attvalue for="0" value="true"/><attvalue for="1" value="rus"/></attvalues><viz:color r="255" g="0" b="16"/><viz:size value="3"/><viz:position x="1" y="2" z="0"/></node>
        <node id="b" label="Israel &amp; &#1497;&#1513;&#1512;&#1488;&#1500;"><viz:color hex="#00ff00"/><viz:position x="-1" y="-2"/></node>
      </nodes>
      <edges>
        <edge id="0" source="a" target="b" weight="2.5" kind="alliance"><attvalues><attvalue for="0" value="1994"/></attvalues></edge>
        <edge id="1" source="b" target="a" weight="-1" type="undirected" label="dispute"/>
        <edge id="2" source="a" target="b" type="mutual"/>
        <edge id="3" source="a" target="a"/>
      </edges></graph>`))
    expect(format).toBe('gexf')
    expect(nodesOf(graph)).toEqual(['a=Russia', 'b=Israel & ישראל'])
    expect(graph.nodes[0]).toMatchObject({ codes: [{ scheme: 'iso3', value: 'RUS' }], place: { x: 1, y: -2 } })
    expect(attributesOf(graph.nodes)).toEqual([{ 'seat': 'true', 'viz:color': '#ff0010', 'viz:size': '3' }, { 'seat': 'false', 'viz:color': '#00ff00' }])
    expect(edgesOf(graph)).toEqual(['a->b 2.5/1//', 'b--a -1//1/', 'a--b ///'])
    expect(graph.edges.map(({ kind, label }) => [kind, label])).toEqual([['alliance', ''], ['', 'dispute'], ['', '']])
    expect(attributesOf(graph.edges)[0]).toEqual({ treaty: '1994' })
    expect(graph.skipped).toBe(1)
    expect(warnings.map(({ line }) => line)).toEqual([14])
    expect(graph.fields).toContainEqual({ of: 'nodes', name: 'ISO3', becomes: 'ISO 3166 code', count: 1 })
  })

  test('times of all versions: spells, slices, timestamps, intervals, open ends and weights in time', () => {
    const edges = (inner: string) => gexf(`<graph mode="dynamic"><attributes class="edge" mode="dynamic"><attribute id="w" title="Weight" type="double"/><attribute id="s" title="state" type="string"/></attributes>
      <nodes><node id="a" start="1948-05-14"/><node id="b"><spells><spell start="1991" end="1999"/><spell start="2001"/></spells></node></nodes><edges>${inner}</edges></graph>`)
    const { graph } = read(edges(`
      <edge source="a" target="b" start="2015-09-21" end="2015-10-01T10:00:00+02:00" weight="1"/>
      <edge source="a" target="b"><slices><slice start="2000" end="2001"/></slices></edge>
      <edge source="a" target="b" timestamps="&lt;[2004, 2006]&gt;"/>
      <edge source="a" target="b" intervals="&lt;[2004, 2006);(2010, Infinity]&gt;"/>
      <edge source="a" target="b"><spells><spell startopen="2004-01-01" endopen="2005-01-01"/></spells></edge>
      <edge source="a" target="b"><attvalues><attvalue for="w" value="2" start="2004" end="2005"/><attvalue for="w" value="-3" start="2005"/><attvalue for="s" value="tense" start="2005"/></attvalues></edge>
      <edge source="a" target="b" timestamp="2012-01-12T15:00:00"/>`))
    expect(edgesOf(graph)).toEqual([
      'a--b 1/1//2015-09-21/2015-10-01', 'a--b ///2000/2001', 'a--b ///2004 ///2006', 'a--b ///2004/2006 ///2010/..', 'a--b ///2004-01-01/2005-01-01', 'a--b 2/1//2004/2005 -3//1/2005/..', 'a--b ///2012-01-12',
    ])
    expect(attributesOf(graph.edges)[5]).toEqual({ state: 'tense (2005 to ..)' })
    expect(graph.nodes.map(({ times }) => times.map(time => time.dates?.raw))).toEqual([['1948-05-14/..'], ['1991/1999', '2001/..']])
  })

  test('numbers that are no years are kept in words, and said once', () => {
    const { graph, warnings } = read(gexf('<graph timeformat="double"><nodes><node id="a"/><node id="b"/></nodes><edges><edge source="a" target="b" start="1" end="2.5"/><edge source="a" target="b" start="3"/></edges></graph>'))
    expect(edgesOf(graph)).toEqual(['a--b ///1 to 2.5', 'a--b ///from 3'])
    expect(warnings).toHaveLength(1)
    expect(warnings[0]?.message).toContain('kept in the summary')
  })

  test('nested nodes, parents, cycles of parents, repeated and missing nodes', () => {
    const { graph, warnings } = read(gexf(`<graph><nodes><node id="a"><nodes><node id="b"/></nodes></node><node id="c" pid="d"/><node id="d" pid="c"/><node id="e"><parents><parent for="a"/></parents></node>
      <node id="a" label="again"/></nodes><edges><edge source="b" target="x"/><edge source="b"/></edges></graph>`))
    expect(graph.nodes.map(({ id, parent, declared }) => [id, parent, declared])).toEqual([['b', 'a', true], ['a', null, true], ['c', 'd', true], ['d', null, true], ['e', 'a', true], ['x', null, false]])
    expect(warnings.map(({ message }) => message)).toEqual([
      expect.stringContaining('“a” stands here again'), expect.stringContaining('where it leads'), expect.stringContaining('“x” is not declared'), expect.stringContaining('in itself'),
    ])
  })

  test('1.0: values by place in the list, ids, and another namespace; a prefix and none', () => {
    const old = read('<gexf xmlns="http://www.gephi.org/gexf"><graph type="static"><attributes class="node"><attribute id="x9" title="etat" type="string"/></attributes><nodes><node id="1" label="A"><attvalues><attvalue id="0" value="ok"/></attvalues></node><node id="2"/></nodes><edges><edge id="0" source="1" target="2" cardinal="4"/></edges></graph></gexf>')
    expect(attributesOf(old.graph.nodes)[0]).toEqual({ etat: 'ok' })
    expect(edgesOf(old.graph)).toEqual(['1--2 4/1//'])
    expect(read('<g:gexf xmlns:g="http://gexf.net/1.3"><g:graph><g:nodes><g:node id="1" label="A"/></g:nodes></g:graph></g:gexf>').graph.nodes).toHaveLength(1)
    expect(read('<gexf><graph><nodes><node id="1"/></nodes></graph></gexf>').graph.nodes).toHaveLength(1)
  })

  test.each([
    ['<gexf><graph><nodes><node id="1"></graph></gexf>', /Line 1: The XML is not sound/u], ['<gexf></gexf>', /no <graph>/u], ['<gexf><graph/></gexf>', /no node/u],
    ['<gexf><graph><nodes><node/></nodes></graph></gexf>', /no id/u], ['<!DOCTYPE gexf [<!ENTITY a "b">]><gexf><graph/></gexf>', /DOCTYPE/u],
    ['<?xml version="1.0"?>\n<!DOCTYPE gexf SYSTEM "file:///etc/passwd"><gexf/>', /Line 2: .*DOCTYPE/u], ['<gexf><graph><nodes><node id="&lol;"/></nodes></graph></gexf>', /entit/u],
    ['<gexf><graph><nodes>', /ends|unclosed|cut off/u], [`<gexf><graph>${'<nodes><node id="a">'.repeat(300)}`, /deep/u],
  ])('%j is refused', (text, message) => {
    expect(() => read(text)).toThrow(ImportError)
    expect(() => read(text)).toThrow(message)
  })
})

describe('GraphML', () => {
  const graphml = (inner: string) => `<?xml version="1.0"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">${inner}</graphml>`

  test('keys for nodes and edges under one id, defaults, mixed directions, parallel edges', () => {
    const { graph, warnings } = read(graphml(`<key id="k" for="node" attr.name="region" attr.type="string"><default>world</default></key><key id="k" for="edge" attr.name="weight" attr.type="double"/>
      <key id="n" for="all" attr.name="name" attr.type="strange"/>
      <graph edgedefault="undirected"><node id="a"><data key="n"> A </data></node><node id="b"><data key="k">north</data><data key="u">free</data></node>
      <edge id="1" source="a" target="b"><data key="k">-2</data></edge><edge id="2" source="a" target="b" directed="true"/><edge id="2" source="a" target="b" directed="true"/>
      <hyperedge><endpoint node="a"/></hyperedge></graph>`))
    expect(nodesOf(graph)).toEqual(['a=A', 'b='])
    expect(attributesOf(graph.nodes)).toEqual([{ region: 'world' }, { region: 'north', u: 'free' }])
    expect(edgesOf(graph)).toEqual(['a--b -2//1/', 'a->b ///', 'a->b ///'])
    expect(warnings.map(({ message }) => message.slice(0, 30))).toEqual(['“strange” is no type of GraphM', 'The key “u” is used and not de', 'The file has hyperedges, which'])
  })

  test('labels and places of yEd and yFiles; nested graphs are parents; ports hold nothing', () => {
    const { graph } = read(graphml(`<key id="g" for="node" yfiles.type="nodegraphics"/><key id="l" for="node" attr.name="NodeLabels" y:attr.uri="u"/><key id="r" for="node" attr.name="NodeGeometry" y:attr.uri="u"/><key id="e" for="edge" yfiles.type="edgegraphics"/>
      <graph edgedefault="directed">
      <node id="n0"><data key="g"><y:ShapeNode><y:Geometry height="30.0" width="40.0" x="10" y="-5"/><y:NodeLabel>First <y:LabelModel>not this</y:LabelModel></y:NodeLabel><y:NodeLabel>Second</y:NodeLabel></y:ShapeNode></data>
        <port name="p"><data key="l"><x>Port</x></data></port>
        <graph edgedefault="directed"><node id="n0::n1"><data key="l"><x:List xmlns:x="x"><y:Label><y:Label.Text><![CDATA[A <b>]]></y:Label.Text></y:Label></x:List></data><data key="r"><y:RectD X="1" Y="2" Width="4" Height="6"/></data></node></graph></node>
      <edge source="n0" target="n0::n1"><data key="e"><y:PolyLineEdge><y:EdgeLabel>ties</y:EdgeLabel></y:PolyLineEdge></data></edge></graph>`))
    expect(graph.nodes.map(({ id, label, parent, place }) => [id, label, parent, place])).toEqual([['n0::n1', 'A <b>', 'n0', { x: 3, y: 5 }], ['n0', 'First', null, { x: 30, y: 10 }]])
    expect(graph.edges[0]?.label).toBe('ties')
  })

  test('dates as text, relations as kinds, and signs in words', () => {
    const { graph } = read(graphml(`<graph edgedefault="directed"><node id="a"/><node id="b"/>
      <edge source="a" target="b"><data key="dates">2015~/2021</data><data key="sign">-</data><data key="labelE">condemns</data></edge>
      <edge source="a" target="b"><data key="start">2015</data><data key="end">2016-02</data><data key="sign">positive</data></edge>
      <edge source="a" target="b"><data key="start">17</data><data key="weight">heavy</data><data key="cooperation">3</data><data key="conflict">1</data></edge></graph>`))
    expect(edgesOf(graph)).toEqual(['a->b -1//1/2015~/2021', 'a->b 1/1//2015/2016-02', 'a->b /3/1/'])
    expect(graph.edges[0]?.kind).toBe('condemns')
    expect(attributesOf(graph.edges)[2]).toEqual({ start: '17', weight: 'heavy' })
  })

  test('the encoding is the one that the file declares', () => {
    const text = '<?xml version="1.0" encoding="ISO-8859-1"?><graphml><graph edgedefault="directed"><node id="München"/></graph></graphml>'
    expect(read(Buffer.from(text, 'latin1'))).toMatchObject({ encoding: 'ISO-8859-1', graph: { nodes: [{ id: 'München' }] } })
    expect(() => read(Buffer.from(text.replace('ISO-8859-1', 'UTF-8'), 'latin1'))).toThrow(/says that it is in UTF-8/u)
    expect(read(Buffer.from(text.replace('ISO-8859-1', 'UTF-8'), 'latin1'), { encoding: 'windows-1252' }).graph.nodes[0]?.id).toBe('München')
    expect(() => read(Buffer.from(text.replace('ISO-8859-1', 'klingon'), 'latin1'))).toThrow(/klingon/u)
    expect(read(Buffer.from(`\u{feff}${text.replace('ISO-8859-1', 'UTF-16')}`, 'utf16le'))).toMatchObject({ encoding: 'UTF-16LE', graph: { nodes: [{ id: 'München' }] } })
  })
})

describe('Pajek', () => {
  test('a value beyond every number is no weight', () => {
    const { graph, warnings } = read('*Vertices 2\n1 a\n2 b\n*Arcs\n1 2 -1e999\n')
    expect(graph.edges[0]?.phases[0]?.weight).toBeNull()
    expect(warnings).toMatchObject([{ line: 5 }])
  })

  test('labels, places, intervals that are inherited, values, relations and partitions', () => {
    const { format, graph, warnings } = read(`*Network Test
% a comment
*Vertices 4
1 "Russia \\"RU\\"" 0.1 0.9 box ic Red [1991-*]
2 Israel 0.5 0.5
3 "קפריסין" 0.2 0.3 0.5 [2015,2018-2020]
*Arcs :1 "trade"
1 2 2.5 l "grain" [2015-2016]
*Edges
2 3 -1
*Arcslist
1 3 4
*Arcs
2: 4 1 7
*Partition Blocs
*Vertices 4
1
2
2
3
*Permutation p
*Vertices 4
1
2
3
4`)
    expect(format).toBe('pajek')
    expect(nodesOf(graph)).toEqual(['1=Russia "RU"', '2=Israel', '3=קפריסין', '4='])
    expect(graph.nodes.map(({ times }) => times.map(time => time.dates?.raw))).toEqual([['1991/..'], ['1991/..'], ['2015', '2018/2020'], []])
    expect(graph.nodes[0]).toMatchObject({ place: { x: 0.1, y: 0.9 }, attributes: [{ name: 'Blocs', value: '1' }] })
    expect(edgesOf(graph)).toEqual(['1->2 2.5/1//2015/2016', '2--3 -1//1/', '1->3 ///', '1->4 ///', '4->1 7/1//'])
    expect(graph.edges.map(({ kind, label }) => [kind, label])).toEqual([['trade', 'grain'], ['', ''], ['', ''], ['', ''], ['relation 2', '']])
    expect(warnings.map(({ message }) => message.slice(0, 20))).toEqual(['1 vertices have no i', 'The times of this fi'])
    expect(graph.fields).toContainEqual({ of: 'file', name: '*permutation', becomes: 'not kept', count: 1 })
  })

  test('matrices, symmetric or not, of one and of two modes; networks by name', () => {
    const both = '*Network A\n*Vertices 3\n*Matrix\n0 1 -2\n1 0 0\n-2 0 0\n*Network B\n*Vertices 2\n*Matrix :2 "war"\n0 3\n0 1\n'
    const first = read(both)
    expect([first.sheets, first.sheet, edgesOf(first.graph)]).toEqual([['A', 'B'], 'A', ['1--2 1/1//', '1--3 -2//1/']])
    const second = read(both, { sheet: 'B' })
    expect([edgesOf(second.graph), second.graph.skipped, second.graph.edges[0]?.kind]).toEqual([['1->2 3/1//'], 1, 'war'])
    expect(edgesOf(read('*Vertices 3 1\n*Matrix\n1 0\n').graph)).toEqual(['1--2 1/1//'])
  })

  test.each([
    ['*Vertices 1 3', /of the first kind/u], ['*vertices 4 1\n 0 "3."', /Line 2: “0” is no number of a vertex/u], ['*Vertices 3\n*Arcs\n1 4', /Line 3: “4”/u], ['*Vertices 999999', /claims 999,999 vertices/u],
    ['*Vertices 99999999999', /more than 1,000,000/u], ['*Vertices 2\n*Matrix\n0 1\n', /1 rows, and 2/u], ['*Vertices 2\n*Matrix\n0 1\n0 1 1\n', /Line 4/u], ['*Network x\n*Arcs\n1 2', /before \*Vertices/u],
    ['*Network x', /no \*Vertices/u], ['*Vertices two', /how many/u],
  ])('%j is refused', (text, message) => {
    expect(() => read(text)).toThrow(ImportError)
    expect(() => read(text)).toThrow(message)
  })
})

describe('Cytoscape', () => {
  test('elements in groups and as one list; positions, parents, interactions', () => {
    const grouped = read(JSON.stringify({ data: { name: 'Net' }, elements: {
      nodes: [{ data: { id: 'a', name: 'Russia', SUID: 1, list: ['x', 'y'], nothing: null }, position: { x: 1, y: 2 } }, { data: { id: 2, parent: 'a' } }],
      edges: [{ data: { id: 'e', source: 'a', target: 2, interaction: 'war', weight: -3 } }, { data: { source: 'a', target: 'gone', directed: false } }],
    } }))
    expect(grouped.format).toBe('cyjs')
    expect(grouped.graph.nodes.map(({ id, label, place, parent }) => [id, label, place, parent])).toEqual([['a', 'Russia', { x: 1, y: 2 }, null], ['2', '', null, 'a'], ['gone', '', null, null]])
    expect(attributesOf(grouped.graph.nodes)[0]).toEqual({ list: 'x; y' })
    expect([edgesOf(grouped.graph), grouped.graph.edges[0]?.kind]).toEqual([['a->2 -3//1/', 'a--gone ///'], 'war'])
    const flat = read('[{"group":"nodes","data":{"id":"a"}},{"data":{"id":"b"}},{"group":"edges","data":{"source":"a","target":"b"}},{"group":"nodes"},7]')
    expect([nodesOf(flat.graph), edgesOf(flat.graph), flat.graph.skipped]).toEqual([['a=', 'b='], ['a->b ///'], 2])
  })
  test('what is cut off or nests without end is refused with its line', () => {
    expect(() => read('{"elements": {\n"nodes": [{"data":', { format: 'cyjs' })).toThrow(/Line 2: .*ends too early/u)
    expect(() => read(`{"elements": ${'['.repeat(500)}`)).toThrow(/deep/u)
    expect(() => read('{"elements": {}}')).toThrow(/no network/u)
    expect(() => read('[{"CXVersion":"2.0"}]')).toThrow(/CX/u)
  })
})

describe('tables that are networks', () => {
  test('a matrix is told by its names, a list by its rows; each can be said instead', () => {
    const matrix = read(',A,B,C\nA,0,1,0\nB,1,0,-2.5\nC,0,0,1')
    expect([matrix.shape, edgesOf(matrix.graph), matrix.graph.skipped]).toEqual(['matrix', ['A->B 1/1//', 'B->A 1/1//', 'B->C -2.5//1/'], 1])
    expect(edgesOf(read(';A;B\nA;0;1,5\nB;1,5;0', { shape: 'matrix' }).graph)).toEqual(['A--B 1.5/1//'])
    expect(edgesOf(read('0 1\n0 0', { shape: 'matrix' }).graph)).toEqual(['1->2 1/1//'])
    expect(() => read(',A,B\nA,0,1\nC,0,0', { shape: 'matrix' })).toThrow(/Line 3: .*“C”.*“B”/u)
    expect(() => read(',A,B\nA,0,1', { shape: 'matrix' })).toThrow(/as many rows as columns/u)
    const list = read('a;b\nb;c;d\ne\nf; a ;g;')
    expect([list.shape, edgesOf(list.graph), nodesOf(list.graph)]).toEqual(['adjacency-list', ['a->b ///', 'b->c ///', 'b->d ///', 'f->a ///', 'f->g ///'], ['a=', 'b=', 'e=', 'f=', 'c=', 'd=', 'g=']])
    expect(read('a;b\nb;c;d\ne', { directed: false }).graph.edges.every(({ directed }) => !directed)).toBe(true)
    expect(() => read('a,b,c\n1,2,3\n4,5')).toThrow('taken for csv')
  })
})

test('formats of networks are told by content; others are named with what to do', () => {
  const format = (text: string) => readFile(Buffer.from(text), {}, createWarnings()).format
  expect(format('<!-- made by hand -->\n<?xml-stylesheet href="x"?><gexf><graph><nodes><node id="a"/></nodes></graph></gexf>')).toBe('gexf')
  expect(format('\u{feff}*vertices 1\n1 "a"')).toBe('pajek')
  expect(format('Some words\n*Vertices 1')).toBe('pajek')
  expect(() => format('Creator "x"\ngraph [ node [ id 1 ] ]')).toThrow(/GML/u)
  for (const head of ['dl n=3 format=fullmatrix', 'DL\nN=16 NM=2\nFORMAT = FULLMATRIX']) expect(() => format(head)).toThrow(/UCINET/u)
  expect(() => format('<!DOCTYPE html><html></html>')).toThrow(/web page/u)
  expect(() => format('<svg xmlns="x"/>')).toThrow(/<svg>/u)
})

test('directed edges that run both ways and say the same can be joined, each once', () => {
  const { graph } = read('*Vertices 3\n*Arcs\n1 2 1\n2 1 1\n1 2 1\n2 3 1\n3 2 -1\n*Edges\n1 3 1')
  const { graph: joined, pairs } = joinMutualPairs(graph)
  expect(pairs).toBe(1)
  expect(edgesOf(joined)).toEqual(['1--2 1/1//', '1->2 1/1//', '2->3 1/1//', '3->2 -1//1/', '1--3 1/1//'])
})

describe('the same network in every format', () => {
  const name = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom('a', 'B', 'ש', 'ع', 'é', '&', '<', '"', '\'', ';', ' ', '漢', '-') }).map(text => text.trim() || 'x')
  const network = fc.record({
    names: fc.array(name, { minLength: 2, maxLength: 8 }),
    edges: fc.array(fc.record({ from: fc.nat(7), to: fc.nat(7), weight: fc.integer({ min: -9, max: 9 }).map(weight => weight || 1), directed: fc.boolean() }), { maxLength: 20 }),
  }).map(({ names, edges }) => ({ names, edges: edges.map(edge => ({ ...edge, from: edge.from % names.length, to: edge.to % names.length })) }))
  type Network = { names: string[]; edges: { from: number; to: number; weight: number; directed: boolean }[] }
  const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
  // Written here by the formats' own grammar, not by any writer of the program.
  const writers: Record<string, (network: Network) => string> = {
    gexf: ({ names, edges }) => `<gexf><graph><nodes>${names.map((each, index) => `<node id="n${index}" label="${escape(each)}"/>`).join('')}</nodes><edges>${
      edges.map(({ from, to, weight, directed }) => `<edge source="n${from}" target="n${to}" weight="${weight}" type="${directed ? 'directed' : 'undirected'}"/>`).join('')}</edges></graph></gexf>`,
    graphml: ({ names, edges }) => `<graphml><key id="d" for="node" attr.name="label"/><key id="w" for="edge" attr.name="weight"/><graph edgedefault="directed">${
      edges.map(({ from, to, weight, directed }) => `<edge source="n${from}" target="n${to}" directed="${directed}"><data key="w">${weight}</data></edge>`).join('\n')}${
      names.map((each, index) => `<node id="n${index}"><data key="d">${escape(each)}</data></node>`).join('\n')}</graph></graphml>`,
    pajek: ({ names, edges }) => `*Vertices ${names.length}\r\n${names.map((each, index) => `${index + 1} "${each.replaceAll('"', '\\"')}"`).join('\r\n')}\r\n${
      edges.map(({ from, to, weight, directed }) => `*${directed ? 'Arcs' : 'Edges'}\r\n ${from + 1}  ${to + 1} ${weight}`).join('\r\n')}`,
    cyjs: ({ names, edges }) => JSON.stringify({ elements: {
      nodes: names.map((each, index) => ({ data: { id: `n${index}`, name: each } })), edges: edges.map(({ from, to, weight, directed }) => ({ data: { source: `n${from}`, target: `n${to}`, weight, directed } })),
    } }),
  }
  test.each(Object.entries(writers))('%s', (format, write) => {
    fc.assert(fc.property(network, wanted => {
      const { graph, format: told } = read(write(wanted))
      expect(told).toBe(format)
      const names = new Map(graph.nodes.map(({ id, label }) => [id, label]))
      expect([...names.values()].toSorted()).toEqual(wanted.names.toSorted())
      const ties = wanted.edges.filter(({ from, to }) => from !== to)
      expect(graph.skipped).toBe(wanted.edges.length - ties.length)
      expect(graph.edges.map(({ source, target, directed, phases }) => [names.get(source), names.get(target), directed, phases.map(({ weight, cooperation, conflict }) => [weight, cooperation, conflict])])).toEqual(
        ties.map(({ from, to, weight, directed }) => [wanted.names[from], wanted.names[to], directed, [[weight, weight > 0 ? 1 : null, weight < 0 ? 1 : null]]]),
      )
    }), { numRuns: 100 })
  })
})
