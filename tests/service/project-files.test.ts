import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createProject, checkProject, openProject, ProjectFileError, type ProjectFileErrorKind } from '../../db/service/open-project.ts'
import { EntenteError } from '../../db/contract/errors.ts'
import { createProjectFile } from '../../db/sqlite/open.ts'
import { addActor, find } from '../builders/entities.ts'
import { openTestProject, scratchFolder, stillPorts, testProject } from '../builders/project.ts'

const kindOf = (body: () => unknown): ProjectFileErrorKind | 'none' => {
  try {
    body()
    return 'none'
  } catch (error) {
    if (error instanceof ProjectFileError) return error.kind
    throw error
  }
}

describe('a new project', () => {
  it('has the codebook, one coder, one view and nothing else, and no undo step', async () => {
    const project = testProject({ title: ' My case ' })
    expect(await project.call('project.get', {})).toMatchObject({
      title: 'My case', studyPeriod: '2026/..', sample: null, readOnly: false, createdAt: '2026-03-01T00:00:00.000Z', currentCoder: { name: 'Coder 1', initials: 'C1' },
      counts: { actors: 0, ties: 0, sources: 0, periods: 0, notes: 0, views: 1, coders: 1, aspects: 4, indicators: 23 },
    })
    expect((await project.call('framework.get', {})).aspects.map(item => [item.code, item.role])).toEqual([['P1', 'practice'], ['P2', 'practice'], ['X', 'condition'], ['O', 'condition']])
    expect(await project.call('history.get', {})).toEqual({ undo: null, redo: null })
    project.close()
    expect(checkProject(project.file)).toMatchObject({ sound: true, problems: [] })
    expect(readdirSync(dirname(project.file))).toEqual(['project.entente'])
  })

  it('never touches a file that is there, and leaves nothing behind where it cannot be made', () => {
    const folder = scratchFolder()
    const taken = join(folder, 'taken.entente')
    writeFileSync(taken, 'mine')
    expect(kindOf(() => createProject(taken, { sample: true }))).toBe('exists')
    expect(readFileSync(taken, 'utf8')).toBe('mine')
    expect(kindOf(() => createProject(join(folder, 'no', 'such', 'folder.entente'), { title: 'x' }))).toBe('no-access')
    expect(() => createProject(join(folder, 'untitled.entente'), { title: '  ' })).toThrow(EntenteError)
    expect(() => createProject(join(folder, 'undated.entente'), { title: 'x', studyPeriod: 'whenever' })).toThrow(EntenteError)
    expect(readdirSync(folder)).toEqual(['taken.entente'])
  })
})

describe('the sample project', () => {
  it('holds what was coded from the article', async () => {
    const project = testProject({ sample: true })
    const { counts, title, sample, studyPeriod } = await project.call('project.get', {})
    expect({ title, sample, studyPeriod }).toEqual({ title: 'Russia and Israel, 2015-2024', sample: 'russia-israel-2015-2024', studyPeriod: '2015/2024-06' })
    expect(counts).toMatchObject({ excerpts: 55, actors: 20, periods: 3, notes: 4, privateNotes: 3, views: 1 })
    expect(counts.events).toBeGreaterThanOrEqual(12)
    expect(counts.ties).toBeGreaterThanOrEqual(21)
    expect(counts.evidence).toBeGreaterThanOrEqual(67)
    expect(counts.sources).toBeGreaterThanOrEqual(2)
    for (const query of ['hezbol', 'חזבאללה', 'חִזְבַּאללה', 'حزب الله']) {
      expect((await project.call('search.query', { query })).hits[0], query).toMatchObject({ type: 'actor', title: 'Hezbollah' })
    }
    const words = async (isPrivate: boolean) => (await project.call('search.query', { query: 'presidents slip', private: isPrivate })).hits.map(hit => hit.title)
    expect(await words(true)).toContain('Two presidents?')
    expect(await words(false)).not.toContain('Two presidents?')
    const { note, backlinks } = await project.call('notes.get', { uid: await find(project, 'note', 'Two presidents?') })
    expect(note.links.map(link => link.ref?.title)).toEqual(['Vladimir Putin', 'Benjamin Netanyahu', 'Israel'])
    expect(backlinks).toEqual([])
  })

  it('reads Russia and Israel by its rule, period by period', async () => {
    const project = testProject({ sample: true })
    const { rows } = await project.call('entities.list', { type: 'tie', filter: 'russia - israel' })
    const { readings, counts, assessments } = await project.call('ties.get', { uid: rows[0]?.uid ?? '' })
    const names = new Map((await project.call('periods.list', {})).map(period => [period.uid, period.name]))
    expect(readings.map(reading => [names.get(reading.period), reading.label, reading.missing])).toEqual([
      ['Syria', 'balanced-friendship', []], ['Ukraine', 'undetermined', ['P1']], ['Gaza', expect.any(String), []],
    ])
    expect(assessments.length).toBeGreaterThanOrEqual(11)
    expect(counts.filter(count => count.supports > 0).length).toBeGreaterThanOrEqual(6)
  })

  it('is the same content in every copy, checks clean, and begins without history', async () => {
    const folder = scratchFolder()
    const [one, other] = ['one', 'other'].map(name => {
      createProject(join(folder, `${name}.entente`), { sample: true })
      return openTestProject(join(folder, `${name}.entente`))
    })
    if (!one || !other) throw new Error('no copies')
    expect(one.dump()).toBe(other.dump())
    expect(await one.call('history.get', {})).toEqual({ undo: null, redo: null })
    one.close()
    expect(checkProject(one.file)).toMatchObject({ sound: true, problems: [] })
  })
})

describe('opening', () => {
  it('is read-only beside another window, and says why', async () => {
    const first = testProject()
    const second = openTestProject(first.file)
    expect(second.handle.readOnly).toBe(true)
    expect(second.handle.readOnlyReason).toContain('open in another window')
    expect(await second.call('project.get', {})).toMatchObject({ readOnly: true, readOnlyReason: second.handle.readOnlyReason })
    await addActor(first, { name: 'Seen at once' })
    expect((await second.call('entities.list', { type: 'actor' })).rows.map(row => row.title)).toEqual(['Seen at once'])
    const before = second.dump()
    for (const refusal of [await second.refusal('coders.create', { name: 'x', initials: '', description: '' }), await second.refusal('history.undo', {})]) {
      expect(refusal.code).toBe('read_only')
      expect(refusal.message).toContain('open in another window')
    }
    expect(second.dump()).toBe(before)
    expect(second.events).toEqual([])
  })

  it('of a write-protected file is read-only, where the user is not one who may write anything', async () => {
    const { file, close } = testProject()
    close()
    chmodSync(file, 0o444)
    const project = openTestProject(file)
    // The superuser may write to protected files, and so may we then.
    expect(project.handle.readOnly).toBe(process.getuid?.() !== 0)
    expect((await project.call('project.get', {})).title).toBe('Test')
  })

  it('refuses a file without a project in it', () => {
    const file = join(scratchFolder(), 'empty.entente')
    createProjectFile(file).close()
    expect(kindOf(() => openProject(file, { access: 'write', ports: stillPorts() }))).toBe('corrupt')
    expect(checkProject(file)).toMatchObject({ sound: false, problems: [{ message: 'there is no project in the file' }] })
    expect(kindOf(() => openProject(`${file}.not`, { access: 'read', ports: stillPorts() }))).toBe('missing')
  })

  it('tells its listeners when it closes, once', () => {
    const { handle, events } = testProject()
    handle.close()
    handle.close()
    expect(events).toEqual([{ type: 'closing', reason: 'The project was closed.' }])
  })
})
