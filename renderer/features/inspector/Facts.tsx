import { Children, type ReactNode } from 'react'

/** A list of fields: name beside value. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="facts">{children}</dl>
}

/** One field; absent where it has no value. `edit` names the field of the form that a click opens. */
export function Fact({ name, edit, children }: { name: ReactNode; edit?: string; children: ReactNode }) {
  const empty = Children.toArray(children).every(child => child === '')
  if (empty) return null
  return (
    <>
      <dt>{name}</dt>
      <dd {...(edit === undefined ? {} : { 'data-edit': edit })}>{children}</dd>
    </>
  )
}
