import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fuseSentinel } from './fuses.ts'

/**
 * A folder that electron-builder takes for Electron for Linux: a file with fuses in their usual state, and nothing that runs. With it, all of
 * packaging but the binary is done and can be looked at where the binary is not.
 */
export function makeStandIn(folder: string): string {
  mkdirSync(join(folder, 'resources'), { recursive: true })
  mkdirSync(join(folder, 'locales'))
  for (const language of ['en-US', 'he']) writeFileSync(join(folder, 'locales', `${language}.pak`), 'stand-in')
  const program = join(folder, 'electron')
  // Version 1, eight fuses, as Electron is delivered: a program that runs as Node, reads NODE_OPTIONS, and so on.
  writeFileSync(program, Buffer.concat([Buffer.from('stand-in '), Buffer.from(fuseSentinel), Buffer.from([1, 8]), Buffer.from('10110001'), Buffer.from(' end')]))
  chmodSync(program, 0o755)
  writeFileSync(join(folder, 'LICENSE'), 'stand-in')
  return folder
}
