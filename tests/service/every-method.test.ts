import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { api, type MethodName } from '../../db/contract/api.ts'
import { exportFormats } from '../../db/contract/methods/exports.ts'
import { aspect, fieldsOf, indicator, smallCase } from '../builders/entities.ts'
import { testProject } from '../builders/project.ts'

// Writes go through `step`, which undoes and redoes each of them and compares every row; every answer is held against the contract.
describe('every method of the contract', () => {
  it('answers, and every write is one exact undo step', async () => {
    const project = testProject()
    const { call, step } = project
    const made = await smallCase(project)
    const { russia, israel, tie, phase, source, excerpt, event, period } = made

    const iran = await step('actors.create', fieldsOf('actors.create', { name: 'Iran', aliases: [{ name: 'ایران', language: 'fa' }], codes: [{ scheme: 'iso3', value: 'IRN' }], dates: 'c. 1979 to ..' }))
    expect(iran.label).toBe('Add Iran')
    expect((await step('actors.update', { uid: iran.uid, changes: { shortName: 'IRI', aliases: [], codes: [{ scheme: 'cow', value: '630' }], dates: '1979/..' } })).label).toBe('Edit Iran')
    const affiliation = await step('affiliations.create', { actor: iran.uid, with: russia, role: 'partner', dates: '2015/..', cites: [{ excerpt }] })
    expect(affiliation.label).toBe('Add affiliation of Iran with Russian Federation')
    await step('affiliations.update', { uid: affiliation.uid, changes: { role: 'ally', cites: [{ source, locator: 'p. 3' }] } })
    const actor = await call('actors.get', { uid: iran.uid })
    expect(actor.actor).toMatchObject({ name: 'Iran', shortName: 'IRI', codes: [{ scheme: 'cow', value: '630' }], dates: { raw: '1979/..' } })
    expect(actor.affiliations).toMatchObject([{ role: 'ally', cites: [{ excerpt: null, source: { title: 'Kertcher and Course 2024' }, locator: 'p. 3' }] }])
    expect((await call('actors.get', { uid: russia })).members).toHaveLength(1)
    await step('affiliations.delete', { uid: affiliation.uid })
    expect((await step('actors.delete', { uid: iran.uid })).label).toBe('Delete Iran')

    const coder = await step('coders.create', { name: 'Ada', initials: 'A', description: '' })
    await step('coders.update', { uid: coder.uid, changes: { initials: 'AL' } })
    expect((await step('coders.setCurrent', { uid: coder.uid })).label).toBe('Code as Ada')
    const coders = await call('coders.list', {})
    expect(coders).toMatchObject({ current: coder.uid, coders: [{ name: 'Coder 1' }, { name: 'Ada', initials: 'AL' }] })
    await call('coders.setCurrent', { uid: coders.coders[0]?.uid ?? '' })
    await step('coders.delete', { uid: coder.uid })

    const post = await step('sources.create', fieldsOf('sources.create', { citationKey: 'post2024', csl: { type: 'post-weblog', title: 'A post', author: [{ literal: 'Institute' }] } }))
    await step('sources.update', { uid: post.uid, changes: { reliability: 'B', csl: { type: 'post-weblog', title: 'The post', issued: { raw: '10 June 2024' } } } })
    expect((await call('sources.get', { uid: post.uid })).source).toMatchObject({ title: 'The post', authors: '', year: '2024', reliability: 'B', textLength: 0 })
    expect((await step('sources.setText', { uid: post.uid, text: 'They met.', origin: 'pasted' })).label).toBe('Text of The post 2024')
    expect(await call('sources.text', { uid: post.uid })).toEqual({ text: 'They met.', origin: 'pasted', pages: [] })
    const html = { uid: post.uid, name: 'post.html', base64: Buffer.from('<!doctype html><p>They met <b>again</b>.</p>').toString('base64') }
    expect(await call('sources.previewText', html)).toMatchObject({ changed: true, format: 'html', encoding: 'UTF-8', beginning: 'They met again.' })
    expect(await step('sources.importText', html)).toMatchObject({ changed: true, length: 15, before: 9, pages: [], found: 0, lost: [], warnings: [] })
    const second = await step('excerpts.create', fieldsOf('excerpts.create', { source: post.uid, label: 'S02', text: 'They met.', attributedTo: source, actors: [israel, russia] }))
    expect(second.label).toBe('Add excerpt S02 of The post 2024')
    await step('excerpts.update', { uid: second.uid, changes: { credibility: 2, actors: [russia] } })
    expect((await call('excerpts.get', { uid: second.uid })).excerpt).toMatchObject({ credibility: 2, attributedToRef: { title: 'Kertcher and Course 2024' }, actorRefs: [{ title: 'Russian Federation' }] })
    expect((await step('excerpts.anchor', { uid: second.uid, start: 0, end: 15, words: 'take' })).label).toBe('Place excerpt S02 of The post 2024')
    expect((await call('excerpts.get', { uid: second.uid })).excerpt).toMatchObject({ text: 'They met again.', start: 0, end: 15 })
    expect(await call('sources.byKey', { citationKey: 'post2024' })).toEqual({ type: 'source', uid: post.uid, title: 'The post 2024' })
    expect(await call('sources.unanchored', { uid: post.uid })).toEqual([])
    expect(await step('sources.removeText', { uid: post.uid })).toEqual({ label: 'Remove the text of The post 2024', excerpts: 1 })
    expect(await call('jobs.cancel', { job: post.uid })).toEqual({ cancelled: false })
    await step('excerpts.delete', { uid: second.uid })
    await step('sources.delete', { uid: post.uid })

    const kept = await step('savedFilters.create', { name: 'Syria', section: 'event', filter: 'syr' })
    expect(kept.label).toBe('Save filter Syria')
    expect((await step('savedFilters.update', { uid: kept.uid, changes: { name: 'War in Syria' } })).label).toBe('Rename filter Syria')
    expect(await call('savedFilters.list', {})).toEqual([{ uid: kept.uid, name: 'War in Syria', section: 'event', filter: 'syr' }])
    expect((await step('savedFilters.delete', { uid: kept.uid })).label).toBe('Remove filter War in Syria')

    const table = await step('importMaps.create', { name: 'Alliances', map: { kind: 'ties', header: true, columns: { from: 'a', to: 'b' } } })
    expect((await step('importMaps.update', { uid: table.uid, changes: { name: 'Pacts' } })).label).toBe('Rename map Alliances')
    expect(await call('importMaps.list', {})).toMatchObject([{ uid: table.uid, name: 'Pacts', map: { decimal: '.', headings: null } }])
    expect((await step('importMaps.delete', { uid: table.uid })).label).toBe('Remove map Pacts')

    const dataSet = await step('dataSets.create', { name: 'GDELT', version: '2', licence: 'open', url: '', restricted: false })
    await step('dataSets.update', { uid: dataSet.uid, changes: { restricted: true } })
    expect(await call('dataSets.list', {})).toMatchObject([{ name: 'GDELT', restricted: true }])

    const call2 = await step('events.create', fieldsOf('events.create', {
      title: 'Call', date: '2018-05', participants: [{ actor: russia, role: 'initiator' }, { actor: israel, role: 'target' }], cites: [{ excerpt }], dataSet: dataSet.uid,
    }))
    await step('events.update', { uid: call2.uid, changes: { reportDate: '2018-06-01', participants: [{ actor: israel, role: 'initiator' }], cites: [] } })
    expect((await call('events.get', { uid: call2.uid })).event).toMatchObject({
      date: { raw: '2018-05' }, reportDate: { raw: '2018-06-01' }, participants: [{ role: 'initiator', actorRef: { title: 'Israel' } }], dataSetRef: { title: 'GDELT' },
    })
    await step('events.update', { uid: call2.uid, changes: { place: 'لاذقية' } })
    expect(await call('events.places', {})).toEqual(['لاذقية'])
    await step('events.delete', { uid: call2.uid })
    expect(await call('events.places', {})).toEqual([])
    await step('dataSets.delete', { uid: dataSet.uid })

    const [latest] = (await call('history.steps', { limit: 1 })).steps
    expect(latest).toMatchObject({ coder: 'Coder 1', undone: false, changes: [{ type: 'data-set', kind: 'removed', title: 'GDELT', gone: true }] })
    expect((await step('history.bringBack', { step: latest?.id ?? 0, uid: dataSet.uid })).label).toBe('Bring back the data set')
    const [back] = (await call('history.steps', { limit: 1 })).steps
    expect((await call('history.between', { after: latest?.id ?? 0 })).types).toEqual([{ type: 'data-set', added: 1, removed: 0, changed: 0 }])
    expect((await step('history.takeBack', { step: back?.id ?? 0 })).label).toBe('Take back: Bring back the data set')

    const trade = await step('ties.create', fieldsOf('ties.create', { from: israel, to: russia, directed: true, kind: 'trade', label: 'grain' }))
    expect(trade.label).toBe('Add tie Israel → Russia (grain)')
    await step('ties.update', { uid: trade.uid, changes: { certainty: 'tentative' } })
    const second2 = await step('tiePhases.create', fieldsOf('tiePhases.create', { tie: trade.uid, dates: '2016', cooperation: 1, weight: 0.5, cites: [{ excerpt }] }))
    await step('tiePhases.update', { uid: second2.uid, changes: { conflict: 0, cites: [{ source, locator: '' }], dates: null } })
    expect(await project.refusal('tiePhases.split', { uid: second2.uid, at: '2017' })).toMatchObject({ code: 'conflict', fields: ['at'] })
    await step('tiePhases.update', { uid: second2.uid, changes: { dates: 'c. 2015 to 2021' } })
    expect(await project.refusal('tiePhases.split', { uid: second2.uid, at: '2023' })).toMatchObject({ code: 'bad_request', fields: ['at'] })
    const later2 = await step('tiePhases.split', { uid: second2.uid, at: 'Oct 2018' })
    expect(later2.label).toBe('Split phase of Israel → Russia (grain) at 2018-10')
    expect((await call('ties.get', { uid: trade.uid })).phases).toMatchObject([
      { uid: second2.uid, dates: { raw: '2015~/2018-09' }, cooperation: 1 },
      { uid: later2.uid, dates: { raw: '2018-10/2021' }, cooperation: 1, conflict: 0, cites: [{ source: { title: 'Kertcher and Course 2024' } }] },
    ])
    await step('tiePhases.delete', { uid: second2.uid })
    await step('ties.delete', { uid: trade.uid })

    const later = await step('periods.create', { name: 'Gaza', dates: 'since October 2023', description: '' })
    await step('periods.update', { uid: later.uid, changes: { description: 'After 7 October.' } })
    expect(await call('periods.list', {})).toMatchObject([{ name: 'Syria' }, { name: 'Gaza', dates: { raw: '2023-10/..' } }])
    expect((await call('periods.get', { uid: later.uid })).period.description).toBe('After 7 October.')
    await step('periods.delete', { uid: later.uid })

    const p2 = await aspect(project, 'P2')
    const extra = await step('aspects.create', {
      code: 'E', name: 'Economy', role: 'condition', definition: '', retired: false, scale: [{ value: 0, label: 'none', anchor: '' }, { value: 1, label: 'some', anchor: '' }],
    })
    await step('aspects.update', { uid: extra.uid, changes: { scale: [{ value: 0, label: 'none', anchor: '' }, { value: 2, label: 'much', anchor: '' }] } })
    const sanctions = await step('indicators.create', { aspect: extra.uid, code: 'E.sanctions', name: 'Sanctions', definition: '', include: '', exclude: '', example: '', retired: false })
    await step('indicators.update', { uid: sanctions.uid, changes: { retired: true, include: 'Embargoes' } })
    expect((await call('indicators.get', { uid: sanctions.uid }))).toMatchObject({ indicator: { retired: true }, aspect: { code: 'E', scale: [{ value: 0 }, { value: 2 }] }, evidence: [] })
    await step('indicators.delete', { uid: sanctions.uid })
    await step('aspects.delete', { uid: extra.uid })

    const item = await step('evidence.create', fieldsOf('evidence.create', { tie, phase, indicator: await indicator(project, 'P2.deconfliction'), excerpt, about: '2015-09', probativeValue: 'hoop' }))
    expect(item.label).toBe('Add evidence to Russia – Israel')
    await step('evidence.update', { uid: item.uid, changes: { excerpt: null, event, stance: 'context', phase: null } })
    expect((await call('events.get', { uid: event })).evidence).toMatchObject([{ uid: item.uid, aspectCode: 'P2', periods: [period], eventDetail: { title: 'Deconfliction talks' } }])

    const cell = { tie, aspect: p2, period }
    const fit = await step('assessments.set', { ...cell, changes: { level: 2, trend: 'steady' } })
    expect(fit.label).toBe('Fit of Russia – Israel, P2, Syria: strong')
    expect(await call('assessments.versions', cell)).toMatchObject([{ level: 2, trend: 'steady', authorName: 'Coder 1' }])
    await call('assessments.set', { ...cell, changes: { level: 1 } })
    await step('assessments.restore', { ...cell, number: 1 })
    await step('readings.overrule', { tie, period, label: 'managed-rivalry', reason: 'The rule looks past the sales.' })
    expect(await call('readings.list', {})).toMatchObject([{ tie, period, label: 'undetermined', levels: { P2: 2, P1: null }, overrule: { label: 'managed-rivalry' } }])
    const inspector = await call('ties.get', { uid: tie })
    expect(inspector.counts).toContainEqual(expect.objectContaining({ aspectCode: 'P2', period, context: 1, events: 1, excerpts: 0, sources: 1 }))
    await step('assessments.setMany', { cells: [cell], changes: { confidence: 'high' } })
    expect((await call('matrix.get', {})).cells).toMatchObject({ level: [2], own: [2], confidence: ['high'], context: [1] })
    expect((await call('matrix.csv', {})).rows).toBe(4)
    expect(await call('balance.get', {})).toMatchObject({ rule: 'net', dating: 'possibly' })
    expect(await call('balance.centrality', {})).toMatchObject({ ties: 'all', dating: 'possibly', seed: 1 })
    const { from, to } = (await call('ties.get', { uid: tie })).tie
    expect((await call('reports.preview', { subject: { kind: 'tie', tie } })).document.title).toBe('Russia – Israel')
    expect((await call('reports.files', { subject: { kind: 'dyad', actors: [from, to] }, format: 'pdf', sections: ['summary'] })).pages).toBe(1)
    expect((await call('dyad.get', { actors: [from, to] })).ties.map(each => each.uid)).toContain(tie)
    expect((await call('balance.triads', { type: '++-' })).type).toBe('++-')
    expect((await call('balance.centralityTimeline', { by: 'period', actors: [from] })).actors).toHaveLength(1)
    expect((await call('balance.strain', { tie })).measure).toContain('pulls')
    expect((await call('balance.timeline', { by: 'period' })).by).toBe('period')
    expect(await call('events.series', { a: israel, b: russia })).toMatchObject({ by: 'month', buckets: [] })
    await step('readings.overrule', { tie, period, label: null, reason: '' })
    expect((await call('gaps.list', {})).length).toBeGreaterThan(0)
    expect(await call('timeline.lanes', { by: 'actor' })).toMatchObject({ left: 0, lanes: expect.any(Array) })
    expect(await call('timeline.events', { by: 'all', from: 0, to: 20_000 })).toMatchObject({ counts: null })
    const dates = (await call('periods.get', { uid: period })).period.dates.raw
    await step('periods.update', { uid: period, changes: { dates: '1990/2021' } })
    const [again] = await call('lookAgain.list', {})
    expect(again).toMatchObject({ tie: { uid: tie }, period: { uid: period } })
    await step('lookAgain.settle', { assessments: again?.assessment ? [again.assessment] : [], phases: again?.phase ? [again.phase] : [] })
    await call('periods.update', { uid: period, changes: { dates } })
    await step('assessments.clear', cell)
    expect(await call('assessments.versions', cell)).toEqual([])
    await step('evidence.delete', { uid: item.uid })

    const passage = await step('evidence.createWithExcerpt', {
      excerpt: { source, label: '', form: 'quote', statement: 'claim', text: 'We were warned in time.', locator: '¶4', modality: 'fact', credibility: 2, attributedTo: null, actors: [israel] },
      evidence: { tie, phase, indicator: await indicator(project, 'P2.deconfliction'), stance: 'contradicts', by: 'to', about: 'Oct 2018', probativeValue: null, comment: '' },
    })
    expect(passage.label).toBe('Add passage of Kertcher and Course 2024 as evidence to Russia – Israel')
    expect((await call('excerpts.get', { uid: passage.excerpt })).evidence).toMatchObject([
      { uid: passage.uid, stance: 'contradicts', by: 'to', about: { raw: '2018-10' }, periods: [period], excerptDetail: { text: 'We were warned in time.', locator: '¶4', actorRefs: [{ title: 'Israel' }] } },
    ])
    await step('excerpts.delete', { uid: passage.excerpt })

    const coded = await step('evidence.code', { passage: { event }, codings: [{ tie, phase, indicator: await indicator(project, 'P2.deconfliction'), stance: 'context', by: null, about: null, probativeValue: null, comment: '' }] })
    expect(coded).toMatchObject({ excerpt: null, label: 'Code Deconfliction talks to Russia – Israel' })
    expect(await call('sources.marks', { uid: source })).toMatchObject([{ uid: excerpt, evidence: [] }])
    expect((await call('coding.choices', {})).ties).toMatchObject([{ uid: tie, phases: [{ uid: phase }] }])
    expect(await call('coding.recent', {})).toMatchObject([{ tie, stance: 'context' }])
    await step('evidence.delete', { uid: coded.evidence[0] ?? '' })

    const note = await step('notes.create', { title: 'On the line', body: 'See [[Russia]] and [[nobody]].', attachedTo: [{ type: 'tie', uid: tie, aspect: p2 }] })
    expect(note.label).toBe('New note on Russia – Israel, P2')
    await step('notes.attach', { uid: note.uid, to: { type: 'actor', uid: israel } })
    await step('notes.update', { uid: note.uid, changes: { body: 'See [[Israel]].' } })
    await step('notes.update', { uid: note.uid, changes: { private: false } })
    expect((await call('notes.get', { uid: note.uid })).note).toMatchObject({ private: false, links: [{ text: 'Israel', ref: { uid: israel } }], attachedTo: [{ type: 'tie', aspect: p2 }, { type: 'actor' }] })
    expect((await call('actors.get', { uid: israel })).backlinks).toHaveLength(1)
    await step('notes.reattach', { uid: note.uid, from: { type: 'tie', uid: tie, aspect: p2 }, to: { type: 'tie', uid: tie } })
    expect((await call('notes.list', { on: [{ type: 'tie', uid: tie }] })).rows.map(row => row.uid)).toEqual([note.uid])
    await step('notes.quote', { uid: note.uid, excerpt })
    expect((await call('notes.quotation', { excerpt })).markdown).toContain('[[S01]]')
    await call('notes.update', { uid: note.uid, changes: { body: 'See [[Israel]] and Russia.' } })
    const [mention] = (await call('notes.mentions', { type: 'actor', uid: russia })).notes[0]?.mentions ?? []
    await step('notes.link', { uid: note.uid, start: mention?.start ?? 0, end: mention?.end ?? 0, words: mention?.words ?? '', to: { type: 'actor', uid: russia } })
    await step('notes.detach', { uid: note.uid, from: { type: 'actor', uid: israel } })
    await step('notes.delete', { uid: note.uid })

    const [network] = await call('views.list', {})
    const view = await step('views.create', {
      name: 'After 2022', caption: '', settings: { asOf: 'Dec 2022', dating: 'certainly', allTime: false }, copyPositionsOf: network?.uid ?? '',
    })
    expect((await call('views.list', {})).map(saved => saved.settings.asOf)).toEqual([null, '2022-12'])
    await step('views.update', { uid: view.uid, changes: { caption: 'The war' } })
    await step('views.move', { uid: view.uid, positions: [{ actor: russia, x: 10, y: 20, pinned: true }] })
    expect((await call('network.get', { view: view.uid })).positions).toMatchObject({ x: [10, expect.any(Number)], pinned: [true, false] })
    expect((await call('network.coding', {})).actors.uid).toHaveLength(2)
    for (const format of exportFormats) {
      const { files, manifest } = await call('exports.files', { format })
      expect(files.every(({ text }) => text.length > 20), format).toBe(true)
      expect(await call('exports.preview', { format })).toEqual(manifest)
      const archive = await call('exports.archive', { format, manifest: true })
      const inside = unzipSync(Buffer.from(archive.base64, 'base64'))
      expect(files.map(({ fileName }) => Buffer.from(inside[fileName] ?? []).toString('utf8')), format).toEqual(files.map(({ text }) => text))
      expect(JSON.parse(Buffer.from(inside['Test manifest.json'] ?? []).toString('utf8'))).toEqual({
        ...manifest, files: files.map(({ fileName, text }) => ({ name: fileName, bytes: Buffer.byteLength(text), sha256: createHash('sha256').update(text, 'utf8').digest('hex') })),
      })
    }
    const { files: [document] } = await call('exports.files', { format: 'json' })
    expect(await call('projectDocument.preview', { text: document?.text ?? '' })).toMatchObject({ title: 'Test', takesPlace: false })
    const empty = testProject({ title: 'Empty', studyPeriod: '2015/2024' })
    expect((await empty.step('projectDocument.import', { text: document?.text ?? '' })).label).toBe('Import the project Test')
    expect((await empty.call('exports.files', { format: 'json' })).files[0]?.text).toBe(document?.text)
    for (const method of empty.called) project.called.add(method)
    expect(await step('views.layout', { uid: view.uid, layout: 'circular' })).toMatchObject({ moved: 1, label: 'Lay out: circular by bloc' })
    await step('views.delete', { uid: view.uid })

    const copy = await step('entities.duplicate', { type: 'actor', uid: israel })
    expect((await call('duplicates.suggest', { type: 'actor' })).suggestions).toEqual([])
    await step('duplicates.dismiss', { type: 'actor', one: israel, other: copy.uid })
    expect((await call('merge.preview', { type: 'actor', keep: israel, remove: copy.uid })).remove.title).toBe('Israel (copy)')
    await step('actors.merge', { keep: israel, remove: copy.uid, remember: false })
    await step('sources.merge', { keep: source, remove: (await step('entities.duplicate', { type: 'source', uid: source })).uid })
    await step('events.merge', { keep: event, remove: (await step('entities.duplicate', { type: 'event', uid: event })).uid })
    const copies = [await call('entities.duplicate', { type: 'actor', uid: russia }), await call('entities.duplicate', { type: 'tie', uid: tie })]
    await step('entities.updateMany', { type: 'actor', uids: [russia, copies[0]?.uid ?? ''], changes: { kind: 'bloc' } })
    await step('entities.deleteMany', { items: copies.map(({ uid }, index) => ({ type: index === 0 ? 'actor' as const : 'tie' as const, uid })) })

    expect((await call('entities.list', { type: 'actor' })).rows.map(row => row.title)).toEqual(['Israel', 'Russian Federation'])
    expect((await call('entities.complete', { prefix: 'росс' })).map(row => row.uid)).toEqual([russia])
    expect(await call('entities.owner', { uid: phase })).toEqual({ type: 'tie', uid: tie, title: 'Russia – Israel' })
    expect(await call('entities.resolve', { uid: tie })).toEqual({ type: 'tie', uid: tie, title: 'Russia – Israel' })
    expect(await call('entities.dependants', { type: 'actor', uid: russia })).toContainEqual({ type: 'tie', count: 1, examples: [{ type: 'tie', uid: tie, title: 'Russia – Israel' }] })
    expect((await call('search.query', { query: 'deconflic' })).hits[0]).toMatchObject({ type: 'event', uid: event })
    expect((await call('figures.svg', {})).fileName).toBe('Test 2024-12-31.svg')
    expect((await call('figures.pdf', {})).fileName).toBe('Test 2024-12-31.pdf')
    expect(await call('figures.png', { widthMm: 174, dpi: 600 })).toMatchObject({ widthPx: 4110 })
    expect((await call('figures.manifest', {})).hash).toMatch(/^[0-9a-f]{64}$/u)
    expect((await call('figures.evidence', { form: 'html', fileName: 'Figure 1' })).files).toMatchObject([{ fileName: 'Figure 1.html', mime: 'text/html' }])
    expect((await call('figures.balance', {})).fileName).toBe('Test balance through time.svg')
    expect((await call('figures.balancePdf', {})).fileName).toBe('Test balance through time.pdf')
    expect(await call('figures.balancePng', { dpi: 100, chart: 'census' })).toMatchObject({ widthPx: 685, fileName: 'Test triads.png' })
    expect((await call('figures.timeline', {})).fileName).toBe('Test timeline.svg')
    expect((await call('figures.timelinePdf', {})).fileName).toBe('Test timeline.pdf')
    expect(await call('figures.timelinePng', { dpi: 100 })).toMatchObject({ widthPx: 685 })
    expect((await call('figures.dyad', { tie, chart: 'strain' })).fileName).toBe('Test Russia – Israel strain.svg')
    expect((await call('figures.dyadPdf', { tie, chart: 'practices' })).fileName).toBe('Test Russia – Israel practices.pdf')
    expect(await call('figures.dyadPng', { tie, chart: 'practices', dpi: 100 })).toMatchObject({ widthPx: 685 })
    expect((await call('figures.plane', {})).fileName).toBe('Test practice plane all periods.svg')
    expect((await call('figures.planePdf', {})).fileName).toBe('Test practice plane all periods.pdf')
    expect((await call('figures.matrix', {})).fileName).toBe('Test matrix.svg')
    expect(await call('figures.matrixPng', { dpi: 100 })).toMatchObject({ widthPx: 685 })
    expect((await call('figures.matrixPdf', {})).fileName).toBe('Test matrix.pdf')
    expect(await call('figures.planePng', { dpi: 100 })).toMatchObject({ widthPx: 685 })
    await step('project.update', { changes: { title: 'Renamed', studyPeriod: '2014/2024' } })
    expect(await call('project.get', {})).toMatchObject({ title: 'Renamed', studyPeriod: '2014/2024', readOnly: false, sample: null, counts: { actors: 2, ties: 1, views: 1 } })
    await call('preferences.set', { changes: { theme: 'dark' } })
    expect((await call('preferences.get', {})).theme).toBe('dark')
    expect(await call('history.undo', {})).toMatchObject({ done: 'Edit project', redo: 'Edit project' })
    expect(await call('history.redo', {})).toMatchObject({ done: 'Edit project', redo: null })
    expect((await call('history.get', {})).undo).toBe('Edit project')

    const bibliography = { name: 'refs.bib', base64: Buffer.from('@book{imported, title={Imported}}').toString('base64') }
    expect((await call('imports.preview', bibliography)).counts.sources).toBe(1)
    expect((await step('imports.run', bibliography)).label).toBe('Import 1 source from refs.bib')
    const graphFile = { name: 'net.gexf', base64: Buffer.from('<gexf><graph><nodes><node id="n" label="Attributed"/></nodes></graph></gexf>').toString('base64') }
    expect((await step('imports.run', graphFile)).counts).toMatchObject({ actors: 1, attributes: 1 })
    const attributed = (await call('entities.list', { type: 'actor' })).rows.find(row => row.title === 'Attributed')?.uid ?? ''
    expect(await call('reference.find', { text: 'ישראל', kinds: ['state'] })).toMatchObject([{ name: 'Israel', codes: [{ scheme: 'iso3', value: 'ISR' }, { scheme: 'cow', value: '666' }] }])
    expect(await call('reference.match', { name: 'Otan?', kind: 'state', codes: [{ scheme: 'cow', value: '652' }] })).toMatchObject({ name: 'Syria' })
    expect(await call('attributes.list', { type: 'actor', uid: attributed })).toEqual([{ name: 'id', value: 'n', number: null }])
    await call('history.undo', {})
    expect(await call('imports.list', {})).toMatchObject([{ kind: 'import', fileName: 'refs.bib', format: 'bibtex', counts: { sources: 1 } }])

    const codeRule = await step('codeRules.create', { scheme: 'cameo', code: '046', indicator: await indicator(project, 'P2.contact'), stance: 'supports', comment: 'Talks.' })
    await step('codeRules.update', { uid: codeRule.uid, changes: { stance: 'context' } })
    expect((await call('codeRules.list', {})).rules).toMatchObject([{ uid: codeRule.uid, text: 'Negotiate', stance: 'context' }])
    const [talkers, talks] = [['initiator', 'target'] as const, [] as string[]]
    const pair = { one: await step('actors.create', fieldsOf('actors.create', { name: 'One' })), other: await step('actors.create', fieldsOf('actors.create', { name: 'Other' })) }
    const between = await step('ties.create', fieldsOf('ties.create', { from: pair.one.uid, to: pair.other.uid }))
    for (const title of ['Talks', 'More talks']) {
      talks.push((await step('events.create', fieldsOf('events.create', {
        title, codeScheme: 'cameo', code: '046', date: '2019', participants: [{ actor: pair.one.uid, role: talkers[0] }, { actor: pair.other.uid, role: talkers[1] }],
      }))).uid)
    }
    expect(await call('proposals.count', { tie: between.uid })).toEqual({ coded: 2 })
    expect((await call('proposals.get', { tie: between.uid })).rules).toMatchObject([{ rule: { uid: codeRule.uid }, count: 2 }])
    expect(await step('proposals.accept', { tie: between.uid, rule: codeRule.uid, events: talks.slice(0, 1) })).toMatchObject({ accepted: 1 })
    expect(await step('proposals.refuse', { tie: between.uid, rule: codeRule.uid })).toMatchObject({ refused: 1 })
    expect(await step('proposals.reconsider', { tie: between.uid, rule: codeRule.uid, events: talks.slice(1) })).toMatchObject({ reconsidered: 1 })
    await step('codeRules.delete', { uid: codeRule.uid })
    expect(await step('codeRules.addSuggested', {})).toMatchObject({ added: 35 })
    for (const uid of talks) await call('events.delete', { uid })
    for (const { uid } of [pair.one, pair.other]) await call('actors.delete', { uid })

    const [p1, ...otherAspects] = (await call('framework.get', {})).aspects
    const [one, into] = p1?.indicators ?? []
    await step('aspects.move', { uid: p1?.uid ?? '', to: otherAspects.length })
    await step('aspects.move', { uid: p1?.uid ?? '', to: 0 })
    await step('indicators.move', { uid: one?.uid ?? '', to: 1 })
    await step('codebook.keep', { name: '1.0', comment: '' })
    await step('indicators.merge', { uid: one?.uid ?? '', into: into?.uid ?? '' })
    expect((await call('indicators.history', { uid: one?.uid ?? '' })).mergedInto?.ref.uid).toBe(into?.uid)
    expect(await call('codebook.versions', {})).toMatchObject([{ number: 1, name: '1.0' }])
    expect(await call('codebook.compare', { from: 1, to: null })).toMatchObject([{ of: 'indicator', field: 'retired', after: 'yes' }])
    expect((await call('codebook.uses', {})).indicators.every(({ evidence }) => evidence > 0)).toBe(true)

    expect((await call('bundle.preview', { coder: 'Dana', excerpts: true })).included).toContainEqual({ what: 'excerpt', count: 1 })
    expect(await call('bundle.origin', {})).toBeNull()
    expect((await call('share.preview', {})).files[0]).toMatch(/\.entente$/u)

    const undecided = { tie, aspect: await aspect(project, 'P1'), period }
    await call('assessments.set', { ...undecided, changes: { level: 2 } })
    await step('agreement.adjudicate', { ...undecided, level: 1, reason: 'In between' })
    expect((await call('analysis.readings', {})).readings[0]?.aspects[0]).toMatchObject({ code: 'P1', level: 1, adjudicated: true })
    const deconfliction = await indicator(project, 'P2.deconfliction')
    await call('evidence.create', fieldsOf('evidence.create', { tie, indicator: deconfliction, excerpt }))
    await step('agreement.adjudicateEvidence', { tie, indicator: deconfliction, finding: 'not-found', reason: 'It came later' })
    expect(await call('agreement.get', {})).toMatchObject({ fit: { rows: [] } })
    expect(await call('agreement.disagreements', {})).toMatchObject({ items: [] })

    // Those of files are the host's: tests/host/files.test.ts.
    const missing = (Object.keys(api) as MethodName[]).filter(name => !name.startsWith('files.') && !project.called.has(name))
    expect(missing).toEqual([])
  })
})
