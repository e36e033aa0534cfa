import { useEffect, useEffectEvent, useState } from 'react'
import { Checkbox } from 'react-aria-components'
import {
  ActorMergeFields, EventMergeFields, SourceMergeFields, type MergeableType, type MergeChoice, type MergePreview,
} from '../../../db/contract/methods/merge.ts'
import type { Workbench } from '../../state/workbench.ts'
import { Button } from '../../ui/Button.tsx'
import { EntityMark } from '../../ui/EntityMark.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useQuery, useWorkbench } from '../../ui/hooks.ts'
import { CheckMark } from '../../ui/CheckMark.tsx'
import { ChoiceRow } from './ChoiceRow.tsx'
import { countsText, vanishingText } from './words.ts'

interface Props {
  type: MergeableType
  one: string
  other: string
  onMerged: (uid: string) => void
  onDismiss?: () => void
}

/** Two of a kind side by side: what stays of each, what moves, what goes, and the merge as one step of undo. */
export function MergeView({ type, one, other, onMerged, onDismiss }: Props) {
  const workbench = useWorkbench()
  const [isSwapped, setSwapped] = useState(false)
  const [keep, remove] = isSwapped ? [other, one] : [one, other]
  const [chosen, setChosen] = useState<Readonly<Record<string, MergeChoice>>>({})
  const [isRemembered, setRemembered] = useState(true)
  const [isMerging, setMerging] = useState(false)
  const answer = useQuery('merge.preview', { type, keep, remove })
  const preview = answer.status === 'loading' ? undefined : answer.value
  const merge = async (shown: MergePreview) => {
    if (isMerging) return
    setMerging(true)
    try {
      const { uid } = await mergeTwo(workbench, type, { keep, remove, fields: chosen, remember: isRemembered })
      workbench.announce(`Merged: ${shown.remove.title} into ${shown.keep.title}. Undo takes it back.`)
      onMerged(uid)
    } catch {
      // The status line says what went wrong, and nothing was changed.
    } finally {
      setMerging(false)
    }
  }
  const mergeByKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !preview) return
    event.preventDefault()
    void merge(preview)
  })
  // Wherever the focus is in the dialog: in the list of pairs as well.
  useEffect(() => {
    const listener = (event: KeyboardEvent) => mergeByKey(event)
    document.addEventListener('keydown', listener, { capture: true })
    return () => document.removeEventListener('keydown', listener, { capture: true })
  }, [])
  if (answer.status === 'error') return <div className="merge"><ErrorNotice title="These two cannot be merged" error={answer.error} /></div>
  if (!preview) return <div className="merge" aria-busy />
  const swap = () => {
    setSwapped(!isSwapped)
    setChosen({})
  }
  const lost = forgottenName(type, preview, chosen)
  return (
    <div className="merge" role="group" aria-label={`${preview.keep.title} and ${preview.remove.title}`}>
      <div className="merge-body" tabIndex={0} role="region" aria-label="Fields side by side">
        <div className="merge-heads">
          <span />
          <Head type={type} role="Stays" name={preview.keep.title} kind={kindOf(preview, 'keep')} />
          <Head type={type} role="Goes into it" name={preview.remove.title} kind={kindOf(preview, 'remove')} />
        </div>
        {preview.fields.map(field => (
          <ChoiceRow key={field.field} field={field} value={chosen[field.field] ?? field.suggested} onChange={value => setChosen({ ...chosen, [field.field]: value })} />
        ))}
        <Consequences preview={preview} />
        {lost !== null && (
          <Checkbox className="merge-remember" isSelected={isRemembered} onChange={setRemembered}>
            <CheckMark />
            <span>Remember “<bdi>{lost}</bdi>” {type === 'actor' ? 'as an alias' : 'with it, so that importing it again finds it'}</span>
          </Checkbox>
        )}
      </div>
      <div className="merge-foot">
        <Button onPress={swap} tip="Let the other one stay">Swap</Button>
        {onDismiss && <Button onPress={onDismiss} tip="Do not suggest these two again">Not the same</Button>}
        <Button look="strong" keys="Mod+Enter" isDisabled={isMerging} onPress={() => void merge(preview)}>Merge</Button>
      </div>
    </div>
  )
}

const kindOf = ({ fields }: MergePreview, side: 'keep' | 'remove'): string => fields.find(({ field }) => field === 'kind')?.[side] ?? ''

function Head({ type, role, name, kind }: { type: MergeableType; role: string; name: string; kind: string }) {
  return (
    <span className="merge-head">
      <span className="quiet">{role}</span>
      <span className="merge-head-name"><EntityMark type={type} kind={kind} /><bdi className="truncate">{name}</bdi></span>
    </span>
  )
}

/** What a merge does besides the fields. */
function Consequences({ preview }: { preview: MergePreview }) {
  const { moves, united, vanishes } = preview
  const examples = vanishes.flatMap(part => part.examples).slice(0, 4).map(ref => ref.title)
  const rows = [
    { name: 'Moves', text: moves.length === 0 ? 'Nothing points to it' : countsText(moves) },
    ...(united.length > 0 ? [{ name: 'On both', text: `${countsText(united)}: become one` }] : []),
    ...(vanishes.length > 0 ? [{ name: 'Goes', text: `${vanishingText(vanishes)}${examples.length > 0 ? ` (${examples.join('; ')})` : ''}` }] : []),
  ]
  return (
    <dl className="merge-consequences">
      {rows.map(({ name, text }) => <div key={name} className={name === 'Goes' ? 'merge-goes' : ''}><dt>{name}</dt><dd>{text}</dd></div>)}
    </dl>
  )
}

/** The name or citation key that would be gone after the merge; null where there is none. */
function forgottenName(type: MergeableType, { fields }: MergePreview, chosen: Readonly<Record<string, MergeChoice>>): string | null {
  const field = fields.find(each => each.field === (type === 'actor' ? 'name' : 'citationKey'))
  if (type === 'event' || !field || field.same) return null
  return (chosen[field.field] ?? field.suggested) === 'remove' ? field.keep : field.remove
}

interface MergeRequest { keep: string; remove: string; fields: Readonly<Record<string, MergeChoice>>; remember: boolean }

function mergeTwo(workbench: Workbench, type: MergeableType, { fields, ...rest }: MergeRequest): Promise<{ uid: string }> {
  switch (type) {
    case 'actor': return workbench.write('actors.merge', { ...rest, fields: ActorMergeFields.parse(fields) })
    case 'source': return workbench.write('sources.merge', { ...rest, fields: SourceMergeFields.parse(fields) })
    case 'event': return workbench.write('events.merge', { ...rest, fields: EventMergeFields.parse(fields) })
  }
}
