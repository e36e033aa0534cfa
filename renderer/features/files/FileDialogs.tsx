import { useStore } from 'zustand'
import { useProjectWindow } from './context.ts'
import { CopyDialog } from './CopyDialog.tsx'
import { NewProjectDialog } from './NewProjectDialog.tsx'
import { OpenDialog } from './OpenDialog.tsx'
import { LockDialog } from './LockDialog.tsx'
import { PassphraseDialog } from './PassphraseDialog.tsx'
import { RecoverDialog } from '../recovery/RecoverDialog.tsx'
import { RefusalDialog } from './RefusalDialog.tsx'
import { ReportDialog } from './ReportDialog.tsx'
import { ResetDialog } from './ResetDialog.tsx'

/** The dialogs of files. They stand outside of the project, which may go and come back beneath them. */
export function FileDialogs() {
  const { state } = useProjectWindow()
  const kind = useStore(state, ({ dialog }) => dialog?.kind ?? null)
  const document = useStore(state, ({ dialog }) => (dialog?.kind === 'new' ? dialog.document ?? null : null))
  return (
    <>
      <NewProjectDialog isOpen={kind === 'new'} document={document} />
      <OpenDialog isOpen={kind === 'open'} />
      <CopyDialog isOpen={kind === 'copy'} />
      <ResetDialog isOpen={kind === 'reset'} />
      <PassphraseDialog isOpen={kind === 'passphrase'} />
      <LockDialog isOpen={kind === 'lock'} />
      <RecoverDialog isOpen={kind === 'recover'} />
      <ReportDialog isOpen={kind === 'report'} />
      <RefusalDialog />
    </>
  )
}
