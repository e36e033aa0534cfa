import type { ReactNode } from 'react'
import { Group, Separator, Toolbar as AriaToolbar } from 'react-aria-components'
import './toolbar.css'

/** Controls in a row: one stop for Tab, arrows between them. */
export function Toolbar({ label, children, className }: { label: string; children: ReactNode; className?: string }) {
  return <AriaToolbar aria-label={label} className={`toolbar ${className ?? ''}`}>{children}</AriaToolbar>
}

export function ToolbarGroup({ label, children }: { label: string; children: ReactNode }) {
  return <Group aria-label={label} className="toolbar-group">{children}</Group>
}

export function ToolbarSeparator() {
  return <Separator orientation="vertical" className="toolbar-separator" />
}
