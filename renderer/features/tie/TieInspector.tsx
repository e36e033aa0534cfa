import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Aspect } from '../../../db/contract/entities/coding.ts'
import type { Stance } from '../../../db/contract/vocabulary.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useAnswer, useQuery, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { readingLabelWords } from '../../ui/words.ts'
import { StrainSection } from '../balance/StrainSection.tsx'
import { useIsEditing } from '../edit/Form.tsx'
import { useActorFace } from '../inspector/useActorFace.ts'
import { EvidenceTally } from '../evidence/EvidenceList.tsx'
import { NewEvidenceForm } from '../evidence/NewEvidenceForm.tsx'
import { cellKey, draftsOf } from '../evidence/evidence-drafts.ts'
import { AttributesSection } from '../inspector/AttributesSection.tsx'
import { DateText } from '../inspector/DateText.tsx'
import { EntityLink } from '../inspector/EntityLink.tsx'
import { LinkedMarkdown } from '../inspector/LinkedMarkdown.tsx'
import { Section } from '../inspector/Section.tsx'
import { NotesSection } from '../notes/NotesSection.tsx'
import { ProposalsSection } from '../proposals/ProposalsSection.tsx'
import { AspectCell } from './AspectCell.tsx'
import { AspectNotePanel, notesAbout } from './AspectNotes.tsx'
import { Definition } from './Definition.tsx'
import { FirstPeriod } from './FirstPeriod.tsx'
import { FitMatrix } from './FitMatrix.tsx'
import { PhaseSection } from './PhaseSection.tsx'
import { ReadingPanel } from './ReadingPanel.tsx'
import { TieForm } from './TieForm.tsx'
import './tie.css'

const practiceOf = (aspect: Aspect) => aspect.role === 'practice'

