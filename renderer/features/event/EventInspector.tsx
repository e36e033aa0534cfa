import type { Event } from '../../../db/contract/entities/events.ts'
import { cameoText } from '../../../db/domain/cameo-text.ts'
import { useQuery } from '../../ui/hooks.ts'
import { dateBasisWords, participantRoleWords } from '../../ui/words.ts'
import { EvidenceList } from '../evidence/EvidenceList.tsx'
import { Citations } from '../inspector/Citations.tsx'
import { writtenText } from '../inspector/DateText.tsx'
import { understoodText } from '../inspector/dates.ts'
import { EntityLink } from '../inspector/EntityLink.tsx'
import { Fact, Facts } from '../inspector/Facts.tsx'
import { LinkedMarkdown } from '../inspector/LinkedMarkdown.tsx'
import { Meaning } from '../inspector/Meaning.tsx'
import { Section } from '../inspector/Section.tsx'
import { WhenReady } from '../inspector/WhenReady.tsx'
import { useIsEditing } from '../edit/Form.tsx'
import { useReadOnly } from '../inspector/useReadOnly.ts'
import { NotesSection } from '../notes/NotesSection.tsx'
import { BringToBear } from './BringToBear.tsx'
import { EventForm } from './EventForm.tsx'

const codeSchemes: Readonly<Record<string, string>> = { cameo: 'CAMEO', plover: 'PLOVER' }

/** An event: when and on what that date rests, who took part, where, what it is evidence for. */
export function EventInspector({ uid }: { uid: string }) {
  const query = useQuery('events.get', { uid })
  const isEditing = useIsEditing(uid)
  const isReadOnly = useReadOnly()
  return (
    <WhenReady query={query} what="event">
      {({ event, evidence, notes, backlinks }) => (
        <>
          {isEditing ? <EventForm event={event} isFresh={query.status === 'ready' && !query.refreshing} /> : <EventRead event={event} />}
          {(evidence.length > 0 || !isReadOnly) && (
            <Section name="inspector.event-evidence" title="Evidence it gives" count={evidence.length}>
              {evidence.length > 0 && <EvidenceList evidence={evidence} showAspect fromItself />}
              {!isReadOnly && <BringToBear key={uid} event={event} />}
            </Section>
          )}
          <NotesSection target={{ type: 'event', uid }} notes={notes} backlinks={backlinks} />
        </>
      )}
    </WhenReady>
  )
}

function EventRead({ event }: { event: Event }) {
  return (
    <>
      <div className="inspector-lead">
        {event.description !== '' && <div data-edit="description"><LinkedMarkdown text={event.description} /></div>}
        <EventFacts event={event} />
      </div>
      <Section name="inspector.event-participants" title="Participants" count={event.participants.length}>
        <ul className="link-list" data-edit="participants">
          {event.participants.map(participant => (
            <li key={`${participant.actor} ${participant.role}`}>
              <EntityLink entity={participant.actorRef} mark />
              <Meaning className="quiet" meaning={participantRoleWords[participant.role].definition}>{participantRoleWords[participant.role].label.toLowerCase()}</Meaning>
            </li>
          ))}
        </ul>
      </Section>
      <Section name="inspector.event-cites" title="Rests on" count={event.cites.length}><div data-edit="cites"><Citations cites={event.cites} /></div></Section>
    </>
  )
}

/** A score as it is written: with its sign. */
const scored = (score: number) => new Intl.NumberFormat('en', { signDisplay: 'exceptZero', maximumFractionDigits: 1 }).format(score).replace('-', '−')

function EventFacts({ event }: { event: Event }) {
  const { date, reportDate, dateBasis } = event
  const codeText = event.codeScheme === 'cameo' ? cameoText(event.code) : ''
  return (
    <Facts>
      <Fact name="Date" edit="date">{date ? <>{writtenText(date.raw)} <span className="quiet fact-note">understood: {understoodText(date)}</span></> : 'not dated'}</Fact>
      <Fact name="Date rests on" edit="dateBasis">
        {dateBasis ? <><Meaning meaning={dateBasisWords[dateBasis].definition}>{dateBasisWords[dateBasis].label.toLowerCase()}</Meaning>{event.dateNote !== '' && <span className="quiet fact-note" dir="auto">{event.dateNote}</span>}</> : event.dateNote}
      </Fact>
      <Fact name="Reported" edit="reportDate">{reportDate ? <>{writtenText(reportDate.raw)} <span className="quiet fact-note">understood: {understoodText(reportDate)}</span></> : ''}</Fact>
      <Fact name="Place" edit="place">{event.place === '' ? '' : <bdi>{event.place}</bdi>}</Fact>
      <Fact name="Coordinates" edit="latitude">{event.latitude !== null && event.longitude !== null ? `${event.latitude}, ${event.longitude}` : ''}</Fact>
      <Fact name={codeSchemes[event.codeScheme] ?? (event.codeScheme === '' ? 'Code' : event.codeScheme)} edit="code">{event.code === '' ? '' : <>{event.code}{codeText !== '' && <span className="quiet fact-note">{codeText}</span>}</>}</Fact>
      <Fact name="Goldstein">
        {event.goldstein === null ? '' : (
          <>
            {scored(event.goldstein)} <Meaning className="quiet" meaning="From −10, conflict, to +10, cooperation: a score for the kind of event (Goldstein 1992), the same for every event of its code. Whether such scores measure anything is contested; it is no level of a tie and codes nothing.">contested</Meaning>
          </>
        )}
      </Fact>
      <Fact name="Data set">{event.dataSetRef?.title ?? ''}</Fact>
    </Facts>
  )
}
