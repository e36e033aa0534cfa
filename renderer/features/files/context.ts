import { createContext, useContext } from 'react'
import type { ProjectWindow } from '../../state/project-window.ts'

export const ProjectWindowContext = createContext<ProjectWindow | null>(null)

/** The window around the project. Throws outside of its provider. */
export function useProjectWindow(): ProjectWindow {
  const projectWindow = useContext(ProjectWindowContext)
  if (!projectWindow) throw new Error('useProjectWindow outside of ProjectWindowContext')
  return projectWindow
}
