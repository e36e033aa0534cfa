import { Button } from '../../ui/Button.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { writtenText } from '../inspector/DateText.tsx'

interface Props {
  /** EDTF, as stored. */
  studyPeriod: string
  isReadOnly: boolean
}

/** Where a project has no period yet: what one is for, and the first step to it without leaving the tie. */
export function FirstPeriod({ studyPeriod, isReadOnly }: Props) {
  const workbench = useWorkbench()
  const ofStudy = () => {
    workbench.write('periods.create', { name: 'Whole study', dates: studyPeriod, description: '' })
      .then(() => workbench.announce('Period “Whole study” made: the fit of each aspect can be coded'), () => undefined)
  }
  return (
    <div className="first-period">
      <p className="quiet">A fit is coded for a period, so that ties can be compared. Evidence can be collected before there is one.</p>
      {!isReadOnly && (
        <div className="first-period-actions">
          {studyPeriod !== '' && <Button onPress={ofStudy}>Take the whole study, {writtenText(studyPeriod)}</Button>}
          <Button look={studyPeriod === '' ? 'plain' : 'quiet'} keys="N P" onPress={() => void workbench.commands.run('new.period')}>New period</Button>
        </div>
      )}
    </div>
  )
}
