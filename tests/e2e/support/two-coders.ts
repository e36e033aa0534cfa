import { join } from 'node:path'
import { openWorkbench } from '../../../electron/host/workbench.ts'
import { writeSample } from './browser-shell.ts'

/** The sample with a second coder, who differs from the first on some cells of one tie, and found one thing otherwise. Returns the file. */
export async function sampleWithTwoCoders(folder: string, second = 'נועה בר־און'): Promise<string> {
  const file = join(folder, 'two-coders.entente')
  writeSample(file)
  const { client, close } = openWorkbench(file, { access: 'write', folder, workerFile: new URL('../../../electron/host/worker.ts', import.meta.url) })
  try {
    const { uid: coder } = await client.call('coders.create', { name: second, initials: 'נב', description: '' })
    const { aspects } = await client.call('framework.get', {})
    const periods = await client.call('periods.list', {})
    const tie = (await client.call('entities.list', { type: 'tie', filter: 'Russia – Israel' })).rows[0]?.uid ?? ''
    const levels: Readonly<Record<string, (number | null)[]>> = { P1: [2, null, 0], P2: [-1, 1, 1], X: [2, 2, 3], O: [3, 3, 2] }
    for (const aspect of aspects) {
      for (const [index, period] of periods.entries()) {
        const level = levels[aspect.code]?.[index] ?? null
        if (level === null) continue
        await client.call('assessments.set', {
          tie, aspect: aspect.uid, period: period.uid, coder,
          changes: { level, confidence: 'medium', trend: 'eroding', rationale: level === -1 ? 'ההתרעה באה מאוחר מדי, והמטוס הופל. *Too late to be a warning.*' : '' },
        })
      }
    }
    const indicators = aspects.flatMap(aspect => aspect.indicators)
    const indicator = (code: string) => indicators.find(each => each.code === code)?.uid ?? ''
    const excerpt = (await client.call('entities.list', { type: 'excerpt', filter: '' })).rows[0]?.uid ?? ''
    const evidence = { tie, phase: null, excerpt, event: null, by: null, about: null, probativeValue: null, coder } as const
    await client.call('evidence.create', { ...evidence, indicator: indicator('P2.deconfliction'), stance: 'contradicts', comment: 'The line was there and was not used.' })
    await client.call('evidence.create', { ...evidence, indicator: indicator('P1.meetings'), stance: 'supports', comment: '' })
  } finally {
    close()
  }
  return file
}
