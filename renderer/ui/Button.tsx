import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, ToggleButton as AriaToggle, Tooltip, TooltipTrigger } from 'react-aria-components'
import { Kbd } from './Kbd.tsx'
import './controls.css'

export interface TipProps {
  /** Said on hover and keyboard focus. */
  tip?: ReactNode
  /** A combination such as `Mod+Z`, shown with the tip and told to screen readers. */
  keys?: string | undefined
}

/** Wraps a control with a tooltip where there is something to say. */
export function WithTip({ tip, keys, children }: TipProps & { children: ReactNode }) {
  if (!tip && !keys) return children
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <Tooltip className="tooltip" offset={6}>
        {tip}
        {keys && <Kbd keys={keys} />}
      </Tooltip>
    </TooltipTrigger>
  )
}

/** `aria-keyshortcuts` has no word for keys one after the other: these are left to the tooltip and the list of shortcuts. */
const ariaKeys = (keys: string) => keys.split('+').map(part => (part === 'Mod' ? 'Control' : part)).join('+')

export interface ButtonProps extends TipProps {
  children?: ReactNode
  icon?: ReactNode
  /** `plain` has a border, `quiet` none, `strong` is the one main action of a place. */
  look?: 'plain' | 'quiet' | 'strong'
  /** The accessible name where the text alone does not say it. */
  label?: string | undefined
  id?: string
  isDisabled?: boolean
  isPending?: boolean
  autoFocus?: boolean
  type?: 'button' | 'submit'
  className?: string | undefined
  onPress?: (() => void) | undefined
  ref?: Ref<HTMLButtonElement>
}

/** A button with text, and an icon where it helps. */
export function Button({ children, icon, look = 'plain', label, tip, keys, className, onPress, ref, ...rest }: ButtonProps) {
  return (
    <WithTip tip={tip} keys={keys}>
      <AriaButton
        {...rest}
        {...(ref ? { ref } : {})}
        className={`button button-${look} ${className ?? ''}`}
        {...(label === undefined ? {} : { 'aria-label': label })}
        {...(keys && !keys.includes(' ') ? { 'aria-keyshortcuts': ariaKeys(keys) } : {})}
        {...(onPress ? { onPress: () => onPress() } : {})}
      >
        {icon}
        {children !== undefined && <span className="button-text truncate">{children}</span>}
      </AriaButton>
    </WithTip>
  )
}

/** A button that is only an icon; `label` is its name and, unless `tip` says more, its tooltip. */
export function IconButton({ label, tip, ...rest }: Omit<ButtonProps, 'children'> & { label: string; icon: ReactNode }) {
  return <Button look="quiet" {...rest} label={label} tip={tip ?? label} className={`button-icon ${rest.className ?? ''}`} />
}

export interface ToggleProps extends TipProps {
  children?: ReactNode
  icon?: ReactNode
  label?: string
  isSelected: boolean
  onChange: (isSelected: boolean) => void
  isDisabled?: boolean
  className?: string
}

/** A button that stays pressed. */
export function Toggle({ children, icon, label, tip, keys, className, ...rest }: ToggleProps) {
  const iconOnly = children === undefined
  return (
    <WithTip tip={tip ?? (iconOnly ? label : undefined)} keys={keys}>
      <AriaToggle
        {...rest}
        className={`button button-quiet ${iconOnly ? 'button-icon' : ''} ${className ?? ''}`}
        {...(label === undefined ? {} : { 'aria-label': label })}
        {...(keys && !keys.includes(' ') ? { 'aria-keyshortcuts': ariaKeys(keys) } : {})}
      >
        {icon}
        {children !== undefined && <span className="button-text truncate">{children}</span>}
      </AriaToggle>
    </WithTip>
  )
}
