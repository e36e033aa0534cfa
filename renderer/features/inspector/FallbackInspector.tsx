import { useEffect } from 'react'
import type { EntityRef } from '../../../db/contract/values.ts'
import type { Workbench } from '../../state/workbench.ts'
import { useAnswer, useWorkbench } from '../../ui/hooks.ts'
import { entityWords } from '../../ui/words.ts'

/** Sections that may hide what is to be shown. */
const sectionsOf = ['inspector.tie-phases', 'inspector.tie-coding', 'inspector.actor-affiliations']

/** Goes to what shows a part, with the part in view and marked. The way back leads past the part itself. */
async function showIn(workbench: Workbench, owner: EntityRef, uid: string): Promise<void> {
  const { client, layout, preferences, selection } = workbench
  if (owner.type === 'tie') {
    const { evidence, assessments } = await client.call('ties.get', { uid: owner.uid })
    const item = evidence.find(each => each.uid === uid)
    const coded = assessments.find(each => each.uid === uid)
    // What is shown depends on the period that is open.
    if (item || coded) layout.setState({ period: coded?.period ?? item?.periods[0] ?? null })
  }
  if (selection.getState().selected.at(-1)?.uid !== uid) return
  const { openSections } = preferences.getState()
  workbench.setPreferences({ openSections: { ...openSections, ...Object.fromEntries(sectionsOf.map(name => [name, true])) } })
  layout.setState({ marked: uid })
  selection.setState({ selected: [{ type: owner.type, uid: owner.uid }] })
}

/** For what is shown within another inspector (a phase, an affiliation, an item of evidence): leads there; else says what it is. */
export function FallbackInspector({ uid }: { uid: string }) {
  const workbench = useWorkbench()
  const ref = useAnswer('entities.resolve', { uid })
  const owner = useAnswer('entities.owner', { uid })
  useEffect(() => {
    if (owner) void showIn(workbench, owner, uid).catch(() => undefined)
  }, [workbench, owner, uid])
  if (!ref || owner !== null) return null
  return <p className="inspector-lead quiet">{entityWords[ref.type].definition}</p>
}
