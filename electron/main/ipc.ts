import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron'
import { z } from 'zod'
import { bridgeChannels as channels } from '../../db/contract/bridge.ts'
import type { ApiResult } from '../../db/contract/errors.ts'
import type { PushEvent } from '../../db/contract/push.ts'
import { menuCommands, newFileKinds, type MenuCommand, type NewFileKind } from '../../db/contract/shell.ts'
import { errorBody, type Dispatch } from '../host/dispatch.ts'
import { isOwnPage } from './origin.ts'

/** What the main process does for one window. */
export interface WindowService {
  readonly dispatch: Dispatch
  saveFile(file: z.output<typeof SaveFile>): Promise<string | null>
  openExternal(url: string): Promise<void>
  copyText(text: string): Promise<void>
  readText(): Promise<string>
  revealProject(): void
  chooseProject(): Promise<string | null>
  chooseNewFile(suggestedName: string, kind: NewFileKind): Promise<string | null>
  /** Holds a file that the user chose or dropped, for an import that names it; returns the name. */
  holdFile(path: string): string
  releaseFile(held: string): void
  /** Lets the window open a file that was dropped on it; null for what is no project file. */
  takeDropped(path: string): string | null
  /** Greys the other commands of the menu while this window is in front. */
  setCommands(available: readonly MenuCommand[]): void
}

const maxFileBytes = 1024 * 1024 * 1024
export const SaveFile = z.strictObject({
  name: z.string().min(1).max(255), mime: z.string().max(255), bytes: z.instanceof(Uint8Array).refine(bytes => bytes.length <= maxFileBytes),
})

const forbidden: ApiResult<never> = { ok: false, error: { code: 'forbidden', message: 'This call did not come from a window of Entente and was refused.' } }

/**
 * Connects the windows: the only place that listens to them. Each call must come from the top frame of one of our own pages in a window we
 * made; what it may reach is that window's own project.
 */
export function connectWindows(serviceOf: (contents: WebContents) => WindowService | null): void {
  const serve = <T>(channel: string, schema: z.ZodType<T>, run: (service: WindowService, input: T) => unknown) =>
    ipcMain.handle(channel, async (event, input: unknown): Promise<ApiResult<unknown>> => {
      const service = ownWindow(event) ? serviceOf(event.sender) : null
      if (!service) return forbidden
      const parsed = schema.safeParse(input)
      if (!parsed.success) return { ok: false, error: { code: 'bad_request', message: 'The window asked for something that cannot be done. Nothing was changed.' } }
      try {
        return { ok: true, value: await run(service, parsed.data) }
      } catch (error) {
        return { ok: false, error: errorBody(error) }
      }
    })

  ipcMain.handle(channels.call, async (event, method: unknown, input: unknown): Promise<ApiResult<unknown>> => {
    const service = ownWindow(event) ? serviceOf(event.sender) : null
    return service ? await service.dispatch(method, input) : forbidden
  })
  serve(channels.saveFile, SaveFile, (service, file) => service.saveFile(file))
  serve(channels.openExternal, z.strictObject({ url: z.string().max(4_000) }), (service, { url }) => service.openExternal(url))
  serve(channels.copyText, z.strictObject({ text: z.string().max(50_000_000) }), (service, { text }) => service.copyText(text))
  serve(channels.readText, z.strictObject({}), service => service.readText())
  serve(channels.available, z.strictObject({ available: z.array(z.enum(menuCommands)).max(100) }), (service, { available }) => service.setCommands(available))
  serve(channels.reveal, z.strictObject({}), service => service.revealProject())
  serve(channels.chooseProject, z.strictObject({}), service => service.chooseProject())
  serve(channels.chooseNewFile, z.strictObject({ suggestedName: z.string().max(255), kind: z.enum(newFileKinds) }), (service, { suggestedName, kind }) => service.chooseNewFile(suggestedName, kind))
  serve(channels.hold, z.strictObject({ path: z.string().max(4_000) }), (service, { path }) => service.holdFile(path))
  serve(channels.release, z.strictObject({ held: z.uuid() }), (service, { held }) => service.releaseFile(held))
  serve(channels.dropped, z.strictObject({ path: z.string().max(4_000) }), (service, { path }) => service.takeDropped(path))
}

function ownWindow({ senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOwnPage(senderFrame.url)
}

/** Sends a push event to a window, if it is still there. */
export function sendPush(contents: WebContents, event: PushEvent): void {
  if (!contents.isDestroyed()) contents.send(channels.push, event)
}

/** Sends a command of the menu to a window. */
export function sendCommand(contents: WebContents, command: MenuCommand): void {
  if (!contents.isDestroyed()) contents.send(channels.command, command)
}
