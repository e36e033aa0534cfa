import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const at = (...parts: string[]) => resolve(import.meta.dirname, ...parts)

export default defineConfig({
  main: {
    build: {
      // Everything under package.json "dependencies" stays outside the bundle: those are the native modules.
      externalizeDeps: true,
      rolldownOptions: {
        input: { index: at('electron/main/index.ts'), worker: at('electron/host/worker.ts') },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('electron/preload/index.ts') },
        // A sandboxed preload must be CommonJS and may only require('electron').
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react()],
    build: {
      rolldownOptions: { input: at('renderer/index.html') },
      // Inlined data: URLs for fonts and scripts would need a looser Content-Security-Policy.
      assetsInlineLimit: 0,
      // The pages come from this machine: one file is read faster than many, and its size in kB is no reason to warn.
      chunkSizeWarningLimit: 8_000,
      minify: true,
    },
  },
})
