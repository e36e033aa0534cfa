import { useEffect, useId, useLayoutEffect, useRef, useState, type CSSProperties, type KeyboardEvent } from 'react'
import { Button } from '../../ui/Button.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { tourSteps } from './tour-steps.ts'
import './help.css'

interface Place { ring: CSSProperties | null; card: CSSProperties }
const cardWidth = 320
const gap = 12

/** A few words about the parts of the window, shown once and again on demand. It stands beside what it is about and keeps nothing from being used. */
export function Tour() {
  const workbench = useWorkbench()
  const seen = useStoreValue(workbench.preferences, state => state.tourSeen)
  const [step, setStep] = useState<number | null>(seen ? null : 0)
  useEffect(() => workbench.commands.register([
    { id: 'tour', title: 'A short tour', group: 'Help', keys: [], run: () => setStep(0) },
  ]), [workbench])
  const end = () => {
    setStep(null)
    if (!seen) workbench.setPreferences({ tourSeen: true })
    document.getElementById('centre')?.focus({ preventScroll: true })
  }
  return step === null ? null : <Card key={step} step={step} onStep={setStep} onEnd={end} />
}

function Card({ step, onStep, onEnd }: { step: number; onStep: (step: number) => void; onEnd: () => void }) {
  const id = useId()
  const card = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<Place | null>(null)
  const { title, text, target } = tourSteps[step] ?? { title: '', text: '', target: '' }
  const isLast = step === tourSteps.length - 1

  useLayoutEffect(() => {
    const put = () => setPlace(placeBeside(document.querySelector(target), card.current?.offsetHeight ?? 180))
    put()
    window.addEventListener('resize', put)
    // What the window shows may still be arriving.
    const timer = setInterval(put, 400)
    return () => {
      window.removeEventListener('resize', put)
      clearInterval(timer)
    }
  }, [target])
  useEffect(() => card.current?.focus({ preventScroll: true }), [])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onEnd()
    // On the card itself Enter is its chief button; on a button it is that button's.
    else if (event.key === 'Enter' && event.target === event.currentTarget) {
      if (isLast) onEnd()
      else onStep(step + 1)
    }
    else if (event.key === 'ArrowRight' && !isLast) onStep(step + 1)
    else if (event.key === 'ArrowLeft' && step > 0) onStep(step - 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <>
      {place?.ring && <div className="tour-ring" aria-hidden="true" style={place.ring} />}
      <div
        ref={card} className="tour-card" role="dialog" aria-labelledby={`${id}-title`} aria-describedby={`${id}-text`} tabIndex={-1}
        style={place?.card} onKeyDown={onKeyDown}
      >
        <p className="tour-count">A short tour · {step + 1} of {tourSteps.length}</p>
        <h2 id={`${id}-title`}>{title}</h2>
        <p id={`${id}-text`}>{text}</p>
        <div className="tour-actions">
          {!isLast && <Button look="quiet" onPress={onEnd}>Skip the tour</Button>}
          <span className="tour-space" />
          {step > 0 && <Button onPress={() => onStep(step - 1)}>Back</Button>}
          <Button look="strong" onPress={isLast ? onEnd : () => onStep(step + 1)}>{isLast ? 'Done' : 'Next'}</Button>
        </div>
      </div>
    </>
  )
}

/** Beside the target where there is room, else over its middle; always within the window. In CSS pixels. */
function placeBeside(target: Element | null, height: number): Place {
  const { innerWidth, innerHeight } = window
  const width = Math.min(cardWidth, innerWidth - 2 * gap)
  const box = target?.getBoundingClientRect()
  if (!box || box.width === 0) return { ring: null, card: { left: (innerWidth - width) / 2, top: Math.max(gap, (innerHeight - height) / 2), width } }
  const within = (value: number, size: number, limit: number) => Math.max(gap, Math.min(value, limit - size - gap))
  const beside = box.right + gap + width <= innerWidth - gap ? box.right + gap : box.left - gap - width >= gap ? box.left - gap - width : null
  const below = box.bottom + gap + height <= innerHeight - gap ? box.bottom + gap : box.top - gap - height >= gap ? box.top - gap - height : null
  const isWide = box.width > innerWidth / 3
  const left = isWide && below !== null ? box.left + (box.width - width) / 2 : beside ?? box.left + (box.width - width) / 2
  const top = isWide && below !== null ? below : beside !== null ? box.top + gap : below ?? box.top + (box.height - height) / 2
  return {
    ring: { left: box.left, top: box.top, width: box.width, height: box.height },
    card: { left: within(left, width, innerWidth), top: within(top, height, innerHeight), width },
  }
}
