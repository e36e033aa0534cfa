import { useEffect, useState } from 'react'
import type { MergeableType } from '../../../db/contract/methods/merge.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { useReadOnly } from '../inspector/useReadOnly.ts'
import { Duplicates } from './Duplicates.tsx'
import { MergeView } from './MergeView.tsx'
import { selectedPair } from './selected-pair.ts'
import './merge.css'

/** Duplicates that are suggested (Shift M), or the two that are selected (M), side by side. */
export function MergeDialog() {
  const workbench = useWorkbench()
  const isReadOnly = useReadOnly()
  const dialog = useStoreValue(workbench.layout, state => state.dialog)
  useEffect(() => {
    if (isReadOnly) return
    const open = (which: 'duplicates' | 'merge') => () => workbench.layout.setState({ dialog: which })
    return workbench.commands.register([
      { id: 'duplicates', title: 'Find duplicates', group: 'Edit', keys: ['Shift+M'], run: open('duplicates') },
      { id: 'merge', title: 'Merge the two that are selected', group: 'Edit', keys: ['M'], when: () => selectedPair(workbench.selection.getState().selected) !== null, run: open('merge') },
    ])
  }, [workbench, isReadOnly])
  const close = () => workbench.layout.setState(state => ({ dialog: state.dialog === 'duplicates' || state.dialog === 'merge' ? null : state.dialog }))
  return (
    <>
      <Dialog title="Find duplicates" isOpen={dialog === 'duplicates'} onClose={close} width={1080}>
        {dialog === 'duplicates' && <Duplicates />}
      </Dialog>
      <Dialog title="Merge two into one" isOpen={dialog === 'merge'} onClose={close} width={760}>
        {dialog === 'merge' && <SelectedTwo onClose={close} />}
      </Dialog>
    </>
  )
}

function SelectedTwo({ onClose }: { onClose: () => void }) {
  const workbench = useWorkbench()
  const [pair] = useState(() => selectedPair(workbench.selection.getState().selected))
  if (!pair) return null
  const { type, one, other }: { type: MergeableType; one: string; other: string } = pair
  return (
    <MergeView
      type={type} one={one} other={other}
      onMerged={uid => {
        onClose()
        workbench.select({ type, uid })
      }}
    />
  )
}
