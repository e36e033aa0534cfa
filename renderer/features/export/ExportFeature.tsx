import { useEffect, useState } from 'react'
import { Dialog } from '../../ui/Dialog.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import type { ExportChoice } from './export-files.ts'
import { ExportForm } from './ExportForm.tsx'
import { ExportReport, type Saved } from './ExportReport.tsx'
import './export.css'

/** Export data…: the project, its network or its sources as files that other programs open; what is lost is told before. */
export function ExportFeature() {
  const { commands, shownView } = useWorkbench()
  const [isOpen, setOpen] = useState(false)
  const [saved, setSaved] = useState<Saved | null>(null)
  // What was chosen last is offered again.
  const [choice, setChoice] = useState<ExportChoice>({ format: 'json', view: null, withManifest: false })
  useEffect(() => commands.register([{
    id: 'export-data', title: 'Export data…', group: 'Project', keys: ['Mod+Shift+E'], inFields: true,
    run: () => {
      setSaved(null)
      setChoice(before => ({ ...before, view: shownView.getState().uid }))
      setOpen(true)
    },
  }]), [commands, shownView])
  const close = () => setOpen(false)
  return (
    <Dialog title={saved ? 'The export is saved' : 'Export data'} isOpen={isOpen} onClose={close} width={saved ? 640 : 920}>
      {saved
        ? <ExportReport saved={saved} onAnother={() => setSaved(null)} onClose={close} />
        : <ExportForm choice={choice} onChange={changes => setChoice(before => ({ ...before, ...changes }))} onSaved={setSaved} onClose={close} />}
    </Dialog>
  )
}
