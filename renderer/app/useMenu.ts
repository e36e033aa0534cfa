import { useEffect } from 'react'
import { menuCommands } from '../../db/contract/shell.ts'
import { useAnswer, useStoreValue, useWorkbench } from '../ui/hooks.ts'

/** Joins the native menu to the window's commands: what is chosen there runs here, and what cannot be run now is grey there. */
export function useMenu(): void {
  const { commands, history, preferences, shell } = useWorkbench()
  useEffect(() => shell.onCommand(id => void commands.run(id)), [commands, shell])
  const undo = useStoreValue(history, state => state.undo)
  const redo = useStoreValue(history, state => state.redo)
  const privateHidden = useStoreValue(preferences, state => state.privateHidden)
  const project = useAnswer('project.get', {})
  useEffect(() => {
    if (!shell.capabilities.nativeMenu) return
    // Features add their commands when they are drawn.
    const timer = setTimeout(() => {
      const ids = new Set(commands.available().map(({ id }) => id))
      shell.setCommands(menuCommands.filter(name => ids.has(name)))
    }, 100)
    return () => clearTimeout(timer)
  }, [commands, shell, undo, redo, privateHidden, project])
}
