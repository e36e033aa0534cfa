import type { ElectronBridge } from '../../db/contract/bridge.ts'
import { EntenteError } from '../../db/contract/errors.ts'
import { menuCommands, type Shell } from '../../db/contract/shell.ts'
import { unwrap } from './answer.ts'

/** Native functions through the bridge; each rejects with an EntenteError. */
export function createElectronShell({ shell }: ElectronBridge): Shell {
  return {
    name: 'electron',
    capabilities: { reveal: true, nativeMenu: true, fileDialogs: true, zoom: true },
    saveFile: async file => textOrNull(unwrap(await shell.saveFile(file))),
    openExternal: async url => void unwrap(await shell.openExternal(url)),
    copyText: async text => void unwrap(await shell.copyText(text)),
    readText: async () => textOrNull(unwrap(await shell.readText())) ?? '',
    revealProject: async () => void unwrap(await shell.revealProject()),
    chooseProject: async () => textOrNull(unwrap(await shell.chooseProject())),
    chooseNewFile: async (suggestedName, kind = 'project') => textOrNull(unwrap(await shell.chooseNewFile(suggestedName, kind))),
    pathOfDropped: async file => textOrNull(unwrap(await shell.pathOfDropped(file))),
    async holdFile(file) {
      const held = textOrNull(unwrap(await shell.holdFile(file)))
      if (held === null) throw new EntenteError('internal', 'The file was not taken. Nothing was changed; choose it again.')
      return held
    },
    releaseFile: async held => void unwrap(await shell.releaseFile(held)),
    // The host opens it.
    openWindow: () => undefined,
    setZoom: factor => shell.setZoom(factor),
    // A menu that could not be told shows more than can be done, and what is chosen does nothing.
    setCommands: available => void shell.setCommands(available).catch(() => undefined),
    onCommand: listener =>
      shell.onCommand(command => {
        const known = menuCommands.find(name => name === command)
        if (known) listener(known)
      }),
  }
}

const textOrNull = (answer: unknown) => (typeof answer === 'string' ? answer : null)
