import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { ReferenceEntry } from '../../../db/contract/entities/reference.ts'
import type { EntityType } from '../../../db/contract/vocabulary.ts'
import { EntenteError } from '../../../db/contract/errors.ts'
import { creations, type CreatableType } from '../../state/editing.ts'
import { Button } from '../../ui/Button.tsx'
import { EntityMark } from '../../ui/EntityMark.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { SuggestField } from '../../ui/SuggestField.tsx'
import { useAnswer, useWorkbench } from '../../ui/hooks.ts'
import { checkGivenDate, checkName, understanding } from './checks.ts'
import { codeFromName, createActorNamed, createEventNamed, createSourceNamed } from './creates.ts'
import { fieldsOfEntry } from './reference-fields.ts'
import { detailOf, useReference } from './useReference.ts'
import { schemeName } from '../inspector/names.ts'
import './edit.css'

/** Which field the form of the new entity begins with, once its name is given. */
const nextFields: Readonly<Record<CreatableType, string>> = { actor: 'kind', event: 'date', source: 'type', period: 'description', indicator: 'definition' }

/** Something new: it comes into being with its name, and what has none leaves no trace. */
export function NewEntity({ type }: { type: CreatableType }) {
  const title = creations.find(creation => creation.type === type)?.title ?? ''
  return (
    <>
      <header className="inspector-header">
        <div className="inspector-header-name"><EntityMark type={type} /><div><h2>{title}</h2><p className="quiet inspector-type">It is kept as soon as it has {type === 'period' ? 'a name and dates' : type === 'event' || type === 'source' ? 'a title' : 'a name'}</p></div></div>
      </header>
      <div className="inspector-scroll">
        {type === 'actor' ? <NewActor /> : type === 'event' ? <NewNamed type="event" example="Russia enters the war in Syria" create={createEventNamed} />
          : type === 'source' ? <NewNamed type="source" example="Friendship balancing" create={createSourceNamed} />
            : type === 'period' ? <NewPeriod /> : <NewIndicator />}
      </div>
    </>
  )
}

/** Selects what was made, with its form open. */
function useMade(type: CreatableType): (make: () => Promise<{ uid: string }>) => Promise<string | null> {
  const workbench = useWorkbench()
  return async make => {
    try {
      const { uid } = await make()
      // Whoever selected something else meanwhile stays there.
      if (workbench.editing.getState().creating !== type) return null
      workbench.select({ type: type as EntityType, uid })
      workbench.editing.setState({ editing: uid, field: nextFields[type], creating: null })
      return null
    } catch (error) {
      return error instanceof EntenteError ? error.message : 'It was not saved. What you typed stays here; try again.'
    }
  }
}

/** The few fields something new needs. Enter, or leaving the form, makes it; Escape gives up. */
function NewForm({ label, isComplete, onMake, children }: { label: string; isComplete: boolean; onMake: () => Promise<string | null>; children: ReactNode }) {
  const { editing } = useWorkbench()
  const form = useRef<HTMLFormElement>(null)
  const isMaking = useRef(false)
  const [failure, setFailure] = useState<string | null>(null)
  useLayoutEffect(() => form.current?.querySelector('input')?.focus(), [])
  const make = async () => {
    if (!isComplete || isMaking.current) return
    isMaking.current = true
    setFailure(await onMake())
    isMaking.current = false
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || !(event.target instanceof Node) || !form.current?.contains(event.target)) return
    if (event.key === 'Escape') {
      event.preventDefault()
      editing.setState({ creating: null })
      document.getElementById('inspector')?.focus({ preventScroll: true })
    } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault()
      void make()
    } else if (event.key === 'Tab' && !event.shiftKey && isComplete && event.target === [...form.current.querySelectorAll('input')].at(-1)) {
      event.preventDefault()
      void make()
    }
  }
  return (
    <form ref={form} className="form" aria-label={label} onKeyDown={onKeyDown} onSubmit={event => event.preventDefault()}>
      {children}
      {failure !== null && <p className="field-error" role="alert">{failure}</p>}
      <div className="form-foot"><Button keys="Enter" isDisabled={!isComplete} onPress={() => void make()}>Create</Button></div>
    </form>
  )
}

