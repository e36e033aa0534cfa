import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react'
import type { FolderEntry, FolderListing } from '../../../db/contract/methods/files.ts'
import { messageOf } from '../../state/project-window.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Field } from '../../ui/Field.tsx'
import { Icon } from '../../ui/icons/Icon.tsx'
import { VirtualList } from '../../ui/VirtualList.tsx'
import { useProjectWindow } from './context.ts'

const UpIcon = () => <Icon><path d="M8 13V3.5M4 7.2 8 3.2l4 4" /></Icon>
const FolderIcon = () => <Icon><path d="M2 4.2c0-.4.3-.7.7-.7h3l1.5 1.7h6c.5 0 .8.3.8.7v6c0 .4-.3.7-.7.7H2.7a.7.7 0 0 1-.7-.7z" /></Icon>
const ProjectIcon = () => <Icon><path d="M4 2h5.2L12 4.8V14H4z" /><circle cx="6.6" cy="9.6" r="1.1" /><circle cx="9.6" cy="7.4" r="1.1" /><path d="m7.5 9 1.2-.9" /></Icon>

interface Props {
  /** Told whenever another folder is shown. */
  onFolder: (folder: string) => void
  /** A project was chosen: by Enter, or a double press. */
  onProject: (path: string) => void
  /** The project that is selected, or null. */
  onSelect?: (path: string | null) => void
}

/**
 * Folders and projects of this machine, for a shell without dialogs of the system. Arrows go through the list, Enter goes into a folder or
 * takes a project, Alt Up goes to the folder above; a path can be typed.
 */
export function FolderChooser({ onFolder, onProject, onSelect }: Props) {
  const { client } = useProjectWindow()
  const [listing, setListing] = useState<FolderListing | null>(null)
  const [path, setPath] = useState('')
  const [selected, setSelected] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const list = useRef<{ focus(): void }>(null)

  const select = (next: string | null) => {
    setSelected(next)
    onSelect?.(next)
  }
  const [asked, setAsked] = useState<{ folder: string | null }>({ folder: null })
  const go = (folder: string | null) => setAsked({ folder })
  const show = useEffectEvent((found: FolderListing) => {
    setListing(found)
    setPath(found.folder)
    setError(null)
    select(null)
    onFolder(found.folder)
  })
  useEffect(() => {
    let current = true
    client.call('files.browse', asked).then(
      found => current && show(found),
      (refusal: unknown) => current && setError(messageOf(refusal, 'The folder could not be read.')),
    )
    return () => {
      current = false
    }
  }, [client, asked])

  const open = (entry: FolderEntry) => (entry.kind === 'folder' ? go(entry.path) : onProject(entry.path))
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.altKey && event.key === 'ArrowUp') || !listing?.parent) return
    event.preventDefault()
    go(listing.parent)
  }
  const goTyped = () => {
    const typed = path.trim()
    if (/\.entente$/iu.test(typed)) onProject(typed)
    else go(typed)
  }
  if (!listing) return error === null ? <p className="quiet files-chooser-wait">Reading the folder…</p> : <ErrorNotice title="The folder cannot be shown" error={{ message: error }} />
  return (
    <div className="files-chooser" onKeyDown={onKeyDown}>
      <div className="files-places" role="group" aria-label="Usual folders">
        {listing.places.map(place => (
          <Button key={place.path} look="quiet" className={place.path === listing.folder ? 'files-place-here' : ''} onPress={() => go(place.path)}>{place.name}</Button>
        ))}
      </div>
      <div className="files-path">
        <IconButton label="Folder above" keys="Alt+ArrowUp" icon={<UpIcon />} isDisabled={listing.parent === null} onPress={() => go(listing.parent)} />
        <Field
          label="Folder" hideLabel value={path} onChange={setPath} className="files-path-field"
          onKeyDown={event => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            goTyped()
          }}
        />
      </div>
      {error !== null && <ErrorNotice title="The folder cannot be shown" error={{ message: error }} />}
      <div className="files-list">
        <VirtualList
          ref={list} label="Folders and projects" count={listing.entries.length} rowHeight={28}
          rowAt={index => listing.entries[index]} keyOf={entry => entry.path} textOf={entry => entry.name}
          isSelected={entry => entry.path === selected} selectedKey={selected}
          onSelect={entry => select(entry.kind === 'project' ? entry.path : null)} onOpen={open}
          render={entry => (
            <span className="files-entry">
              {entry.kind === 'folder' ? <FolderIcon /> : <ProjectIcon />}
              <bdi className="truncate">{entry.kind === 'project' ? entry.name.replace(/\.entente$/iu, '') : entry.name}</bdi>
              <span className="visually-hidden">{entry.kind === 'folder' ? 'folder' : 'project'}</span>
            </span>
          )}
        />
        {listing.entries.length === 0 && <p className="quiet files-list-empty">No folders and no projects here.</p>}
      </div>
      {listing.more && <p className="quiet">There is more in this folder than is shown. Type the path of a folder in it.</p>}
    </div>
  )
}
