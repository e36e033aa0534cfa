import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const script = join(import.meta.dirname, 'hold.ts')

export type Task = 'hold' | 'once' | 'read' | 'write'

/** Starts a process on a project, as another user where `uid` is given (root may do that). */
export function spawnHolder(file: string, task: Task, uid?: number): ChildProcess {
  return spawn(process.execPath, [script, file, task], { stdio: ['ignore', 'pipe', 'pipe'], ...(uid === undefined ? {} : { uid, gid: uid }) })
}

/** As `spawnHolder`; resolves with the first line that the process says. */
export async function startHolder(file: string, task: Task, uid?: number): Promise<{ child: ChildProcess; line: string }> {
  const child = spawnHolder(file, task, uid)
  let errors = ''
  child.stderr?.setEncoding('utf8').on('data', text => { errors += text })
  child.stdout?.setEncoding('utf8')
  const [line] = await Promise.race([
    once(child.stdout ?? child, 'data'),
    once(child, 'close').then(([code]) => { throw new Error(`process ended with ${code}: ${errors}`) }),
  ]) as [string]
  return { child, line: line.trim() }
}

/** Kills a process as a crash would, and waits until it is gone. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'close')
  child.kill('SIGKILL')
  await gone
}
