import type { Configuration } from 'electron-builder'
import { wantedFuses } from './scripts/package/fuses.ts'

/** What an installer is made for. */
export interface PackageTarget {
  readonly platform: 'linux' | 'darwin' | 'win32'
  readonly arch: 'x64' | 'arm64'
}

interface PackageContent {
  /** Bundles of `out/main` that the desktop program loads, below the project. */
  readonly bundles: readonly string[]
  /** Where licences, notices and the list of parts were written. */
  readonly papers: string
  /** Where installers are put. */
  readonly output: string
}

/** How each platform names its own build among the prebuilt native modules. */
const otherBuilds = ({ platform, arch }: PackageTarget) => `!node_modules/better-sqlite3*/prebuilds/!(${platform}-${arch}).node`

/** Packages for Debian must name an address: that of the repository where it is known, else where the licence was installed. */
const homepage = (): string => {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = process.env
  return server && repository ? `${server}/${repository}` : 'file:///opt/Entente/resources/LICENSE.txt'
}

/** Without a certificate macOS would refuse the native modules under its hardened runtime. */
const isSigned = () => Boolean(process.env['CSC_LINK'] ?? process.env['CSC_NAME'])

/** Configuration of electron-builder for one platform: what goes into the program is listed, the rest stays out. */
export function packageConfiguration(target: PackageTarget, { bundles, papers, output }: PackageContent): Configuration {
  return {
    appId: 'org.entente.workbench',
    productName: 'Entente',
    extraMetadata: { homepage: homepage(), author: { name: 'The authors of Entente', email: 'entente@localhost' } },
    copyright: 'Copyright © the authors of Entente. MIT licence.',
    // Nothing is published and no update is ever looked for: see docs/security.md.
    publish: null,
    electronLanguages: ['en-US', 'en'],
    directories: { output, buildResources: 'electron/icons' },
    artifactName: '${productName}-${version}-${os}-${arch}.${ext}',
    compression: 'normal',
    npmRebuild: false,
    nodeGypRebuild: false,
    // Native code and fonts are read by others than Node, who do not see into the archive; all else stays in it, where its integrity is checked.
    asar: { smartUnpack: false },
    asarUnpack: ['node_modules/better-sqlite3*/prebuilds/*.node', 'node_modules/@resvg/*/*.node', 'out/main/fonts/**'],
    files: [
      'package.json', ...bundles, 'out/main/fonts/**', 'out/preload/index.cjs', 'out/renderer/**',
      // Of the modules that are not bundled, what runs.
      '!node_modules/node-*/**', '!node_modules/.bin/**', '!node_modules/better-sqlite3*/{deps,src,binding.gyp}', '!node_modules/better-sqlite3*/{deps,src}/**', otherBuilds(target),
      '!node_modules/**/{test,tests,testdata,.github}/**', '!node_modules/**/{test,tests,testdata,.github}', '!node_modules/**/*.{md,ts,mts,cts,map}', '!node_modules/**/{.editorconfig,.eslintignore,.prettierrc,.prettierignore,README}',
    ],
    extraResources: [{ from: papers, to: '.', filter: ['LICENSE.txt', 'THIRD-PARTY-NOTICES.txt', 'entente.cdx.json'] }],
    fileAssociations: [{ ext: 'entente', name: 'Entente project', description: 'Entente project', mimeType: 'application/x-entente', role: 'Editor', rank: 'Owner', icon: 'document' }],
    // Fuses change the binary, so that the ad-hoc signature it came with no longer holds on macOS.
    electronFuses: { ...wantedFuses, resetAdHocDarwinSignature: true },
    linux: {
      target: ['AppImage', 'deb'], icon: 'linux', category: 'Education', executableName: 'entente',
      synopsis: 'Workbench for analysts of international relations', maintainer: 'The authors of Entente <entente@localhost>',
    },
    deb: { packageCategory: 'science' },
    mac: { target: ['dmg'], icon: 'icon.icns', category: 'public.app-category.education', hardenedRuntime: isSigned(), gatekeeperAssess: false, darkModeSupport: true },
    win: { target: ['nsis'], icon: 'icon.ico' },
    nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true, deleteAppDataOnUninstall: false, differentialPackage: false },
  }
}
