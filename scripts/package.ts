// Makes the installers for this system, and says what it made or where it stopped. What can be checked without Electron's binary is checked first.
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { packageConfiguration, type PackageTarget } from '../electron-builder.config.ts'
import { build, isBuilt } from './launcher/build.mjs'
import { obtainElectron } from './launcher/electron.mjs'
import { bundlesOf } from './package/content.ts'
import { inspectPackage, packStandIn, validateConfigurations } from './package/inspect.ts'
import { faultsOfLicences } from './package/licences.ts'
import { writePapers } from './package/papers.ts'
import { shippedParts } from './package/parts.ts'
import { runBuilder } from './package/run-builder.ts'

const usage = `npm run package -- [--check] [--folder]

  --check    do all but what needs Electron's binary
  --folder   make the program's folder only, no installers`

const root = join(import.meta.dirname, '..')
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`

/** Packages the program; returns the exit code: 0 done, 1 a fault of ours, 2 stopped where something of others is missing. */
async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { check: { type: 'boolean', default: false }, folder: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } } })
  if (values.help) {
    console.log(usage)
    return 0
  }
  if (!isBuilt(root) && !build(root, process.execPath)) return fail('The program could not be built; the messages above say why.')
  console.log('1 of 5  Built.')
  const parts = shippedParts(root)
  const faults = faultsOfLicences(parts)
  if (faults.length > 0) return fail(faults.join('\n'))
  const output = join(root, 'dist')
  const papers = join(output, 'papers')
  writePapers(root, papers, parts)
  console.log(`2 of 5  Licences of ${parts.length} works of others are in order; notices and list of parts (CycloneDX) are in ${papers}.`)

  const content = { bundles: bundlesOf(root, ['index.js', 'worker.js']), papers, output }
  await validateConfigurations(content.bundles)
  if (process.platform === 'linux') {
    const temporary = mkdtempSync(join(tmpdir(), 'entente-package-'))
    try {
      const { files, bytes, faults: wrong } = await packStandIn(root, temporary)
      if (wrong.length > 0) return fail(wrong.join('\n'))
      console.log(`3 of 5  Configuration, content (${files} files, ${megabytes(bytes)}) and fuses are right, tried on a stand-in for Electron.`)
    } finally {
      rmSync(temporary, { recursive: true, force: true })
    }
  } else console.log('3 of 5  The configuration is right; content and fuses are looked at after packaging (the stand-in for Electron is for Linux alone).')
  if (values.check) {
    console.log('Stopped here as asked: no installer was made.')
    return 0
  }

  const { binary, reason } = await obtainElectron(root, process.execPath, { say: text => console.log(`        ${text}`), retry: true })
  if (!binary) {
    console.error(`Stopped before step 4: Electron's binary is not here and could not be fetched (${reason}). All before it was checked; no installer was made. Run it again with a network.`)
    return 2
  }
  const target = { platform: process.platform, arch: process.arch } as PackageTarget
  let made: string[]
  try {
    made = await runBuilder(root, target, packageConfiguration(target, content), values.folder)
  } catch (error) {
    console.error(`Stopped in step 4: the installers could not be made (${error instanceof Error ? error.message : String(error)}). electron-builder fetches the tools it makes them with.`)
    return 2
  }
  console.log(`4 of 5  Packaged for ${target.platform} ${target.arch}.`)
  const { faults: wrong, files, bytes } = inspectPackage(output, target, content.bundles)
  if (wrong.length > 0) return fail(wrong.join('\n'))
  const installers = made.filter(file => /\.(?:AppImage|deb|dmg|exe)$/u.test(file))
  const sums = installers.map(file => `${createHash('sha256').update(readFileSync(file)).digest('hex')}  ${basename(file)}`)
  if (installers.length > 0) writeFileSync(join(output, 'SHA256SUMS.txt'), `${sums.join('\n')}\n`)
  console.log(`5 of 5  What was packaged is right (${files} files, ${megabytes(bytes)}, fuses set).\n${installers.map(file => `        ${file}  ${megabytes(statSync(file).size)}`).join('\n')}`)
  return 0
}

function fail(message: string): number {
  console.error(message)
  return 1
}

process.exitCode = await run(process.argv.slice(2))
