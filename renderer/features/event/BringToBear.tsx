import { useRef, useState } from 'react'
import type { Event } from '../../../db/contract/entities/events.ts'
import { Button } from '../../ui/Button.tsx'
import { CodingBar } from '../coding/CodingBar.tsx'
import { useCodingMaterial } from '../coding/useCoding.ts'

/** An event is evidence too: the bar that codes passages codes it to ties, dated as the event is. */
export function BringToBear({ event }: { event: Event }) {
  const material = useCodingMaterial()
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = () => {
    setOpen(false)
    requestAnimationFrame(() => button.current?.focus())
  }
  const words = [event.title, event.description, ...event.participants.map(participant => participant.actorRef.title)].join('. ')
  return isOpen && material
    ? <CodingBar passage={{ event: event.uid }} words={words} about={event.date?.raw ?? null} material={material} onClose={close} />
    : <div><Button ref={button} onPress={() => setOpen(true)}>Bring to bear on a tie</Button></div>
}
