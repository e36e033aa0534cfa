import type { Service } from '../contract/api.ts'
import type { copyMethods } from '../contract/methods/copies.ts'
import { copyOrigin } from '../queries/copies.ts'
import { describeBlindCopy } from './bundle/blind-copy.ts'
import type { ServiceContext } from './context.ts'

/** Copies for a second coder. */
export function copyService(context: ServiceContext): Pick<Service, keyof typeof copyMethods> {
  const { db } = context
  return {
    'bundle.preview': options => describeBlindCopy(db, options),
    'bundle.origin': () => copyOrigin(db),
  }
}
