import { useEffect, useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { useStore } from 'zustand'
import { EntenteError } from '../../../db/contract/errors.ts'
import { Button } from '../../ui/Button.tsx'
import { matchesKeys } from '../../state/keys.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { readProjectDocument, titleOfDocument } from '../import/document-file.ts'
import { Help } from '../help/HelpDialog.tsx'
import { recoverButtonId } from '../recovery/words.ts'
import { startCommands } from './commands.ts'
import { useProjectWindow } from './context.ts'
import { RecentList } from './RecentList.tsx'
import './files.css'

/** What a window shows without a project: the ways to one. */
export function StartScreen() {
  const projectWindow = useProjectWindow()
  const { shell, state } = projectWindow
  const waiting = useStore(state, held => held.waiting)
  const damaged = useStore(state, held => held.damaged)
  const { theme, zoom } = useStore(state, held => held.preferences)
  const failed = (title: string) => (error: unknown) => projectWindow.refuse(title, error)
  const choose = () => void projectWindow.chooseProject().catch(failed('The project was not opened'))
  const openSample = () => void projectWindow.tryChange('The sample was not opened', 'files.openSample', {})
  const fromDocument = async (file: File) => {
    const text = await readProjectDocument(file)
    if (text === null) throw new EntenteError('bad_request', `“${file.name}” is no project document (Entente JSON). Other files are imported into a project: make or open one first.`)
    projectWindow.openDialog({ kind: 'new', document: { name: file.name, title: titleOfDocument(text), text } })
  }
  useEffect(() => {
    const dark = theme === 'dark' || (theme === 'system' && window.matchMedia('(prefers-color-scheme: dark)').matches)
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
    document.title = 'Entente'
    if (shell.capabilities.zoom) shell.setZoom(zoom)
  }, [theme, zoom, shell])
  const [isHelpOpen, setHelpOpen] = useState(false)
  useEffect(() => {
    const commands = startCommands(projectWindow, () => setHelpOpen(true))
    shell.setCommands(commands.map(({ id }) => id))
    const run = (id: string) => commands.find(command => command.id === id)?.run()
    const stop = shell.onCommand(run)
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('[role="dialog"]')) return
      const command = commands.find(({ keys }) => keys.some(combination => matchesKeys(event, combination)))
      if (!command) return
      event.preventDefault()
      command.run()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => {
      stop()
      document.removeEventListener('keydown', onKeyDown)
    }
  }, [shell, projectWindow])
  return (
    <main className="start-screen">
      <div className="start-screen-body">
        <header>
          <h1>Entente</h1>
          <p className="quiet">A dated, sourced and contested network of actors, events and ties. Everything stays on this machine.</p>
        </header>
        {waiting && (
          <p className="start-screen-waiting">
            <Button look="strong" onPress={() => projectWindow.openDialog({ kind: 'passphrase', ...waiting })}>Give the passphrase…</Button>
            <span><bdi>{waiting.name}</bdi> is locked.</span>
          </p>
        )}
        {damaged && (
          <p className="start-screen-waiting">
            <Button id={recoverButtonId} look="strong" onPress={() => projectWindow.openDialog({ kind: 'recover', ...damaged })}>See what can be saved…</Button>
            <span><bdi>{damaged.name}</bdi> is damaged and was left as it is.</span>
          </p>
        )}
        <div className="start-screen-ways">
          <Button look={waiting || damaged ? 'plain' : 'strong'} autoFocus={waiting === null && damaged === null} onPress={() => projectWindow.openDialog({ kind: 'new' })}>New project…</Button>
          <Button onPress={choose}>Open project…</Button>
          <Button onPress={openSample}>Open the sample</Button>
          <FileTrigger
            acceptedFileTypes={['.json']}
            onSelect={files => {
              const file = files?.item(0)
              if (file) void fromDocument(file).catch(failed('No project was made'))
            }}
          >
            <Button>From a document…</Button>
          </FileTrigger>
          <Button look="quiet" keys="F1" onPress={() => setHelpOpen(true)}>User guide</Button>
          <Button look="quiet" onPress={() => projectWindow.openDialog({ kind: 'report' })}>Report a problem…</Button>
        </div>
        <RecentList onOpen={file => void projectWindow.tryChange('The project was not opened', 'files.open', { file })} />
      </div>
      <Dialog title="Help" isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} width={860}><Help /></Dialog>
    </main>
  )
}
