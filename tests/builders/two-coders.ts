import type { Input } from '../../db/contract/api.ts'
import { addActor, addEvidence, addExcerpt, addPeriod, addSource, addTie, aspect, indicator } from './entities.ts'
import type { TestProject } from './project.ts'

type Code = 'P1' | 'P2' | 'X' | 'O'
/** Levels of the aspects in one cell; null where the coder left it uncoded. */
type Levels = Partial<Record<Code, number | null>>

/** Codes a tie in a period as one coder. */
export async function code(project: TestProject, { tie, period, coder, levels, rationale = '' }: { tie: string; period: string; coder: string; levels: Levels; rationale?: string }) {
  for (const [name, level] of Object.entries(levels)) {
    if (level === null) continue
    const changes: Input<'assessments.set'>['changes'] = { level, ...(rationale === '' ? {} : { rationale: `${rationale} (${name})` }) }
    await project.call('assessments.set', { tie, aspect: await aspect(project, name), period, coder, changes })
  }
}

/** Two ties in two periods, coded by Ada and Ben, who differ here and there. Ada is at work. */
export async function twoCoders(project: TestProject) {
  const ada = await project.call('coders.create', { name: 'Ada', initials: 'A', description: '' })
  const ben = await project.call('coders.create', { name: 'Ben', initials: 'B', description: '' })
  await project.call('coders.setCurrent', { uid: ada.uid })
  const [russia, israel, iran] = [await addActor(project, { name: 'Russia' }), await addActor(project, { name: 'Israel' }), await addActor(project, { name: 'Iran' })]
  const first = await addTie(project, { from: russia, to: israel })
  const second = await addTie(project, { from: russia, to: iran })
  const syria = await addPeriod(project, { name: 'Syria', dates: '2015/2021' })
  const ukraine = await addPeriod(project, { name: 'Ukraine', dates: '2022/2023' })
  const asAda = { coder: ada.uid, rationale: 'Ada says so' }
  const asBen = { coder: ben.uid, rationale: 'Ben says so' }
  await code(project, { tie: first, period: syria, ...asAda, levels: { P1: 2, P2: 2, X: 2, O: 3 } })
  await code(project, { tie: first, period: syria, ...asBen, levels: { P1: 2, P2: -1, X: 2, O: 3 } })
  await code(project, { tie: first, period: ukraine, ...asAda, levels: { P1: 1, P2: 1, X: 3, O: 2 } })
  await code(project, { tie: first, period: ukraine, ...asBen, levels: { P1: 0, P2: 1, X: 3 } })
  await code(project, { tie: second, period: syria, ...asAda, levels: { P1: -1, P2: 2, X: 1, O: 3 } })
  await code(project, { tie: second, period: syria, ...asBen, levels: { P1: -1, P2: 2, X: 0, O: 3 } })

  const source = await addSource(project, { citationKey: 'two' })
  const excerpt = await addExcerpt(project, { source, text: 'A hotline was set up.' })
  const other = await addExcerpt(project, { source, text: 'The line stayed silent.' })
  const hotline = await indicator(project, 'P2.deconfliction')
  const meetings = await indicator(project, 'P1.meetings')
  const zones = await indicator(project, 'P2.zones')
  const evidence = (fields: Partial<Input<'evidence.create'>>) => addEvidence(project, { tie: first, excerpt, about: '2016', ...fields })
  await evidence({ indicator: hotline, coder: ada.uid, comment: 'Ada on the hotline' })
  await evidence({ indicator: hotline, coder: ben.uid, stance: 'contradicts', excerpt: other, comment: 'Ben on the hotline' })
  await evidence({ indicator: meetings, coder: ada.uid })
  await evidence({ indicator: meetings, coder: ben.uid })
  await evidence({ indicator: zones, coder: ada.uid })
  return { ada: ada.uid, ben: ben.uid, first, second, syria, ukraine, hotline, meetings, zones }
}
