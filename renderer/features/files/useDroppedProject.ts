import { useEffect } from 'react'
import type { ProjectWindow } from '../../state/project-window.ts'

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true

/** A project file dropped on the window opens; other files are kept from taking the place of the page. */
export function useDroppedProject(projectWindow: ProjectWindow): void {
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (holdsFiles(event)) event.preventDefault()
    }
    const onDrop = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      const file = [...event.dataTransfer?.files ?? []].find(({ name }) => /\.entente$/iu.test(name))
      const isTaken = event.defaultPrevented
      event.preventDefault()
      if (isTaken || !file) return
      void open(projectWindow, file).catch((error: unknown) => projectWindow.refuse('The project was not opened', error))
    }
    window.addEventListener('dragover', onDragOver)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onDragOver)
      window.removeEventListener('drop', onDrop)
    }
  }, [projectWindow])
}

async function open(projectWindow: ProjectWindow, dropped: File): Promise<void> {
  const file = await projectWindow.shell.pathOfDropped(dropped)
  if (file !== null) await projectWindow.tryChange('The project was not opened', 'files.open', { file })
  else projectWindow.openDialog({ kind: 'open', hint: dropped.name })
}
