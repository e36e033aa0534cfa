// Lists the licences of all that ships, and fails for one that may not. Part of `npm run check`; builds what is not built, for the build says what went in.
import { join } from 'node:path'
import { build, isBuilt } from './launcher/build.mjs'
import { faultsOfLicences, licenceTable } from './package/licences.ts'
import { shippedParts } from './package/parts.ts'

const root = join(import.meta.dirname, '..')
if (isBuilt(root) || build(root, process.execPath)) {
  const parts = shippedParts(root)
  const faults = faultsOfLicences(parts)
  console.log(`Licences of the ${parts.length} works of others that ship:\n${licenceTable(parts)}`)
  for (const fault of faults) console.error(fault)
  process.exitCode = faults.length === 0 ? 0 : 1
} else {
  process.exitCode = 1
}
