import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { shippedFonts } from './db/formats/fonts.ts'

const at = (...parts: string[]) => resolve(import.meta.dirname, ...parts)

/** Puts the fonts of figures beside the main bundle, where db/formats/fonts.ts looks for them. */
const figureFonts = {
  name: 'figure-fonts',
  generateBundle(this: { emitFile(file: { type: 'asset'; fileName: string; source: Uint8Array }): string }) {
    for (const { file, packagePath } of shippedFonts) {
      this.emitFile({ type: 'asset', fileName: `fonts/${file}`, source: readFileSync(at('node_modules', packagePath)) })
    }
    // The Open Font License wants its text to go with the fonts.
    this.emitFile({ type: 'asset', fileName: 'fonts/OFL.txt', source: readFileSync(at('node_modules/@expo-google-fonts/noto-sans/LICENSE_FONT')) })
  },
}

export default defineConfig({
  main: {
    plugins: [figureFonts],
    build: {
      // Everything under package.json "dependencies" stays outside the bundle: those are the native modules.
      externalizeDeps: true,
      rolldownOptions: {
        input: { index: at('electron/main/index.ts'), serve: at('electron/serve/index.ts'), worker: at('electron/host/worker.ts') },
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
    // The documents of the help lie beside the pages.
    server: { fs: { allow: [at('.')] } },
    build: {
      rolldownOptions: {
        input: at('renderer/index.html'),
        // Together in a chunk, so that Zod is told what it may do before any other chunk makes a schema.
        output: { codeSplitting: { groups: [{ name: 'zod', test: /node_modules\/zod\/|without-eval/u }] } },
      },
      // Inlined data: URLs for fonts and scripts would need a looser Content-Security-Policy.
      assetsInlineLimit: 0,
      // The pages come from this machine: one file is read faster than many, and its size in kB is no reason to warn.
      chunkSizeWarningLimit: 8_000,
      minify: true,
    },
  },
})
