import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { beforeAll, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/** Imports that must be refused: file, its one line, and a word of the reason. */
const bad: [file: string, line: string, reason: string][] = [
  ['db/contract/a.ts', "import { fold } from '../domain/fold.ts'", 'db/domain'],
  ['db/contract/b.ts', "import { join } from 'node:path'", 'node:path'],
  ['db/contract/c.ts', "import React from 'react'", 'react'],
  ['db/domain/a.ts', "import { sql } from '../sqlite/database.ts'", 'db/sqlite'],
  ['db/domain/b.ts', "import { readFileSync } from 'node:fs'", 'node:fs'],
  ['db/domain/c.ts', "import cytoscape from 'cytoscape'", 'cytoscape'],
  ['db/sqlite/a.ts', "import Database from 'better-sqlite3'", 'better-sqlite3'],
  ['db/sqlite/b.ts', "import { createService } from '../service/create-service.ts'", 'db/service'],
  ['db/schema/a.ts', "import type Database from 'better-sqlite3'", 'better-sqlite3'],
  ['db/queries/a.ts', "import { renderSvg } from '../formats/svg.ts'", 'db/formats'],
  ['db/queries/b.ts', "import Database from 'better-sqlite3'", 'better-sqlite3'],
  ['db/formats/a.ts', "import { notes } from '../queries/notes.ts'", 'db/queries'],
  ['db/formats/b.ts', "import { openConnection } from '../sqlite/open.ts'", 'db/sqlite'],
  ['db/reference/a.ts', "import { sql } from '../sqlite/database.ts'", 'db/sqlite'],
  ['db/solver/a.ts', "import { sql } from '../sqlite/database.ts'", 'db/sqlite'],
  ['db/domain/d.ts', "import highs from 'highs'", 'highs'],
  ['db/service/a.ts', "import { createDispatch } from '../../electron/host/dispatch.ts'", 'electron/host'],
  ['db/service/b.ts', "import Database from 'better-sqlite3'", 'better-sqlite3'],
  ['electron/host/a.ts', "import { app } from 'electron'", 'electron'],
  ['electron/host/b.ts', "const electron = await import('electron')", 'electron'],
  ['electron/host/c.ts', "import { sql } from '../../db/sqlite/database.ts'", 'db/sqlite'],
  ['electron/host/d.ts', "import { renderPng } from '../../db/formats/png.ts'", 'db/formats'],
  ['electron/host/figure-renderer.ts', "import { renderPdf } from '../../db/formats/pdf.ts'", 'db/formats'],
  ['electron/host/e.ts', "import { startLoopbackServer } from '../serve/server.ts'", 'electron/serve'],
  ['electron/serve/a.ts', "import { app } from 'electron'", 'electron'],
  ['electron/serve/b.ts', "import { createWindow } from '../main/window.ts'", 'electron/main'],
  ['electron/cli/a.ts', "import { findBrowser } from '../serve/find-browser.ts'", 'electron/serve'],
  ['electron/cli/b.ts', "import { actors } from '../../db/queries/actors.ts'", 'db/queries'],
  ['electron/main/a.ts', "import { ipcMain } from 'electron'", 'ipcMain'],
  ['electron/main/b.ts', "import * as electron from 'electron'", "'*'"],
  ['electron/main/c.ts', "import electron from 'electron'", "'*'"],
  ['electron/main/d.ts', "import { startLoopbackServer } from '../serve/server.ts'", 'electron/serve'],
  ['electron/main/e.ts', "import { sql } from '../../db/sqlite/database.ts'", 'db/sqlite'],
  ['electron/preload/a.ts', "import { ipcRenderer } from 'electron'", 'ipcRenderer'],
  ['electron/preload/b.ts', "import { api } from '../../db/contract/api.ts'", 'db/contract'],
  ['electron/preload/c.ts', "import { readFileSync } from 'node:fs'", 'node:fs'],
  ['electron/new-folder/a.ts', "import { join } from 'node:path'", 'no layer'],
  ['renderer/main.tsx', "import { readFileSync } from 'node:fs'", 'node:fs'],
  ['renderer/app/a.tsx', "import { ipcRenderer } from 'electron'", 'electron'],
  ['renderer/features/tie/a.tsx', "import cytoscape from 'cytoscape'", 'cytoscape'],
  ['renderer/features/tie/b.tsx', "import { sql } from '../../../db/sqlite/database.ts'", 'db/sqlite'],
  ['renderer/features/tie/c.tsx', "import type { OpenWorkbench } from '../../../electron/host/workbench.ts'", 'electron/host'],
  ['renderer/graph/a.tsx', "import { connect } from '../transport/connect.ts'", 'renderer/transport'],
  ['renderer/state/a.ts', "import { useState } from 'react'", 'react'],
  ['renderer/state/b.ts', "import { create } from 'zustand'", 'zustand'],
  ['renderer/state/c.ts', "export { Button } from '../ui/Button.tsx'", 'renderer/ui'],
  ['renderer/transport/a.ts', "import { fold } from '../../db/domain/fold.ts'", 'db/domain'],
  ['renderer/ui/a.tsx', "export * from '../features/tie/TieInspector.tsx'", 'renderer/features'],
  ['renderer/ui/b.tsx', "type A = import('../../electron/host/log.ts').Log; export type { A }", 'electron/host'],
  ['db/service/c.ts', "import { temporaryFolder } from '../../tests/support/temporary.ts'", 'tests'],
  ['electron/serve/c.ts', "import { findTestBrowser } from '../../scripts/browser.ts'", 'scripts'],
]

/** Imports that must pass: the nearest neighbours of the bad ones. */
const good: [file: string, line: string][] = [
  ['db/contract/good.ts', "import { z } from 'zod'; export { z }"],
  ['db/sqlite/open.ts', "import Database from 'better-sqlite3'; export { Database }"],
  ['db/service/good.ts', "import { sql } from '../sqlite/database.ts'; export { sql }"],
  ['electron/host/worker.ts', "import { renderPng } from '../../db/formats/png.ts'; export { renderPng }"],
  ['electron/host/good.ts', "import { openProject } from '../../db/service/open-project.ts'; export { openProject }"],
  ['electron/main/ipc.ts', "import { ipcMain } from 'electron'; export { ipcMain }"],
  ['electron/main/good.ts', "import { app, type WebContents } from 'electron'; export { app, type WebContents }"],
  ['electron/preload/index.ts', "import { ipcRenderer } from 'electron'; export { ipcRenderer }"],
  ['electron/preload/good.ts', "import type { Client } from '../../db/contract/api.ts'; export type { Client }"],
  ['renderer/graph/good.ts', "import cytoscape from 'cytoscape'; export { cytoscape }"],
  ['renderer/state/good.ts', "import { createStore } from 'zustand/vanilla'; export { createStore }"],
  ['renderer/features/tie/good.tsx', "import { Button } from '../../ui/Button.tsx'; export { Button }"],
  ['tests/support/good.ts', "import { ipcMain } from 'electron'; import { sql } from '../../db/sqlite/database.ts'; export { ipcMain, sql }"],
]

let messages: { file: string; code: string; message: string }[] = []

beforeAll(() => {
  // Files outside the project, linted with its own configuration; the rule counts their places from this folder.
  const tree = join(mkdtempSync(join(tmpdir(), 'entente-lint-')), 'layers-fixture')
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(tree, file)), { recursive: true })
    writeFileSync(join(tree, file), `${text}\n`)
  }
  for (const [file, line] of [...bad, ...good]) write(file, line)
  write('db/domain/one.ts', "import { two } from './two.ts'\nexport const one = (): number => two()")
  write('db/domain/two.ts', "import { one } from './one.ts'\nexport const two = (): number => one()")
  const program = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint')
  const { stdout, stderr } = spawnSync(process.execPath, [program, '-c', join(root, '.oxlintrc.json'), '-f', 'json', tree], { encoding: 'utf8', cwd: tree })
  rmSync(dirname(tree), { recursive: true, force: true })
  expect(stderr).toBe('')
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { filename: string; code: string; message: string }[] }
  messages = diagnostics.map(({ filename, code, message }) => ({ file: filename.replaceAll('\\', '/').replace(/^.*layers-fixture\//u, ''), code, message }))
})

const layerMessages = (file: string) => messages.filter(message => message.file === file && message.code === 'entente(layers)').map(({ message }) => message)

test.each(bad)('%s may not say: %s', (file, _line, reason) => {
  expect(layerMessages(file)).toEqual([expect.stringContaining(reason)])
})

test.each(good)('%s may say: %s', file => expect(layerMessages(file)).toEqual([]))

test('circles of imports are found', () => {
  expect(messages.filter(({ code }) => code === 'import(no-cycle)').map(({ file }) => file).toSorted()).toEqual(['db/domain/one.ts', 'db/domain/two.ts'])
})

test('every layer of the table has an import that is refused', () => {
  const configuration = readFileSync(join(root, '.oxlintrc.json'), 'utf8').replace(/^\s*\/\/.*$/gmu, '')
  const rule = (JSON.parse(configuration) as { rules: Record<string, [string, { layers: Record<string, unknown> }]> }).rules['entente/layers']
  const folders = Object.keys(rule?.[1].layers ?? {}).filter(folder => !folder.endsWith('.ts'))
  const tried = new Set(bad.map(([file]) => folders.filter(folder => file.startsWith(`${folder}/`)).sort((a, b) => b.length - a.length)[0]))
  // The sample is data: there is nothing in it to import with.
  expect(folders.filter(folder => !tried.has(folder))).toEqual(['db/sample'])
})
