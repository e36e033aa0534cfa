import { FileTrigger } from 'react-aria-components'
import { Button } from '../../ui/Button.tsx'

const accepted = ['.bib', '.bibtex', '.ris', '.json', '.csv', '.tsv', '.tab', '.txt', '.xlsx', '.gexf', '.graphml', '.xml', '.net', '.paj', '.cyjs']

/** Asks for the file. */
export function ImportStart({ onChoose }: { onChoose: (file: File) => void }) {
  return (
    <div className="import-start">
      <p>Choose a file, or drop it on the window. You see what would be imported before anything is written.</p>
      <dl className="import-formats">
        <dt>Bibliography</dt><dd>BibTeX and BibLaTeX, RIS, CSL-JSON: from Zotero, EndNote, JabRef and others. Notes in it arrive private.</dd>
        <dt>Table</dt><dd>CSV, TSV, Excel (.xlsx): actors, ties or events, a row each; an adjacency matrix or list.</dd>
        <dt>Network</dt><dd>GEXF, GraphML, Pajek (.net, .paj), Cytoscape (.cyjs): nodes become actors, edges ties, with their dates, weights and places.</dd>
      </dl>
      <FileTrigger
        acceptedFileTypes={accepted}
        onSelect={files => {
          const file = files?.item(0)
          if (file) onChoose(file)
        }}
      >
        <Button look="strong" autoFocus>Choose a file…</Button>
      </FileTrigger>
    </div>
  )
}
