#!/usr/bin/env node
// The command line's entry: starts on Node 20.19, and goes on with a Node that runs the program.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { findNode, isNodeNewEnough, noNodeMessage } from './runtime.mjs'

if (isNodeNewEnough()) {
  // Whoever reads the output may have read enough (`entente info … | head`): that is no failure.
  process.stdout.on('error', error => process.exit(error.code === 'EPIPE' ? 0 : 1))
  const { main } = await import('./entente.ts')
  process.exitCode = await main(process.argv.slice(2))
} else {
  const node = findNode()
  if (node === null) {
    console.error(noNodeMessage)
    process.exitCode = 1
  } else {
    const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
    child.on('error', error => {
      console.error(`${noNodeMessage} (${error.message})`)
      process.exitCode = 1
    })
    child.on('exit', (code, signal) => {
      process.exitCode = code ?? (signal ? 1 : 0)
    })
  }
}
