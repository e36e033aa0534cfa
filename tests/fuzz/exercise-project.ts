import childProcess from 'node:child_process'
import dns from 'node:dns'
import net from 'node:net'
import { api, type MethodName } from '../../db/contract/api.ts'
import { copyFileMethods } from '../../db/contract/methods/copies.ts'
import { fileMethods } from '../../db/contract/methods/files.ts'
import { checkProject, openProject, ProjectFileError } from '../../db/service/open-project.ts'
import { createDispatch } from '../../electron/host/dispatch.ts'
import { stillPorts } from '../builders/project.ts'

/** What a spoilt file came to. */
export interface Outcome {
  /** Kind of the refusal, or how it was opened. */
  opened: string
  calls: number
  /** Opening or checking ended otherwise than by a refusal. A single method may answer that it met a defect: what stands in a row is a stranger's. */
  internal: string[]
  /** What must never be: a rejected call, a process, a connection, a changed prototype. */
  forbidden: string[]
}

/** Opens the file to read and to write and asks for everything that can be asked, as a window would. Figures take longer than all else together, so they may be left out. */
export async function exerciseProject(file: string, { figures }: { figures: boolean }): Promise<Outcome> {
  const outcome: Outcome = { opened: '', calls: 0, internal: [], forbidden: [] }
  const release = watch(outcome)
  try {
    for (const access of ['read', 'write'] as const) {
      try {
        await use(file, access, access === 'read' ? readingMethods.filter(method => figures || !method.startsWith('figures.')) : [], outcome)
        outcome.opened = access
      } catch (error) {
        if (!(error instanceof ProjectFileError)) outcome.internal.push(`open ${access}: ${describe(error)}`)
        outcome.opened = error instanceof ProjectFileError ? error.kind : 'internal'
      }
    }
    try {
      checkProject(file)
    } catch (error) {
      if (!(error instanceof ProjectFileError)) outcome.internal.push(`check: ${describe(error)}`)
    }
  } finally {
    release()
  }
  if (Object.keys(Object.prototype).length > 0 || 'polluted' in {}) outcome.forbidden.push('a prototype was changed')
  return outcome
}

async function use(file: string, access: 'read' | 'write', reads: readonly MethodName[], outcome: Outcome): Promise<void> {
  const handle = openProject(file, { access, ports: stillPorts() })
  try {
    const dispatch = createDispatch(handle.service, { readOnly: handle.readOnly })
    const call = async (method: string, input: unknown) => {
      outcome.calls += 1
      try {
        return await dispatch(method, input)
      } catch (error) {
        outcome.forbidden.push(`${method} rejected: ${String(error)}`)
        return null
      }
    }
    const uids = new Set<string>()
    for (const method of reads) {
      const answer = await call(method, {})
      if (answer?.ok === true) for (const uid of JSON.stringify(answer.value)?.match(/[0-9a-f]{8}-[0-9a-f-]{27}/gu) ?? []) uids.add(uid)
    }
    const some = [...uids].slice(0, 3)
    for (const method of reads) {
      for (const uid of some) for (const input of [{ uid }, { tie: uid }]) if (api[method].input.safeParse(input).success) await call(method, input)
    }
    if (access === 'read') await call('search.query', { query: 'hezbollah', private: true })
    if (access === 'read') return
    await call('history.undo', {})
    await call('history.redo', {})
    await call('notes.create', { title: 'Mine', body: 'A note of mine with [[Russia]].' })
    await call('project.update', { changes: { title: 'Mine' } })
    await call('history.undo', {})
  } finally {
    handle.close()
  }
}

const describe = (error: unknown) => (error instanceof Error ? `${error.name} ${error.message.slice(0, 120)} ${/\((.*:\d+):\d+\)/u.exec(error.stack ?? '')?.[1]?.split('/').pop() ?? ''}` : typeof error)

const hostMethods = new Set<string>([...Object.keys(fileMethods), ...Object.keys(copyFileMethods)])
const readingMethods = (Object.keys(api) as MethodName[]).filter(name => api[name].access === 'read' && !hostMethods.has(name))

/** Notes every process and connection that is begun; returns a function that ends the watch. */
function watch(outcome: Outcome): () => void {
  const held = { connect: net.Socket.prototype.connect, lookup: dns.lookup, spawn: childProcess.spawn }
  const deny = (what: string) => (): never => {
    outcome.forbidden.push(what)
    throw new Error(what)
  }
  net.Socket.prototype.connect = deny('a connection was begun')
  Object.assign(dns, { lookup: deny('a name was looked up') })
  Object.assign(childProcess, { spawn: deny('a process was started') })
  return () => {
    net.Socket.prototype.connect = held.connect
    Object.assign(dns, { lookup: held.lookup })
    Object.assign(childProcess, { spawn: held.spawn })
  }
}
