import type { EntityRef } from '../../../db/contract/values.ts'
import type { ActorFields } from '../../../db/contract/entities/people.ts'
import type { Input } from '../../../db/contract/api.ts'
import type { Workbench } from '../../state/workbench.ts'
import { freeCitationKey } from '../source/citation-key.ts'

const emptyActor = { kind: 'state', shortName: '', aliases: [], codes: [], dates: null, description: '' } as const satisfies Partial<ActorFields>

/** Makes an actor of which only the name is known, a state until said otherwise. */
export async function createActorNamed(workbench: Workbench, name: string, more: Partial<Input<'actors.create'>> = {}): Promise<EntityRef> {
  const { uid } = await workbench.write('actors.create', { ...emptyActor, aliases: [], codes: [], ...more, name: name.trim() })
  return { type: 'actor', uid, title: name.trim() }
}

/** Makes an event of which only the title is known. */
export async function createEventNamed(workbench: Workbench, title: string): Promise<EntityRef> {
  const { uid } = await workbench.write('events.create', {
    title: title.trim(), description: '', date: null, dateBasis: null, dateNote: '', reportDate: null, place: '', latitude: null, longitude: null,
    codeScheme: '', code: '', participants: [], cites: [], dataSet: null,
  })
  return { type: 'event', uid, title: title.trim() }
}

/** Makes a source of which only the title is known, under a citation key that is free. */
export async function createSourceNamed(workbench: Workbench, title: string): Promise<EntityRef> {
  const csl = { type: 'article-journal', title: title.trim() }
  const citationKey = await freeCitationKey(workbench.client, csl)
  const { uid } = await workbench.write('sources.create', { citationKey, csl, reliability: null, reliabilityNote: '' })
  return { type: 'source', uid, title: title.trim() }
}

/** A code for an indicator, made of its name: "Frequent meetings" → "frequent-meetings". Letters of every script stay. */
export function codeFromName(name: string): string {
  return name.toLowerCase().normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/gu, '').slice(0, 60).replace(/-+$/u, '') || 'indicator'
}
