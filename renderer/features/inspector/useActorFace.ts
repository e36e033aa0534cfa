import type { NetworkData } from '../../../db/contract/entities/views.ts'
import type { ActorKind } from '../../../db/contract/vocabulary.ts'
import type { EntityRef, Uid } from '../../../db/contract/values.ts'
import { useNetwork } from '../../ui/useNetwork.ts'

interface ActorFace {
  kind: ActorKind
  /** Its name where space is short. */
  shortName: string
}

const faces = new WeakMap<NetworkData, Map<Uid, ActorFace>>()

function facesOf(network: NetworkData): Map<Uid, ActorFace> {
  let known = faces.get(network)
  if (!known) {
    const { uid, kind, name, shortName } = network.actors
    known = new Map(uid.map((actor, index) => [actor, { kind: kind[index]!, shortName: shortName[index] || name[index]! }]))
    faces.set(network, known)
  }
  return known
}

/** The kind and the short name of an actor of which only a reference is at hand; read from the network, which the window holds anyway. */
export function useActorFace(uid: Uid): ActorFace | undefined {
  const network = useNetwork()
  return network && facesOf(network).get(uid)
}

/** A reference to an actor under its short name. */
export function useShortRef(ref: EntityRef): EntityRef {
  const face = useActorFace(ref.uid)
  return face ? { ...ref, title: face.shortName } : ref
}
