import { Dialog } from '../../ui/Dialog.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { PaletteBody } from './PaletteBody.tsx'

/** Everything by name, words in the text, and every command (Ctrl K). */
export function Palette() {
  const { layout } = useWorkbench()
  const isOpen = useStoreValue(layout, state => state.dialog === 'palette')
  const close = () => layout.setState(state => ({ dialog: state.dialog === 'palette' ? null : state.dialog }))
  return (
    <Dialog title="Find or run anything" hideTitle isOpen={isOpen} onClose={close} width={640} place="top">
      <PaletteBody onClose={close} />
    </Dialog>
  )
}
