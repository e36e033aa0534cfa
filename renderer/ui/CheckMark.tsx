import './check-mark.css'

/** The box with a tick of a checkbox: a direct child of it, whose state says whether the tick shows. */
export function CheckMark() {
  return <span className="check-mark" aria-hidden>✓</span>
}
