import type { ParsedInput } from '../contract/api.ts'
import type { PairStrain, Strain, TriadList } from '../contract/entities/balance.ts'
import { pairKey, type SignedNetwork } from '../domain/signed/signed-network.ts'
import { signChanges, sizeOf, strainShare, triadsOver } from '../domain/signed/strain.ts'
import { triadsOfType } from '../domain/signed/triad-list.ts'
import { notFound } from './errors.ts'
import type { SignedOptions } from '../contract/entities/balance.ts'
import { basisOf, lookedAt, networkAt, type SignedSource } from './signed-networks.ts'

/** The measure by which third parties are listed, in words. */
const measure = 'An unbalanced triad pulls by the lesser size of its two other sides (levels 1 to 3, or raw weights where the network counts by them): a third party pulls no harder than by the weaker of its two ties. '
  + 'Those that pull most come first; of equal ones, those whose two sides are larger together. Strain is the pull of the unbalanced triads as a share of the same measure over all complete ones.'

type Side = Strain['own']

function sideOf({ columns, tie }: SignedSource, network: SignedNetwork, one: number, other: number): Side {
  const pair = network.pairs.get(pairKey(one, other))
  if (!pair) return { sign: 0, why: 'untied', cooperation: null, conflict: null, size: 0, events: null, ties: [], phases: [] }
  const { phases } = columns
  return {
    sign: pair.sign, why: pair.why, cooperation: pair.cooperation, conflict: pair.conflict, size: pair.sign === 0 ? 0 : sizeOf(network, pair),
    events: pair.events && { events: pair.events.events, cooperation: pair.events.cooperation, conflict: pair.events.conflict, goldstein: pair.events.goldstein }, ties: pair.ties.map(tie),
    phases: pair.phases.map(phase => ({ uid: phases.uid[phase] ?? '', dates: phases.dates[phase] ?? null, cooperation: phases.cooperation[phase] ?? null, conflict: phases.conflict[phase] ?? null })),
  }
}

/** What pulls at the ties of two actors, by row; they need have none. */
export function pairStrainOf(source: SignedSource, from: number, to: number, input: SignedOptions): PairStrain {
  const { actor } = source
  const looked = lookedAt(source, input)
  const network = networkAt(source, looked, input)
  const triads = triadsOver(network, from, to)
  const count = (state: PairStrain['triads'][number]['state']) => triads.filter(triad => triad.state === state).length
  const side = (one: number, other: number) => sideOf(source, network, one, other)
  return {
    ...basisOf(network, looked, input), from: actor(from), to: actor(to), own: side(from, to), measure,
    unbalanced: count('unbalanced'), balanced: count('balanced'), incomplete: count('incomplete'), strain: strainShare(network, from, to, triads),
    triads: triads.map(({ third, state, type, pull }) => ({ third: actor(third), state, type, pull, fromSide: side(from, third), toSide: side(to, third) })),
    resolutions: signChanges(network, from, to, triads).slice(0, 20).map(({ one, other, sign, atTie, overall }) => ({ actors: [actor(one), actor(other)], sign, becomes: -sign, atTie, overall })),
  }
}

/** What pulls at a tie. Throws `not_found` for a tie that is not there. */
export function strainOf(source: SignedSource, input: ParsedInput<'balance.strain'>): Strain {
  const { columns: { ties } } = source
  const row = ties.uid.indexOf(input.tie)
  if (row < 0) throw notFound('tie', 'tie')
  return { ...pairStrainOf(source, ties.from[row] ?? 0, ties.to[row] ?? 0, input), tie: source.tie(row) }
}

/** Triads of a type, with what stands on their sides. Throws `not_found` for an actor that is not there. */
export function triadsOf(source: SignedSource, input: ParsedInput<'balance.triads'>): TriadList {
  const only = input.actor === undefined ? null : source.columns.actors.uid.indexOf(input.actor)
  if (only !== null && only < 0) throw notFound('actor', 'actor')
  const looked = lookedAt(source, input)
  const network = networkAt(source, looked, input)
  const { total, triads } = triadsOfType(network, input.type, { only, most: input.offset + input.limit })
  const side = (one: number, other: number) => sideOf(source, network, one, other)
  return {
    ...basisOf(network, looked, input), type: input.type, total,
    triads: triads.slice(input.offset).map(({ actors: [one, two, three], weight }) => ({ actors: [one, two, three].map(source.actor), sides: [side(one, two), side(two, three), side(one, three)], weight })),
  }
}
