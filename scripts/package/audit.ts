import { moduleFolders } from './parts.ts'

interface Report { readonly vulnerabilities?: Readonly<Record<string, { readonly severity?: string; readonly range?: string }>> }

/**
 * What `npm audit --json` said: whether a registry answered, one sentence for each package with a known hole that ships (`bundled` by name, the
 * modules and Electron), and the names of the others, which are tools.
 */
export function faultsOfAudit(stdout: string, root: string, bundled: readonly string[]): { answered: boolean; faults: string[]; others: string[] } {
  const holes = parse(stdout)?.vulnerabilities
  if (holes === undefined) return { answered: false, faults: [], others: [] }
  const shipped = new Set([...bundled, ...moduleFolders(root).map(folder => folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)), 'electron'])
  const names = Object.keys(holes)
  return {
    answered: true,
    faults: names.filter(name => shipped.has(name)).map(name => `${name} (${holes[name]?.range ?? 'all versions'}) has a known hole, ${holes[name]?.severity ?? 'of unknown weight'}: npm audit tells more.`),
    others: names.filter(name => !shipped.has(name)),
  }
}

function parse(text: string): Report | null {
  try {
    return JSON.parse(text) as Report
  } catch {
    return null
  }
}
