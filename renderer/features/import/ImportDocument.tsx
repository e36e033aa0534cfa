import { Button } from '../../ui/Button.tsx'
import { countedWords } from '../../ui/counted.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { useProjectWindow } from '../files/context.ts'
import { ImportProgress } from './ImportProgress.tsx'
import { useProjectDocument } from './useProjectDocument.ts'

interface Props {
  name: string
  text: string
  /** How many files come after this one. */
  left: number
  onNext: () => void
  onAnother: () => void
  onClose: () => void
}

/** A project as a document: what it holds; then it takes the place of an empty project, or becomes a new one. */
export function ImportDocument({ name, text, left, onNext, onAnother, onClose }: Props) {
  const workbench = useWorkbench()
  const projectWindow = useProjectWindow()
  const undo = useStoreValue(workbench.history, state => state.undo)
  const { preview, error, isImporting, label, written, run, stop } = useProjectDocument(text)
  if (!preview) {
    return (
      <div className="import-wait">
        {error
          ? <ErrorNotice title="Nothing was imported" error={error}>{left > 0 ? <Button autoFocus onPress={onNext}>Next file</Button> : <Button autoFocus onPress={onAnother}>Choose another file…</Button>}</ErrorNotice>
          : <p role="status">Reading {name}…</p>}
      </div>
    )
  }
  const counts = preview.included.map(countedWords).join(' · ') || 'It is empty but for its codebook.'
  const makeNew = () => {
    onClose()
    projectWindow.openDialog({ kind: 'new', document: { name, title: preview.title, text } })
  }
  if (label !== null) {
    return (
      <>
        <div className="import">
          <p className="import-done" role="status"><strong>This project is now “<bdi>{preview.title}</bdi>”.</strong></p>
          <p className="import-counts">{counts}</p>
          <p className="quiet">{undo === label ? <>Undo takes all of it back, as one step: “<bdi>{label}</bdi>”.</> : 'It was taken back, or other steps were made since.'}</p>
        </div>
        <footer className="dialog-actions">
          {undo === label && <Button onPress={() => void workbench.undo().catch(() => undefined)}>Undo</Button>}
          {/* Made anew when Undo goes, so that the focus has a place to be. */}
          <Button key={undo === label ? 'done' : 'undone'} look="strong" autoFocus onPress={left > 0 ? onNext : onClose}>{left > 0 ? 'Next file' : 'Close'}</Button>
        </footer>
      </>
    )
  }
  return (
    <>
      <div className="import">
        <p>A whole project as a document (Entente JSON): <strong><bdi>{preview.title}</bdi></strong></p>
        <p className="import-counts" role="status">{counts}</p>
        {preview.takesPlace
          ? <p>It takes the place of this project, which is still empty: title, study period and codebook become those of the document.</p>
          : (
              <>
                <p>The project that is open holds something already, so the document is not read into it. Make a new project of it.</p>
                <p className="quiet">To have both in one, open this project again afterwards and merge the new one into it: <em>Merge another copy…</em> tells what is new, the same and different before it does so.</p>
              </>
            )}
        {error && <ErrorNotice title="Nothing was imported" error={error} />}
      </div>
      <footer className="dialog-actions">
        {isImporting ? <ImportProgress written={written} /> : <p className="import-one-step">{preview.takesPlace ? 'One step, which undo takes back.' : 'This project stays as it is.'}</p>}
        <Button onPress={isImporting ? stop : onClose}>{isImporting ? 'Stop' : 'Cancel'}</Button>
        {left > 0 && <Button onPress={onNext}>Leave it out</Button>}
        {preview.takesPlace
          ? <Button look="strong" autoFocus isPending={isImporting} onPress={run}>{isImporting ? 'Importing…' : 'Import the project'}</Button>
          : <Button look="strong" autoFocus onPress={makeNew}>Make a new project of it…</Button>}
      </footer>
    </>
  )
}
