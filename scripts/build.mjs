// Builds main, preload and renderer into out/, and notes what they were built from.
import { join } from 'node:path'
import { findNode, noNodeMessage } from '../electron/cli/runtime.mjs'
import { build } from './launcher/build.mjs'

const node = findNode()
if (node === null) {
  console.error(noNodeMessage)
  process.exitCode = 1
} else {
  process.exitCode = build(join(import.meta.dirname, '..'), node) ? 0 : 1
}
