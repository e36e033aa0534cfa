import { useQuery } from '../../ui/hooks.ts'
import { writtenText } from '../inspector/DateText.tsx'
import { understoodText } from '../inspector/dates.ts'
import { Fact, Facts } from '../inspector/Facts.tsx'
import { LinkedMarkdown } from '../inspector/LinkedMarkdown.tsx'
import { WhenReady } from '../inspector/WhenReady.tsx'
import { useIsEditing } from '../edit/Form.tsx'
import { NotesSection } from '../notes/NotesSection.tsx'
import { PeriodForm } from './PeriodForm.tsx'

/** A period: its dates, as written and as understood, and what it stands for. */
export function PeriodInspector({ uid }: { uid: string }) {
  const query = useQuery('periods.get', { uid })
  const isEditing = useIsEditing(uid)
  return (
    <WhenReady query={query} what="period">
      {({ period, notes, backlinks }) => (
        <>
          {isEditing ? <PeriodForm period={period} isFresh={query.status === 'ready' && !query.refreshing} /> : <div className="inspector-lead">
            {period.description !== '' && <div data-edit="description"><LinkedMarkdown text={period.description} /></div>}
            <Facts>
              <Fact name="Dates" edit="dates">{writtenText(period.dates.raw)}<span className="quiet fact-note">understood: {understoodText(period.dates)}</span></Fact>
            </Facts>
          </div>}
          <NotesSection target={{ type: 'period', uid }} notes={notes} backlinks={backlinks} />
        </>
      )}
    </WhenReady>
  )
}
