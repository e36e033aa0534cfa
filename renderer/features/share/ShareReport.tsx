import type { Output } from '../../../db/contract/api.ts'
import { Button } from '../../ui/Button.tsx'
import { ManifestLists } from '../bundle/ManifestLists.tsx'
import { byteText, shareWords } from './words.ts'

/** What was written: its files with their hashes, as the manifest has them. Stays until it is closed. */
export function ShareReport({ written: { file, manifest }, onClose }: { written: Output<'files.share'>; onClose: () => void }) {
  return (
    <>
      <div className="bundle-report" tabIndex={0} role="region" aria-label="What was written">
        <p role="status"><strong>Made:</strong> <bdi className="file-path">{file}</bdi></p>
        <p className="quiet">The manifest in it says the same: what went in, what stayed out and why, and the SHA-256 of every file, by which others can see that nothing was changed.</p>
        <table className="share-table">
          <thead><tr><th scope="col">File</th><th scope="col" className="share-size">Size</th><th scope="col">SHA-256</th></tr></thead>
          <tbody>
            {manifest.files.map(({ path, bytes, sha256 }) => (
              <tr key={path}>
                <th scope="row"><bdi>{path}</bdi></th>
                <td className="share-size">{byteText(bytes)}</td>
                <td><code className="share-hash">{sha256}</code></td>
              </tr>
            ))}
          </tbody>
        </table>
        <ManifestLists manifest={manifest} words={shareWords} />
      </div>
      <footer className="dialog-actions"><Button look="strong" autoFocus onPress={onClose}>Close</Button></footer>
    </>
  )
}
