import { useEffect, useState } from 'react'
import { EntenteError } from '../../../db/contract/errors.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { ClearIcon, UndoIcon } from '../../ui/icons/actions.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { paste, type Clipping, type Replaced } from './paste.ts'
import '../edit/edit.css'

/** Where what is pasted belongs to the field or the dialog, and to nobody else. */
const ownPaste = 'input:not([type="checkbox"], [type="radio"], [type="range"], [type="button"]), textarea, select, [contenteditable]:not([contenteditable="false"]), [role="dialog"], [role="menu"], .popover'

/** Pasting outside of any field makes a source, rows or a full text; the notice says when a full text took the place of another. */
export function PasteFeature() {
  const workbench = useWorkbench()
  const [replaced, setReplaced] = useState<Replaced | null>(null)
  const last = useStoreValue(workbench.history, state => state.undo)

  useEffect(() => {
    const take = (clipping: Clipping) => void paste(workbench, clipping).then(setReplaced)
    const onPaste = (event: ClipboardEvent) => {
      const { target, clipboardData } = event
      if (event.defaultPrevented || clipboardData === null || workbench.layout.getState().dialog !== null) return
      if ((target instanceof Element && target.closest(ownPaste)) || document.querySelector('[role="dialog"]')) return
      event.preventDefault()
      const file = [...clipboardData.files].find(({ type }) => !type.startsWith('image/')) ?? null
      take({ text: clipboardData.getData('text/plain'), html: clipboardData.getData('text/html'), file })
    }
    const readClipboard = async () => {
      try {
        take({ text: await workbench.shell.readText(), html: '', file: null })
      } catch (error) {
        workbench.announce(error instanceof EntenteError ? error.message : 'The clipboard could not be read.')
      }
    }
    const unregister = workbench.commands.register([
      { id: 'paste', title: 'Paste as source or rows', group: 'New', keys: [], run: () => void readClipboard() },
    ])
    document.addEventListener('paste', onPaste)
    return () => {
      unregister()
      document.removeEventListener('paste', onPaste)
    }
  }, [workbench])

  const isLast = replaced !== null && replaced.step === last
  useEffect(() => {
    if (replaced === null || isLast) return
    // The news of the change itself may come a moment after its answer.
    const timer = setTimeout(() => setReplaced(null), 1_000)
    return () => clearTimeout(timer)
  }, [replaced, isLast])

  if (!replaced) return null
  return (
    <div className="deleted-notice" role="region" aria-label="Replaced">
      <p dir="auto">{replaced.words}</p>
      <Button
        icon={<UndoIcon />} keys="Mod+Z" isDisabled={!isLast}
        onPress={() => {
          setReplaced(null)
          void workbench.undo().catch(() => undefined)
        }}
      >Undo</Button>
      <IconButton label="Close this notice" icon={<ClearIcon />} onPress={() => setReplaced(null)} />
    </div>
  )
}
