// Asks the registry for known holes in the packages of the lock file. Fails for those in what ships; without a registry that answers it says so.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { faultsOfAudit } from './package/audit.ts'

const root = join(import.meta.dirname, '..')
const isWindows = process.platform === 'win32'
const { stdout } = spawnSync(isWindows ? 'npm.cmd' : 'npm', ['audit', '--json', '--fetch-timeout=20000', '--fetch-retries=0'], { cwd: root, encoding: 'utf8', timeout: 60_000, maxBuffer: 50_000_000, stdio: ['ignore', 'pipe', 'ignore'], shell: isWindows })
const shipped = ['main', 'preload', 'renderer'].flatMap(part => {
  try {
    return (JSON.parse(readFileSync(join(root, 'out/packages', `${part}.json`), 'utf8')) as string[]).map(folder => folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length))
  } catch {
    return []
  }
})
const { answered, faults, others } = faultsOfAudit(stdout, root, shipped)
if (!answered) console.log('Known holes: no registry answered, so that nothing was asked. Run npm run audit again with a network.')
else console.log(`Known holes: ${faults.length} in what ships${others.length === 0 ? '' : `; ${others.length} in tools that do not ship (${others.join(', ')})`}.`)
for (const fault of faults) console.error(fault)
process.exitCode = faults.length === 0 ? 0 : 1
