import type { ExportManifest } from '../../../db/contract/methods/exports.ts'
import { Button } from '../../ui/Button.tsx'
import { ManifestLists } from '../bundle/ManifestLists.tsx'
import { wordsOf } from './export-formats.ts'
import { exportWords } from './export-words.ts'

export interface Saved {
  /** What the shell says of the file. */
  readonly text: string
  readonly manifest: ExportManifest
}

/** What was written. Stays until it is closed. */
export function ExportReport({ saved: { text, manifest }, onAnother, onClose }: { saved: Saved; onAnother: () => void; onClose: () => void }) {
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is scrolled by keyboard too */}
      <div className="export-report" tabIndex={0} role="region" aria-label="What was written">
        <p role="status"><strong>{wordsOf(manifest.format).name}:</strong> <bdi>{text}</bdi></p>
        <ManifestLists manifest={{ ...manifest, cautions: manifest.warnings }} words={exportWords(manifest.format)} />
      </div>
      <footer className="dialog-actions">
        <Button onPress={onAnother}>Export another…</Button>
        <Button look="strong" autoFocus onPress={onClose}>Close</Button>
      </footer>
    </>
  )
}
