import type { ElectronBridge } from '../../db/contract/bridge.ts'
import { menuCommands, type Shell } from '../../db/contract/shell.ts'
import { unwrap } from './answer.ts'

/** Native functions through the bridge; each rejects with an EntenteError. */
export function createElectronShell({ shell }: ElectronBridge): Shell {
  return {
    name: 'electron',
    capabilities: { reveal: true, nativeMenu: true },
    saveFile: async file => {
      const told = unwrap(await shell.saveFile(file))
      return typeof told === 'string' ? told : null
    },
    openExternal: async url => void unwrap(await shell.openExternal(url)),
    copyText: async text => void unwrap(await shell.copyText(text)),
    revealProject: async () => void unwrap(await shell.revealProject()),
    onCommand: listener =>
      shell.onCommand(command => {
        const known = menuCommands.find(name => name === command)
        if (known) listener(known)
      }),
  }
}
