import { useLayoutEffect, useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { FormContext } from './form-context.ts'
import './edit.css'

/** Whether the form of an entity is open. */
export function useIsEditing(uid: string): boolean {
  const { editing } = useWorkbench()
  return useStoreValue(editing, state => state.editing === uid)
}

interface Props {
  /** "Russia": what the form is for. */
  name: string
  uid: string
  isFresh: boolean
  children: ReactNode
}

/**
 * The fields of an entity in the place of its facts. Every field saves itself; Escape in a field takes back what was typed there, a second one
 * closes the form.
 */
export function Form({ name, uid, isFresh, children }: Props) {
  const workbench = useWorkbench()
  const field = useStoreValue(workbench.editing, state => state.field)
  const form = useRef<HTMLFormElement>(null)
  const surroundings = useMemo(() => ({ key: uid, isFresh }), [uid, isFresh])
  useLayoutEffect(() => {
    const within = field === null ? form.current : form.current?.querySelector(`[data-field="${CSS.escape(field)}"]`) ?? form.current
    const control = within?.querySelector<HTMLElement>('input, textarea, button')
    control?.focus()
    if (control instanceof HTMLInputElement) control.select()
  }, [field])
  const close = () => {
    workbench.editing.setState({ editing: null, field: null })
    document.getElementById('inspector')?.focus({ preventScroll: true })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Lists that hang on a field are drawn elsewhere: their Escape is not ours.
    if (event.key !== 'Escape' || event.defaultPrevented || !(event.target instanceof Node) || !form.current?.contains(event.target)) return
    event.preventDefault()
    close()
  }
  return (
    <FormContext value={surroundings}>
      <form ref={form} className="form" aria-label={`Edit ${name}`} onKeyDown={onKeyDown} onSubmit={event => event.preventDefault()}>
        {children}
        <div className="form-foot">
          <Button keys="Escape" onPress={close}>Done</Button>
          <span className="quiet">Saved as you go</span>
        </div>
      </form>
    </FormContext>
  )
}

/** Several fields of a form under a heading of their own. */
export function FormGroup({ title, field, children }: { title: string; field?: string; children: ReactNode }) {
  return (
    <fieldset className="form-group" {...(field === undefined ? {} : { 'data-field': field })}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  )
}
