// node --import ./tests/standin/register.mjs: gives the built main process a stand-in for `electron`, which is NOT Electron.
import { registerHooks } from 'node:module'

const url = new URL('./electron.ts', import.meta.url).href
registerHooks({ resolve: (specifier, context, next) => (specifier === 'electron' ? { url, shortCircuit: true, format: 'module-typescript' } : next(specifier, context)) })
