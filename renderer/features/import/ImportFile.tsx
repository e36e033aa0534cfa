import { useEffect, useState } from 'react'
import { EntenteError, type ApiErrorBody } from '../../../db/contract/errors.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { readProjectDocument } from './document-file.ts'
import { ImportDialogBody } from './ImportDialogBody.tsx'
import { ImportDocument } from './ImportDocument.tsx'

type Kind = { kind: 'document'; text: string } | { kind: 'data' } | { kind: 'error'; error: ApiErrorBody } | null

/** One file: a project as a document, or data for the project that is open, told apart by content. */
export function ImportFile(props: { file: File; beside: File | null; left: number; onNext: () => void; onAnother: () => void; onApart: () => void; onClose: () => void }) {
  const { file, left, onNext, onAnother } = props
  const [kind, setKind] = useState<Kind>(null)
  useEffect(() => {
    let isLatest = true
    readProjectDocument(file).then(
      text => isLatest && setKind(text === null ? { kind: 'data' } : { kind: 'document', text }),
      (problem: unknown) => isLatest && setKind({ kind: 'error', error: problem instanceof EntenteError ? problem.body() : { code: 'internal', message: 'The file could not be read. Nothing in the project changed.' } }),
    )
    return () => {
      isLatest = false
    }
  }, [file])
  switch (kind?.kind) {
    case 'document': return <ImportDocument {...props} name={file.name} text={kind.text} />
    case 'data': return <ImportDialogBody {...props} />
    case 'error':
      return <div className="import-wait"><ErrorNotice title="Nothing was imported" error={kind.error}>{left > 0 ? <Button autoFocus onPress={onNext}>Next file</Button> : <Button autoFocus onPress={onAnother}>Choose another file…</Button>}</ErrorNotice></div>
    case undefined: return <div className="import-wait"><p role="status">Reading {file.name}…</p></div>
  }
}
