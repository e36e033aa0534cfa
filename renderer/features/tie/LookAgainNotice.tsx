import type { LookAgain } from '../../../db/contract/entities/gaps.ts'
import { Button } from '../../ui/Button.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import '../gaps/gaps.css'

/** A period was given other dates since this was coded: says so until somebody says that it still holds, or codes it anew. */
export function LookAgainNotice({ marks, what, isReadOnly }: { marks: readonly LookAgain[]; what: string; isReadOnly: boolean }) {
  const { write } = useWorkbench()
  const settle = (mark: LookAgain) => void write('lookAgain.settle', {
    assessments: mark.assessment === null ? [] : [mark.assessment], phases: mark.phase === null ? [] : [mark.phase],
  }).catch(() => undefined)
  return marks.map(mark => (
    <p key={`${mark.assessment ?? mark.phase} ${mark.period.uid}`} className="look-again" role="note">
      <span><strong>Look again:</strong> {what}. <bdi>{mark.period.name}</bdi>, {mark.reason}.</span>
      {!isReadOnly && <Button look="quiet" onPress={() => settle(mark)}>It still holds</Button>}
    </p>
  ))
}
