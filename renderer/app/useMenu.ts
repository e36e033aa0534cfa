import { useEffect } from 'react'
import { menuCommands } from '../../db/contract/shell.ts'
import { useWorkbench } from '../ui/hooks.ts'

/** Joins the native menu to the window's commands: what is chosen there runs here, and what cannot be run now is grey there. */
export function useMenu(): void {
  const { commands, history, preferences, queries, shell } = useWorkbench()
  useEffect(() => shell.onCommand(id => void commands.run(id)), [commands, shell])
  useEffect(() => {
    if (!shell.capabilities.nativeMenu) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const tell = () => {
      clearTimeout(timer)
      // Features add their commands when they are drawn.
      timer = setTimeout(() => {
        const ids = new Set(commands.available().map(({ id }) => id))
        shell.setCommands(menuCommands.filter(name => ids.has(name)))
      }, 100)
    }
    const stops = [history.subscribe(tell), preferences.subscribe(tell), queries.observe('project.get', {}, tell)]
    tell()
    return () => {
      clearTimeout(timer)
      for (const stop of stops) stop()
    }
  }, [commands, history, preferences, queries, shell])
}
