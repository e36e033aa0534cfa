import { readFileSync } from 'node:fs'

/**
 * Switches inside Electron's binary that are set when the program is packaged: it is no Node for others, takes no orders from the environment or
 * the debugger, and loads nothing but the archive it was packaged with, unchanged (Electron checks that on macOS and Windows).
 */
export const wantedFuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
} as const

/** The fuses in the order that they have in the binary: the wire of version 1. */
const order = [
  'runAsNode', 'enableCookieEncryption', 'enableNodeOptionsEnvironmentVariable', 'enableNodeCliInspectArguments', 'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar', 'loadBrowserProcessSpecificV8Snapshot', 'grantFileProtocolExtraPrivileges',
] as const satisfies readonly (keyof typeof wantedFuses)[]

/** What stands in the binary before the wire: its version, its length, and a digit for each fuse follow. */
export const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** The fuses that are not as they should be in a packaged binary, by name. Throws an Error for a file that has no wire of version 1. */
export function wrongFuses(binary: string): string[] {
  const bytes = readFileSync(binary)
  const wrong = new Set<string>()
  let at = bytes.indexOf(fuseSentinel)
  if (at < 0) throw new Error(`${binary} has no fuses: it is no binary of Electron.`)
  // A universal binary has a wire for each processor.
  for (; at >= 0; at = bytes.indexOf(fuseSentinel, at + 1)) {
    const wire = at + fuseSentinel.length
    if (bytes[wire] !== 1) throw new Error(`The fuses of ${binary} are of a version that is not known here (${bytes[wire]}).`)
    order.slice(0, bytes[wire + 1]).forEach((name, index) => {
      const state = bytes[wire + 2 + index]
      if (state !== (wantedFuses[name] ? 0x31 : 0x30)) wrong.add(name)
    })
    if ((bytes[wire + 1] ?? 0) < order.length) order.slice(bytes[wire + 1]).forEach(name => wrong.add(name))
  }
  return [...wrong]
}
