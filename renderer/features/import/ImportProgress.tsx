import type { Written } from './useRunningImport.ts'

/** A guess is worth telling once it rests on this much time, in milliseconds. */
const firstGuess = 1_500

/** How far a long import is, and about how long it still takes. */
export function ImportProgress({ written }: { written: Written | null }) {
  if (!written || written.total === 0) return <p className="import-one-step" role="status">Reading the file, and looking for what is there already…</p>
  const { done, total, spent } = written
  const left = spent > firstGuess && done > 0 ? Math.ceil((spent / done * (total - done)) / 1_000) : null
  return (
    <div className="import-one-step import-progress">
      <progress aria-label="Import" value={done} max={total} />
      <span>
        {done < total
          ? `${done.toLocaleString()} of ${total.toLocaleString()} written${left === null ? '' : `, about ${left.toLocaleString()} s left`}`
          : 'Names, links and the search index are brought up to date…'}
      </span>
    </div>
  )
}
