import { useLayoutEffect } from 'react'
import type { Workbench } from '../state/workbench.ts'
import { useTheme, WorkbenchContext } from '../ui/hooks.ts'
import { useFileCommands } from '../features/files/useFileCommands.ts'
import { BackupsFeature } from '../features/backups/BackupsFeature.tsx'
import { BundleFeature } from '../features/bundle/BundleFeature.tsx'
import { ShareFeature } from '../features/share/ShareFeature.tsx'
import { NewExcerptDialog } from '../features/excerpt/NewExcerptDialog.tsx'
import { ExportFeature } from '../features/export/ExportFeature.tsx'
import { FigureDialog } from '../features/figure/FigureDialog.tsx'
import { HelpDialog } from '../features/help/HelpDialog.tsx'
import { Tour } from '../features/help/Tour.tsx'
import { HistoryFeature } from '../features/history/HistoryFeature.tsx'
import { ImportFeature } from '../features/import/ImportFeature.tsx'
import { MergeDialog } from '../features/merge/MergeDialog.tsx'
import { MergeCopyFeature } from '../features/merge-project/MergeCopyFeature.tsx'
import { QuoteDialog } from '../features/notes/QuoteDialog.tsx'
import { PasteFeature } from '../features/paste/PasteFeature.tsx'
import { ReportFeature } from '../features/report/ReportFeature.tsx'
import { SavedFilterDialog } from '../features/navigator/SavedFilterDialog.tsx'
import { Palette } from '../features/palette/Palette.tsx'
import { ShortcutsDialog } from '../features/shortcuts/ShortcutsDialog.tsx'
import { NewTieDialog } from '../features/tie/NewTieDialog.tsx'
import { Frame } from './Frame.tsx'
import { useKeyboard } from './useKeyboard.ts'
import { useMenu } from './useMenu.ts'
import { useWindowTitle } from './useWindowTitle.ts'
import './small-window.css'

/** The whole window of one project. */
export function App({ workbench }: { workbench: Workbench }) {
  return (
    <WorkbenchContext value={workbench}>
      <Controllers />
      <Frame />
      <Palette />
      <ShortcutsDialog />
      <FigureDialog />
      <HelpDialog />
      <ExportFeature />
      <ReportFeature />
      <ImportFeature />
      <PasteFeature />
      <Tour />
      <NewTieDialog />
      <NewExcerptDialog />
      <QuoteDialog />
      <MergeDialog />
      <BundleFeature />
      <ShareFeature />
      <MergeCopyFeature />
      <SavedFilterDialog />
      <BackupsFeature />
      <HistoryFeature />
    </WorkbenchContext>
  )
}

/** Draws nothing: keeps the document's theme and title and the keyboard in step with the state. */
function Controllers() {
  const theme = useTheme()
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme
  }, [theme])
  useFileCommands()
  useKeyboard()
  useMenu()
  useWindowTitle()
  return null
}
