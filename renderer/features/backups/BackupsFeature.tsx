import { useEffect, useState } from 'react'
import { Dialog } from '../../ui/Dialog.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { BackupsBody } from './BackupsBody.tsx'
import './backups.css'

/** Backups…: those there are, what differs from each, and the way back to it. */
export function BackupsFeature() {
  const { commands } = useWorkbench()
  const [isOpen, setOpen] = useState(false)
  useEffect(() => commands.register([{ id: 'backups', title: 'Backups…', group: 'Project', keys: [], run: () => setOpen(true) }]), [commands])
  const close = () => setOpen(false)
  return <Dialog title="Backups" isOpen={isOpen} onClose={close} width={880}><BackupsBody onClose={close} /></Dialog>
}
