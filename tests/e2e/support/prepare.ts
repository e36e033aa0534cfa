import { resolve } from 'node:path'
import { build, isBuilt } from '../../../scripts/launcher/build.mjs'

/** Before the first test: what the shells run is what the sources say. */
export default function prepare(): void {
  const root = resolve(import.meta.dirname, '../../..')
  if (!isBuilt(root) && !build(root, process.execPath)) throw new Error('The workbench could not be built; the messages above say why.')
}
