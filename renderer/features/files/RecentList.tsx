import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { FilesState } from '../../../db/contract/methods/files.ts'
import { IconButton } from '../../ui/Button.tsx'
import { ClearIcon } from '../../ui/icons/actions.tsx'
import { useProjectWindow } from './context.ts'

/** A locked project is known by its file alone. */
const nameOf = (name: string) => name.replace(/\.entente$/iu, '')

/** The projects that were open before; titles and places stay out of sight while private things are hidden. */
export function RecentList({ onOpen }: { onOpen: (file: string) => void }) {
  const { client, state } = useProjectWindow()
  const [files, setFiles] = useState<FilesState | null>(null)
  const view = useStore(state, held => held.view)
  const kept = useStore(state, held => held.preferences)
  const hidden = ('workbench' in view ? view.workbench.preferences.getState() : kept).privateHidden
  useEffect(() => {
    let current = true
    client.call('files.state', {}).then(found => current && setFiles(found), () => undefined)
    return () => {
      current = false
    }
  }, [client])
  if (hidden) return <section className="files-recent"><h3>Recent</h3><p className="quiet">Hidden with everything private.</p></section>
  const shown = files?.recent.filter(({ file }) => file !== files.open?.file) ?? []
  const forget = (file: string) => client.call('files.forget', { file }).then(setFiles, () => undefined)
  return (
    <section className="files-recent" aria-label="Recent projects">
      <h3>Recent</h3>
      {files !== null && shown.length === 0 && <p className="quiet">Projects that you open stand here.</p>}
      <ul>
        {shown.map(({ file, title, folder, name, missing }) => (
          <li key={file} className={missing ? 'files-recent-missing' : ''}>
            <button type="button" className="files-recent-open" disabled={missing} title={file} onClick={() => onOpen(file)}>
              <bdi className="truncate">{title || nameOf(name)}</bdi>
              <span className="quiet truncate"><bdi>{missing ? `${name} is not there now` : `${name} · ${folder}`}</bdi></span>
            </button>
            <IconButton label={`Take ${title || nameOf(name)} off the list`} icon={<ClearIcon />} onPress={() => void forget(file)} />
          </li>
        ))}
      </ul>
    </section>
  )
}
