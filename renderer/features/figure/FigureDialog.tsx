import type { Project } from '../../../db/contract/methods/project.ts'
import type { FigureDialogName } from '../../state/workbench.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { useAnswer, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { FigureForm } from './FigureForm.tsx'
import { subjectTitles, type FigureSubject } from './figure-subject.ts'
import { useBalanceFigure, useDyadFigure, useMatrixFigure, useNetworkFigure, usePlaneFigure, useTimelineFigure } from './useFigures.ts'

const subjects: Readonly<Record<string, FigureSubject>> = { figure: 'network', 'matrix-figure': 'matrix', 'plane-figure': 'plane', 'balance-figure': 'balance', 'timeline-figure': 'timeline', 'dyad-figure': 'dyad' } satisfies Record<FigureDialogName, FigureSubject>

interface Props { project: Project; onClose: () => void }
const NetworkFigure = (props: Props) => <FigureForm subject="network" drawing={useNetworkFigure(props.project)} {...props} />
const MatrixFigure = (props: Props) => <FigureForm subject="matrix" drawing={useMatrixFigure()} {...props} />
const PlaneFigure = (props: Props) => <FigureForm subject="plane" drawing={usePlaneFigure()} {...props} />
const BalanceFigure = (props: Props) => <FigureForm subject="balance" drawing={useBalanceFigure()} {...props} />
const TimelineFigure = (props: Props) => <FigureForm subject="timeline" drawing={useTimelineFigure()} {...props} />
const DyadFigure = (props: Props) => <FigureForm subject="dyad" drawing={useDyadFigure()} {...props} />
const forms = { network: NetworkFigure, matrix: MatrixFigure, plane: PlaneFigure, balance: BalanceFigure, timeline: TimelineFigure, dyad: DyadFigure }

/** What the screen shows of the network, the matrix, the practice plane, balance, the timeline or two actors, as SVG, PDF or PNG (Ctrl E). */
export function FigureDialog() {
  const { layout } = useWorkbench()
  const project = useAnswer('project.get', {})
  const subject = useStoreValue(layout, state => (state.dialog === null ? undefined : subjects[state.dialog]))
  const close = () => layout.setState(state => ({ dialog: state.dialog !== null && state.dialog in subjects ? null : state.dialog }))
  const Form = forms[subject ?? 'network']
  return (
    <Dialog title={subjectTitles[subject ?? 'network']} isOpen={subject !== undefined} onClose={close} width={920}>
      {project && subject && <Form project={project} onClose={close} />}
    </Dialog>
  )
}
