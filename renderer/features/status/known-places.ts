import type { SyncedPlace } from '../../../db/contract/entities/synced-place.ts'
import type { Preferences } from '../../../db/contract/methods/preferences.ts'

type KnownPlaces = Preferences['knownPlaces']

/** So many projects have it remembered that their place is known. */
const mostRemembered = 200

/** Whether the user said of the project that its being there is known. Another service is another place. */
export const isKnownPlace = (known: KnownPlaces, project: string, { service }: SyncedPlace) => Object.hasOwn(known, project) && known[project] === service

/** The known places with that of the project; the oldest is forgotten where they are very many. */
export function withKnownPlace(known: KnownPlaces, project: string, { service }: SyncedPlace): KnownPlaces {
  const others = Object.entries(known).filter(([other]) => other !== project)
  return Object.fromEntries([...others.slice(1 - mostRemembered), [project, service]])
}
