import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { api, type Input, type MethodName, type Output, type ProjectService } from '../../db/contract/api.ts'
import { EntenteError, type ErrorCode } from '../../db/contract/errors.ts'
import { Preferences } from '../../db/contract/methods/preferences.ts'
import { PushEvent } from '../../db/contract/push.ts'
import { renderPdf } from '../../db/formats/pdf.ts'
import { readText } from '../../db/formats/text/read-text.ts'
import { loggedTables } from '../../db/schema/logged-tables.ts'
import { runLayout } from '../../db/service/layout-task.ts'
import { createProject, openProject, type NewProject, type ProjectHandle } from '../../db/service/open-project.ts'
import type { ServicePorts } from '../../db/service/ports.ts'
import { identifier, sql, type ReadableDatabase } from '../../db/sqlite/database.ts'
import { connect } from '../../db/sqlite/open.ts'

/** A clock that stands still until it is moved, uids in order, preferences in memory, texts read at once, and pictures that are asked for but not drawn. */
export interface StillPorts extends ServicePorts {
  advance(milliseconds: number): void
  readonly pictures: { svg: string; widthPx: number; heightPx: number; dpi: number }[]
}

export function stillPorts(start = '2026-03-01T12:00:00.000Z'): StillPorts {
  let now = Date.parse(start)
  let uids = 0
  let preferences = Preferences.parse({})
  const pictures: StillPorts['pictures'] = []
  return {
    now: () => new Date(now),
    advance: milliseconds => {
      now += milliseconds
    },
    newUid: () => `0195a000-0000-7000-8000-${(uids += 1).toString(16).padStart(12, '0')}`,
    preferences: {
      get: () => preferences,
      set: changes => (preferences = Preferences.parse({ ...preferences, ...changes })),
    },
    pictures,
    readText: (input, control) => readText(input, control.progress),
    layOut: (work, control) => Promise.resolve().then(() => runLayout(work, control.progress)),
    renderPdf: input => Promise.resolve().then(() => renderPdf(input)),
    renderPng: input => {
      pictures.push(input)
      return Promise.resolve(Uint8Array.of(0x89, 0x50, 0x4e, 0x47))
    },
  }
}

/** A folder that goes away with the test. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'entente-service-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

export interface TestProject {
  readonly file: string
  readonly ports: StillPorts
  readonly handle: ProjectHandle
  readonly events: PushEvent[]
  /** Methods that were called. */
  readonly called: Set<MethodName>
  /** Calls a method as the dispatcher does; the answer is held against the contract. */
  call<M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>>
  /** The code of the error that a call ends in, with the fields it names. */
  refusal<M extends MethodName>(method: M, input: Input<M>): Promise<{ code: ErrorCode; message: string; fields: string[] }>
  /** Calls a method that writes, and proves that it is one undo step which undo takes back and redo does again, to the last column. */
  step<M extends MethodName>(method: M, input: Input<M>): Promise<Output<M> & { label: string }>
  /** Every row of every table whose changes are logged, as text. */
  dump(): string
  close(): void
}

/** A new project file in a folder of its own, open for writing; closed and removed when the test ends. */
export function testProject(project: NewProject = { title: 'Test', studyPeriod: '2015/2024' }): TestProject {
  const file = join(scratchFolder(), 'project.entente')
  const made = templates.get(JSON.stringify(project))
  if (made) {
    writeFileSync(file, made)
  } else {
    createProject(file, project, new Date('2026-03-01T00:00:00.000Z'))
    templates.set(JSON.stringify(project), readFileSync(file))
  }
  return openTestProject(file)
}

/** Project files made before, by what was asked for: making one takes longer than most tests. */
const templates = new Map<string, Buffer>()

export function openTestProject(file: string, { access = 'write', ports = stillPorts() }: { access?: 'read' | 'write'; ports?: StillPorts } = {}): TestProject {
  const handle = openProject(file, { access, ports })
  // A second connection, so that what is compared is what is in the file.
  const reader = connect(file, { readOnly: true })
  const close = () => {
    reader.close()
    handle.close()
  }
  onTestFinished(close)
  const events: PushEvent[] = []
  const called = new Set<MethodName>()
  handle.subscribe(event => events.push(PushEvent.parse(event)))

  const call: TestProject['call'] = async (method, input) => {
    called.add(method)
    const { input: form, output } = api[method]
    const run = handle.service[method as keyof ProjectService] as (parsed: unknown) => unknown
    return output.parse(await run(form.parse(input))) as Output<typeof method>
  }
  const refusal: TestProject['refusal'] = async (method, input) => {
    try {
      await call(method, input)
    } catch (error) {
      if (error instanceof EntenteError) return { code: error.code, message: error.message, fields: (error.issues ?? []).map(issue => issue.path) }
      throw error
    }
    throw new Error(`${method} was not refused`)
  }
  const dump = () => dumpOf(reader)
  const step: TestProject['step'] = async (method, input) => {
    const before = dump()
    const told = events.length
    const result = await call(method, input)
    const after = dump()
    expect(after, `${method} changes something`).not.toBe(before)
    expect(events.length, `${method} is pushed once`).toBe(told + 1)
    const { undo: label } = await call('history.get', {})
    if (label === null) throw new Error(`${method} left no undo step`)
    expect(await call('history.undo', {})).toMatchObject({ done: label, redo: label })
    expect(dump(), `${method} undone`).toBe(before)
    expect(await call('history.redo', {})).toMatchObject({ done: label, undo: label, redo: null })
    expect(dump(), `${method} done again`).toBe(after)
    return { ...result, label }
  }
  return { file, ports, handle, events, called, call, refusal, step, dump, close }
}

/** Every row of every logged table, in order, as text. */
export function dumpOf(db: ReadableDatabase): string {
  return loggedTables.map(table => (
    [table, ...db.all<object>(sql`SELECT * FROM ${identifier(table)} ORDER BY id`).map(row => JSON.stringify(row))].join('\n')
  )).join('\n')
}
