import type { Input } from '../../../db/contract/api.ts'
import type { Project } from '../../../db/contract/methods/project.ts'
import { useWorkbench } from '../../ui/hooks.ts'
import { checkName } from '../edit/checks.ts'
import { Form } from '../edit/Form.tsx'
import { GivenDateRow, MarkdownRow, TextRow } from '../edit/rows.tsx'
import { projectForm } from '../edit/useEditCommands.ts'
import { CoderRows } from './CoderRows.tsx'

/** Title, study period and summary of the project, and who codes. */
export function ProjectForm({ project, isFresh }: { project: Project; isFresh: boolean }) {
  const workbench = useWorkbench()
  const save = (changes: Input<'project.update'>['changes'], stay?: string) => workbench.write('project.update', { changes, stay })
  return (
    <Form name={project.title} uid={projectForm} isFresh={isFresh}>
      <TextRow field="title" label="Title" value={project.title} check={checkName('Russia and Israel, 2015 to 2024')} save={(title, { stay }) => save({ title }, stay)} />
      <GivenDateRow field="studyPeriod" label="Study period" value={project.studyPeriod} save={(studyPeriod, { stay }) => save({ studyPeriod }, stay)} placeholder="2015 to 2024" />
      <MarkdownRow field="summary" label="Summary" value={project.summary} save={(summary, { stay }) => save({ summary }, stay)} placeholder="What the study asks." />
      <CoderRows />
    </Form>
  )
}
