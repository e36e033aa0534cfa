import { describe, expect, it } from 'vitest'
import { addEvent, addEvidence, aspect, indicator, smallCase } from '../builders/entities.ts'
import { testProject } from '../builders/project.ts'

describe('whose inspector shows something', () => {
  it('is the tie of a phase, of evidence and of an assessment, and the actor of an affiliation', async () => {
    const project = testProject()
    const { russia, israel, tie, phase, excerpt, period } = await smallCase(project)
    const evidence = await addEvidence(project, { tie, phase, indicator: await indicator(project, 'P2.deconfliction'), excerpt })
    const affiliation = await project.call('affiliations.create', { actor: israel, with: russia, role: 'partner', dates: null, cites: [] })
    const cell = { tie, aspect: await aspect(project, 'P1'), period }
    await project.call('assessments.set', { ...cell, changes: { level: 1 } })
    const { assessments } = await project.call('ties.get', { uid: tie })

    const shownInTie = { type: 'tie', uid: tie, title: 'Russia – Israel' }
    expect(await project.call('entities.owner', { uid: phase })).toEqual(shownInTie)
    expect(await project.call('entities.owner', { uid: evidence })).toEqual(shownInTie)
    expect(await project.call('entities.owner', { uid: assessments[0]?.uid ?? '' })).toEqual(shownInTie)
    expect(await project.call('entities.owner', { uid: affiliation.uid })).toEqual({ type: 'actor', uid: israel, title: 'Israel' })
  })

  it('is nobody for what has an inspector of its own, and for what is not there', async () => {
    const project = testProject()
    const { russia, tie, source, excerpt, event, period, phase } = await smallCase(project)
    for (const uid of [russia, tie, source, excerpt, event, period]) expect(await project.call('entities.owner', { uid })).toBeNull()
    await project.call('tiePhases.delete', { uid: phase })
    expect(await project.call('entities.owner', { uid: phase })).toBeNull()
  })
})

describe('places of events', () => {
  it('are each given once, those used most first, then by name; long texts are none', async () => {
    const project = testProject()
    for (const place of ['Sochi', 'Latakia, Syria', 'ירושלים', 'Latakia, Syria', '', 'x'.repeat(201)]) await addEvent(project, { place })
    expect(await project.call('events.places', {})).toEqual(['Latakia, Syria', 'Sochi', 'ירושלים'])
  })

  it('follow what is edited and deleted', async () => {
    const project = testProject()
    const uid = await addEvent(project, { place: 'Sochi' })
    await project.call('events.update', { uid, changes: { place: 'Moscow' } })
    expect(await project.call('events.places', {})).toEqual(['Moscow'])
    await project.call('events.delete', { uid })
    expect(await project.call('events.places', {})).toEqual([])
  })
})
