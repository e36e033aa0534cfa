import type { SceneFilter } from '../../../db/domain/scene/types.ts'
import { noRules } from '../../state/network-rules.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { filterKeys } from './commands.ts'

/** Whether rules, and nothing else, leave no one to show. */
export const leavesNobody = (filter: SceneFilter | null | undefined): boolean => !!filter && filter.summary.actors.shown === 0 && filter.summary.actors.all > 0

/** In the place of a network of which the rules leave nobody: why, and the ways out. */
export function NothingLeft() {
  const { commands, rules, announce } = useWorkbench()
  const removeAll = () => {
    rules.setState(noRules)
    announce('All rules removed')
    requestAnimationFrame(() => document.getElementById('open-filters')?.focus())
  }
  return (
    <EmptyState centred title="The rules leave nobody" text="Every actor there is at this time is left out by a rule. Take a rule away, or have it dim the rest instead of hiding it.">
      <Button look="strong" keys={filterKeys} onPress={() => void commands.run('filters')}>Filters</Button>
      <Button look="quiet" onPress={removeAll}>Remove all rules</Button>
    </EmptyState>
  )
}
