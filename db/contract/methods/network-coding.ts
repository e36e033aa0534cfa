import { z } from 'zod'
import { NetworkCoding } from '../entities/network-coding.ts'
import { read } from '../method.ts'

export const networkCodingMethods = {
  /** What is coded about every actor and tie of the network, for encodings and filters; rows as in `network.get`. A query per table for any number of ties. */
  'network.coding': read(z.strictObject({}), NetworkCoding),
}
