import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openWorkbench } from '../../electron/host/workbench.ts'
import { createProject } from '../../db/service/open-project.ts'
import { createWarnings } from '../../db/formats/import/import-error.ts'
import { readFile } from '../../db/formats/import/read-file.ts'
import { seeded } from '../builders/random-walk.ts'
import { measure, quantile, type Measurement } from './measure.ts'

const [nodes, edges] = [10_000, 50_000]
const workerFile = new URL('../../electron/host/worker.ts', import.meta.url)

/** Reading GEXF and GraphML of 10,000 nodes and 50,000 edges, beside networkx where Python has it, and writing them into a project. */
export async function benchGraphs(folder: string): Promise<{ measurements: Measurement[]; memory: string; reference: string }> {
  const files = { gexf: join(folder, 'bench.gexf'), graphml: join(folder, 'bench.graphml') }
  writeFileSync(files.gexf, gexf())
  writeFileSync(files.graphml, graphml())
  const reference = { gexf: networkxMedian('read_gexf', files.gexf), graphml: networkxMedian('read_graphml', files.graphml) }
  const bytes = { gexf: Buffer.from(gexf()), graphml: Buffer.from(graphml()) }
  const measurements: Measurement[] = []
  const memory: string[] = []
  for (const format of ['gexf', 'graphml'] as const) {
    const goal = reference[format] === null ? undefined : Math.round(2 * reference[format])
    measurements.push(await measure(`read ${format} of 10,000 nodes and 50,000 edges${goal === undefined ? '' : ' (goal: 2 × networkx)'}`, 5, () => readFile(bytes[format], {}, createWarnings()), goal))
    memory.push(`${format}: ${(retained(bytes[format]) / bytes[format].length).toFixed(1)} × its size`)
  }
  const project = join(folder, 'graphs.entente')
  createProject(project, { title: 'Bench', studyPeriod: '2015/2024' })
  const { client, close } = openWorkbench(project, { access: 'write', folder, workerFile })
  try {
    const start = performance.now()
    // The longest that the main thread did nothing else while the import ran.
    let [longest, before] = [0, performance.now()]
    const tick = setInterval(() => {
      longest = Math.max(longest, performance.now() - before - 10)
      before = performance.now()
    }, 10)
    await client.call('imports.run', { name: 'bench.gexf', base64: bytes.gexf.toString('base64') })
    clearInterval(tick)
    measurements.push({ name: 'import that GEXF into a project, off the main thread', runs: [performance.now() - start] }, { name: 'longest wait of the main thread meanwhile', runs: [longest], goal: 50 })
    measurements.push(await measure('undo it, and do it again', 1, async () => {
      await client.call('history.undo', {})
      await client.call('history.redo', {})
    }))
  } finally {
    close()
  }
  const said = Object.entries(reference).map(([format, median]) => `${format} ${median === null ? 'not there' : `${median.toFixed(0)} ms`}`).join(', ')
  return { measurements, memory: `held in memory: ${memory.join(', ')}`, reference: `networkx: ${said}` }
}

/** Bytes that the network holds on to; what a run leaves to the collector is not counted where it cannot be called (--expose-gc). */
function retained(bytes: Buffer): number {
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  const { graph } = readFile(bytes, {}, createWarnings())
  globalThis.gc?.()
  const after = process.memoryUsage().heapUsed
  return graph ? after - before : Number.NaN
}

/** Median of five readings, in milliseconds; null where Python or networkx is not there. */
function networkxMedian(reader: string, file: string): number | null {
  const program = `import time, networkx\nfor _ in range(5):\n  t = time.perf_counter(); networkx.${reader}(${JSON.stringify(file)}); print((time.perf_counter() - t) * 1000)`
  const { status, stdout } = spawnSync('python3', ['-c', program], { encoding: 'utf8' })
  if (status !== 0) return null
  return quantile(stdout.trim().split('\n').map(Number), 0.5)
}

function gexf(): string {
  const random = seeded(7)
  const any = (below: number) => Math.floor(random() * below)
  const parts = ['<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2"><graph defaultedgetype="directed"><attributes class="node"><attribute id="0" title="gdp" type="double"/></attributes><nodes>']
  for (let node = 0; node < nodes; node += 1) parts.push(`<node id="${node}" label="Actor ${node}"><attvalues><attvalue for="0" value="${node * 1.5}"/></attvalues></node>`)
  parts.push('</nodes><edges>')
  for (let edge = 0; edge < edges; edge += 1) parts.push(`<edge id="${edge}" source="${any(nodes)}" target="${any(nodes)}" weight="${any(9) - 4}"/>`)
  return `${parts.join('\n')}\n</edges></graph></gexf>`
}

function graphml(): string {
  const random = seeded(7)
  const any = (below: number) => Math.floor(random() * below)
  const parts = ['<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="l" for="node" attr.name="label" attr.type="string"/><key id="g" for="node" attr.name="gdp" attr.type="double"/><key id="w" for="edge" attr.name="weight" attr.type="double"/><graph edgedefault="directed">']
  for (let node = 0; node < nodes; node += 1) parts.push(`<node id="n${node}"><data key="l">Actor ${node}</data><data key="g">${node * 1.5}</data></node>`)
  for (let edge = 0; edge < edges; edge += 1) parts.push(`<edge id="e${edge}" source="n${any(nodes)}" target="n${any(nodes)}"><data key="w">${any(9) - 4}</data></edge>`)
  return `${parts.join('\n')}\n</graph></graphml>`
}
