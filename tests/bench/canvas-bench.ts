import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import type { NetworkData } from '../../db/contract/entities/views.ts'
import { dayOf } from '../../db/domain/edtf.ts'
import { findBrowser } from '../../electron/serve/find-browser.ts'
import { networkOf } from '../fixtures/networks.ts'
import type { Which } from './canvas/main.tsx'
import { quantile, type Measurement } from './measure.ts'
import { seeded } from './synthetic.ts'

// Frames as they come and not 60 a second: what is under 16 ms would look alike otherwise.
const flags = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-gpu-vsync', '--disable-frame-rate-limit']

interface Row {
  what: string
  actors: number
  reference: number
  ours: number
  /** Most that ours may be of the reference. */
  goal: number
}

/** All of the network and half of it. */
const [whole, half] = [dayOf('2010-06-30'), dayOf('2022-06-30')]
/** Most time between a move of the as-of handle and the picture, in milliseconds. */
const mostForMove = 33

/**
 * A made-up network whose actors stand in clusters of forty, with three ties to each actor, most of them to a near one. One half of the actors
 * ceases to exist in 2020, and ties join actors of the same half, so that a later day shows half of everything. The levels of ties change over the years.
 */
export function benchNetwork(actors: number): NetworkData {
  const random = seeded(11)
  const side = Math.ceil(Math.sqrt(actors))
  const kinds = ['state', 'leader', 'organisation', 'armed-group', 'society', 'bloc', 'state-body'] as const
  const level = () => Math.floor(random() * 4)
  return networkOf({
    studyPeriod: '2000/2024',
    actors: Array.from({ length: actors }, (_, i) => ({ name: `Actor ${i} of the network`, shortName: `Actor ${i}`, kind: kinds[Math.floor(random() * kinds.length)] ?? 'state', dates: i % 2 === 0 ? null : '2000/2020' })),
    ties: Array.from({ length: actors * 3 }, (_, i) => {
      const from = i % actors
      const to = (from + (random() < 0.5 ? 2 : side + (side % 2)) * (1 + Math.floor(random() * 3))) % actors
      const turn = 2003 + Math.floor(random() * 15)
      return { from, to: to === from ? (from + 2) % actors : to, directed: random() < 0.3, phases: [
        { dates: `2000/${turn}`, cooperation: level(), conflict: level() }, { dates: `${turn + 1}/2024`, cooperation: level(), conflict: level() },
      ] }
    }),
    positions: Array.from({ length: actors }, (_, i) => ({ x: (i % side) * 150 + random() * 60, y: Math.floor(i / side) * 120 + random() * 50 })),
  })
}

