import type { Client } from '../../db/contract/api.ts'
import type { Output } from './command.ts'

/** Shows on one line how far a long import is. `begin` names a run and follows it; `end` takes the line away. Nothing where nobody looks on. */
export function importProgress(output: Output): { begin(client: Pick<Client, 'subscribe'>): { job?: string }; end(): void } {
  const { status } = output
  let stop: () => void = () => undefined
  return {
    begin(client) {
      if (!status) return {}
      const job = crypto.randomUUID()
      const began = performance.now()
      let step = ''
      let stepBegan = began
      stop()
      stop = client.subscribe(event => {
        if (event.type !== 'progress' || event.job !== job || event.total === 0) return
        const { done, total, reading } = event
        const name = reading ? 'reading' : 'writing'
        if (name !== step) [step, stepBegan] = [name, performance.now()]
        status(progressWords({ done, total, reading }, performance.now() - stepBegan))
      })
      return { job }
    },
    end() {
      stop()
      status?.(null)
    },
  }
}

/** “Reading: 34 of 180 MB, 340,000 rows, about 5 s left”. `spent`: milliseconds since the step began. */
export function progressWords({ done, total, reading }: { done: number; total: number; reading?: { rows: number } | undefined }, spent: number): string {
  const seconds = done > 0 && spent > 1_000 ? Math.ceil(spent / done * (total - done) / 1_000) : null
  const left = seconds === null || seconds === 0 ? '' : `, about ${seconds.toLocaleString('en')} s left`
  const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024).toLocaleString('en')
  if (reading) return `Reading: ${megabytes(done)} of ${megabytes(total)} MB, ${reading.rows.toLocaleString('en')} rows${left}`
  return done < total ? `Writing: ${Math.floor(done / total * 100)} %${left}` : 'Bringing names, links and the search index up to date …'
}
