import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { MarkEvidence } from '../../../db/contract/entities/passages.ts'
import { EntenteError } from '../../../db/contract/errors.ts'
import type { EntityRef, Uid } from '../../../db/contract/values.ts'
import { Button, IconButton, Toggle } from '../../ui/Button.tsx'
import { EntityPicker } from '../../ui/EntityPicker.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { SearchField } from '../../ui/Field.tsx'
import { ClearIcon, MoreIcon } from '../../ui/icons/actions.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { useAnswer, useQuery, useSelected, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { useCodingMaterial } from '../coding/useCoding.ts'
import { useReadOnly } from '../inspector/useReadOnly.ts'
import { blocksOf } from './blocks.ts'
import { mostFound } from './find.ts'
import { GiveText } from './GiveText.tsx'
import { readerKeys } from './keys.ts'
import { OutsideText } from './OutsideText.tsx'
import { PageField } from './PageField.tsx'
import { readText, type Range } from './passage.ts'
import { TextView, type TextHandle } from './TextView.tsx'
import { useFound, type Found } from './useFound.ts'
import type { Given } from './useGiveText.ts'

interface Props {
  source: EntityRef
  onSource: (source: EntityRef | null) => void
}

/** One source in the reading pane: its text, or what to do where it has none; its excerpts in the text and outside of it. */
export function SourceReader({ source, onSource }: Props) {
  const workbench = useWorkbench()
  const isReadOnly = useReadOnly()
  const held = useQuery('sources.text', { uid: source.uid })
  const marks = useAnswer('sources.marks', { uid: source.uid })
  const text = held.status === 'loading' ? undefined : held.value
  const lost = useAnswer('sources.unanchored', text ? { uid: source.uid } : null)
  const material = useCodingMaterial()
  const selected = useSelected()
  const active = selected?.type === 'excerpt' ? selected.uid : null
  const wanted = useStoreValue(workbench.reader, state => state.wanted)
  const view = useRef<TextHandle>(null)
  const findField = useRef<HTMLInputElement>(null)
  const read = useMemo(() => (text ? readText(text.text, blocksOf(text.text)) : null), [text])
  const [query, setQuery] = useState('')
  /** Which of the places found is shown; -1 before the first Enter. */
  const [at, setAt] = useState(-1)
  const [place, setPlace] = useState(0)
  const [isReplacing, setReplacing] = useState(false)
  const [given, setGiven] = useState<Given | null>(null)
  const [showsOutside, setShowsOutside] = useState(false)
  const [codeAtOnce, setCodeAtOnce] = useState<Uid | null>(null)
  /** The excerpt whose place is being chosen by hand. */
  const [placing, setPlacing] = useState<Uid | null>(null)

  const search = useFound(read, query)
  const found = search.ranges
  const current = found[at] ?? null
  const goFound = (step: 1 | -1) => {
    if (found.length === 0) return
    const next = at === -1 && step === -1 ? found.length - 1 : (at + step + found.length) % found.length
    setAt(next)
    const range = found[next]
    if (range) view.current?.show(range, { focus: false })
  }

  const outside = marks?.filter(mark => mark.start === null) ?? []
  const own = useRef<Uid | null>(active)
  // What was asked for from elsewhere: brought into sight as soon as text and marks are there.
  useEffect(() => {
    const mark = wanted && marks?.find(each => each.uid === wanted.excerpt)
    if (!wanted || !mark || text === undefined) return
    workbench.reader.setState({ wanted: null })
    own.current = mark.uid
    if (mark.start !== null && mark.end !== null && view.current) {
      const range = { start: mark.start, end: mark.end }
      requestAnimationFrame(() => view.current?.show(range, { flash: true, code: wanted.code }))
      return
    }
    setShowsOutside(true)
    setCodeAtOnce(wanted.code ? mark.uid : null)
  }, [workbench, wanted, marks, text])
  // An excerpt selected in another part of the window is brought into sight, without taking the keyboard from there.
  useEffect(() => {
    if (active === null || own.current === active || wanted) return
    const mark = marks?.find(each => each.uid === active)
    if (!mark) return
    own.current = active
    const isHere = document.activeElement?.closest('.reader') !== null && document.activeElement?.closest('.reader') !== undefined
    if (isHere || mark.start === null || mark.end === null) return
    view.current?.show({ start: mark.start, end: mark.end }, { focus: false })
  }, [active, marks, wanted])

  const openTie = useCallback((item: MarkEvidence) => workbench.visit({ type: 'evidence', uid: item.uid }, 'reader'), [workbench])
  const anchor = async (excerpt: Uid, range: Range) => {
    try {
      await workbench.write('excerpts.anchor', { uid: excerpt, start: range.start, end: range.end })
      workbench.announce('The excerpt has its place in the text again. Its own words stay as they are.')
      setPlacing(null)
    } catch (error) {
      workbench.announce(error instanceof EntenteError ? error.message : 'It was not saved. Try again.')
    }
  }

  const remove = async () => {
    try {
      await workbench.write('sources.removeText', { uid: source.uid })
      const words = 'The text was removed. Excerpts stay, with their own words. Undo brings it back.'
      setGiven({ words, warnings: [] })
      workbench.announce(words)
    } catch (error) {
      workbench.announce(error instanceof EntenteError ? error.message : 'It was not saved. Try again.')
    }
  }

  const hasText = read !== null
  const isGiving = text === null || isReplacing
  const outsideList = marks && outside.length > 0 && (
    <OutsideText
      marks={outside} lost={lost ?? []} hasText={hasText} material={material} isReadOnly={isReadOnly} active={active} codeAtOnce={codeAtOnce} onTie={openTie}
      onLook={range => view.current?.show(range, { flash: true })}
      onPlace={excerpt => {
        setPlacing(excerpt)
        view.current?.focus()
      }}
    />
  )
  return (
    <div className="reader">
      <div className="reader-head">
        <EntityPicker label="Source" hideLabel className="reader-source" value={source} onChange={onSource} types={['source']} />
        {hasText && !isReplacing && (
          <>
            <SearchField
              ref={findField} label="Find in the text" placeholder="Find in the text" className="reader-find" value={query}
              onChange={next => {
                setQuery(next)
                setAt(-1)
              }}
              onKeyDown={event => {
                if (event.key === 'Enter') goFound(event.shiftKey ? -1 : 1)
                else if (event.key === 'Escape' && query === '') view.current?.focus()
                else return
                event.preventDefault()
              }}
            />
            {query.trim().length > 1 && <span className="reader-found quiet" role="status">{foundText(at, search)}</span>}
            <PageField pages={text?.pages ?? []} place={place} length={read.text.length} onGo={range => view.current?.show(range)} />
          </>
        )}
        <span className="reader-head-end">
          {hasText && outside.length > 0 && (
            <Toggle isSelected={showsOutside} onChange={setShowsOutside} tip="Excerpts of this source that have no place in its text">
              {lost && lost.length > 0 ? `Not in the text ${outside.length} (${lost.length} lost)` : `Not in the text ${outside.length}`}
            </Toggle>
          )}
          {hasText && !isReadOnly && (
            <Menu label="Text of the source" actions={[
              { id: 'replace', text: 'Replace the text…', run: () => setReplacing(true) },
              { id: 'remove', text: 'Remove the text', run: () => void remove() },
            ]}>
              <IconButton label="Text of the source" icon={<MoreIcon />} />
            </Menu>
          )}
        </span>
      </div>
      {held.status === 'error' && <ErrorNotice title="The text cannot be shown" error={held.error} />}
      {given && (
        <div className="reader-given" role="status">
          <p>{given.words}</p>
          {given.warnings.length > 0 && <ul>{given.warnings.slice(0, 8).map(warning => <li key={warning} dir="auto">{warning}</li>)}</ul>}
          <IconButton label="Close this notice" icon={<ClearIcon />} onPress={() => setGiven(null)} />
        </div>
      )}
      {placing !== null && (
        <div className="reader-given" role="status">
          <p>Choose the passage where “<bdi>{outside.find(mark => mark.uid === placing)?.text.slice(0, 80)}</bdi>” stands, then press <Kbd keys="Enter" />.</p>
          <Button look="quiet" onPress={() => setPlacing(null)}>Leave it</Button>
        </div>
      )}
      {(isGiving || !hasText) && text !== undefined && (
        <div className="reader-without">
          {isReadOnly
            ? <section className="reader-give"><h2>No text of this source is held</h2><p>The project is open read-only. The excerpts below count just as much: a paraphrase with its locator is evidence like a passage that is marked.</p></section>
            : (
              <GiveText
                source={source} isReplacing={isReplacing} excerpts={outside.length} isFresh={given !== null && !isReplacing} onCancel={() => setReplacing(false)}
                onGiven={next => {
                  setGiven(next)
                  setReplacing(false)
                }}
              />
            )}
          {!isReplacing && outsideList}
        </div>
      )}
      {hasText && !isReplacing && (
        <>
          {showsOutside && <div className="reader-drawer">{outsideList}</div>}
          <TextView
            ref={view} key={text?.text.length ?? 0} source={source} read={read} pages={text?.pages ?? []} marks={marks ?? []} active={active} found={found} currentFound={current} material={material}
            isReadOnly={isReadOnly} isFresh={given !== null} onPlace={setPlace} onFind={() => {
              findField.current?.focus()
              findField.current?.select()
            }}
            placing={placing === null ? null : range => void anchor(placing, range)}
          />
          <p className="reader-help" id="reader-help">
            {readerKeys.map(([keys, words]) => <span key={words}>{keys.map(combination => <Kbd key={combination} keys={combination} />)} {words}</span>)}
          </p>
        </>
      )}
    </div>
  )
}

function foundText(at: number, { ranges, isDone }: Found): string {
  if (ranges.length === 0) return isDone ? 'not found' : '…'
  const all = `${ranges.length.toLocaleString()}${ranges.length === mostFound ? '+' : isDone ? '' : ' …'}`
  return at === -1 ? all : `${(at + 1).toLocaleString()} of ${all}`
}
