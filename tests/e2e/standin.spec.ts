import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { contentSecurityPolicy } from '../../electron/host/security-headers.ts'
import { openProject } from '../../db/service/open-project.ts'
import { createPorts } from '../../electron/host/ports.ts'
import { makeSample } from './support/browser-shell.ts'
import { expect, test } from './support/fixtures.ts'

const root = resolve(import.meta.dirname, '../..')

test('the built main process and preload do their work (on a stand-in, not on Electron)', async () => {
  const { folder, file } = makeSample()
  try {
    const { ELECTRON_RENDERER_URL: _none, ...env } = process.env
    const child = spawn(process.execPath, ['--import', join(root, 'tests/standin/register.mjs'), join(root, 'tests/standin/drive.ts'), folder, file], {
      cwd: root, env: { ...env, ENTENTE_DATA: join(folder, 'data') }, stdio: ['ignore', 'pipe', 'pipe'],
    })
    let out = ''
    let errors = ''
    child.stdout.on('data', chunk => { out += String(chunk) })
    child.stderr.on('data', chunk => { errors += String(chunk) })
    const code = await new Promise<number | null>(done => child.once('close', ended => done(ended)))
    expect([code, errors]).toEqual([0, ''])
    expect(out.split('\n')[0]).toBe(`Entente in Electron · ${file}`)
    const seen = JSON.parse(/^SEEN (.*)$/mu.exec(out)?.[1] ?? '{}') as Record<string, unknown>
    expect(seen).toMatchObject({
      bridge: ['invoke', 'onPush', 'shell'], shell: ['chooseNewFile', 'chooseProject', 'copyText', 'holdFile', 'onCommand', 'openExternal', 'pathOfDropped', 'readText', 'releaseFile', 'revealProject', 'saveFile', 'setCommands', 'setZoom'], leaked: [],
      policy: contentSecurityPolicy, frameOptions: 'DENY', sandboxed: true, resolverRules: 'MAP * ~NOTFOUND', faults: [],
      created: { ok: true }, undone: { ok: true, value: { done: expect.any(String) } }, pushed: ['changed', 'changed'],
      unknown: { ok: false, error: { code: 'bad_method' } }, wrong: { ok: false, error: { code: 'bad_request' } },
      // The first bytes of every PNG: it was rendered in the built worker.
      png: 'iVBORw0K', pdf: 'JVBERi',
      saved: [{ ok: true, value: null }, { ok: true, value: `Saved as ${join(folder, 'saved.svg')}` }], savedText: '<s>', copiedText: ['copied'], pasted: { ok: true, value: 'copied' },
      // A project just opened has nothing to undo; the start screen has nothing to import into, to close or to paste in.
      greyed: [['undo'], ['import', 'undo', 'close-project', 'paste']],
      recent: [expect.arrayContaining(['Another case']), null],
      // Another window on the same project, kept in step; a project chosen in the dialog; one that was not chosen.
      windows: 2, inStep: 'Renamed in one window', forbidden: { ok: false, error: { code: 'forbidden' } }, chosen: { ok: true }, title: 'Another case', others: 'Renamed in one window',
      outside: 'blocked', opened: ['https://doi.org/10.1000/1'], commands: ['undo', 'open-project'],
    })

    // Closed as it should be: nobody holds the project any more.
    const ports = createPorts({ folder: join(folder, 'data'), workerFile: 'unused' })
    const again = openProject(file, { access: 'write', ports })
    expect(again.readOnly).toBe(false)
    again.close()
    ports.close()
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
})
