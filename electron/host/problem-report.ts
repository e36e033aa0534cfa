import { readFileSync } from 'node:fs'
import { cpus, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { api } from '../../db/contract/api.ts'
import { programVersion } from '../../db/contract/version.ts'
import type { OpenWorkbench } from './workbench.ts'

/** How many lines of the log a report has at most. */
const mostLines = 120

interface ReportOptions {
  /** The project of the window; null on the start screen. */
  project: Pick<OpenWorkbench, 'client' | 'locked' | 'readOnly'> | null
  /** The data folder. */
  folder: string
  now: Date
}

/**
 * The report of a problem as text. Everything in it is a version, a number in steps, or a word of ours: what the project holds, is called and
 * where it is stays out, and of the log only what has the form of its lines comes in.
 */
export async function problemReport({ project, folder, now }: ReportOptions): Promise<{ name: string; text: string }> {
  const { electron, chrome, node } = process.versions
  const text = [
    'Entente: report of a problem',
    `Made ${now.toISOString().slice(0, 16).replace('T', ' ')} UTC. Nothing was sent: this file goes where you give it.`,
    'It holds no names, titles, paths or contents of projects.',
    '',
    'What happened, in your own words (nothing that must stay private):',
    '', '',
    'Program',
    `  Entente ${programVersion}, ${electron ? `in Electron ${electron}, Chromium ${chrome}` : 'in the browser shell'}, Node ${node}`,
    'System',
    `  ${process.platform} ${process.arch}, ${/^[\w.+-]{1,80}$/u.test(release()) ? release() : 'unknown release'}, ${cpus().length} processors, up to ${2 ** Math.ceil(Math.log2(totalmem() / 2 ** 30))} GB of memory`,
    'Project',
    ...(await projectLines(project)).map(line => `  ${line}`),
    'The last lines of the log',
    ...lastLines(folder).map(line => `  ${line}`),
    '',
  ].join('\n')
  return { name: `entente-problem-${now.toISOString().slice(0, 10)}.txt`, text }
}

async function projectLines(project: ReportOptions['project']): Promise<string[]> {
  if (project === null) return ['none is open']
  const state = [project.locked ? 'locked with a passphrase' : 'without a passphrase', project.readOnly ? 'open read-only' : 'open to write']
  try {
    const { schemaVersion, fileState, place, sample, counts } = await project.client.call('project.get', {})
    return [
      [`schema version ${schemaVersion}`, ...state, `its file is ${fileState}`, place === null ? 'in no synced folder that is known' : 'in a synced folder or on a network drive', ...(sample === null ? [] : ['a copy of the sample'])].join(', '),
      ...inLines(Object.entries(counts).filter(([name]) => name !== 'privateNotes').map(([name, count]) => `${wordsOf(name)} ${coarse(count)}`)),
    ]
  } catch {
    return [`${state.join(', ')}; what it holds could not be read`]
  }
}

/** Four to a line. */
const inLines = (items: readonly string[]) => Array.from({ length: Math.ceil(items.length / 4) }, (_, line) => items.slice(4 * line, 4 * line + 4).join(', '))
const wordsOf = (name: string) => name.replace(/[A-Z]/gu, letter => ` ${letter.toLowerCase()}`)

/** A number as the power of ten that it is in: `none`, `1 to 9`, `10 to 99` … */
export function coarse(count: number): string {
  if (count <= 0) return 'none'
  const least = 10 ** Math.floor(Math.log10(count))
  return `${least.toLocaleString('en-GB')} to ${(least * 10 - 1).toLocaleString('en-GB')}`
}

/** The newest lines of the log, each put together anew from what it may hold. */
function lastLines(folder: string): string[] {
  const read = (name: string) => {
    try {
      return readFileSync(join(folder, 'log', name), 'utf8').split('\n').filter(line => line !== '')
    } catch {
      return []
    }
  }
  const lines = [...read('entente.1.log'), ...read('entente.log')].slice(-mostLines).map(plainLine)
  return lines.length === 0 ? ['it is empty'] : lines
}

const word = (pattern: RegExp) => (value: unknown) => (typeof value === 'string' && pattern.test(value) ? value : null)
const number = (value: unknown) => (typeof value === 'number' ? String(value) : null)
const sourceLine = /^[\w.-]{1,60}\.[cm]?[jt]sx?:\d+$/u

/** What of a fact of the log comes in, by its name; null for nothing. So nothing comes in that a later line of the program lets slip. */
const facts: Readonly<Record<string, (value: unknown) => string | null>> = {
  method: value => (typeof value === 'string' && Object.hasOwn(api, value) ? value : null),
  error: word(/^(?:[A-Z][A-Za-z]{0,30}Error|Error|string|object|number|undefined)$/u),
  code: word(/^(?:E[A-Z]{3,15}|SQLITE_[A-Z_]{2,30}|ERR_[A-Z_]{2,40})$/u),
  // The lines of the program that an error came through; those of Node itself tell nothing.
  through: value => (typeof value === 'string' ? value.split(' < ').filter(frame => sourceLine.test(frame)).join(' < ') || null : null),
  reason: word(/^(?:abnormal-exit|killed|crashed|oom|launch-failed|integrity-failure|memory-eviction)$/u),
  shell: word(/^(?:electron|browser)$/u),
  version: value => (value === programVersion ? programVersion : null),
  status: number,
  exitCode: number,
}

/** The events that the program writes down, by the words of its own sources (a test holds this list against them). */
export const loggedEvents: readonly string[] = [
  'started', 'project not opened', 'request failed', 'request refused', 'connection of another user refused', 'window not opened', 'page ended', 'backup not made', 'call failed',
  'recent projects not written', 'preferences not written', 'project without its file not kept', 'page does not answer', 'helping process ended', 'failure that nobody waited for',
]

/** A line of the log without what may not be in it. */
export function plainLine(line: string): string {
  const entry = parse(line)
  const { at, level, event } = entry
  if (typeof at !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/u.test(at) || !['info', 'warn', 'error'].includes(String(level))) return '(a line of another form)'
  const known = typeof event === 'string' && loggedEvents.includes(event) ? event : '(another event)'
  const told = Object.entries(entry).flatMap(([name, value]) => {
    const plain = Object.hasOwn(facts, name) ? facts[name]?.(value) ?? null : null
    return plain === null ? [] : [`${name} ${plain}`]
  })
  return [`${at.slice(0, 19)} ${String(level)} ${known}`, ...told].join(' · ')
}

function parse(line: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : {}
  } catch {
    return {}
  }
}
