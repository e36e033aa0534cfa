import type { listedTypes } from '../../../db/contract/methods/project.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useAnswer, useQuery, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { PlusIcon } from '../../ui/icons/actions.tsx'
import { entityWords } from '../../ui/words.ts'
import { useIsEditing } from '../edit/Form.tsx'
import { projectForm } from '../edit/useEditCommands.ts'
import { ProjectForm } from '../project/ProjectForm.tsx'
import { DateText, writtenText } from './DateText.tsx'
import { EntityLink } from './EntityLink.tsx'
import { Fact, Facts } from './Facts.tsx'
import { LinkedMarkdown } from './LinkedMarkdown.tsx'
import { Section } from './Section.tsx'

type ListedType = (typeof listedTypes)[number]

/** The project at a glance: what it is about, and how much of what is in it. */
export function ProjectInspector() {
  const workbench = useWorkbench()
  const query = useQuery('project.get', {})
  const isEditing = useIsEditing(projectForm)
  const periods = useAnswer('periods.list', {})
  const framework = useAnswer('framework.get', {})
  const origin = useAnswer('bundle.origin', {})
  const hidePrivate = useStoreValue(workbench.preferences, state => state.privateHidden)
  if (query.status === 'error' && !query.value) return <ErrorNotice title="The project cannot be shown" error={query.error} />
  if (query.status === 'loading' || !query.value) return null
  const project = query.value
  const { counts } = project
  const notes = hidePrivate ? counts.notes - counts.privateNotes : counts.notes
  const rows: [ListedType, number][] = [
    ['actor', counts.actors], ['tie', counts.ties], ['event', counts.events], ['source', counts.sources], ['excerpt', counts.excerpts],
    ['indicator', counts.indicators], ['note', notes],
  ]
  return (
    <>
      {isEditing ? <ProjectForm project={project} isFresh={query.status === 'ready' && !query.refreshing} /> : <div className="inspector-lead">
        {project.summary !== '' && <div data-edit="summary"><LinkedMarkdown text={project.summary} /></div>}
        <Facts>
          <Fact name="Study period" edit="studyPeriod">{writtenText(project.studyPeriod)}</Fact>
          <Fact name="Codebook">{framework ? <><EntityLink entity={{ type: 'framework', uid: framework.uid, title: framework.name }} />{framework.version !== '' && `, version ${framework.version}`}</> : ''}</Fact>
          <Fact name="Coder" edit="coders"><EntityLink entity={{ type: 'coder', uid: project.currentCoder.uid, title: project.currentCoder.name }} /></Fact>
          <Fact name={origin?.kind === 'blind' ? 'Blind copy' : 'Copy'}>
            {origin && (origin.kind === 'blind'
              ? <>for <bdi>{origin.coderName}</bdi>, made on {new Date(origin.createdAt).toLocaleDateString()}: what others found, judged and noted was left out</>
              : <>made to be shared on {new Date(origin.createdAt).toLocaleDateString()}: private notes and the history were left out</>)}
          </Fact>
          <Fact name="File">{project.file === null ? '' : <bdi className="file-path">{project.file}</bdi>}</Fact>
          <Fact name="Read-only">{project.readOnly ? project.readOnlyReason : ''}</Fact>
        </Facts>
      </div>}
      <Section name="inspector.project-counts" title="In this project">
        <ul className="count-list">
          {rows.map(([type, count]) => <li key={type}><CountButton type={type} count={count} /></li>)}
        </ul>
        {counts.assessments + counts.evidence > 0 && (
          <p className="quiet">
            {counts.assessments} {counts.assessments === 1 ? 'coding' : 'codings'} and {counts.evidence} {counts.evidence === 1 ? 'item' : 'items'} of evidence stand on the ties.
          </p>
        )}
      </Section>
      <Section
        name="inspector.project-periods" title="Periods" count={periods?.length}
        actions={!project.readOnly && <Button look="quiet" icon={<PlusIcon />} keys="N P" onPress={() => void workbench.commands.run('new.period')}>New period</Button>}
      >
        {periods?.length === 0 && <p className="quiet">Ties are coded and compared by period: a named stretch of the study.</p>}
        <ul className="link-list">
          {periods?.map(period => (
            <li key={period.uid}><EntityLink entity={{ type: 'period', uid: period.uid, title: period.name }} mark /> <span className="quiet"><DateText span={period.dates} /></span></li>
          ))}
        </ul>
      </Section>
      <Section name="inspector.project-aspects" title="Aspects" count={framework?.aspects.length}>
        <ul className="link-list">
          {framework?.aspects.map(aspect => <li key={aspect.uid}><EntityLink entity={{ type: 'aspect', uid: aspect.uid, title: `${aspect.code} ${aspect.name}` }} mark /></li>)}
        </ul>
      </Section>
    </>
  )
}

/** "20 actors": selects them all, so that they are listed here and ringed in the network. */
function CountButton({ type, count }: { type: ListedType; count: number }) {
  const workbench = useWorkbench()
  const words = entityWords[type]
  const open = async () => {
    const hidePrivate = workbench.preferences.getState().privateHidden
    const { rows } = await workbench.client.call('entities.list', { type, limit: 5_000, hidePrivate })
    workbench.selectMany(rows.map(row => ({ type: row.type, uid: row.uid })))
  }
  return (
    <button type="button" className="count-button" disabled={count === 0} onClick={() => void open().catch(() => workbench.announce('The list could not be read.'))}>
      <strong>{count.toLocaleString()}</strong> {(count === 1 ? words.one : words.many).toLowerCase()}
    </button>
  )
}
