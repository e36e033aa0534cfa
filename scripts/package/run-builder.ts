import { join } from 'node:path'
import { Arch, build, Platform, type Configuration } from 'electron-builder'
import type { PackageTarget } from '../../electron-builder.config.ts'

const platforms = { linux: Platform.LINUX, darwin: Platform.MAC, win32: Platform.WINDOWS } as const

/** Runs electron-builder: the installers of the configuration, or (`folderOnly`) just the folder of the program. Returns the paths of what was made. */
export async function runBuilder(root: string, target: PackageTarget, config: Configuration, folderOnly: boolean): Promise<string[]> {
  const targets = platforms[target.platform].createTarget(folderOnly ? 'dir' : null, target.arch === 'x64' ? Arch.x64 : Arch.arm64)
  return await build({ projectDir: root, targets, config: { extends: null, ...config }, publish: 'never' })
}

/** Where electron-builder leaves the folder of the program, and the archive and the binary in it. */
export function programFolder(output: string, { platform, arch }: PackageTarget): { folder: string; archive: string; program: string; resources: string } {
  const suffix = arch === 'arm64' ? '-arm64' : ''
  if (platform === 'darwin') {
    const folder = join(output, `mac${suffix}`)
    const resources = join(folder, 'Entente.app', 'Contents', 'Resources')
    return { folder, resources, archive: join(resources, 'app.asar'), program: join(folder, 'Entente.app', 'Contents', 'MacOS', 'Entente') }
  }
  const folder = join(output, `${platform === 'win32' ? 'win' : 'linux'}${suffix}-unpacked`)
  const resources = join(folder, 'resources')
  return { folder, resources, archive: join(resources, 'app.asar'), program: join(folder, platform === 'win32' ? 'Entente.exe' : 'entente') }
}
