import { useEffect, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { refusalText } from './commands.ts'
import { useProjectWindow } from './context.ts'
import { useFileTask } from './useFileTask.ts'
import './files.css'

/** Report a problem…: the text of a report to read, add to and cut before it is saved. Nothing is sent. */
export function ReportDialog({ isOpen }: { isOpen: boolean }) {
  const projectWindow = useProjectWindow()
  const close = () => projectWindow.openDialog(null)
  return <Dialog title="Report a problem" isOpen={isOpen} onClose={close} width={720}><ReportForm onClose={close} /></Dialog>
}

function ReportForm({ onClose }: { onClose: () => void }) {
  const { client, shell } = useProjectWindow()
  const [name, setName] = useState('entente-problem.txt')
  const [text, setText] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const { busy, refusal, run } = useFileTask()
  const [notMade, setNotMade] = useState<string | null>(null)
  useEffect(() => {
    client.call('files.problemReport', {}).then(report => {
      setName(report.name)
      setText(report.text)
    }, (error: unknown) => setNotMade(refusalText(error)))
  }, [client])
  const save = async () => {
    const told = await shell.saveFile({ name, mime: 'text/plain', bytes: new TextEncoder().encode(text ?? '') })
    if (told !== null) setSaid(told)
  }
  const copy = async () => {
    await shell.copyText(text ?? '')
    setSaid('Copied.')
  }
  return (
    <div className="files-dialog">
      <p>This is all that the report holds: versions, your system, sizes in powers of ten, and the last lines of the log. Names, titles, paths and contents are not in it. Read it, say what happened, cut what you like. It is sent to nobody: save it and give it to whom you choose.</p>
      {notMade !== null && <ErrorNotice title="The report could not be made" error={{ message: notMade }} />}
      {refusal !== null && <ErrorNotice title="The report was not saved" error={{ message: refusal }} />}
      {text !== null && <div className="report-text"><TextArea label="The report" value={text} onChange={setText} rows={16} /></div>}
      <footer className="files-actions">
        <span className="quiet report-said" role="status">{said}</span>
        <Button onPress={onClose}>Close</Button>
        <Button isDisabled={text === null} onPress={() => run(copy)}>Copy</Button>
        <Button look="strong" isDisabled={text === null} isPending={busy} onPress={() => run(save)}>Save…</Button>
      </footer>
    </div>
  )
}
