import { migrations } from '../schema/migrate.ts'
import { connect } from '../sqlite/open.ts'
import { salvage, type Salvage } from '../sqlite/salvage.ts'

export type { Salvage, SalvagedTable } from '../sqlite/salvage.ts'

/** Saves what can be read from a damaged project into a new file; see `salvage`. */
export const recoverProject = (damaged: string, wanted: string): Salvage => salvage(damaged, wanted, connect, migrations)
