import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { WithTip } from '../../ui/Button.tsx'

/** A coded word or grade whose meaning is said on hover and keyboard focus. */
export function Meaning({ meaning, label, children, className = '' }: { meaning: ReactNode; label?: string; children: ReactNode; className?: string }) {
  return (
    <WithTip tip={<span className="meaning-text">{meaning}</span>}>
      <AriaButton className={`meaning ${className}`} {...(label === undefined ? {} : { 'aria-label': label })}>{children}</AriaButton>
    </WithTip>
  )
}
