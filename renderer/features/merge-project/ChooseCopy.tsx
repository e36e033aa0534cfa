import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { FolderChooser } from '../files/FolderChooser.tsx'

const ignore = () => undefined

/** The browser shell's way to the other file. */
export function ChooseCopy({ onChoose, onClose }: { onChoose: (file: string) => void; onClose: () => void }) {
  const [selected, setSelected] = useState<string | null>(null)
  return (
    <div className="files-dialog">
      <p>A blind copy that came back, or your own copy from another machine. It is read and stays as it is; you see what would change before anything does.</p>
      <FolderChooser onFolder={ignore} onProject={onChoose} onSelect={setSelected} />
      <footer className="files-actions">
        <Button onPress={onClose}>Cancel</Button>
        <Button look="strong" isDisabled={selected === null} onPress={() => selected !== null && onChoose(selected)}>Look at it</Button>
      </footer>
    </div>
  )
}
