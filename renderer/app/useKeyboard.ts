import { useEffect } from 'react'
import { useWorkbench } from '../ui/hooks.ts'

type TextField = HTMLInputElement | HTMLTextAreaElement
const textTypes = new Set(['text', 'search', 'url', 'email', 'tel', 'password', 'number'])
const isTextField = (target: EventTarget | null): target is TextField =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && textTypes.has(target.type))
const isEditor = (target: EventTarget | null): target is HTMLElement => target instanceof HTMLElement && target.isContentEditable

/**
 * The window's one key handler: runs commands for what no control has used.
 *
 * Ctrl Z belongs to the text as long as there is something of it to take back: a plain field until it reads as it did when it was
 * entered, an editor (contenteditable) for as long as it prevents the default of the key.
 */
export function useKeyboard(): void {
  const workbench = useWorkbench()
  useEffect(() => {
    const textAtEntry = new WeakMap<TextField, string>()
    const onFocus = (event: FocusEvent) => {
      if (isTextField(event.target)) textAtEntry.set(event.target, event.target.value)
    }
    const fieldKeepsUndo = (target: EventTarget | null, event: KeyboardEvent) => {
      if (!isTextField(target) || !(event.ctrlKey || event.metaKey) || !['z', 'y'].includes(event.key.toLowerCase())) return false
      return textAtEntry.get(target) !== target.value
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const { target } = event
      // A dialog is on: only what is inside of it listens.
      if (workbench.layout.getState().dialog !== null) return
      if (target instanceof Element && target.closest('[role="dialog"], [role="menu"], .popover')) return
      if (fieldKeepsUndo(target, event)) return
      const inField = isTextField(target) || isEditor(target)
      if (event.key === 'Escape') {
        if (inField && target instanceof HTMLElement) leaveField(target)
        else if (workbench.selection.getState().selected.length > 0) workbench.select(null)
        else if (!workbench.commands.run('compare.leave') && !workbench.commands.run('focus.leave')) return
        event.preventDefault()
        return
      }
      if (workbench.commands.press(event, inField)) event.preventDefault()
    }
    // The second key of two is not the list's or the canvas' any more, whatever it would mean there.
    const onSecondKey = (event: KeyboardEvent) => {
      const inField = isTextField(event.target) || isEditor(event.target)
      if (workbench.commands.waiting() === null || event.isComposing || inField || workbench.layout.getState().dialog !== null) return
      if (event.key === 'Escape') workbench.commands.stopWaiting()
      else if (!workbench.commands.press(event, false)) return
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('keydown', onSecondKey, { capture: true })
    document.addEventListener('focusin', onFocus)
    document.addEventListener('keydown', onKeyDown)
    return () => {
      document.removeEventListener('keydown', onSecondKey, { capture: true })
      document.removeEventListener('focusin', onFocus)
      document.removeEventListener('keydown', onKeyDown)
    }
  }, [workbench])
}

/** Escape goes out of a field to the region that holds it, so that the focus stays where the user was. */
function leaveField(field: HTMLElement): void {
  const region = field.closest<HTMLElement>('[data-region]')
  if (region) region.focus({ preventScroll: true })
  else field.blur()
}
