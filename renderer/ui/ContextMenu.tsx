import { useRef } from 'react'
import { Popover } from 'react-aria-components'
import { MenuActions, type MenuAction } from './Menu.tsx'

interface Props {
  label: string
  /** Where it opens, in pixels of the page. */
  at: { x: number; y: number }
  actions: readonly MenuAction[]
  onClose: () => void
}

/** Actions at a place, for a right click or the menu key. The focus goes back to where it was. */
export function ContextMenu({ label, at, actions, onClose }: Props) {
  const anchor = useRef<HTMLSpanElement>(null)
  return (
    <>
      <span ref={anchor} className="context-menu-anchor" style={{ left: at.x, top: at.y }} />
      <Popover className="popover" triggerRef={anchor} isOpen onOpenChange={isOpen => !isOpen && onClose()} placement="bottom start" offset={2}>
        <MenuActions label={label} actions={actions} onClose={onClose} />
      </Popover>
    </>
  )
}
