import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { backupEvents, benchBackups } from './backup-bench.ts'
import { benchCanvas } from './canvas-bench.ts'
import { benchFeed } from './feed-bench.ts'
import { benchFigures } from './figures-bench.ts'
import { benchGraphs } from './graph-bench.ts'
import { benchLargeLists } from './large-bench.ts'
import { benchLayouts } from './layout-bench.ts'
import { benchLocked } from './locked-bench.ts'
import { benchMatrix } from './matrix-bench.ts'
import { table } from './measure.ts'
import { benchOpening } from './opening-bench.ts'
import { benchSigned } from './signed-bench.ts'
import { benchTexts } from './text-bench.ts'
import { makeLarge } from './large-project.ts'
import { benchTimeline } from './timeline-bench.ts'
import { benchLarger, benchService, makeSynthetic } from './service-bench.ts'
import { benchWindow } from './window-bench.ts'

const folder = mkdtempSync(join(tmpdir(), 'entente-bench-'))
try {
  console.log(`Entente bench · Node ${process.version} · ${cpus().length} cores · ${cpus()[0]?.model ?? 'unknown processor'}\n`)
  const network = 'a network of 200 actors, 600 ties'
  const synthetic = await makeSynthetic(folder, 200)
  console.log(`${table([...await benchService(folder), ...await benchLarger(folder, synthetic, network)])}\n`)
  console.log(`${table(await benchTexts())}\n`)
  console.log(`${table(await benchSigned(folder))}\n`)
  console.log(`${table(await benchWindow(folder, synthetic, network))}\n`)
  console.log('The drawing of the network beside plain Cytoscape with default options; frames as fast as they come, software rendering')
  const canvas = await benchCanvas()
  console.log(`${canvas.text}\n\n${table([...canvas.measurements, ...await benchOpening(folder)])}\n`)
  console.log(`${table(await benchFigures())}\n`)
  console.log('Layouts of 1,000 actors and 3,000 ties, off the main thread')
  console.log(`${table(await benchLayouts(folder))}\n`)
  console.log('500 ties × 4 aspects × 6 periods')
  console.log(`${table(await benchMatrix(folder))}\n`)
  console.log('A project with a passphrase beside a plain one: 2,000 actors, 6,000 ties, 20,000 events')
  console.log(`${table(await benchLocked(folder))}\n`)
  const backups = await benchBackups(folder)
  console.log(`A backup while one edits (ENTENTE_BENCH_EVENTS=1000000 for a million events; now ${backupEvents().toLocaleString('en')})\n${backups.text}\n${table(backups.measurements)}\n`)
  const graphs = await benchGraphs(folder)
  console.log(`Networks of other programs (${graphs.reference}; ${graphs.memory})\n${table(graphs.measurements)}\n`)
  const feed = await benchFeed(folder)
  console.log(`A feed of events\n${feed.text}\n${table(feed.measurements)}\n`)
  console.log('The timeline of 100,000 events between 200 actors with 600 ties; frames as fast as they come, software rendering')
  console.log(`${table(await benchTimeline(folder, makeLarge(mkdtempSync(join(folder, 'timeline-')), { actors: 200, ties: 600, events: 100_000 }), '100,000 events'))}\n`)
  console.log('10,000 actors, 50,000 ties, 100,000 events')
  console.log(table(await benchLargeLists(folder)))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
