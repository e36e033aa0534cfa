import type { ApiErrorBody, ErrorCode } from '../../../db/contract/errors.ts'
import type { Project } from '../../../db/contract/methods/project.ts'
import { useProjectWindow } from '../files/context.ts'
import { askWhereToGoOn } from '../files/go-on.ts'
import { Button } from '../../ui/Button.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { WarningIcon } from '../../ui/icons/view.tsx'

/** Errors of the place where the project is: another place helps. */
const faults: ReadonlySet<ErrorCode> = new Set(['disk_full', 'disk_error', 'read_only'])

const nameOf = (file: string) => file.split(/[/\\]/u).at(-1) ?? file

/** Says that the project's file is gone or that its disk does not take what is saved, what is safe, and leads to another place; null where nothing is wrong. */
export function FaultNotice({ project }: { project: Pick<Project, 'file' | 'fileState'> }) {
  const projectWindow = useProjectWindow()
  const workbench = useWorkbench()
  const error = useStoreValue(workbench.saving, state => state.error)
  const hidden = useStoreValue(workbench.preferences, state => state.privateHidden)
  const goOn = () => void askWhereToGoOn(projectWindow, workbench).catch((refusal: unknown) => projectWindow.refuse('The project was not saved as a new file', refusal))
  const recover = async () => {
    const file = project.file ?? ''
    await projectWindow.client.call('files.close', {})
    projectWindow.openDialog({ kind: 'recover', file, name: nameOf(file), message: error?.message ?? '' })
  }
  const close = () => void recover().catch((refusal: unknown) => projectWindow.refuse('The project was not closed', refusal))
  return <FaultNoticeOf place={project.fileState} error={error} file={hidden ? null : project.file} onGoOn={goOn} onClose={close} />
}

interface Props {
  place: Project['fileState']
  /** What the last change met. */
  error: ApiErrorBody | null
  /** Null where it is not to be shown. */
  file: string | null
  onGoOn: () => void
  onClose: () => void
}

/** The notice itself. */
export function FaultNoticeOf({ place, error, file, onGoOn, onClose }: Props) {
  const isDamaged = place === 'here' && error?.code === 'corrupt'
  if (place === 'here' && !isDamaged && !(error && faults.has(error.code))) return null
  const where = file === null ? null : <>: <bdi className="file-path">{file}</bdi></>
  return (
    <div className="notice notice-error" role="region" aria-label="What is wrong with the file">
      <WarningIcon />
      <p role="alert">
        {place === 'gone' && <><strong>The project’s file is gone from its place.</strong> It was moved, renamed or deleted while it was open, or its disk is not connected{where}. What you see here is still held by Entente, and what you type stays in this window: save it as a new file and go on there, or put the file back.</>}
        {place === 'replaced' && <><strong>Another file stands in the place of this project.</strong> Another program, perhaps one that syncs, put it there{where}. It is left alone. What you see here is still held by Entente, and what you type stays in this window: save it as a new file, go on there, and compare it with the other.</>}
        {isDamaged && <><strong>The project file is damaged.</strong> {error.message} Copy what you typed and see as not saved, then close it and see what can be saved.</>}
        {place === 'here' && !isDamaged && <><strong>Not saved.</strong> {error?.message} What you type stays in this window and is saved as soon as that works; or go on in another place.</>}
      </p>
      {isDamaged
        ? <Button onPress={onClose}>Close and see what can be saved…</Button>
        : <Button onPress={onGoOn}>Save as a new file…</Button>}
    </div>
  )
}
