import { expect, test } from 'vitest'
import { layoutKinds } from '../../db/contract/entities/layouts.ts'
import { createLayoutRunner } from '../../electron/host/layout-runner.ts'
import { openWorkbench } from '../../electron/host/workbench.ts'
import { runLayout, type LayoutRequest } from '../../db/service/layout-task.ts'
import { makeLarge } from '../bench/large-project.ts'
import { temporaryFolder } from '../support/temporary.ts'

const workerFile = new URL('../../electron/host/worker.ts', import.meta.url)

/** A network of that size, in which each actor is joined to some that come after it. */
function request(count: number, layout: LayoutRequest['layout']): LayoutRequest {
  return {
    layout, actors: Array.from({ length: count }, (_, i) => ({ kind: 'state', name: `Actor ${i}` })),
    ties: Array.from({ length: count * 2 }, (_, i) => ({ from: i % count, to: (i < count ? i + 1 : i * 7 + 3) % count })), places: Array.from({ length: count }, () => ({ x: 0, y: 0 })),
    held: [], only: null, focus: [], groups: Array.from({ length: count }, () => 0), seed: 1,
  }
}

test('networks are laid out in a thread of their own, told how far, and ended when asked', async () => {
  const runner = createLayoutRunner(workerFile)
  const control = { signal: new AbortController().signal, progress: () => undefined }
  for (const layout of layoutKinds) {
    const wanted = request(12, layout)
    expect(await runner.run(wanted, control), layout).toEqual(runLayout(wanted))
  }
  const large = request(900, 'force')
  const controller = new AbortController()
  const told: [number, number][] = []
  const ended = runner.run(large, { signal: controller.signal, progress: (done, total) => {
    told.push([done, total])
    controller.abort()
  } })
  await expect(ended).rejects.toMatchObject({ code: 'cancelled' })
  expect(told[0]?.[0]).toBeLessThan(told[0]?.[1] ?? 0)
  const closed = runner.run(large, { ...control, progress: () => runner.close() })
  await expect(closed).rejects.toMatchObject({ code: 'cancelled' })
})

test('a layout of a view is one undo step; stopped, it leaves everything as it was', async () => {
  const file = makeLarge(temporaryFolder(), { actors: 500, ties: 1_000, events: 1 })
  const workbench = openWorkbench(file, { access: 'write', folder: temporaryFolder(), workerFile, checkOutputs: true })
  try {
    const { client } = workbench
    const [first] = (await client.call('entities.list', { type: 'actor', limit: 1 })).rows
    const view = (await client.call('views.list', {}))[0]?.uid ?? ''
    const before = await client.call('history.get', {})
    const places = (await client.call('network.get', {})).positions
    const job = '0195a000-0000-7000-8000-00000000abcd'
    const stop = client.subscribe(event => {
      if (event.type === 'progress' && event.job === job) void client.call('jobs.cancel', { job })
    })
    await expect(client.call('views.layout', { uid: view, layout: 'stress', job })).rejects.toMatchObject({ code: 'cancelled' })
    stop()
    expect(await client.call('history.get', {})).toEqual(before)
    expect((await client.call('network.get', {})).positions).toEqual(places)
    expect(await client.call('views.layout', { uid: view, layout: 'concentric', focus: [first?.uid ?? ''] })).toMatchObject({ moved: expect.any(Number) })
    expect((await client.call('history.get', {})).undo).toBe(`Lay out: concentric around ${first?.title}`)
    expect((await client.call('network.get', {})).positions).not.toEqual(places)
    await client.call('history.undo', {})
    expect((await client.call('network.get', {})).positions).toEqual(places)
  } finally {
    workbench.close()
  }
}, 60_000)
