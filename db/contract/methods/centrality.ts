import { Centrality, CentralityOptions } from '../entities/centrality.ts'
import { read } from '../method.ts'
import { Uid } from '../values.ts'

export const centralityMethods = {
  /**
   * Who stands where in the network of a day or a period: degree, strength, betweenness, closeness, eigenvector, cores, clustering, components, bridges and
   * communities. A large network is reckoned off the main thread; `job` names the run for push events of type `progress` and for `jobs.cancel`, which makes
   * it throw `cancelled`.
   */
  'balance.centrality': read(CentralityOptions.extend({ job: Uid.optional() }), Centrality),
}