/** A tie: its phases, the two practices side by side with their evidence, the conditions, the reading, notes. */
export function TieInspector({ uid }: { uid: string }) {
  const workbench = useWorkbench()
  const { layout } = workbench
  const chosen = useStoreValue(layout, state => state.period)
  const asked = useStoreValue(layout, state => state.aspect)
  const part = useStoreValue(layout, state => state.part)
  const query = useQuery('ties.get', { uid })
  const framework = useAnswer('framework.get', {})
  const periods = useAnswer('periods.list', {})
  const project = useAnswer('project.get', {})
  const again = useAnswer('lookAgain.list', { tie: uid }) ?? []
  const [adding, setAdding] = useState<{ cell: string; stance: Stance; turn: number } | null>(null)
  const drafts = useStoreValue(draftsOf(workbench.client), state => state)
  const faces = [useActorFace(query.status === 'loading' ? '' : query.value?.tie.from ?? ''), useActorFace(query.status === 'loading' ? '' : query.value?.tie.to ?? '')]
  const isEditing = useIsEditing(uid) && project?.readOnly === false
  const [noting, setNoting] = useState<{ uid: string; code: string; isNew: boolean } | null>(null)
  const hidePrivate = useStoreValue(workbench.preferences, state => state.privateHidden)
  const cells = useRef(new Map<string, HTMLElement>())
  const [defined, setDefined] = useState<string | null>(null)
  const wanted = useRef<string | null>(null)

  const aspects = framework?.aspects.filter(aspect => !aspect.retired) ?? []
  const codes = aspects.map(aspect => aspect.code).join(' ')
  const focusAspect = useCallback((code: string) => {
    const cell = cells.current.get(code)
    cell?.focus({ preventScroll: true })
    cell?.scrollIntoView({ block: 'start' })
  }, [])

  // With the cells, before the next key: who sees the tie can go to them.
  useLayoutEffect(() => {
    const keyOf: Readonly<Record<string, string>> = { P1: '1', P2: '2', X: 'X', O: 'O' }
    const present = codes.split(' ').filter(code => keyOf[code] !== undefined)
    return workbench.commands.register(present.map(code => ({
      id: `tie.aspect.${code}`, title: `${code} of the tie`, group: 'Go to' as const, keys: [keyOf[code]!], run: () => focusAspect(code),
    })))
  }, [workbench, codes, focusAspect])

  const canNote = project?.readOnly === false && !hidePrivate
  const newNote = async (aspect: Aspect) => {
    const made = await workbench.write('notes.create', { attachedTo: [{ type: 'tie', uid, aspect: aspect.uid }] })
    setNoting({ uid: made.uid, code: aspect.code, isNew: true })
  }
  useEffect(() => {
    if (!canNote) return
    const keyOf: Readonly<Record<string, string>> = { P1: 'N 1', P2: 'N 2' }
    return workbench.commands.register(aspects.map(aspect => ({
      id: `note.new.${aspect.code}`, title: `New note about ${aspect.code}`, group: 'New' as const, keys: keyOf[aspect.code] === undefined ? [] : [keyOf[aspect.code]!], run: () => void newNote(aspect).catch(() => undefined),
    })))
  })
  /** `N N` with the focus in a cell is a note about its aspect. */
  const noteInCell = () => {
    const aspect = canNote ? aspects.find(({ code }) => cells.current.get(code)?.contains(document.activeElement)) : undefined
    if (aspect) void newNote(aspect).catch(() => undefined)
    return aspect !== undefined
  }

  const isThere = query.status !== 'loading' && framework !== undefined && periods !== undefined && project !== undefined
  useEffect(() => {
    // A rationale that can be edited takes it up itself.
    if (asked === null || !isThere || (part === 'rationale' && !project.readOnly)) return
    layout.setState({ aspect: null })
    focusAspect(asked)
  }, [asked, part, isThere, project, layout, focusAspect])

  useEffect(() => {
    // The cell that was asked for may only be there after its period is shown.
    if (wanted.current !== null) focusAspect(wanted.current)
    wanted.current = null
  })

  const readings = query.status === 'loading' ? undefined : query.value?.readings
  useAnnouncedReading(uid, readings)

  if (query.status === 'error' && !query.value) return <ErrorNotice title="The tie cannot be shown" error={query.error} />
  if (query.status === 'loading' || !query.value || !framework || !periods || !project) return null
  const { tie, phases, assessments, decisions, evidence, notes, backlinks } = query.value
  const sides = { from: faces[0]?.shortName ?? tie.fromRef.title, to: faces[1]?.shortName ?? tie.toRef.title }
  const isReadOnly = project.readOnly
  const isFresh = query.status === 'ready' && !query.refreshing
  const period = chosen === null ? null : periods.find(candidate => candidate.uid === chosen) ?? periods[0] ?? null
  const reading = query.value.readings.find(candidate => candidate.period === period?.uid)
  const showPeriod = (next: string | null, code?: string) => {
    if (code !== undefined && next === (period?.uid ?? null)) return focusAspect(code)
    wanted.current = code ?? null
    layout.setState({ period: next })
  }
  const keyOf = (aspect: Aspect) => cellKey(uid, aspect.uid, period?.uid ?? null)
  /** Until it is deleted, or an undo takes it back. */
  const shownNote = (note: string) => !isFresh || notes.some(each => each.uid === note)
  const cell = (aspect: Aspect) => (
    <AspectCell
      key={aspect.uid} {...{ tie, aspect, period, assessments, evidence, isFresh, isReadOnly }} again={again.filter(mark => mark.aspect?.uid === aspect.uid && mark.period.uid === period?.uid)} coder={project.currentCoder.uid}
      decision={decisions.find(each => each.aspect === aspect.uid && each.period === period?.uid)}
      isDefined={defined === aspect.code} onDefine={() => setDefined(defined === aspect.code ? null : aspect.code)}
      hasUnfinished={drafts[keyOf(aspect)]?.isOpen === false}
      onAdd={stance => setAdding({ cell: keyOf(aspect), stance: stance ?? drafts[keyOf(aspect)]?.draft.stance ?? 'supports', turn: (adding?.turn ?? 0) + 1 })}
      notes={notesAbout(notes, uid, aspect.uid, hidePrivate)} openNote={noting?.code === aspect.code ? noting.uid : null}
      onNote={note => setNoting(noting?.uid === note && noting.code === aspect.code ? null : { uid: note, code: aspect.code, isNew: false })}
      onNewNote={canNote ? () => void newNote(aspect).catch(() => undefined) : null}
      ref={element => {
        if (element) cells.current.set(aspect.code, element)
        else cells.current.delete(aspect.code)
      }}
    />
  )
  return (
    <>
      {isEditing
        ? <TieForm tie={tie} isFresh={isFresh} />
        : tie.description !== '' && <div className="inspector-lead"><LinkedMarkdown text={tie.description} /></div>}
      <PhaseSection key={uid} tie={uid} phases={phases} others={periods.map(candidate => candidate.dates)} isFresh={isFresh} isReadOnly={isReadOnly} again={again.filter(mark => mark.phase !== null)} />
      <Section name="inspector.tie-coding" title="Coding" count={<bdi>{project.currentCoder.name}</bdi>}>
        <EvidenceTally evidence={evidence} />
        {periods.length > 0 && (
          <FitMatrix {...{ periods, aspects, assessments, decisions, evidence, readings: query.value.readings }} coder={project.currentCoder.uid} period={period?.uid ?? null} onPeriod={showPeriod} />
        )}
        <div className="period-head">
          {period
            ? <><h4><EntityLink entity={{ type: 'period', uid: period.uid, title: period.name }} /></h4><span className="quiet"><DateText span={period.dates} /></span></>
            : <h4>{periods.length === 0 ? 'No period yet' : 'Outside of every period'}</h4>}
        </div>
        {periods.length === 0 && <FirstPeriod studyPeriod={project.studyPeriod} isReadOnly={isReadOnly} />}
        {[aspects.filter(practiceOf), aspects.filter(aspect => !practiceOf(aspect))].map(group => (
          <div key={group.map(aspect => aspect.code).join(' ')} className="aspect-pair">
            {group.filter(aspect => aspect.code === defined).map(aspect => <Definition key={aspect.uid} aspect={aspect} />)}
            {!isReadOnly && group.filter(aspect => adding?.cell === keyOf(aspect) || drafts[keyOf(aspect)]?.isOpen).map(aspect => (
              <NewEvidenceForm
                key={adding?.cell === keyOf(aspect) ? `${keyOf(aspect)} ${adding.turn}` : keyOf(aspect)} {...{ tie, aspect, period, evidence, sides }}
                stance={adding?.cell === keyOf(aspect) ? adding.stance : null}
                onDone={() => {
                  if (adding?.cell === keyOf(aspect)) setAdding(null)
                  focusAspect(aspect.code)
                }}
                onAfresh={() => setAdding({ cell: keyOf(aspect), stance: 'supports', turn: (adding?.turn ?? 0) + 1 })}
              />
            ))}
            {noting && shownNote(noting.uid) && group.filter(aspect => aspect.code === noting.code).map(aspect => (
              <AspectNotePanel
                key={`${noting.uid} ${aspect.uid}`} note={noting.uid} tie={tie} aspect={aspect} aspects={aspects} isNew={noting.isNew} isReadOnly={isReadOnly}
                onMoved={next => setNoting(next === null ? null : { ...noting, code: aspects.find(each => each.uid === next)?.code ?? '', isNew: false })}
                onDone={() => {
                  setNoting(null)
                  focusAspect(aspect.code)
                }}
              />
            ))}
            {group.map(cell)}
          </div>
        ))}
      </Section>
      <ProposalsSection key={`proposals ${uid}`} tie={uid} sides={sides} />
      {reading && period && (
        <Section name="inspector.tie-reading" title="Reading">
          <ReadingPanel key={`${uid} ${period.uid}`} reading={reading} periodName={period.name} aspects={aspects} isReadOnly={isReadOnly} onAspect={focusAspect} />
        </Section>
      )}
      <StrainSection tie={uid} actors={[tie.from, tie.to]} />
      <AttributesSection type="tie" uid={uid} />
      <NotesSection target={{ type: 'tie', uid }} notes={notes} backlinks={backlinks} onNew={noteInCell} />
    </>
  )
}

/** Says when the reading of the tie on the screen became another: what follows from a coding should not pass unseen. */
function useAnnouncedReading(tie: string, readings: readonly { period: string; label: keyof typeof readingLabelWords }[] | undefined): void {
  const { announce } = useWorkbench()
  const before = useRef<{ tie: string; labels: Map<string, string> } | null>(null)
  useEffect(() => {
    if (!readings) return
    const last = before.current
    before.current = { tie, labels: new Map(readings.map(reading => [reading.period, reading.label])) }
    if (last?.tie !== tie) return
    const changed = readings.find(reading => last.labels.has(reading.period) && last.labels.get(reading.period) !== reading.label)
    if (changed) announce(`Reading now: ${readingLabelWords[changed.label].label.toLowerCase()}`)
  }, [tie, readings, announce])
}
