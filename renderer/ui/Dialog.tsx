import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { IconButton } from './Button.tsx'
import { ClearIcon } from './icons/actions.tsx'
import './dialog.css'

interface Props {
  title: string
  /** Keeps the title for screen readers only. */
  hideTitle?: boolean
  isOpen: boolean
  onClose: () => void
  /** In CSS pixels. */
  width?: number
  place?: 'centre' | 'top'
  /** Buttons at the foot. */
  actions?: ReactNode
  children: ReactNode
}

/** A modal dialog: holds the focus, closes with Escape or a press outside, and gives the focus back. */
export function Dialog({ title, hideTitle, isOpen, onClose, width = 480, place = 'centre', actions, children }: Props) {
  return (
    <ModalOverlay className={`dialog-backdrop dialog-${place}`} isOpen={isOpen} isDismissable onOpenChange={open => !open && onClose()}>
      <Modal className="dialog-modal" style={{ width }}>
        <AriaDialog className="dialog" {...(hideTitle ? { 'aria-label': title } : {})}>
          {!hideTitle && (
            <header className="dialog-head">
              <Heading slot="title" level={2}>{title}</Heading>
              <IconButton label="Close" keys="Escape" icon={<ClearIcon />} onPress={onClose} />
            </header>
          )}
          {children}
          {actions && <footer className="dialog-actions">{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
