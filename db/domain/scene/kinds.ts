import type { ActorKind } from '../../contract/vocabulary.ts'

/** What kinds of actors are called in legends. */
export const kindLabels: { readonly [K in ActorKind]: string } = {
  state: 'State', 'state-body': 'State body', leader: 'Leader', organisation: 'Organisation', 'armed-group': 'Armed group', society: 'Society', bloc: 'Bloc',
}
