import { useEffect, useRef } from 'react'
import { openDyad } from '../../state/dyad-view.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useQuery, useWorkbench } from '../../ui/hooks.ts'
import { Section } from '../inspector/Section.tsx'
import { StrainView } from './StrainView.tsx'
import { useSignedInput } from './time.ts'
import './balance.css'

const sectionName = 'inspector.tie-strain'

/** What third parties do to a tie at the time shown: folded at first, so that nothing is reckoned before it is asked for. */
export function StrainSection({ tie, actors }: { tie: string; actors: readonly [string, string] }) {
  const workbench = useWorkbench()
  const section = useRef<HTMLElement>(null)
  useEffect(() => workbench.commands.register([{
    id: 'tie.strain', title: 'Strain on the tie', group: 'Go to', keys: ['G S'],
    run: () => {
      workbench.setPreferences({ openSections: { ...workbench.preferences.getState().openSections, [sectionName]: true } })
      requestAnimationFrame(() => {
        section.current?.focus({ preventScroll: true })
        section.current?.scrollIntoView({ block: 'start' })
      })
    },
  }]), [workbench])
  return (
    <Section
      ref={section} name={sectionName} title="Strain" openAtFirst={false}
      actions={<Button look="quiet" keys="G Y" tip="Everything about the two actors on one page" onPress={() => openDyad(workbench, actors)}>Dyad page</Button>}
    >
      <TieStrain tie={tie} />
    </Section>
  )
}

function TieStrain({ tie }: { tie: string }) {
  const query = useQuery('balance.strain', { ...useSignedInput(), tie })
  if (query.status === 'error' && !query.value) return <ErrorNotice title="The strain cannot be shown" error={query.error} />
  if (query.status === 'loading' || !query.value) return <p className="quiet" role="status">Reckoning…</p>
  return <StrainView strain={query.value} />
}
