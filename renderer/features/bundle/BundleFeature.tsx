import { useEffect, useState } from 'react'
import type { Output } from '../../../db/contract/api.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { BundleForm } from './BundleForm.tsx'
import { BundleReport } from './BundleReport.tsx'
import './bundle.css'

/** A blind copy for a second coder: whom it is for, what goes in and what stays out, where it goes; then what was written. */
export function BundleFeature() {
  const { commands } = useWorkbench()
  const [isOpen, setOpen] = useState(false)
  const [written, setWritten] = useState<Output<'files.blindCopy'> | null>(null)
  useEffect(() => commands.register([{
    id: 'blind-copy', title: 'Make a blind copy for a second coder…', group: 'Project', keys: [],
    run: () => {
      setWritten(null)
      setOpen(true)
    },
  }]), [commands])
  const close = () => setOpen(false)
  return (
    <Dialog title={written ? 'The blind copy is made' : 'Make a blind copy for a second coder'} isOpen={isOpen} onClose={close} width={written ? 640 : 920}>
      {written ? <BundleReport written={written} onClose={close} /> : <BundleForm onWritten={setWritten} onClose={close} />}
    </Dialog>
  )
}
