import { useEffect } from 'react'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { fileCommands } from './commands.ts'
import { useProjectWindow } from './context.ts'
import { useActivity } from './useActivity.ts'

/** Makes what can be done with the file and the window a command, and keeps the size of the interface as it was set. */
export function useFileCommands(): void {
  const projectWindow = useProjectWindow()
  const workbench = useWorkbench()
  const zoom = useStoreValue(workbench.preferences, state => state.zoom)
  useActivity()
  useEffect(() => workbench.commands.register(fileCommands(projectWindow, workbench)), [projectWindow, workbench])
  useEffect(() => {
    if (projectWindow.shell.capabilities.zoom) projectWindow.shell.setZoom(zoom)
  }, [projectWindow, zoom])
}
