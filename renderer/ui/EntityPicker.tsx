import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react'
import { Popover } from 'react-aria-components'
import { flushSync } from 'react-dom'
import type { EntityRef } from '../../db/contract/values.ts'
import type { EntityType } from '../../db/contract/vocabulary.ts'
import { EntityMark } from './EntityMark.tsx'
import { moves } from './pointer.ts'
import { useEntityChoices } from './useEntityChoices.ts'
import { entityWords } from './words.ts'
import { shownTitle } from './titles.ts'
import { keepRowInSight } from './row-in-sight.ts'
import './entity-picker.css'

/** A way to make what is not there yet, offered last in the list. */
export interface PickerCreate {
  /** What the row says for the text typed: "Create actor “Iran”". */
  text: (typed: string) => string
  /** Makes it; null where it could not be made (the status line tells why). */
  run: (typed: string) => Promise<EntityRef | null>
  /** It only opens something further, so that Tab may take it too. */
  writesNothing?: boolean
}

export interface EntityPickerProps {
  label: string
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean
  value: EntityRef | null
  /** Null: the field was emptied; only where `isClearable`. */
  onChange: (value: EntityRef | null) => void
  types: readonly EntityType[]
  /** Uids that are not offered. */
  exclude?: readonly string[]
  creates?: readonly PickerCreate[]
  /** Finds by the words of texts as well as by names: for excerpts. */
  searchTexts?: boolean
  isClearable?: boolean
  placeholder?: string
  hint?: ReactNode
  error?: string | undefined
  autoFocus?: boolean
  isDisabled?: boolean
  className?: string
  ref?: Ref<HTMLInputElement>
}

/**
 * Chooses an entity by its name: type, go through the list with the arrows, take with Enter or Tab. What was used last comes first; what is not
 * there yet can be made from the last rows, by Enter or a press: Tab and leaving make nothing, and say so. Enter before the answer is there waits for it.
 */
