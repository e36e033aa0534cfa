import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SignedGraph } from '../../db/domain/signed/signed-graph.ts'
import type { TriadCensus } from '../../db/domain/signed/triads.ts'

/** The census as one would write it over each library: common neighbours of every edge in networkx, the list of triangles in igraph. */
const script = `
import json, sys, time
edges = [tuple(map(int, line.split())) for line in open(sys.argv[1])]
def told(counts): return {'+++': counts[0], '++-': counts[1], '+--': counts[2], '---': counts[3]}
answer = {}
try:
    import networkx
    graph = networkx.Graph()
    graph.add_weighted_edges_from(edges, weight='sign')
    runs = []
    for _ in range(int(sys.argv[2])):
        start = time.perf_counter()
        counts = [0, 0, 0, 0]
        adjacent = graph.adj
        for one, other, sign in graph.edges(data='sign'):
            if one > other: one, other = other, one
            for third in adjacent[one].keys() & adjacent[other].keys():
                if third > other: counts[(sign < 0) + (adjacent[one][third]['sign'] < 0) + (adjacent[other][third]['sign'] < 0)] += 1
        runs.append((time.perf_counter() - start) * 1000)
    answer['networkx ' + networkx.__version__] = {'runs': runs, 'census': told(counts)}
except ImportError: pass
try:
    import igraph
    graph = igraph.Graph(edges=[(one, other) for one, other, sign in edges])
    graph.es['sign'] = [sign for one, other, sign in edges]
    runs = []
    for _ in range(int(sys.argv[2])):
        start = time.perf_counter()
        signs = {}
        for edge, sign in zip(graph.get_edgelist(), graph.es['sign']): signs[edge if edge[0] < edge[1] else (edge[1], edge[0])] = sign < 0
        counts = [0, 0, 0, 0]
        for triangle in graph.list_triangles():
            one, other, third = sorted(triangle)
            counts[signs[one, other] + signs[one, third] + signs[other, third]] += 1
        runs.append((time.perf_counter() - start) * 1000)
    answer['igraph ' + igraph.__version__] = {'runs': runs, 'census': told(counts)}
except ImportError: pass
print(json.dumps(answer))
`

export interface TriadReference { readonly name: string; readonly runs: number[]; readonly census: TriadCensus }

/** The triad census of the same network by networkx and igraph, as far as this machine's Python has them; none without Python. */
export function triadReferences(folder: string, graph: SignedGraph, times: number): TriadReference[] {
  const [program, file] = [join(folder, 'triads.py'), join(folder, 'triads.txt')]
  writeFileSync(program, script)
  writeFileSync(file, [...graph.sign].map((sign, edge) => `${graph.from[edge] ?? 0} ${graph.to[edge] ?? 0} ${sign}`).join('\n'))
  try {
    const answer = JSON.parse(execFileSync('python3', [program, file, String(times)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })) as Record<string, Omit<TriadReference, 'name'>>
    return Object.entries(answer).map(([name, told]) => ({ name, ...told }))
  } catch {
    return []
  }
}
