import { openWorkbench } from '../../electron/host/workbench.ts'
import type { Client } from '../../db/contract/api.ts'
import { makeLarge } from './large-project.ts'
import { measure, type Measurement } from './measure.ts'

const workerFile = new URL('../../electron/host/worker.ts', import.meta.url)
const counts = { actors: 10_000, ties: 50_000, events: 100_000 }
/** What a list, a filter, an entity or a search should answer within, in milliseconds. */
const goal = 100

/** Lists, filters, entities and search of a project of 10,000 actors, 50,000 ties and 100,000 events. */
export async function benchLargeLists(folder: string): Promise<Measurement[]> {
  const start = performance.now()
  const file = makeLarge(folder, counts)
  const building = performance.now() - start
  const { client, close } = openWorkbench(file, { access: 'write', folder, workerFile })
  try {
    const measurements: Measurement[] = [{ name: 'make the large project: rows, names, search index', runs: [building], goal: 60_000 }]
    for (const type of ['actor', 'tie', 'event'] as const) {
      const { rows } = await client.call('entities.list', { type, limit: 200 })
      const one = rows[100]?.uid ?? ''
      measurements.push(
        await measure(`first page of ${type}s`, 15, () => client.call('entities.list', { type, limit: 200 }), goal),
        await scroll(client, type),
        await measure(`filter ${type}s by two letters`, 15, () => client.call('entities.list', { type, limit: 200, filter: 'ka' }), goal),
        await measure(`filter ${type}s by a rare word`, 15, () => client.call('entities.list', { type, limit: 200, filter: 'quovik' }), goal),
        await measure(`open one of the ${type}s`, 15, () => client.call(`${type}s.get`, { uid: one }), goal),
      )
    }
    const [actor] = (await client.call('entities.list', { type: 'actor', limit: 1 })).rows
    let turn = 0
    measurements.push(
      await measure('complete a name from two letters', 15, () => client.call('entities.complete', { prefix: 'ka' }), goal),
      await measure('search a very common prefix (v)', 15, () => client.call('search.query', { query: 'v' }), goal),
      await measure('search a common word (visit)', 15, () => client.call('search.query', { query: 'visit' }), goal),
      await measure('search two words (visit ka)', 15, () => client.call('search.query', { query: 'visit ka' }), goal),
      await measure('search a rare word', 15, () => client.call('search.query', { query: 'quovikom' }), goal),
      await measure('rename an actor: acknowledged, on disk', 15, () => client.call('actors.update', { uid: actor?.uid ?? '', changes: { name: `Renamed ${++turn}` } }), goal),
      await measure('duplicates among the actors, asked again', 3, () => client.call('duplicates.suggest', { type: 'actor' })),
      await measure('duplicates among the events', 3, () => client.call('duplicates.suggest', { type: 'event' })),
      await measure('the whole network', 3, () => client.call('network.get', {})),
    )
    return measurements
  } finally {
    close()
  }
}

/** Page after page, as a list asks for them while it is scrolled. */
async function scroll(client: Client, type: 'actor' | 'tie' | 'event'): Promise<Measurement> {
  const runs: number[] = []
  let after: string | null = (await client.call('entities.list', { type, limit: 200 })).next
  for (let page = 0; page < 40 && after !== null; page += 1) {
    const start = performance.now()
    const { next } = await client.call('entities.list', { type, limit: 200, after })
    runs.push(performance.now() - start)
    after = next
  }
  return { name: `scroll ${type}s: the next page of 200`, runs, goal }
}
