import { contextBridge, ipcRenderer, webFrame, webUtils, type IpcRendererEvent } from 'electron'
import { bridgeChannels as channels, type ElectronBridge } from '../../db/contract/bridge.ts'

/** Passes on what arrives on a channel, and nothing of the event it came with. */
function listen(channel: string, listener: (value: unknown) => void): () => void {
  const pass = (_event: IpcRendererEvent, value: unknown) => listener(value)
  ipcRenderer.on(channel, pass)
  return () => void ipcRenderer.off(channel, pass)
}

const bridge: ElectronBridge = {
  invoke: (method, input) => ipcRenderer.invoke(channels.call, method, input),
  onPush: listener => listen(channels.push, listener),
  shell: {
    saveFile: ({ name, mime, bytes }) => ipcRenderer.invoke(channels.saveFile, { name, mime, bytes }),
    openExternal: url => ipcRenderer.invoke(channels.openExternal, { url }),
    copyText: text => ipcRenderer.invoke(channels.copyText, { text }),
    readText: () => ipcRenderer.invoke(channels.readText, {}),
    revealProject: () => ipcRenderer.invoke(channels.reveal, {}),
    chooseProject: () => ipcRenderer.invoke(channels.chooseProject, {}),
    chooseNewFile: (suggestedName, kind) => ipcRenderer.invoke(channels.chooseNewFile, { suggestedName, kind }),
    // The system knows where a dropped file is; a file that the page made up has no path.
    pathOfDropped: file => ipcRenderer.invoke(channels.dropped, { path: webUtils.getPathForFile(file) }),
    holdFile: file => ipcRenderer.invoke(channels.hold, { path: webUtils.getPathForFile(file) }),
    releaseFile: held => ipcRenderer.invoke(channels.release, { held }),
    setZoom: factor => webFrame.setZoomFactor(factor),
    onCommand: listener => listen(channels.command, listener),
    setCommands: available => ipcRenderer.invoke(channels.available, { available }),
  },
}

contextBridge.exposeInMainWorld('entente', bridge)
