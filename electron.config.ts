import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
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

/** Writes down which packages went into a part of the program: their licences ship with it (scripts/package/parts.ts). */
const recordPackages = (part: 'main' | 'preload' | 'renderer') => ({
  name: 'record-packages',
  writeBundle(_options: unknown, bundle: Readonly<Record<string, { readonly moduleIds?: readonly string[] }>>) {
    const files = Object.values(bundle).flatMap(({ moduleIds = [] }) => moduleIds).map(id => relative(at('.'), id.replace(/^\0/u, '').replace(/\?.*$/u, '')).split(sep).join('/'))
    const folders = new Set(files.flatMap(file => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/u.exec(file)?.[0] ?? []))
    mkdirSync(at('out/packages'), { recursive: true })
    writeFileSync(at('out/packages', `${part}.json`), `${JSON.stringify([...folders].toSorted(), null, 2)}\n`)
  },
})

export default defineConfig({
  main: {
    plugins: [figureFonts, recordPackages('main')],
    build: {
      // Everything under package.json "dependencies" stays outside the bundle: those are the native modules.
      externalizeDeps: true,
      rolldownOptions: {
        input: { index: at('electron/main/index.ts'), serve: at('electron/serve/index.ts'), worker: at('electron/host/worker.ts') },
      },
    },
  },
  preload: {
    plugins: [recordPackages('preload')],
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
    plugins: [react(), recordPackages('renderer')],
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
