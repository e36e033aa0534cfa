import { useCallback, useDeferredValue, useRef, type KeyboardEvent } from 'react'
import type { ListRow } from '../../../db/contract/methods/project.ts'
import type { Commands } from '../../state/commands.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { EntityMark } from '../../ui/EntityMark.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { SearchField } from '../../ui/Field.tsx'
import { PlusIcon } from '../../ui/icons/actions.tsx'
import { Lock } from '../../ui/Lock.tsx'
import { VirtualList } from '../../ui/VirtualList.tsx'
import { useAnswer, usePagedList, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { shownTitle } from '../../ui/titles.ts'
import { useReadOnly } from '../inspector/useReadOnly.ts'
import { SavedFilterMenu } from './SavedFilterMenu.tsx'
import type { Section } from './sections.ts'

/** In CSS pixels, by how many lines a row has. */
const rowHeights = { 1: 28, 2: 44, 3: 62 } as const

/** One list with its filter. Selection is shared with every other view. */
export function EntityList({ section }: { section: Section }) {
  const workbench = useWorkbench()
  const { commands } = workbench
  const filter = useStoreValue(workbench.layout, state => state.filter)
  const hidePrivate = useStoreValue(workbench.preferences, state => state.privateHidden)
  const selected = useStoreValue(workbench.selection, state => state.selected)
  const hovered = useStoreValue(workbench.hover, state => state.hovered)
  const asked = useDeferredValue(filter.trim())
  const { rows, total, error, reach } = usePagedList({ type: section.type, hidePrivate, ...(asked === '' ? {} : { filter: asked }) })
  const isReadOnly = useReadOnly()
  const creation = isReadOnly ? null : creationIn(commands, section.type)
  const list = useRef<{ focus(): void }>(null)
  const rowAt = useCallback((index: number) => rows[index], [rows])
  const onVisible = useCallback((_first: number, last: number) => reach(last), [reach])
  const setFilter = (value: string) => workbench.layout.setState({ filter: value })

  const onFilterKey = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
    event.preventDefault()
    list.current?.focus()
    const first = rows[0]
    if (event.key === 'Enter' && first) workbench.select({ type: first.type, uid: first.uid })
  }

  return (
    <>
      <div className="navigator-tools">
        <SearchField
          className="navigator-filter" label={`Filter ${section.title.toLowerCase()}`} placeholder={`Filter ${section.title.toLowerCase()}`}
          value={filter} onChange={setFilter} onKeyDown={onFilterKey}
        />
        <SavedFilterMenu section={section} />
        {creation && <IconButton label={creation.title} keys={creation.keys} icon={<PlusIcon />} onPress={() => void commands.run(creation.id)} />}
      </div>
      {error && <ErrorNotice title="The list could not be read" error={error} onRetry={() => workbench.queries.invalidate('everything')} />}
      {total === 0 && (asked === ''
        ? (
            <EmptyState title={`No ${section.title.toLowerCase()} yet`} text={section.empty}>
              {creation && <Button keys={creation.keys} onPress={() => void commands.run(creation.id)}>{creation.first}</Button>}
            </EmptyState>
          )
        : (
            <EmptyState title="No match" text={<>No {section.title.toLowerCase()} with “<bdi>{asked}</bdi>” in the name.</>}>
              <Button onPress={() => setFilter('')}>Clear the filter</Button>
              <Button look="quiet" keys="Mod+K" onPress={() => void commands.run('palette')}>Search everywhere</Button>
            </EmptyState>
          ))}
      {total !== 0 && (
        <VirtualList<ListRow>
          ref={list} label={section.title} count={total ?? 0} rowHeight={rowHeights[section.lines]} rowAt={rowAt} keyOf={row => row.uid}
          selectedKey={selected.at(-1)?.uid ?? null} isSelected={row => selected.some(other => other.uid === row.uid)}
          onSelect={(row, how) => workbench.select({ type: row.type, uid: row.uid }, how)}
          onOpen={() => commands.run('focus-inspector')}
          onHover={row => workbench.hover.setState({ hovered: row && { type: row.type, uid: row.uid } })}
          onVisible={onVisible}
          render={row => <Row row={row} lines={section.lines} isHovered={hovered?.uid === row.uid} />}
        />
      )}
    </>
  )
}

/** The command that makes one more, and what its button says in an empty list; null where there is none (yet), or it cannot be run. */
function creationIn(commands: Commands, type: Section['type']): { id: string; title: string; first: string; keys: string | undefined } | null {
  const command = commands.available().find(({ id }) => id === (type === 'note' ? 'note.new' : `new.${type}`))
  if (!command) return null
  const { id, title, keys } = command
  const first = type === 'note' ? 'Write a note' : title.replace('New', /^New [aei]/u.test(title) ? 'Add an' : 'Add a')
  return { id, title, first, keys: keys[0] }
}

function Row({ row, lines, isHovered }: { row: ListRow; lines: 1 | 2 | 3; isHovered: boolean }) {
  return (
    <div className={`navigator-row ${isHovered ? 'navigator-row-hovered' : ''}`}>
      <EntityMark type={row.type} kind={row.kind} />
      <span className={`navigator-row-text navigator-row-lines-${lines}`}>
        <span className={lines === 3 ? 'navigator-row-wrapped' : 'truncate'} title={shownTitle(row)}><bdi>{shownTitle(row) || 'Untitled'}</bdi></span>
        {row.type === 'indicator'
          ? <AspectOf indicator={row.uid} detail={row.detail} />
          : row.detail !== '' && <span className="navigator-row-detail truncate"><bdi>{row.detail}</bdi></span>}
      </span>
      {row.private && <Lock />}
    </div>
  )
}

/** The code of an indicator's aspect, which leaves the line to the name; the aspect's name is on demand. */
function AspectOf({ indicator, detail }: { indicator: string; detail: string }) {
  const aspect = useAnswer('framework.get', {})?.aspects.find(({ indicators }) => indicators.some(each => each.uid === indicator))
  const isRetired = aspect?.indicators.find(each => each.uid === indicator)?.retired
  return <span className="navigator-row-detail navigator-row-code" title={detail}>{aspect?.code ?? ''}{isRetired && ' retired'}</span>
}
