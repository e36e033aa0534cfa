import type { Written } from './useRunningImport.ts'

/** A guess is worth telling once it rests on this much time, in milliseconds. */
const firstGuess = 1_500

/** How far a long import is, and about how long it still takes. */
export function ImportProgress({ written, waiting = 'Reading the file, and looking for what is there already…' }: { written: Written | null; waiting?: string }) {
  if (!written || written.total === 0) return <p className="import-one-step" role="status">{waiting}</p>
  const { done, total } = written
  return (
    <div className="import-one-step import-progress">
      <progress aria-label={steps[written.step]} value={done} max={total} />
      <span>{wordsOf(written)}</span>
    </div>
  )
}

const steps: Readonly<Record<Written['step'], string>> = { handing: 'Handing the file over', reading: 'Reading the file', writing: 'Import' }

function wordsOf({ step, done, total, rows, spent }: Written): string {
  const seconds = spent > firstGuess && done > 0 ? Math.ceil((spent / done * (total - done)) / 1_000) : 0
  const left = seconds === 0 ? '' : `, about ${seconds.toLocaleString()} s left`
  const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024).toLocaleString()
  switch (step) {
    case 'handing': return `${megabytes(done)} of ${megabytes(total)} MB handed over${left}`
    case 'reading': return `${megabytes(done)} of ${megabytes(total)} MB read, ${rows.toLocaleString()} rows${left}`
    case 'writing': return done < total ? `${done.toLocaleString()} of ${total.toLocaleString()} written${left}` : 'Names, links and the search index are brought up to date…'
  }
}
