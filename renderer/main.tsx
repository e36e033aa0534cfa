import './transport/without-eval.ts'
import './ui/tokens.css'
import './ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { EntenteError } from '../db/contract/errors.ts'
import { Root } from './app/Root.tsx'
import { StartError } from './app/StartError.tsx'
import { loadLabelFonts } from './graph/fonts.ts'
import { createProjectWindow } from './state/project-window.ts'
import { connect } from './transport/connect.ts'

/** The composition root of the window: connects, makes the state, draws. */
async function start(): Promise<void> {
  const root = createRoot(document.getElementById('root') ?? document.body)
  // The drawing waits for them: they come while the project is asked for.
  void loadLabelFonts()
  try {
    const { client, shell } = await connect()
    const projectWindow = createProjectWindow(client, shell)
    await projectWindow.start()
    window.addEventListener('pagehide', () => projectWindow.dispose())
    root.render(<StrictMode><Root projectWindow={projectWindow} /></StrictMode>)
  } catch (error) {
    root.render(<StartError message={error instanceof EntenteError ? error.message : 'The program behind this window did not answer. Your project file is safe. Close the window and start Entente again.'} />)
  }
}

void start()
