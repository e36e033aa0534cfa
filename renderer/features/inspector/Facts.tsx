import { Children, type ReactNode } from 'react'

/** A list of fields: name beside value. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="facts">{children}</dl>
}

/** One field; absent where it has no value. */
export function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  const empty = Children.toArray(children).every(child => child === '')
  if (empty) return null
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
