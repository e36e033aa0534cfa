import { Button } from '../../ui/Button.tsx'
import { DownIcon } from '../../ui/icons/actions.tsx'
import { Menu, type MenuAction } from '../../ui/Menu.tsx'
import { useAnswer, useWorkbench } from '../../ui/hooks.ts'
import { openForm, projectForm } from '../edit/useEditCommands.ts'

/** Who codes now: chosen here once, and shown. Below the coders, what one does with a second one. */
export function CoderMenu({ current, readOnly }: { current: { uid: string; name: string; initials: string }; readOnly: boolean }) {
  const workbench = useWorkbench()
  const coders = useAnswer('coders.list', {})?.coders ?? []
  const origin = useAnswer('bundle.origin', {})
  const short = current.initials || current.name
  const isBlind = origin?.kind === 'blind'
  const badge = isBlind && <span className="titlebar-blind" title={`A blind copy made for ${origin.coderName}: what others found and judged was left out`}>Blind copy</span>
  if (readOnly) return <><span className="titlebar-coder truncate" title={`Coding as ${current.name}`}><span>Coder </span><bdi>{short}</bdi></span>{badge}</>
  const addCoder = () => {
    workbench.select(null)
    openForm(workbench, projectForm, 'coders')
  }
  const actions: MenuAction[] = [
    ...coders.map(coder => ({
      id: coder.uid, text: <bdi>{coder.name}</bdi>, textValue: coder.name, checked: coder.uid === current.uid,
      run: () => void workbench.write('coders.setCurrent', { uid: coder.uid }).catch(() => undefined),
    })),
    { id: 'coders', text: 'Add or edit coders…', apart: true, run: addCoder },
    { id: 'blind-copy', text: 'Make a blind copy for a second coder…', run: () => void workbench.commands.run('blind-copy') },
    { id: 'merge-copy', text: 'Merge another copy…', run: () => void workbench.commands.run('merge-copy') },
  ]
  return (
    <>
      <Menu label="Current coder" actions={actions}>
        <Button look="quiet" className="titlebar-coder" label={`Coder ${short}, current coder: ${current.name}`} tip={`Coding as ${current.name}`}>Coder <bdi>{short}</bdi> <DownIcon /></Button>
      </Menu>
      {badge}
    </>
  )
}
