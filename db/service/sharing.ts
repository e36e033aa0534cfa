import type { Service } from '../contract/api.ts'
import type { sharingMethods } from '../contract/methods/sharing.ts'
import { describeSharedCopy } from './bundle/share-copy.ts'
import type { ServiceContext } from './context.ts'
import { throughCodings } from './large-reads.ts'

/** Bundles for sharing. */
export function sharingService(context: ServiceContext): Pick<Service, keyof typeof sharingMethods> {
  return { 'share.preview': throughCodings(context, 'share.preview', options => describeSharedCopy(context.db, options)) }
}
