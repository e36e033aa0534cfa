import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { createProject } from '../../db/service/open-project.ts'
import { openWorkbench } from '../../electron/host/workbench.ts'
import { measure, type Measurement } from './measure.ts'
import { fillSynthetic } from './synthetic.ts'

const workerFile = new URL('../../electron/host/worker.ts', import.meta.url)

/** Opening, search, a fit and a figure, in this process on real files in `folder`. */
export async function benchService(folder: string): Promise<Measurement[]> {
  const sample = join(folder, 'sample.entente')
  createProject(sample, { sample: true })
  const opening = await measure('open and close the sample', 15, () => openWorkbench(sample, { access: 'write', folder, workerFile }).close())

  const workbench = openWorkbench(sample, { access: 'write', folder, workerFile })
  const { client } = workbench
  const [tie] = (await client.call('entities.list', { type: 'tie', filter: 'russia – israel' })).rows
  const { aspects } = await client.call('framework.get', {})
  const [period] = await client.call('periods.list', {})
  const aspect = aspects.find(({ code }) => code === 'P2')
  if (!tie || !aspect || !period) throw new Error('the sample lacks Russia – Israel, P2 or its periods')
  let turn = 0
  const measurements = [
    opening,
    await measure('search a prefix in the sample', 50, () => client.call('search.query', { query: 'hezbol' }), 50),
    await measure('search a Hebrew name', 50, () => client.call('search.query', { query: 'חזבאללה' }), 50),
    await measure('everything of Russia – Israel for the inspector', 30, () => client.call('ties.get', { uid: tie.uid }), 50),
    await measure('set a fit: acknowledged, on disk', 30, () => client.call('assessments.set', {
      tie: tie.uid, aspect: aspect.uid, period: period.uid, changes: { level: ++turn % 2 },
    }), 50),
    await measure('the network of the sample', 30, () => client.call('network.get', {}), 50),
    await measure('figure of the sample as SVG', 10, () => client.call('figures.svg', {})),
    await measure('figure of the sample as PNG, 174 mm at 300 dpi', 5, () => client.call('figures.png', { widthMm: 174, dpi: 300 })),
  ]
  workbench.close()
  return measurements
}

/** Makes a project of `actors` actors and three times as many ties; returns its file. */
export async function makeSynthetic(folder: string, actors: number): Promise<string> {
  const file = join(folder, `synthetic-${actors}.entente`)
  createProject(file, { title: `Synthetic network of ${actors} actors`, studyPeriod: '2000/2024' })
  const workbench = openWorkbench(file, { access: 'write', folder, workerFile })
  await fillSynthetic(workbench.client, actors)
  workbench.close()
  return file
}

/** The same questions on a larger project. */
export async function benchLarger(folder: string, file: string, name: string): Promise<Measurement[]> {
  const copy = join(folder, 'larger-copy.entente')
  copyFileSync(file, copy)
  const opening = await measure(`open and close ${name}`, 10, () => openWorkbench(copy, { access: 'write', folder, workerFile }).close())
  const { client, close } = openWorkbench(copy, { access: 'write', folder, workerFile })
  const measurements = [
    opening,
    await measure(`search a prefix in ${name}`, 30, () => client.call('search.query', { query: 'actor 1' }), 50),
    await measure(`a page of ties of ${name}`, 30, () => client.call('entities.list', { type: 'tie', limit: 200 }), 50),
    await measure(`the network of ${name}`, 10, () => client.call('network.get', {})),
    await measure(`figure of ${name} as SVG`, 3, () => client.call('figures.svg', {})),
  ]
  close()
  return measurements
}
