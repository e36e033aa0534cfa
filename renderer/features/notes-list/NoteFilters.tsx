import { useRef, useState, type KeyboardEvent } from 'react'
import type { EntityType } from '../../../db/contract/vocabulary.ts'
import { EdtfError } from '../../../db/domain/edtf.ts'
import { daysSaid } from '../../../db/domain/days-said.ts'
import { Button } from '../../ui/Button.tsx'
import { EntityPicker } from '../../ui/EntityPicker.tsx'
import { Field } from '../../ui/Field.tsx'
import { useAnswer, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { ClearIcon, PlusIcon } from '../../ui/icons/actions.tsx'
import { Menu, type MenuAction } from '../../ui/Menu.tsx'
import { hasConditions, localToday, noFilter, noteFilterOf, type NoteFilterState } from './note-filter.ts'

const attachableTypes: readonly EntityType[] = ['actor', 'tie', 'event', 'source', 'excerpt', 'period', 'indicator', 'aspect', 'note']

/** The menu that adds a condition, and the conditions in force, each of which can be taken away. */
export function NoteFilters({ onDone }: { onDone: () => void }) {
  const workbench = useWorkbench()
  const store = noteFilterOf(workbench)
  const state = useStoreValue(store, value => value)
  const hidePrivate = useStoreValue(workbench.preferences, value => value.privateHidden)
  const framework = useAnswer('framework.get', {})
  const [asking, setAsking] = useState<'entity' | 'date' | null>(null)
  const menu = useRef<HTMLButtonElement>(null)
  const aspects = framework?.aspects.filter(aspect => !aspect.retired) ?? []
  const set = (changes: Partial<NoteFilterState>) => store.setState(changes)
  const close = () => {
    setAsking(null)
    onDone()
  }
  const actions: MenuAction[] = [
    { id: 'entity', text: 'Attached to…', detail: 'an actor, tie, event, source …', run: () => setAsking('entity') },
    { id: 'selected', text: 'Attached to what is selected', checked: state.onSelected, run: () => set({ onSelected: !state.onSelected }) },
    ...aspects.map(aspect => ({ id: aspect.uid, text: `About ${aspect.code}`, detail: aspect.name, checked: state.aspect === aspect.uid, run: () => set({ aspect: state.aspect === aspect.uid ? null : aspect.uid }) })),
    ...(hidePrivate ? [] : (['private', 'released'] as const).map(privacy => ({
      id: privacy, text: privacy === 'private' ? 'Private' : 'Released', checked: state.privacy === privacy, run: () => set({ privacy: state.privacy === privacy ? null : privacy }),
    }))),
    { id: 'pinned', text: 'Pinned', checked: state.pinned, run: () => set({ pinned: !state.pinned }) },
    { id: 'date', text: 'Changed…', detail: 'last week, 2026-09, since March …', run: () => setAsking('date') },
  ]
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.stopPropagation()
    setAsking(null)
    menu.current?.focus()
  }
  return (
    <>
      <Menu label="Narrow the notes" actions={actions}><Button ref={menu} icon={<PlusIcon />}>Filter</Button></Menu>
      {asking !== null && (
        <div className="notes-asking" onKeyDown={onKeyDown}>
          {asking === 'entity'
            ? (
              <EntityPicker
                label="Attached to" hideLabel autoFocus value={null} types={attachableTypes.filter(type => !(hidePrivate && type === 'note'))} exclude={state.on.map(entity => entity.uid)}
                placeholder="Attached to: a name" onChange={entity => {
                  if (entity) set({ on: [...state.on, entity] })
                  close()
                }}
              />
            )
            : <ChangedField value={state.changed} onChange={changed => {
              set({ changed })
              close()
            }} />}
        </div>
      )}
      <Chips state={state} codeOf={uid => aspects.find(aspect => aspect.uid === uid)?.code ?? 'an aspect'} onChange={set} onEmpty={onDone} />
    </>
  )
}

/** Days as the analyst says them; how they are understood shows under the field, Enter takes them. */
function ChangedField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const [text, setText] = useState(value)
  const [wasTried, setTried] = useState(false)
  const understood = understand(text)
  return (
    <form onSubmit={event => {
      event.preventDefault()
      setTried(true)
      if (text.trim() === '' || understood.words !== null) onChange(text.trim())
    }}>
      <Field
        label="Changed" hideLabel autoFocus value={text} onChange={setText} placeholder="Changed: last week, 2026-09 …"
        {...(wasTried && understood.words === null && text.trim() !== '' ? { error: understood.problem } : { hint: understood.words ?? 'today, last week, last 10 days, this month, 2026-09, since March 2026' })}
      />
    </form>
  )
}

function understand(text: string): { words: string | null; problem: string } {
  if (text.trim() === '') return { words: null, problem: '' }
  try {
    return { words: daysSaid(text, localToday()).words, problem: '' }
  } catch (error) {
    if (error instanceof EdtfError) return { words: null, problem: error.message }
    throw error
  }
}

function Chips({ state, codeOf, onChange, onEmpty }: { state: NoteFilterState; codeOf: (uid: string) => string; onChange: (changes: Partial<NoteFilterState>) => void; onEmpty: () => void }) {
  const list = useRef<HTMLUListElement>(null)
  if (!hasConditions(state)) return null
  const chips: { key: string; text: string; without: Partial<NoteFilterState> }[] = [
    ...state.on.map(entity => ({ key: entity.uid, text: `On ${entity.title || 'an untitled note'}`, without: { on: state.on.filter(other => other.uid !== entity.uid) } })),
    ...(state.onSelected ? [{ key: 'selected', text: 'On what is selected', without: { onSelected: false } }] : []),
    ...(state.aspect === null ? [] : [{ key: 'aspect', text: `About ${codeOf(state.aspect)}`, without: { aspect: null } }]),
    ...(state.privacy === null ? [] : [{ key: 'privacy', text: state.privacy === 'private' ? 'Private' : 'Released', without: { privacy: null } }]),
    ...(state.pinned ? [{ key: 'pinned', text: 'Pinned', without: { pinned: false } }] : []),
    ...(state.changed === '' ? [] : [{ key: 'changed', text: `Changed ${state.changed} (${understand(state.changed).words ?? ''})`, without: { changed: '' } }]),
  ]
  const remove = (at: number, without: Partial<NoteFilterState>) => {
    onChange(without)
    // The focus stays with the chips while there are any.
    requestAnimationFrame(() => {
      const left = list.current?.querySelectorAll('button')
      if (left && left.length > 0) left[Math.min(at, left.length - 1)]?.focus()
      else onEmpty()
    })
  }
  return (
    <ul className="notes-chips" aria-label="Filters" ref={list}>
      {chips.map((chip, at) => (
        <li key={chip.key}>
          <button type="button" className="notes-chip" aria-label={`Remove the filter: ${chip.text}`} onClick={() => remove(at, chip.without)}>
            <bdi className="truncate">{chip.text}</bdi><ClearIcon />
          </button>
        </li>
      ))}
      {chips.length > 1 && <li><Button look="quiet" onPress={() => remove(0, { ...noFilter, query: state.query })}>Clear all</Button></li>}
    </ul>
  )
}
