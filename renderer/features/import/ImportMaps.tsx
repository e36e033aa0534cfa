import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { namedByHeadings, TableMapping } from '../../../db/contract/entities/imports.ts'
import type { SavedMap } from '../../../db/contract/methods/import-maps.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { useAnswer, useWorkbench } from '../../ui/hooks.ts'
import { refusalText } from '../files/commands.ts'
import { fieldWords, kindWords } from './import-words.ts'

interface Props {
  isOpen: boolean
  onClose: () => void
  /** The mapping in use, with its columns named by number. */
  mapping: TableMapping
  /** Names of the table's columns. */
  names: readonly string[]
  onUse: (mapping: TableMapping) => void
}

/** Maps kept by name with the project: used, renamed, replaced, removed, written to a file and read from one. */
export function ImportMaps({ isOpen, onClose, ...rest }: Props) {
  return <Dialog title="Maps of tables" isOpen={isOpen} onClose={onClose} width={620}><Maps {...rest} onClose={onClose} /></Dialog>
}

function Maps({ mapping, names, onUse, onClose }: Omit<Props, 'isOpen'>) {
  const workbench = useWorkbench()
  const saved = useAnswer('importMaps.list', {}) ?? []
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const present = namedByHeadings(mapping, names)
  const same = saved.find(map => map.name.toLocaleLowerCase() === name.trim().toLocaleLowerCase())
  const isEmpty = Object.keys(mapping.columns).length === 0
  const use = (map: TableMapping) => {
    onUse(map)
    onClose()
  }
  const keep = async () => {
    const chosen = name.trim()
    if (chosen === '') return setProblem('A name is needed, for example “COW alliances”.')
    if (same) await workbench.write('importMaps.update', { uid: same.uid, changes: { map: present } }, { solves: 'conflict' })
    else await workbench.write('importMaps.create', { name: chosen, map: present }, { solves: 'conflict' })
    workbench.announce(same ? `Map replaced: ${chosen}` : `Map saved: ${chosen}`)
    setName('')
  }
  const write = async () => {
    const text = `${JSON.stringify(present, null, 2)}\n`
    const written = await workbench.shell.saveFile({ name: `${mapping.kind}-map.json`, mime: 'application/json', bytes: new TextEncoder().encode(text) })
    if (written !== null) workbench.announce(written)
  }
  const take = async (file: File) => {
    try {
      const parsed = TableMapping.safeParse(JSON.parse(await file.text()))
      if (!parsed.success) throw new Error('not a map')
      use(parsed.data)
    } catch {
      setProblem(`“${file.name}” is no map of a table that was saved here.`)
    }
  }
  return (
    <div className="import-maps">
      {saved.length === 0 && <p className="quiet">None yet. A map keeps what you said of the columns; when a table with the same headings comes again, it is offered.</p>}
      {saved.length > 0 && <ul className="import-map-list" aria-label="Maps of the project">{saved.map(map => <SavedRow key={map.uid} map={map} onUse={() => use(map.map)} />)}</ul>}
      <form
        className="import-map-save"
        onSubmit={event => {
          event.preventDefault()
          keep().catch((error: unknown) => setProblem(refusalText(error)))
        }}
      >
        <Field
          label="Keep the present map as" autoFocus value={name} isDisabled={isEmpty} error={problem} placeholder="COW alliances"
          onChange={text => {
            setName(text)
            setProblem(undefined)
          }}
        />
        <Button type="submit" isDisabled={isEmpty}>{same ? 'Replace' : 'Save'}</Button>
      </form>
      <div className="import-map-files">
        <Button look="quiet" isDisabled={isEmpty} onPress={() => void write().catch(() => setProblem('The map was not written.'))}>Write it to a file…</Button>
        <FileTrigger
          acceptedFileTypes={['.json']}
          onSelect={files => {
            const file = files?.item(0)
            if (file) void take(file)
          }}
        >
          <Button look="quiet">Use a map from a file…</Button>
        </FileTrigger>
        <span className="quiet">For <code>entente import --map</code> as well.</span>
      </div>
    </div>
  )
}

const summary = ({ kind, columns }: TableMapping): string =>
  [kindWords[kind], ...Object.entries(columns).slice(0, 6).map(([field, column]) => `${fieldWords[field as keyof typeof fieldWords] ?? field}: ${column}`)].join(' · ')

function SavedRow({ map: { uid, name, map }, onUse }: { map: SavedMap; onUse: () => void }) {
  const workbench = useWorkbench()
  const [text, setText] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const rename = async () => {
    const chosen = text?.trim() ?? ''
    if (chosen === '') return setProblem('A map has a name.')
    if (chosen !== name) await workbench.write('importMaps.update', { uid, changes: { name: chosen } }, { solves: 'conflict' })
    setText(null)
  }
  const remove = async () => {
    await workbench.write('importMaps.delete', { uid })
    workbench.announce(`Map removed: ${name}. Undo brings it back.`)
  }
  if (text !== null) {
    return (
      <li>
        <form
          className="import-map-save"
          onSubmit={event => {
            event.preventDefault()
            rename().catch((error: unknown) => setProblem(refusalText(error)))
          }}
        >
          <Field
            label={`New name of ${name}`} hideLabel autoFocus value={text} error={problem}
            onChange={written => {
              setText(written)
              setProblem(undefined)
            }}
          />
          <Button onPress={() => setText(null)}>Cancel</Button>
          <Button type="submit">Rename</Button>
        </form>
      </li>
    )
  }
  return (
    <li className="import-map-saved">
      <span className="import-map-name"><bdi>{name}</bdi><span className="quiet truncate" title={summary(map)}>{summary(map)}</span></span>
      <Button label={`Use ${name}`} onPress={onUse}>Use</Button>
      <Button look="quiet" label={`Rename ${name}`} onPress={() => setText(name)}>Rename</Button>
      <Button look="quiet" label={`Remove ${name}`} onPress={() => void remove().catch((error: unknown) => workbench.announce(refusalText(error)))}>Remove</Button>
    </li>
  )
}