/** Ours beside plain Cytoscape in the same browser, and what has no counterpart there. Medians. */
export async function benchCanvas(sizes: readonly number[] = [200, 1_000, 2_000, 5_000]): Promise<{ text: string; measurements: Measurement[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'entente-canvas-bench-'))
  await build({
    root: join(import.meta.dirname, 'canvas'), base: './', configFile: false, logLevel: 'error', plugins: [react()],
    build: { outDir: folder, emptyOutDir: true, assetsInlineLimit: 0, target: 'esnext' },
  })
  for (const actors of sizes) writeFileSync(join(folder, `network-${actors}.json`), JSON.stringify(benchNetwork(actors)))
  const server = await serve(folder)
  const executablePath = process.env['ENTENTE_BROWSER'] ?? findBrowser() ?? undefined
  const browser = await chromium.launch({ args: flags, ...(executablePath ? { executablePath } : {}) })
  try {
    const rows: Row[] = []
    const measurements: Measurement[] = []
    for (const actors of sizes) {
      const page = await browser.newPage({ viewport: { width: 1040, height: 760 } })
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
      await page.evaluate(async name => {
        Object.assign(window, { network: await (await fetch(name)).json() as unknown })
      }, `./network-${actors}.json`)
      const reference = await runsOf(page, 'reference', actors)
      const ours = await runsOf(page, 'ours', actors)
      for (const [what, goal] of goals) rows.push({ what, actors, reference: quantile(reference[what], 0.5), ours: quantile(ours[what], 0.5), goal })
      if (actors === 200) {
        const runs = await asOfMoves(page)
        measurements.push({ name: 'as-of handle over 200 actors, 600 ties: move to picture', runs, goal: mostForMove }, { name: 'the same, the slowest move', runs: [Math.max(...runs)], goal: mostForMove })
      }
      await page.close()
    }
    return { text: comparison(rows), measurements }
  } finally {
    await browser.close()
    server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const goals = [['first complete picture', 0.6], ['frame while panning', 0.25], ['frame while zooming', 0.25], ['hiding half', 0.5], ['showing it again', 0.5], ['other colours for all', 0.5]] as const
type What = (typeof goals)[number][0]

async function runsOf(page: Page, which: Which, actors: number): Promise<Record<What, number[]>> {
  const times = actors > 2_000 ? 3 : 5
  const runs: Record<What, number[]> = { 'first complete picture': [], 'frame while panning': [], 'frame while zooming': [], 'hiding half': [], 'showing it again': [], 'other colours for all': [] }
  // The first one warms fonts and compiled code and does not count.
  for (let run = 0; run <= times; run++) {
    const took = await page.evaluate(([kind, day]) => window.bench.open(kind, (window as unknown as { network: NetworkData }).network, day), [which, whole] as const)
    if (run > 0) runs['first complete picture'].push(took)
  }
  const frames = which === 'reference' && actors > 1_000 ? 26 : 50
  runs['frame while panning'] = await page.evaluate(count => window.bench.pan(count), frames)
  runs['frame while zooming'] = await page.evaluate(count => window.bench.zoom(count), 50)
  for (let run = 0; run < times; run++) {
    runs['hiding half'].push(await page.evaluate(day => window.bench.show({ day }), half))
    runs['showing it again'].push(await page.evaluate(day => window.bench.show({ day }), whole))
    runs['other colours for all'].push(await page.evaluate(theme => window.bench.show({ theme }), run % 2 === 0 ? 'dark' as const : 'light' as const))
  }
  await page.evaluate(() => window.bench.close())
  return runs
}

/** A move of the as-of handle a month onwards, thirty times: how long until the picture. */
async function asOfMoves(page: Page): Promise<number[]> {
  await page.evaluate(day => window.bench.open('ours', (window as unknown as { network: NetworkData }).network, day), dayOf('2004-01-01'))
  const runs: number[] = []
  for (let move = 1; move <= 60; move++) runs.push(await page.evaluate(day => window.bench.show({ day }), dayOf('2004-01-01') + move * 90))
  return runs
}

function comparison(rows: readonly Row[]): string {
  const cells = rows.toSorted((a, b) => goals.findIndex(([what]) => what === a.what) - goals.findIndex(([what]) => what === b.what) || a.actors - b.actors).map(({ what, actors, reference, ours, goal }) => [
    what, String(actors), reference.toFixed(1), ours.toFixed(1), (ours / reference).toFixed(2), `${goal} ${ours <= goal * reference ? 'met' : 'MISSED'}`,
  ])
  const header = ['what', 'actors', 'plain Cytoscape ms', 'ours ms', 'ratio', 'goal for the ratio']
  const widths = header.map((title, column) => Math.max(title.length, ...cells.map(row => row[column]?.length ?? 0)))
  const line = (row: string[]) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')
  return [line(header), widths.map(width => '-'.repeat(width)).join('  '), ...cells.map(line)].join('\n')
}

async function serve(folder: string): Promise<Server> {
  const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.ttf': 'font/ttf' }
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    try {
      const body = readFileSync(join(folder, path === '/' ? 'index.html' : path))
      response.writeHead(200, { 'content-type': types[extname(path)] ?? 'text/html' }).end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>(done => void server.listen(0, '127.0.0.1', done))
  return server
}

declare const window: Window & { bench: import('./canvas/main.tsx').CanvasBench }
