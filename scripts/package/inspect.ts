import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { packageConfiguration, type PackageTarget } from '../../electron-builder.config.ts'
import { filesOfArchive } from './archive.ts'
import { bundlesOf, faultsOfContent } from './content.ts'
import { wrongFuses } from './fuses.ts'
import { writePapers } from './papers.ts'
import { shippedParts } from './parts.ts'
import { programFolder, runBuilder } from './run-builder.ts'
import { makeStandIn } from './stand-in.ts'

export interface Inspected { readonly faults: string[]; readonly files: number; readonly bytes: number }

/** Looks through a packaged program: its archive, what lies beside it, and the fuses of its binary. */
export function inspectPackage(output: string, target: PackageTarget, bundles: readonly string[]): Inspected {
  const { archive, program, resources } = programFolder(output, target)
  const files = filesOfArchive(archive)
  const beside = ['LICENSE.txt', 'THIRD-PARTY-NOTICES.txt', 'entente.cdx.json'].filter(name => !existsSync(join(resources, name))).map(name => `${name} is missing beside the program.`)
  const loose = readdirSync(resources).filter(name => name === 'app' || name === 'default_app.asar').map(name => `${name} must not lie beside the archive.`)
  const binary = target.platform === 'darwin' ? join(program, '../../Frameworks/Electron Framework.framework/Electron Framework') : program
  const fuses = wrongFuses(binary).map(name => `The fuse ${name} is not as it should be.`)
  return { faults: [...faultsOfContent(files, { bundles, target }), ...beside, ...loose, ...fuses], files: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) }
}

/** Whether the configurations for all three systems are of electron-builder's form; throws an Error that says what is not. */
export async function validateConfigurations(bundles: readonly string[]): Promise<void> {
  const { validateConfiguration } = await import('app-builder-lib/out/util/config/config.js') as { validateConfiguration(config: object, log: { isEnabled: boolean }): Promise<void> }
  for (const platform of ['linux', 'darwin', 'win32'] as const) {
    await validateConfiguration(packageConfiguration({ platform, arch: 'x64' }, { bundles, papers: 'papers', output: 'dist' }), { isEnabled: false })
  }
}

/** Packages the last build for Linux around a stand-in for Electron in a folder that is empty, and looks through the result. Needs Linux, and no network. */
export async function packStandIn(root: string, folder: string): Promise<Inspected> {
  const target: PackageTarget = { platform: 'linux', arch: process.arch === 'arm64' ? 'arm64' : 'x64' }
  const bundles = bundlesOf(root, ['index.js', 'worker.js'])
  const papers = join(folder, 'papers')
  const output = join(folder, 'out')
  writePapers(root, papers, shippedParts(root))
  await runBuilder(root, target, { ...packageConfiguration(target, { bundles, papers, output }), electronDist: makeStandIn(join(folder, 'electron')) }, true)
  return inspectPackage(output, target, bundles)
}
