// Downloads Electron's archive into its cache, telling the parent how far it is, and has Electron's own installer unpack it.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const folder = process.argv[2]
const require = createRequire(join(folder, 'install.js'))
const tell = message => process.send?.(message)

try {
  const { downloadArtifact } = await import(pathToFileURL(require.resolve('@electron/get')).href)
  let percent = -1
  await downloadArtifact({
    version: require('./package.json').version, artifactName: 'electron', platform: process.platform, arch: process.arch, checksums: require('./checksums.json'),
    downloadOptions: {
      quiet: true,
      getProgressCallback: async progress => {
        const now = Math.floor(progress.percent * 100)
        // Any byte counts as a sign of life, but one message for each percent is enough.
        if (now !== percent) tell({ percent: (percent = now) })
      },
    },
  })
  tell({ percent: 100 })
  if (spawnSync(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore' }).status !== 0) tell({ failed: 'its archive could not be unpacked' })
} catch (error) {
  tell({ failed: error?.cause?.code ?? error?.cause?.message ?? error?.message ?? 'the download failed' })
  process.exitCode = 1
}
