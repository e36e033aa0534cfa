import type { Client, Input, MethodName, Output } from '../../../db/contract/api.ts'
import { EntenteError } from '../../../db/contract/errors.ts'
import { Preferences } from '../../../db/contract/methods/preferences.ts'
import type { PushEvent } from '../../../db/contract/push.ts'
import type { Shell, MenuCommand } from '../../../db/contract/shell.ts'

/** Answers by method, of the contract's own types. */
export type Answers = { [M in MethodName]?: (input: Input<M>) => Output<M> | Promise<Output<M>> }

export interface FakeClient extends Client {
  /** What was asked, in order. */
  readonly calls: { method: MethodName; input: unknown }[]
  push(event: PushEvent): void
}

/** A client that answers from functions; what has none is refused as the dispatcher would. */
export function fakeClient(answers: Answers = {}): FakeClient {
  const listeners = new Set<(event: PushEvent) => void>()
  const calls: FakeClient['calls'] = []
  const all: Answers = {
    'history.get': () => ({ undo: null, redo: null }),
    'preferences.get': () => Preferences.parse({}),
    'preferences.set': ({ changes }) => Preferences.parse(changes),
    ...answers,
  }
  return {
    calls,
    async call<M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>> {
      calls.push({ method, input })
      await Promise.resolve()
      const answer: Answers[M] = all[method]
      if (!answer) throw new EntenteError('bad_method', `No answer for ${method}`)
      return answer(input)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    push: event => {
      for (const listener of listeners) listener(event)
    },
  }
}

/** A shell that does nothing, but can choose from its menu. */
export function fakeShell(): Shell & { choose(command: MenuCommand): void } {
  const listeners = new Set<(command: MenuCommand) => void>()
  return {
    name: 'browser', capabilities: { reveal: false, nativeMenu: false, fileDialogs: false, zoom: false },
    saveFile: async () => null, openExternal: async () => undefined, copyText: async () => undefined, readText: async () => '', setCommands: () => undefined, revealProject: async () => undefined,
    chooseProject: async () => null, chooseNewFile: async () => null, pathOfDropped: async () => null, holdFile: async () => '', releaseFile: async () => undefined, openWindow: () => undefined, setZoom: () => undefined,
    onCommand(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    choose: command => {
      for (const listener of listeners) listener(command)
    },
  }
}

/** Lets every promise that can settle do so. */
export const settle = () => new Promise(resolve => setTimeout(resolve, 0))

const hex = (n: number) => n.toString(16).padStart(12, '0')
/** A well-formed uid with a number in it. */
export const uid = (n: number) => `01890000-0000-7000-8000-${hex(n)}`
