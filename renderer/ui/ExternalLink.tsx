import type { ReactNode } from 'react'
import { EntenteError } from '../../db/contract/errors.ts'
import { LinkOutIcon } from './icons/actions.tsx'
import { useWorkbench } from './hooks.ts'
import './markdown.css'

/** A link out of the project. The shell shows the address and asks before it opens, since a visit tells others that somebody reads it. */
export function ExternalLink({ url, children }: { url: string; children: ReactNode }) {
  const { shell, announce } = useWorkbench()
  const open = () => {
    shell.openExternal(url).catch((error: unknown) => announce(error instanceof EntenteError ? error.message : 'The address could not be opened.'))
  }
  return (
    <button type="button" className="link-button" title={url} onClick={open}>
      {children}
      <LinkOutIcon />
      <span className="visually-hidden"> (opens outside)</span>
    </button>
  )
}
