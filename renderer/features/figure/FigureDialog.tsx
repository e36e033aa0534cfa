import { Dialog } from '../../ui/Dialog.tsx'
import { useAnswer, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { FigureForm } from './FigureForm.tsx'

/** What the screen shows, or everything, as SVG or PNG (Ctrl E). */
export function FigureDialog() {
  const { layout } = useWorkbench()
  const project = useAnswer('project.get', {})
  const isOpen = useStoreValue(layout, state => state.dialog === 'figure')
  const close = () => layout.setState(state => ({ dialog: state.dialog === 'figure' ? null : state.dialog }))
  return (
    <Dialog title="Export a figure" isOpen={isOpen} onClose={close} width={920}>
      {project && <FigureForm project={project} onClose={close} />}
    </Dialog>
  )
}