function NewActor() {
  const workbench = useWorkbench()
  const made = useMade('actor')
  const [name, setName] = useState('')
  const entries = useReference(name)
  const namesakes = useAnswer('entities.complete', name.trim() === '' ? null : { prefix: name.trim().slice(0, 200), types: ['actor'], limit: 5 })
  const isThere = namesakes?.some(row => row.title === name.trim()) ?? false
  const exact = entries.find(entry => entry.name === name.trim())
  /** The list may answer after the name is written and Enter pressed. */
  const entryOf = async (text: string) => (await workbench.client.call('reference.find', { text: text.trim().slice(0, 500) })).find(entry => entry.name === text.trim())
  const make = (text: string, chosen?: ReferenceEntry) => made(async () => {
    const entry = chosen ?? await entryOf(text)
    return createActorNamed(workbench, text, entry ? fieldsOfEntry(entry) : {})
  })
  return (
    <NewForm label="New actor" isComplete={name.trim() !== ''} onMake={() => make(name)}>
      <div className="form-row">
        <SuggestField
          label="Name" value={name} onChange={setName} placeholder="Israel, NATO, Hezbollah, צה״ל …"
          suggestions={exact ? [] : entries.map(entry => ({ key: entry.key, text: entry.name, detail: detailOf(entry) }))}
          onTake={({ key, text }) => {
            setName(text)
            void make(text, entries.find(entry => entry.key === key))
          }}
          hint={isThere ? 'An actor of this name is there already; this would be another one.' : exact ? `${addedWords(exact)} from the reference list.` : 'A state or organisation of the reference list brings its codes and names along.'}
        />
      </div>
    </NewForm>
  )
}

/** What an entry of the list brings along: “ISO 3166 ISR, Correlates of War 666 and 6 other names are filled in”. */
function addedWords({ codes, aliases }: ReferenceEntry): string {
  const parts = [...codes.map(({ scheme, value }) => `${schemeName(scheme)} ${value}`), ...(aliases.length === 0 ? [] : [`${aliases.length} other ${aliases.length === 1 ? 'name' : 'names'}`])]
  return `With ${new Intl.ListFormat('en').format(parts)}`
}

function NewNamed({ type, example, create }: { type: 'event' | 'source'; example: string; create: typeof createEventNamed | typeof createSourceNamed }) {
  const workbench = useWorkbench()
  const made = useMade(type)
  const [title, setTitle] = useState('')
  return (
    <NewForm label={`New ${type}`} isComplete={title.trim() !== ''} onMake={() => made(() => create(workbench, title))}>
      <div className="form-row"><Field label="Title" value={title} onChange={setTitle} placeholder={example} /></div>
    </NewForm>
  )
}

function NewPeriod() {
  const workbench = useWorkbench()
  const made = useMade('period')
  const [name, setName] = useState('')
  const [dates, setDates] = useState('')
  const checked = checkGivenDate(dates)
  const words = understanding(dates)
  const isComplete = 'value' in checkName('Syria')(name) && 'value' in checked
  return (
    <NewForm label="New period" isComplete={isComplete} onMake={() => made(() => workbench.write('periods.create', { name: name.trim(), dates: 'value' in checked ? checked.value : '', description: '' }))}>
      <div className="form-row"><Field label="Name" value={name} onChange={setName} placeholder="Syria" /></div>
      <div className="form-row">
        <Field
          label="Dates" value={dates} onChange={setDates} placeholder="2015 to 2021" error={dates.trim() !== '' && 'error' in checked ? checked.error : undefined}
          {...(words === null ? {} : { hint: <>Understood: {words}</> })}
        />
      </div>
    </NewForm>
  )
}

function NewIndicator() {
  const workbench = useWorkbench()
  const made = useMade('indicator')
  const framework = useAnswer('framework.get', {})
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const aspects = framework?.aspects.filter(aspect => !aspect.retired) ?? []
  const aspect = aspects.find(candidate => candidate.uid === chosen) ?? aspects[0]
  const make = () => {
    const taken = new Set(aspect?.indicators.map(indicator => indicator.code))
    const wanted = codeFromName(name)
    let code = wanted
    for (let number = 2; taken.has(code); number++) code = `${wanted.slice(0, 56)}-${number}`
    return workbench.write('indicators.create', { aspect: aspect?.uid ?? '', code, name: name.trim(), definition: '', include: '', exclude: '', example: '', retired: false })
  }
  return (
    <NewForm label="New indicator" isComplete={name.trim() !== '' && aspect !== undefined} onMake={() => made(make)}>
      <div className="form-row">
        <Select<string> label="Aspect" value={aspect?.uid ?? null} options={aspects.map(each => ({ value: each.uid, label: `${each.code} ${each.name}` }))} onChange={setChosen} />
      </div>
      <div className="form-row"><Field label="Name" value={name} onChange={setName} placeholder="Frequent meetings of leaders" /></div>
    </NewForm>
  )
}

