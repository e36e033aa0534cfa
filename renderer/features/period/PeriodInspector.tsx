import { useQuery } from '../../ui/hooks.ts'
import { writtenText } from '../inspector/DateText.tsx'
import { understoodText } from '../inspector/dates.ts'
import { Fact, Facts } from '../inspector/Facts.tsx'
import { LinkedMarkdown } from '../inspector/LinkedMarkdown.tsx'
import { WhenReady } from '../inspector/WhenReady.tsx'
import { NotesSection } from '../notes/NotesSection.tsx'

/** A period: its dates, as written and as understood, and what it stands for. */
export function PeriodInspector({ uid }: { uid: string }) {
  return (
    <WhenReady query={useQuery('periods.get', { uid })} what="period">
      {({ period, notes, backlinks }) => (
        <>
          <div className="inspector-lead">
            {period.description !== '' && <LinkedMarkdown text={period.description} />}
            <Facts>
              <Fact name="Dates">{writtenText(period.dates.raw)}<span className="quiet fact-note">understood: {understoodText(period.dates)}</span></Fact>
            </Facts>
          </div>
          <NotesSection target={{ type: 'period', uid }} notes={notes} backlinks={backlinks} />
        </>
      )}
    </WhenReady>
  )
}
