import type { CopyMergeReport } from '../../../db/contract/entities/copies.ts'
import { WarningIcon } from '../../ui/icons/view.tsx'
import { relationText, typeWord } from './words.ts'

/** What file it is, and what it is to this project. */
export function CopyFacts({ report }: { report: CopyMergeReport }) {
  const { other } = report
  return (
    <div className="copy-facts">
      <p>
        <strong><bdi>{other.name}</bdi></strong>: <bdi>“{other.title}”</bdi>, {relationText(report)}
        {other.copy !== null && other.copy.coderName !== '' && <>, made for <bdi>{other.copy.coderName}</bdi> on <time dateTime={other.copy.createdAt}>{new Date(other.copy.createdAt).toLocaleDateString()}</time></>}.
      </p>
      {other.relation === 'unrelated' && (
        <p className="copy-facts-warning" role="note"><WarningIcon /> <span>Is this the file you mean? Everything in it would come in beside what is here, and nothing would be recognised as the same.</span></p>
      )}
    </div>
  )
}

/** By type: what is new, the same, completed, different. Types in which everything is the same are summed up in the last row. */
export function TypeTable({ report }: { report: CopyMergeReport }) {
  const shown = report.types.filter(count => count.new + count.added + count.conflicting > 0)
  const others = report.types.filter(count => !shown.includes(count)).reduce((sum, { same }) => sum + same, 0)
  return (
    <>
      {(shown.length > 0 || others > 0) && (
        <table className="copy-types">
          <thead>
            <tr><th scope="col">What</th><th scope="col">New</th><th scope="col">Same</th><th scope="col" title="The same, with something more in its lists: aliases, citations, participants, earlier versions">With something more</th><th scope="col">Different</th></tr>
          </thead>
          <tbody>
            {shown.map(count => (
              <tr key={count.type}>
                <th scope="row">{typeWord(count.type)}</th>
                <Count value={count.new} strong /><Count value={count.same} /><Count value={count.added} strong /><Count value={count.conflicting} strong />
              </tr>
            ))}
            {others > 0 && <tr className="quiet"><th scope="row">{shown.length === 0 ? 'Everything' : 'Everything else'}</th><Count value={0} /><Count value={others} /><Count value={0} /><Count value={0} /></tr>}
          </tbody>
        </table>
      )}
      {report.skipped.length > 0 && (
        <ul className="copy-skipped quiet">
          {report.skipped.map(({ what, count, why }) => <li key={`${what} ${why}`}>{`Stays there: ${count.toLocaleString()} ${typeWord(what, count).toLowerCase()}. ${why}`}</li>)}
        </ul>
      )}
    </>
  )
}

function Count({ value, strong = false }: { value: number; strong?: boolean }) {
  return <td className={value === 0 ? 'copy-none' : strong ? 'copy-strong' : ''}>{value === 0 ? <span aria-label="none">–</span> : value.toLocaleString()}</td>
}
