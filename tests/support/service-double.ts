import { api, type Service } from '../../db/contract/api.ts'
import { EntenteError } from '../../db/contract/errors.ts'

/** A service that knows only the methods given, for tests of what stands before the service. The others answer `not_found`. */
export function serviceDouble(methods: Partial<Service>): Service {
  const others = Object.keys(api).map(name => [name, () => { throw new EntenteError('not_found', `the double has no ${name}`) }] as const)
  return { ...Object.fromEntries(others), ...methods } as Service
}
