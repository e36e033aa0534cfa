import { useEffect, useRef, useState } from 'react'
import type { EntityRef } from '../../../db/contract/values.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { useGiveText, type Given } from './useGiveText.ts'

const accepted = '.txt,.md,.markdown,.html,.htm,.docx,.pdf,text/plain,text/markdown,text/html,application/pdf'

interface Props {
  source: EntityRef
  /** Whether it takes the place of a text that is held. */
  isReplacing: boolean
  /** Excerpts of the source, which have no place in a text yet. */
  excerpts: number
  /** The text was removed just now: the keyboard comes here. */
  isFresh: boolean
  onGiven: (given: Given) => void
  onCancel: () => void
}

/** Gives a source its text: paste, a file, or a drop. */
export function GiveText({ source, isReplacing, excerpts, isFresh, onGiven, onCancel }: Props) {
  const section = useRef<HTMLElement>(null)
  const { state, paste, read, cancel, dismiss } = useGiveText(source.uid, onGiven)
  const file = useRef<HTMLInputElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState<string | null>(null)
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    if (text !== null) field.current?.focus()
    // oxlint-disable-next-line react/exhaustive-deps -- when the field appears
  }, [text === null])
  useEffect(() => {
    if (isFresh) section.current?.focus()
  }, [isFresh])
  return (
    <section
      ref={section} tabIndex={-1} className={`reader-give ${isOver ? 'reader-give-over' : ''}`} aria-label="Give the source its text" data-takes-files=""
      onPaste={event => {
        if (event.target instanceof HTMLTextAreaElement) return
        const [dropped] = event.clipboardData.files
        const pasted = event.clipboardData.getData('text/plain')
        event.preventDefault()
        event.stopPropagation()
        if (dropped) read(dropped)
        else if (pasted.trim() !== '') paste(pasted)
      }}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        event.preventDefault()
        setOver(false)
        const [dropped] = event.dataTransfer.files
        if (dropped) read(dropped)
      }}
    >
      <h2>{isReplacing ? 'Replace the text' : 'No text of this source is held yet'}</h2>
      <p>
        {isReplacing
          ? 'Excerpts keep their place where their words stand in the new text too. Those that cannot be found are listed, none is lost, and undo brings the old text back.'
          : <>With its text here, a passage is coded where it stands, and every figure leads back to the words. {excerpts > 0 && 'Without it, the excerpts below count just as much: a paraphrase with its locator is evidence like a passage that is marked.'}</>}
      </p>
      {state.step === 'reading'
        ? (
          <div className="reader-give-actions" role="status">
            <span>Reading “<bdi>{state.name}</bdi>”{state.total > 0 ? `: ${state.done.toLocaleString()} of ${state.total.toLocaleString()}` : ' …'}</span>
            <Button onPress={cancel}>Stop</Button>
          </div>
        )
        : text === null
          ? (
            <div className="reader-give-actions">
              <Button look="strong" onPress={() => file.current?.click()}>Choose a file…</Button>
              <Button onPress={() => setText('')}>Paste the text…</Button>
              {isReplacing && <Button look="quiet" onPress={onCancel}>Keep the text as it is</Button>}
              <span className="quiet">or drop it here: .txt .md .html .docx .pdf</span>
            </div>
          )
          : (
            <>
              <TextArea ref={field} label="Text of the source" value={text} onChange={setText} rows={8} />
              <div className="reader-give-actions">
                <Button look="strong" isDisabled={text.trim() === ''} onPress={() => paste(text)}>Keep this text</Button>
                <Button onPress={() => setText(null)}>Cancel</Button>
              </div>
            </>
          )}
      {state.step === 'failed' && <p className="field-error" role="alert">{state.message} <button type="button" className="link-button" onClick={dismiss}>Close</button></p>}
      <input
        ref={file} type="file" hidden aria-label="Text file" accept={accepted}
        onChange={event => {
          const [chosen] = event.currentTarget.files ?? []
          event.currentTarget.value = ''
          if (chosen) read(chosen)
        }}
      />
    </section>
  )
}
