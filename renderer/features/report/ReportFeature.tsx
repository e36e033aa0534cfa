import { useEffect, useRef, useState } from 'react'
import { Dialog } from '../../ui/Dialog.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { useNetwork } from '../../ui/useNetwork.ts'
import { useSelectedPair } from '../dyad/useSelectedPair.ts'
import { firstChoice, withSubject, type ReportChoice, type ReportSubjects } from './report-choice.ts'
import { ReportForm } from './ReportForm.tsx'

/** Report…: what the project says about a tie, two actors or the whole, as a document for somebody who will not open it. */
export function ReportFeature() {
  const { commands, selection, layout, dyadView } = useWorkbench()
  const pair = useSelectedPair(useNetwork())
  const [isOpen, setOpen] = useState(false)
  const [subjects, setSubjects] = useState<ReportSubjects>({ tie: null, dyad: null })
  // What was chosen last is offered again.
  const [choice, setChoice] = useState<ReportChoice>(firstChoice)
  const selectedPair = useRef(pair)
  useEffect(() => {
    selectedPair.current = pair
  }, [pair])
  useEffect(() => {
    const open = (about: ReportChoice['about'] | null) => {
      const tie = selection.getState().selected.findLast(({ type }) => type === 'tie')?.uid ?? null
      const { one, other } = dyadView.getState()
      const page = layout.getState().tab === 'dyad' && one !== null && other !== null ? [one, other] as const : null
      const dyad = page ?? selectedPair.current
      setSubjects({ tie, dyad: dyad === null ? null : [dyad[0], dyad[1]] })
      setChoice(before => withSubject(before, about ?? (page !== null ? 'dyad' : tie !== null ? 'tie' : dyad !== null ? 'dyad' : 'project')))
      setOpen(true)
    }
    return commands.register([
      { id: 'report', title: 'Report…', group: 'Project', keys: ['Mod+Alt+R'], inFields: true, run: () => open(null) },
      { id: 'report-tie', title: 'Report on the tie…', group: 'Project', keys: [], when: () => selection.getState().selected.some(({ type }) => type === 'tie'), run: () => open('tie') },
    ])
  }, [commands, selection, layout, dyadView])
  const close = () => setOpen(false)
  return (
    <Dialog title="Report" isOpen={isOpen} onClose={close} width={1120}>
      <ReportForm choice={choice} subjects={subjects} onChange={setChoice} onClose={close} />
    </Dialog>
  )
}
