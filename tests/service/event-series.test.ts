import { describe, expect, it } from 'vitest'
import { addActor, addEvent } from '../builders/entities.ts'
import { testProject } from '../builders/project.ts'

describe('events of two actors through time', () => {
  it('counts cooperation and conflict by month and year, in either direction', async () => {
    const project = testProject()
    const [russia, israel, iran] = [await addActor(project, { name: 'Russia' }), await addActor(project, { name: 'Israel' }), await addActor(project, { name: 'Iran' })]
    const happened = (date: string | null, code: string, from = russia, to = israel, codeScheme = 'cameo') =>
      addEvent(project, { date, codeScheme, code, participants: [{ actor: from, role: 'initiator' }, { actor: to, role: 'target' }] })
    await happened('2015-09-21', '042')
    await happened('2015-09-02', '190', israel, russia)
    await happened('2015-10', '1121')
    await happened('2015', '057')
    await happened('2016-01-31/2016-02-01', 'SANCTION', israel, russia, 'plover')
    await happened(null, '042')
    await happened('2015-09', '')
    await happened('2015-09-21', '042', russia, iran)
    // A meeting, at which a third hosts; votes are no dealings of two.
    await addEvent(project, { date: '2017-05', participants: [{ actor: iran, role: 'host' }, { actor: israel, role: 'participant' }, { actor: russia, role: 'participant' }] })
    await addEvent(project, { date: '2017-05', participants: [{ actor: israel, role: 'voter' }, { actor: russia, role: 'voter' }] })

    const none = { goldsteinSum: 0, scored: 0 }
    expect(await project.call('events.series', { a: russia, b: israel })).toEqual({
      a: { type: 'actor', uid: russia, title: 'Russia' }, b: { type: 'actor', uid: israel, title: 'Israel' }, by: 'month',
      buckets: [
        { period: '2015-09', events: 3, cooperation: 1, conflict: 1, ...none }, { period: '2015-10', events: 1, cooperation: 0, conflict: 1, ...none },
        { period: '2017-05', events: 1, cooperation: 0, conflict: 0, ...none },
      ],
      unplaced: 3, dataSets: [{ dataSet: null, events: 8 }],
    })
    expect(await project.call('events.series', { a: israel, b: russia, by: 'year' })).toMatchObject({
      buckets: [{ period: '2015', events: 5, cooperation: 2, conflict: 2 }, { period: '2016', events: 1, cooperation: 0, conflict: 1 }, { period: '2017', events: 1 }], unplaced: 1,
    })
    const periods = async (direction: 'a-to-b' | 'b-to-a') => (await project.call('events.series', { a: israel, b: russia, direction })).buckets.map(({ period, events }) => [period, events])
    expect(await periods('a-to-b')).toEqual([['2015-09', 1], ['2017-05', 1]])
    expect(await periods('b-to-a')).toEqual([['2015-09', 2], ['2015-10', 1], ['2017-05', 1]])
    expect((await project.refusal('events.series', { a: israel, b: '00000000-0000-7000-8000-000000000000' })).fields).toEqual(['b'])
  })

  it('keeps data sets apart and sums their scores', async () => {
    const project = testProject()
    const text = 'Event ID,Event Date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,Intensity,Target Name,Target Sectors,Target Country,Story ID,Sentence Number,Publisher,City,District,Province,Country,Latitude,Longitude\n'
      + '1,2015-09-21,Russia,,Russian Federation,Make a visit,042,1.9,Israel,,Israel,1,1,Paper,,,,Israel,31,34\n'
      + '2,2015-09-22,Israel,,Israel,Criticize or denounce,111,-2.0,Russia,,Russian Federation,1,1,Paper,,,,Israel,31,34\n'
    await project.call('imports.run', { name: 'icews.csv', base64: Buffer.from(text).toString('base64') })
    const { rows } = await project.call('entities.list', { type: 'actor' })
    const [israel = '', russia = ''] = rows.map(row => row.uid)
    await addEvent(project, { date: '2015-09', participants: [{ actor: russia, role: 'initiator' }, { actor: israel, role: 'target' }] })
    const all = await project.call('events.series', { a: russia, b: israel })
    expect(all.buckets).toEqual([{ period: '2015-09', events: 3, cooperation: 1, conflict: 1, goldsteinSum: -0.1, scored: 2 }])
    expect(all.dataSets).toMatchObject([{ events: 2 }, { dataSet: null, events: 1 }])
    const set = all.dataSets[0]?.dataSet?.uid ?? ''
    expect((await project.call('events.series', { a: russia, b: israel, dataSet: set })).buckets[0]?.events).toBe(2)
    expect((await project.call('events.series', { a: russia, b: israel, dataSet: null })).buckets[0]?.events).toBe(1)
  })
})
