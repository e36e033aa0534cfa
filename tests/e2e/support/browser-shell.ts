import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createProject } from '../../../db/service/open-project.ts'

const root = resolve(import.meta.dirname, '../../..')

export interface RunningShell {
  /** A launch link that was not used yet. */
  link: string
  origin: string
  /** The project that is open. */
  file: string
  /** The data folder of this run. */
  folder: string
  process: ChildProcess
  /** Everything said on standard output so far. */
  output(): string
  /** Presses Enter in the terminal; resolves with the fresh link. */
  pressEnter(): Promise<string>
  /** Resolves with the exit code when the program has ended. */
  ended: Promise<number | null>
  stop(): Promise<void>
}

export interface ShellOptions {
  /** The project to open; without one, a copy of the sample in a folder of its own. */
  file?: string
  args?: string[]
  env?: Record<string, string>
  /** False for somebody who starts Entente for the first time. */
  tourSeen?: boolean
}

let sample: Buffer | null = null

/** Writes the sample where no file is. Made once in a process and copied from then on: making it takes half a second. */
export function writeSample(file: string): void {
  if (sample === null) {
    createProject(file, { sample: true })
    sample = readFileSync(file)
  } else writeFileSync(file, sample, { flag: 'wx' })
}

/** Makes a folder with a copy of the sample in it, outside every other. Its caller removes it. */
export function makeSample(): { folder: string; file: string } {
  const folder = mkdtempSync(join(tmpdir(), 'entente-e2e-'))
  const file = join(folder, 'case.entente')
  writeSample(file)
  return { folder, file }
}

/** Starts the browser shell on a project, by itself and without a window; resolves when its first launch link is there. */
export async function startShell({ file, args = ['--no-open'], env = {}, tourSeen = true }: ShellOptions = {}): Promise<RunningShell> {
  const own = file === undefined ? makeSample() : null
  const folder = own?.folder ?? mkdtempSync(join(tmpdir(), 'entente-e2e-'))
  const project = file ?? own?.file ?? ''
  const data = join(folder, 'data')
  mkdirSync(data)
  // Somebody who has seen the tour: it stands in nobody's way.
  if (tourSeen) writeFileSync(join(data, 'preferences.json'), JSON.stringify({ tourSeen }))
  const child = spawn(process.execPath, [join(root, 'out', 'main', 'serve.js'), ...args, '--', project], {
    stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ENTENTE_DATA: data, ...env },
  })
  let text = ''
  let errors = ''
  child.stdout.on('data', chunk => { text += String(chunk) })
  child.stderr.on('data', chunk => { errors += String(chunk) })
  const ended = new Promise<number | null>(done => child.once('exit', code => done(code)))
  const links = () => [...text.matchAll(/^Open (http:\S+)$/gmu)].map(match => match[1] ?? '')

  const waitFor = async <T>(what: string, look: () => T | undefined): Promise<T> => {
    for (const until = Date.now() + 20_000; Date.now() < until;) {
      const found = look()
      if (found !== undefined) return found
      if (child.exitCode !== null) throw new Error(`The shell ended (${child.exitCode}) before ${what}.\n${text}${errors}`)
      await new Promise(done => setTimeout(done, 20))
    }
    child.kill('SIGKILL')
    throw new Error(`No ${what} within 20 s.\n${text}${errors}`)
  }
  const opensWindow = !args.includes('--no-open')
  const link = opensWindow ? '' : await waitFor('launch link', () => links()[0])
  const origin = await waitFor('address', () => /^Serving on (\S+),/mu.exec(text)?.[1])

  return {
    link, origin, file: project, folder: data, process: child, ended,
    output: () => text,
    async pressEnter() {
      const before = links().length
      child.stdin.write('\n')
      return await waitFor('fresh link', () => links()[before])
    },
    async stop() {
      if (child.exitCode === null) child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
