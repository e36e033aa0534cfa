import type { Client } from '../../db/contract/api.ts'
import { actorKinds, tieKinds } from '../../db/contract/vocabulary.ts'

/** A generator of numbers in [0, 1) that gives the same row every time (Park and Miller's minimal standard). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/** Fills an empty project through the API: `actors` actors and three times as many ties with two phases each, in years 2000 to 2024. */
export async function fillSynthetic(client: Client, actors: number): Promise<void> {
  const random = seeded(7)
  const pick = <T>(words: readonly T[]): T => words[Math.floor(random() * words.length)] as T
  const uids: string[] = []
  for (let index = 0; index < actors; index++) {
    const { uid } = await client.call('actors.create', {
      kind: pick(actorKinds), name: `Actor ${index} of the synthetic network`, shortName: `Actor ${index}`,
      aliases: [{ name: `Актор ${index}`, language: 'ru' }], codes: [], dates: null, description: '',
    })
    uids.push(uid)
  }
  for (let index = 0; index < actors * 3; index++) {
    const from = Math.floor(random() * actors)
    const to = (from + 1 + Math.floor(random() * (actors - 1))) % actors
    const { uid: tie } = await client.call('ties.create', {
      from: uids[from] as string, to: uids[to] as string, directed: random() < 0.3, kind: pick(tieKinds), certainty: 'confirmed', label: '', description: '',
    })
    const turn = 2005 + Math.floor(random() * 15)
    for (const dates of [`2000/${turn}`, `${turn + 1}/2024`]) {
      await client.call('tiePhases.create', {
        tie, dates, cooperation: pick([0, 1, 2, 3] as const), conflict: pick([0, 1, 2, 3] as const), weight: null, summary: '', cites: [],
      })
    }
  }
}
