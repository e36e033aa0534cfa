import { useEffect, useSyncExternalStore } from 'react'
import { Kbd } from '../../ui/Kbd.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import './edit.css'

/** After the first of two keys: what the second may be. Goes with any other key, a press of the pointer, or Escape. */
export function KeyHint() {
  const { commands } = useWorkbench()
  const waiting = useSyncExternalStore(commands.subscribe, commands.waiting)
  useEffect(() => {
    if (!waiting) return
    const stop = () => commands.stopWaiting()
    const stopAtEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      event.preventDefault()
      stop()
    }
    document.addEventListener('pointerdown', stop)
    document.addEventListener('keydown', stopAtEscape, true)
    window.addEventListener('blur', stop)
    return () => {
      document.removeEventListener('pointerdown', stop)
      document.removeEventListener('keydown', stopAtEscape, true)
      window.removeEventListener('blur', stop)
    }
  }, [waiting, commands])
  if (!waiting) return null
  return (
    <div className="key-hint" role="status">
      <Kbd keys={waiting.key} />
      {waiting.choices.map(({ key, title }) => <span key={key}><Kbd keys={key} /> {title}</span>)}
    </div>
  )
}
