import { FileTrigger } from 'react-aria-components'
import { Button } from '../../ui/Button.tsx'
import { ImportRecords } from './ImportRecords.tsx'

const accepted = ['.bib', '.bibtex', '.ris', '.json', '.csv', '.tsv', '.tab', '.txt', '.xlsx', '.gexf', '.graphml', '.xml', '.net', '.paj', '.cyjs']

/** Asks for the files, and shows what was imported before. */
export function ImportStart({ onChoose }: { onChoose: (files: File[]) => void }) {
  return (
    <div className="import-start">
      <p>Choose files, or drop files or a folder on the window. You see what would be imported from each before anything is written.</p>
      <dl className="import-formats">
        <dt>Bibliography</dt><dd>BibTeX and BibLaTeX, RIS, CSL-JSON: from Zotero, EndNote, JabRef and others. Notes in it arrive private.</dd>
        <dt>Table</dt><dd>CSV, TSV, Excel (.xlsx): actors, ties, events or sources, a row each; an adjacency matrix or list.</dd>
        <dt>Network</dt><dd>GEXF, GraphML, Pajek (.net, .paj), Cytoscape (.cyjs): nodes become actors, edges ties, with their dates, weights and places.</dd>
        <dt>Project</dt><dd>Entente JSON: a whole project as a document, into a project that is still empty or as a new one.</dd>
      </dl>
      <FileTrigger
        acceptedFileTypes={accepted} allowsMultiple
        onSelect={files => {
          if (files && files.length > 0) onChoose([...files])
        }}
      >
        <Button look="strong" autoFocus>Choose a file…</Button>
      </FileTrigger>
      <ImportRecords />
    </div>
  )
}
