import { useStore } from 'zustand'
import { ProjectWindowContext } from '../features/files/context.ts'
import { FileDialogs } from '../features/files/FileDialogs.tsx'
import { StartScreen } from '../features/files/StartScreen.tsx'
import { useDroppedProject } from '../features/files/useDroppedProject.ts'
import type { ProjectWindow } from '../state/project-window.ts'
import { App } from './App.tsx'
import { StartError } from './StartError.tsx'
import './frame.css'

/** The whole window: a project or the start screen, and the dialogs that lead from one to another. */
export function Root({ projectWindow }: { projectWindow: ProjectWindow }) {
  const view = useStore(projectWindow.state, ({ view: shown }) => shown)
  useDroppedProject(projectWindow)
  return (
    <ProjectWindowContext value={projectWindow}>
      {view.kind === 'project' && <App workbench={view.workbench} />}
      {view.kind === 'start' && <StartScreen />}
      {view.kind === 'leaving' && <main className="start-error" aria-busy="true"><p className="visually-hidden" role="status">Saving what is left…</p></main>}
      {view.kind === 'closed' && <StartError message={view.reason} />}
      <FileDialogs />
    </ProjectWindowContext>
  )
}
