import type { ReactElement, ReactNode } from 'react'
import { Keyboard, Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components'
import { CheckIcon } from './icons/actions.tsx'
import { Kbd } from './Kbd.tsx'
import './controls.css'

export interface MenuAction {
  id: string
  text: ReactNode
  /** The text for type-ahead, where `text` is not a string. */
  textValue?: string
  detail?: string
  keys?: string | undefined
  checked?: boolean
  isDisabled?: boolean
  /** A line above it: what follows is of another kind. */
  apart?: boolean
  run: () => void
}

/** A button (`children`) that opens a list of actions. */
export function Menu({ label, actions, children }: { label: string; actions: readonly MenuAction[]; children: ReactElement }) {
  return (
    <MenuTrigger>
      {children}
      <Popover className="popover" offset={2}><MenuActions label={label} actions={actions} /></Popover>
    </MenuTrigger>
  )
}

/** The actions themselves, in a popover. */
export function MenuActions({ label, actions, onClose }: { label: string; actions: readonly MenuAction[]; onClose?: () => void }) {
  return (
    <AriaMenu className="menu" aria-label={label} {...(onClose ? { onClose, autoFocus: 'first' as const } : {})}>
      {actions.map(action => (
        <MenuItem
          key={action.id} id={action.id} className={`menu-item ${action.apart ? 'menu-item-apart' : ''}`} onAction={action.run}
          textValue={action.textValue ?? (typeof action.text === 'string' ? action.text : action.id)}
          {...(action.isDisabled ? { isDisabled: true } : {})}
        >
          <span>{action.checked && <CheckIcon />}</span>
          {/* What is read under it belongs to what it is called. */}
          <Text slot="label" dir="auto">{action.text}{action.detail && <span className="menu-item-detail"> {action.detail}</span>}</Text>
          {/* Said as a description: the name stays what the action is called. */}
          {action.keys && <Keyboard className="menu-item-keys"><Kbd keys={action.keys} isDrawn /></Keyboard>}
        </MenuItem>
      ))}
    </AriaMenu>
  )
}