export function EntityPicker({ label, hideLabel, value, onChange, types, exclude = [], creates = [], searchTexts = false, isClearable = false, placeholder, hint, error, autoFocus, isDisabled, className = '', ref }: EntityPickerProps) {
  const id = useId()
  const input = useRef<HTMLInputElement | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  /** What was typed when the field was left with nothing of that name. */
  const [unknown, setUnknown] = useState<string | null>(null)
  /** Enter or Tab was pressed before the answer was there; how often Enter. The second Enter is the form's. */
  const eager = useRef(0)
  const isLeaving = useRef(false)
  /** What was taken is being made; whether Enter was pressed again meanwhile. */
  const making = useRef<{ submits: boolean } | null>(null)
  const text = typed?.trim() ?? ''
  const { rows: found, settled } = useEntityChoices(isOpen, text, types, searchTexts)
  const rows = found.filter(row => !exclude.includes(row.uid))
  const offers = text === '' ? [] : creates
  const count = rows.length + offers.length
  const current = Math.min(active, count - 1)

  const close = () => {
    setOpen(false)
    setTyped(null)
    setActive(0)
    eager.current = 0
    isLeaving.current = false
  }
  /** Tab: what is marked is taken if it is there already. */
  const takeKnown = (at: number) => {
    if (rows[at] !== undefined || offers[at - rows.length]?.writesNothing === true) return take(at)
    if (text !== '') setUnknown(text)
    close()
  }
  /** Whoever is told of it knows it before the form is asked for anything. */
  const give = (entity: EntityRef, submits: boolean) => {
    flushSync(() => onChange(entity))
    if (submits) input.current?.form?.requestSubmit()
  }
  const take = (at: number, submits = false) => {
    const row = rows[at]
    const create = offers[at - rows.length]
    flushSync(() => {
      close()
      setUnknown(null)
    })
    if (row) return give({ type: row.type, uid: row.uid, title: row.title }, submits)
    if (!create) return
    const made = making.current = { submits }
    void create.run(text).then(entity => {
      making.current = null
      if (entity) give(entity, made.submits)
    }, () => {
      making.current = null
    })
  }
  useEffect(() => {
    if (eager.current === 0 || !settled) return
    const submits = eager.current > 1
    const leaves = isLeaving.current
    eager.current = 0
    if (count === 0 && !leaves) return
    queueMicrotask(() => (leaves ? takeKnown(0) : take(0, submits)))
  })
  useEffect(() => keepRowInSight(list.current, `${id}-${current}`), [id, current])

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    switch (event.key) {
      case 'ArrowDown': case 'ArrowUp': {
        if (!isOpen) setOpen(true)
        else if (count > 0) setActive((current + (event.key === 'ArrowDown' ? 1 : -1) + count) % count)
        break
      }
      case 'Escape':
        if (!isOpen && typed === null) return
        event.stopPropagation()
        close()
        break
      case 'Enter':
        // With the list closed Enter belongs to the form around, which waits for what is being made.
        if (!isOpen && !making.current) return
        event.stopPropagation()
        if (making.current) making.current.submits = true
        else if (settled) take(current)
        else eager.current += 1
        break
      case 'Tab':
        // Tab takes what is marked only where something was typed: passing through changes nothing.
        if (isOpen && text !== '') {
          if (settled) takeKnown(current)
          else {
            eager.current = 1
            isLeaving.current = true
          }
        } else close()
        return
      default: return
    }
    event.preventDefault()
  }
  const leave = () => {
    if (eager.current > 0) return
    if (typed !== null && text === '' && isClearable && value) onChange(null)
    if (typed !== null && text !== '') setUnknown(text)
    close()
  }
  const told = unknown === null ? hint : <>Left as it was: “<bdi>{unknown}</bdi>” was not chosen.{creates.some(create => create.writesNothing !== true) && ' Enter makes what is new.'}</>
  return (
    <div className={`field entity-picker ${className}`}>
      {!hideLabel && <label className="field-label" htmlFor={id}>{label}</label>}
      <div className="entity-picker-line">
        {value && typed === null && <EntityMark type={value.type} />}
        <input
          id={id} className={`input ${value && typed === null ? 'entity-picker-chosen' : ''}`} dir="auto" role="combobox" aria-autocomplete="list"
          aria-expanded={isOpen} aria-controls={`${id}-list`} autoComplete="off" spellCheck={false} value={typed ?? value?.title ?? ''}
          {...(hideLabel ? { 'aria-label': label } : {})} {...(placeholder === undefined ? {} : { placeholder })}
          {...(isOpen && current >= 0 ? { 'aria-activedescendant': `${id}-${current}` } : {})}
          {...(told !== undefined || error !== undefined ? { 'aria-describedby': `${id}-hint` } : {})}
          {...(error === undefined ? {} : { 'aria-invalid': true, 'data-invalid': true })}
          {...(autoFocus ? { autoFocus } : {})} {...(isDisabled ? { disabled: true } : {})}
          ref={element => {
            input.current = element
            if (typeof ref === 'function') ref(element)
            else if (ref) ref.current = element
          }}
          onFocus={event => event.currentTarget.select()}
          onClick={() => setOpen(true)} onBlur={leave} onKeyDown={onKeyDown}
          onChange={event => {
            setTyped(event.target.value)
            setUnknown(null)
            setActive(0)
            setOpen(true)
            eager.current = 0
            if (making.current) making.current.submits = false
          }}
        />
      </div>
      <Popover className="popover entity-picker-popover" triggerRef={input} isOpen={isOpen} isNonModal placement="bottom start" offset={2} onOpenChange={open => !open && setOpen(false)}>
        {/* The pointer must not take the focus out of the field. */}
        <div ref={list} id={`${id}-list`} role="listbox" aria-label={label} className="menu" onPointerDown={event => event.preventDefault()}>
          {rows.map((row, at) => (
            <div key={row.uid} id={`${id}-${at}`} role="option" aria-selected={at === current} tabIndex={-1} className="menu-item entity-picker-row" onPointerMove={event => moves(event) && setActive(at)} onClick={() => take(at)}>
              <EntityMark type={row.type} kind={row.kind} />
              <span className="truncate"><bdi>{shownTitle(row) || 'Untitled'}</bdi></span>
              {(types.length > 1 || row.detail !== '') && <span className="menu-item-detail truncate">{[types.length > 1 ? entityWords[row.type].one : '', row.detail].filter(part => part !== '').join(' · ')}</span>}
            </div>
          ))}
          {offers.map((create, index) => {
            const at = rows.length + index
            return (
              <div key={create.text('')} id={`${id}-${at}`} role="option" aria-selected={at === current} tabIndex={-1} className="menu-item entity-picker-row entity-picker-create" onPointerMove={event => moves(event) && setActive(at)} onClick={() => take(at)}>
                <span aria-hidden="true">+</span>
                <span className="truncate"><bdi>{create.text(text)}</bdi></span>
              </div>
            )
          })}
          {settled && count === 0 && <p className="quiet entity-picker-empty">{text === '' ? 'There is none yet: type its name.' : 'Nothing has a name like that.'}</p>}
        </div>
      </Popover>
      {error !== undefined ? <p id={`${id}-hint`} className="field-error">{error}</p> : told !== undefined && <p id={`${id}-hint`} className="field-hint">{told}</p>}
    </div>
  )
}
