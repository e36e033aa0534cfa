import { useEffect, useState } from 'react'
import type { Output } from '../../../db/contract/api.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import '../bundle/bundle.css'
import { ShareForm } from './ShareForm.tsx'
import { ShareReport } from './ShareReport.tsx'
import './share.css'

/** A bundle for others: what goes in and what stays out, where it goes; then its files with their hashes. */
export function ShareFeature() {
  const { commands } = useWorkbench()
  const [isOpen, setOpen] = useState(false)
  const [written, setWritten] = useState<Output<'files.share'> | null>(null)
  useEffect(() => commands.register([{
    id: 'share-bundle', title: 'Make a bundle to share…', group: 'Project', keys: [],
    run: () => {
      setWritten(null)
      setOpen(true)
    },
  }]), [commands])
  const close = () => setOpen(false)
  return (
    <Dialog title={written ? 'The bundle is made' : 'Make a bundle to share'} isOpen={isOpen} onClose={close} width={written ? 760 : 980}>
      {written ? <ShareReport written={written} onClose={close} /> : <ShareForm onWritten={setWritten} onClose={close} />}
    </Dialog>
  )
}
