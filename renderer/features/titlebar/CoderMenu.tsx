import { Button } from '../../ui/Button.tsx'
import { DownIcon } from '../../ui/icons/actions.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { useAnswer, useWorkbench } from '../../ui/hooks.ts'

/** Who codes now; where there are several coders, a menu to change it. */
export function CoderMenu({ current, readOnly }: { current: { uid: string; name: string; initials: string }; readOnly: boolean }) {
  const { write } = useWorkbench()
  const coders = useAnswer('coders.list', {})?.coders ?? []
  const short = current.initials || current.name
  if (coders.length < 2 || readOnly) return <span className="titlebar-coder truncate" title={`Coding as ${current.name}`}>Coder <bdi>{short}</bdi></span>
  return (
    <Menu
      label="Current coder"
      actions={coders.map(coder => ({
        id: coder.uid, text: <bdi>{coder.name}</bdi>, textValue: coder.name, checked: coder.uid === current.uid,
        run: () => void write('coders.setCurrent', { uid: coder.uid }).catch(() => undefined),
      }))}
    >
      <Button look="quiet" className="titlebar-coder" label={`Current coder: ${current.name}`}>Coder <bdi>{short}</bdi> <DownIcon /></Button>
    </Menu>
  )
}
