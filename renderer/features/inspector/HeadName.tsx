import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'

/** The name at the head of the inspector: at most three lines of it, the whole on demand. `edit` is the field that a click on it opens. */
export function HeadName({ edit, children, below }: { edit: string | undefined; children: ReactNode; below: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const [isWhole, setWhole] = useState(false)
  const [isCut, setCut] = useState(false)
  useLayoutEffect(() => {
    const element = heading.current
    if (!element || isWhole) return
    const measure = () => {
      const cut = element.scrollHeight > element.clientHeight + 1
      setCut(cut)
      element.title = cut ? element.textContent : ''
    }
    measure()
    const resized = new ResizeObserver(measure)
    const reworded = new MutationObserver(measure)
    resized.observe(element)
    reworded.observe(element, { subtree: true, childList: true, characterData: true })
    return () => {
      resized.disconnect()
      reworded.disconnect()
    }
  }, [isWhole])
  return (
    <div>
      <h2 ref={heading} dir="auto" className={isWhole ? 'head-name-whole' : ''} {...(edit === undefined ? {} : { 'data-edit': edit })}>{children}</h2>
      <p className="quiet inspector-type">
        {below}
        {(isCut || isWhole) && (
          <button type="button" className="link-button head-name-more" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>{isWhole ? 'shorter' : 'whole name'}</button>
        )}
      </p>
    </div>
  )
}
