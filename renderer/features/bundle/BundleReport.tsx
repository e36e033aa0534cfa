import type { Output } from '../../../db/contract/api.ts'
import { Button } from '../../ui/Button.tsx'
import { ManifestLists } from './ManifestLists.tsx'

/** What was written. Stays until it is closed. */
export function BundleReport({ written: { file, manifest }, onClose }: { written: Output<'files.blindCopy'>; onClose: () => void }) {
  return (
    <>
      <div className="bundle-report">
        <p role="status">
          <strong>For <bdi>{manifest.coder.name}</bdi>:</strong> <bdi className="file-path">{file}</bdi>
        </p>
        <p className="quiet">Give them this file. When it comes back, merge it: <em>Merge another copy</em> brings in what they coded, beside yours.</p>
        <ManifestLists manifest={manifest} />
      </div>
      <footer className="dialog-actions"><Button look="strong" autoFocus onPress={onClose}>Close</Button></footer>
    </>
  )
}
