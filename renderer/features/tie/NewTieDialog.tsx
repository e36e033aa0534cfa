import { useEffect, useState } from 'react'
import type { EntityRef } from '../../../db/contract/values.ts'
import { certainties, tieKinds, type Certainty, type TieKind } from '../../../db/contract/vocabulary.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { EntityPicker } from '../../ui/EntityPicker.tsx'
import { Field } from '../../ui/Field.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { useNetwork } from '../../ui/useNetwork.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { certaintyWords, tieKindWords } from '../../ui/words.ts'
import { useReadOnly } from '../inspector/useReadOnly.ts'
import { useActorCreate } from './useActorCreate.ts'
import './new-tie.css'

/** Makes a tie (`N T`): between the actors that are selected, or those chosen here. */
export function NewTieDialog() {
  const workbench = useWorkbench()
  const isReadOnly = useReadOnly()
  const isOpen = useStoreValue(workbench.layout, state => state.dialog === 'new-tie')
  useEffect(() => {
    if (isReadOnly) return
    return workbench.commands.register([
      { id: 'new.tie', title: 'New tie', group: 'New', keys: ['N T'], run: () => workbench.layout.setState({ dialog: 'new-tie' }) },
    ])
  }, [workbench, isReadOnly])
  const close = () => workbench.layout.setState({ dialog: null })
  return <Dialog title="New tie" isOpen={isOpen} onClose={close} width={460}>{isOpen && <NewTieForm onClose={close} />}</Dialog>
}

/** The two ends that the selection suggests: the actors selected, in their order. */
function useSelectedActors(): readonly EntityRef[] {
  const workbench = useWorkbench()
  const network = useNetwork()
  const { selected } = workbench.selection.getState()
  if (!network) return []
  return selected.filter(entity => entity.type === 'actor').slice(0, 2).flatMap(({ uid }): EntityRef[] => {
    const title = network.actors.name[network.actors.uid.indexOf(uid)]
    return title === undefined ? [] : [{ type: 'actor', uid, title }]
  })
}

function NewTieForm({ onClose }: { onClose: () => void }) {
  const workbench = useWorkbench()
  const preset = useSelectedActors()
  const createActor = useActorCreate()
  const [from, setFrom] = useState<EntityRef | null>(preset[0] ?? null)
  const [to, setTo] = useState<EntityRef | null>(preset[1] ?? null)
  const [kind, setKind] = useState<TieKind>('friendship')
  const [certainty, setCertainty] = useState<Certainty>('confirmed')
  const [isDirected, setDirected] = useState(false)
  const [label, setLabel] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [wasTried, setTried] = useState(false)
  const parallel = useParallel(from, to)

  const create = async () => {
    setTried(true)
    if (!from || !to || from.uid === to.uid) return
    const { uid } = await workbench.write('ties.create', { from: from.uid, to: to.uid, directed: isDirected, kind, certainty, label, description: '' })
    onClose()
    workbench.select({ type: 'tie', uid })
    workbench.commands.run('focus-inspector')
  }
  const missing = (side: EntityRef | null) => (wasTried && side === null ? 'Choose an actor.' : undefined)
  const sameEnds = from !== null && from.uid === to?.uid ? 'A tie joins two different actors: choose another one.' : undefined
  return (
    <form
      className="new-tie" aria-label="New tie"
      onSubmit={event => {
        event.preventDefault()
        create().catch((error: unknown) => setProblem(error instanceof Error ? error.message : 'The tie was not made.'))
      }}
    >
      <EntityPicker label="From" value={from} onChange={setFrom} types={['actor']} creates={[createActor]} autoFocus={from === null} error={missing(from)} {...(to ? { exclude: [to.uid] } : {})} />
      <EntityPicker label="To" value={to} onChange={setTo} types={['actor']} creates={[createActor]} autoFocus={from !== null && to === null} error={sameEnds ?? missing(to)} {...(from ? { exclude: [from.uid] } : {})} />
      <Select label="Kind" value={kind} onChange={setKind} options={tieKinds.map(value => ({ value, ...tieKindWords[value] }))} />
      <Select label="Certainty" value={certainty} onChange={setCertainty} options={certainties.map(value => ({ value, ...certaintyWords[value] }))} />
      <SegmentedControl
        label="Direction" hideLabel={false} value={isDirected ? 'directed' : 'mutual'} onChange={next => setDirected(next === 'directed')}
        segments={[{ value: 'mutual', text: 'Mutual' }, { value: 'directed', text: 'From → to' }]}
      />
      <Field
        label="Label" value={label} onChange={setLabel} placeholder="To tell parallel ties apart"
        {...(parallel === null ? {} : { hint: `${parallel} stands between these two already: a label tells them apart.` })}
      />
      {problem !== null && <p className="field-error" role="alert">{problem}</p>}
      <div className="new-tie-actions">
        <Button type="submit" look="strong" autoFocus={from !== null && to !== null}>Make the tie</Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </form>
  )
}

/** A tie that joins the same two already, in words; null where there is none. */
function useParallel(from: EntityRef | null, to: EntityRef | null): string | null {
  const network = useNetwork()
  if (!network || !from || !to) return null
  const ends = [from, to].map(actor => network.actors.uid.indexOf(actor.uid))
  const row = network.ties.uid.findIndex((_, tie) => ends.includes(network.ties.from[tie] ?? -1) && ends.includes(network.ties.to[tie] ?? -1))
  const kind = row < 0 ? undefined : network.ties.kind[row]
  return kind === undefined ? null : `A tie (${tieKindWords[kind].label.toLowerCase()})`
}
