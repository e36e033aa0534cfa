import { useEffect, useState } from 'react'
import { Dialog } from '../../ui/Dialog.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { HistoryBody } from './HistoryBody.tsx'
import './history.css'

/** History…: what changed, when and by whom, of what is selected or of everything. */
export function HistoryFeature() {
  const { commands } = useWorkbench()
  const [isOpen, setOpen] = useState(false)
  useEffect(() => commands.register([{ id: 'history', title: 'History…', group: 'Project', keys: ['Mod+Alt+H'], inFields: true, run: () => setOpen(true) }]), [commands])
  const close = () => setOpen(false)
  return <Dialog title="History" isOpen={isOpen} onClose={close} width={760}><HistoryBody /></Dialog>
}
