import { EntenteError } from '../../db/contract/errors.ts'
import type { Shell } from '../../db/contract/shell.ts'

/** What a page in a browser can do of a shell's work. It has no native menu and cannot show files in the file manager. */
export function createBrowserShell(uploads: Pick<Shell, 'holdFile' | 'releaseFile'>): Shell {
  return {
    name: 'browser',
    capabilities: { reveal: false, nativeMenu: false, fileDialogs: false, zoom: false },
    async saveFile({ name, mime, bytes }) {
      const address = URL.createObjectURL(new Blob([bytes], { type: mime }))
      const link = document.createElement('a')
      link.href = address
      link.download = name
      link.click()
      // The download holds on to the blob; the address has to outlive the click only.
      setTimeout(() => URL.revokeObjectURL(address), 60_000)
      return `Saved as ${name} among the browser's downloads.`
    },
    async openExternal(url) {
      const safe = safeExternal(url)
      if (!safe) throw new EntenteError('forbidden', 'Only plain https links are opened outside; this one was not.')
      if (window.confirm(`Open this page in the browser? It is not part of Entente:\n\n${safe}`)) window.open(safe, '_blank', 'noopener,noreferrer')
    },
    async copyText(text) {
      try {
        await navigator.clipboard.writeText(text)
      } catch {
        throw new EntenteError('forbidden', 'The browser did not allow the text to be copied. Click into the window and try again.')
      }
    },
    async readText() {
      try {
        return await navigator.clipboard.readText()
      } catch {
        throw new EntenteError('forbidden', 'The clipboard may not be read by a command here. Press Ctrl V (⌘ V on a Mac) while no field has the focus.')
      }
    },
    async revealProject() {
      throw new EntenteError('forbidden', 'A browser cannot show files in the file manager.')
    },
    chooseProject: async () => {
      throw noDialogs()
    },
    chooseNewFile: async () => {
      throw noDialogs()
    },
    // A browser keeps to itself where a file is.
    pathOfDropped: async () => null,
    ...uploads,
    openWindow: link => void window.open(link, '_blank', 'noopener,noreferrer'),
    setZoom: () => undefined,
    onCommand: () => () => undefined,
    setCommands: () => undefined,
  }
}

const noDialogs = () => new EntenteError('forbidden', 'A browser has no dialogs for the files of this machine. Choose the file in the window.')

/** The address as it will be opened, or null where it is not https, carries credentials, or names a host without a dot. */
export function safeExternal(url: string): string | null {
  if (!URL.canParse(url)) return null
  const { protocol, username, password, hostname, href } = new URL(url)
  return protocol === 'https:' && username === '' && password === '' && hostname.includes('.') ? href : null
}
