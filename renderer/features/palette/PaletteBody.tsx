import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import type { ListRow, SearchHit } from '../../../db/contract/methods/project.ts'
import { EntityMark } from '../../ui/EntityMark.tsx'
import { SearchIcon } from '../../ui/icons/actions.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { Lock } from '../../ui/Lock.tsx'
import { entityWords } from '../../ui/words.ts'
import { useQuery, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { shownTitle } from '../../ui/titles.ts'
import { groupsAtFirst, groupsFor, markedParts, numbered, type Item } from './items.ts'
import { useRecentEntities } from './useRecentEntities.ts'
import './palette.css'

interface Found {
  asked: string
  rows: readonly ListRow[]
  hits: readonly SearchHit[]
}
const none: readonly never[] = []

/** The field and its results: one combo box, run through with the arrows while the focus stays in the field. */
export function PaletteBody({ onClose }: { onClose: () => void }) {
  const workbench = useWorkbench()
  const { commands } = workbench
  const id = useId()
  const hidePrivate = useStoreValue(workbench.preferences, state => state.privateHidden)
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  /** Enter was pressed before the answer was there: run the first result when it is. */
  const eager = useRef(false)
  const recent = useRecentEntities(hidePrivate)

  const asked = query.trim()
  const asksEntities = asked !== '' && !asked.startsWith('>')
  const named = useQuery('entities.complete', asksEntities ? { prefix: asked.slice(0, 200), limit: 8, hidePrivate } : null)
  const found = useQuery('search.query', asksEntities ? { query: asked.slice(0, 1_000), private: !hidePrivate, limit: 40 } : null)
  const settled = !asksEntities || (named.status !== 'loading' && found.status !== 'loading')

  const rows = named.status === 'loading' ? none : (named.value ?? none)
  const hits = found.status === 'loading' ? none : (found.value?.hits ?? none)
  // Results of the letters before stay until the new ones are there: nothing flickers while typing.
  const [kept, setKept] = useState<Found>({ asked: '', rows: none, hits: none })
  if (settled && (kept.asked !== asked || kept.rows !== rows || kept.hits !== hits)) setKept({ asked, rows, hits })
  const shown = settled ? { asked, rows, hits } : kept
  const groups = numbered(shown.asked === ''
    ? groupsAtFirst(recent, commands.available(), commands.recent())
    : groupsFor(shown.asked, shown.rows, shown.hits, commands.available()))
  const items = groups.flatMap(group => group.items)
  const current = Math.min(active, items.length - 1)

  const run = (item: Item | undefined) => {
    if (!item) return
    onClose()
    if (item.kind === 'command') commands.run(item.command.id)
    else workbench.select({ type: item.type, uid: item.uid })
  }

  useEffect(() => {
    if (!settled || !eager.current) return
    eager.current = false
    run(items[0])
  })
  useEffect(() => {
    document.getElementById(`${id}-${current}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, current])

  const onKeyDown = (event: KeyboardEvent) => {
    const last = items.length - 1
    switch (event.key) {
      case 'ArrowDown': setActive(current >= last ? 0 : current + 1); break
      case 'ArrowUp': setActive(current <= 0 ? last : current - 1); break
      case 'PageDown': setActive(Math.min(last, current + 8)); break
      case 'PageUp': setActive(Math.max(0, current - 8)); break
      case 'Enter':
        if (event.nativeEvent.isComposing) return
        if (settled) run(items[current])
        else eager.current = true
        break
      default: return
    }
    event.preventDefault()
  }

  return (
    <div className="palette">
      <div className="palette-field">
        <SearchIcon />
        <input
          className="palette-input" dir="auto" autoFocus role="combobox" aria-label="Find or run anything" aria-expanded={items.length > 0}
          aria-controls={`${id}-list`} aria-autocomplete="list" autoComplete="off" spellCheck={false} value={query}
          placeholder="A name, words in the text, or a command" onKeyDown={onKeyDown}
          onChange={event => {
            setQuery(event.target.value)
            setActive(0)
            eager.current = false
          }}
          {...(current >= 0 ? { 'aria-activedescendant': `${id}-${current}` } : {})}
        />
      </div>
      <div className="palette-results" role="listbox" id={`${id}-list`} aria-label="Results">
        {groups.map(group => (
          <div key={group.title} role="group" aria-label={group.title}>
            <div className="palette-group" aria-hidden="true">{group.title}</div>
            {group.items.map((item, place) => {
              const at = group.start + place
              return (
                <div
                  key={item.key} id={`${id}-${at}`} role="option" aria-selected={at === current}
                  className={`palette-item ${at === current ? 'palette-item-active' : ''}`}
                  onPointerMove={() => setActive(at)} onClick={() => run(item)}
                >
                  {item.kind === 'command' ? <CommandRow item={item} /> : <EntityRow item={item} />}
                </div>
              )
            })}
          </div>
        ))}
      </div>
      {settled && asked !== '' && items.length === 0 && (
        <p className="palette-empty">
          Nothing has “<bdi>{asked}</bdi>” in its name or text.
          {hidePrivate && ' Private notes are hidden and were not searched.'}
        </p>
      )}
      <p className="visually-hidden" role="status">{settled && asked !== '' ? `${items.length} results` : ''}</p>
    </div>
  )
}

function CommandRow({ item }: { item: Extract<Item, { kind: 'command' }> }) {
  const keys = item.command.keys[0]
  return (
    <>
      <span className="palette-item-text truncate">{item.command.title}</span>
      {keys !== undefined && <Kbd keys={keys} />}
    </>
  )
}

function EntityRow({ item }: { item: Extract<Item, { kind: 'entity' }> }) {
  return (
    <>
      <EntityMark type={item.type} kind={item.actorKind} />
      <span className="palette-item-text">
        <span className="truncate"><bdi>{shownTitle(item) || 'Untitled'}</bdi></span>
        {item.snippet && item.snippet.snippet !== item.title && (
          <span className="palette-snippet" dir="auto">
            {markedParts(item.snippet.snippet, item.snippet.marks).map((part, at) => (part.marked ? <mark key={at}>{part.text}</mark> : part.text))}
          </span>
        )}
        {!item.snippet && item.detail !== '' && <span className="palette-snippet truncate"><bdi>{item.detail}</bdi></span>}
      </span>
      {item.private && <Lock />}
      <span className="palette-type">{entityWords[item.type].one}</span>
    </>
  )
}
