// The browser shell with its pages from a development server with hot reload.
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { createServer } from 'vite'

const root = resolve(import.meta.dirname, '..')
const server = await createServer({ configFile: false, root: join(root, 'renderer'), plugins: [react()], server: { host: '127.0.0.1', strictPort: false, fs: { allow: [root] } } })
await server.listen()
const address = server.resolvedUrls?.local[0]
if (address === undefined) throw new Error('The development server has no address.')

const shell = spawn(process.execPath, [join(root, 'electron', 'serve', 'index.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit', env: { ...process.env, ENTENTE_DEV_SERVER: address },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => shell.kill(signal))
shell.on('exit', code => {
  void server.close().then(() => process.exit(code ?? 0))
})
