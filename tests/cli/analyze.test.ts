import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { main } from '../../electron/cli/entente.ts'
import { readTie } from '../../db/domain/reading.ts'
import { aspect } from '../builders/entities.ts'
import { scratchFolder, testProject } from '../builders/project.ts'
import { twoCoders } from '../builders/two-coders.ts'

/** Runs the command line in this process; the code, the lines for people and errors, and the documents. */
async function entente(args: string[]) {
  const lines: string[] = []
  const documents: unknown[] = []
  const data = join(scratchFolder(), 'data')
  mkdirSync(data)
  const before = process.env['ENTENTE_DATA']
  process.env['ENTENTE_DATA'] = data
  onTestFinished(() => {
    if (before === undefined) delete process.env['ENTENTE_DATA']
    else process.env['ENTENTE_DATA'] = before
  })
  const code = await main(args, { text: line => void lines.push(line), error: line => void lines.push(line), json: document => void documents.push(JSON.parse(JSON.stringify(document))) })
  return { code, text: lines.join('\n'), document: documents[0] as Record<string, unknown>, documents }
}

interface ReadingRow {
  tie: { title: string }; period: { name: string }; label: string; rule: string; missing: string[]; overrule: unknown
  fits: Record<string, number | null>; trends: Record<string, string | null>; counts: Record<string, Record<string, number>>
}

test('the readings of the sample follow from the fits that are told with them', async () => {
  const project = testProject({ sample: true })
  const { code, document, documents } = await entente(['analyze', project.file, 'reading', '--json'])
  expect([code, documents.length]).toEqual([0, 1])
  const readings = document['readings'] as ReadingRow[]
  const russiaIsrael = readings.filter(row => row.tie.title === 'Russia – Israel')
  expect(russiaIsrael).toHaveLength(3)
  for (const row of readings) {
    const { label, rule, missing } = readTie({ levels: row.fits })
    expect([row.label, row.rule, row.missing]).toEqual([label, rule, missing])
  }
  const first = russiaIsrael[0]
  expect(first?.counts['P1']).toMatchObject({ supports: expect.any(Number), contradicts: expect.any(Number), sources: expect.any(Number), sourcesFor: expect.any(Number), sourcesAgainst: expect.any(Number) })
  expect(first?.counts['P1']?.['supports']).toBeGreaterThan(0)
  expect(Object.keys(first?.trends ?? {})).toEqual(['P1', 'P2', 'X', 'O'])
  expect((await entente(['analyze', project.file, 'reading', '--json'])).document).toEqual(document)

  const forPeople = await entente(['analyze', project.file, 'reading'])
  expect(forPeople.code).toBe(0)
  expect(forPeople.text).toContain('Russia – Israel')
  expect(forPeople.text).toMatch(/Tie\s+Period\s+P1/u)
})

test('agreement is told with units, values, intervals and what was compared', async () => {
  const project = testProject()
  const { first, syria } = await twoCoders(project)
  await project.call('agreement.adjudicate', { tie: first, aspect: await aspect(project, 'P2'), period: syria, level: -1, reason: 'x' })
  const { code, document } = await entente(['analyze', project.file, 'agreement', '--json'])
  expect(code).toBe(0)
  expect(document).toMatchObject({
    coders: [{ name: 'Ada' }, { name: 'Ben' }], fit: { unit: 'tie × aspect × period', rows: [{ aspect: null, units: 12, pairable: 11 }, {}, {}, {}, {}] },
    found: { unit: 'tie × indicator' }, stance: { rows: [{ pairable: 2 }, {}, {}] }, disagreements: { open: 4, decided: 1 }, bootstrap: { samples: 1_000 },
  })
  expect(document).toEqual(await (async () => ({ ...(await project.call('agreement.get', {})), disagreements: { open: 4, decided: 1 } }))())
  expect((await entente(['analyze', project.file, 'agreement', '--json', '--coder', 'B', '--coder', 'Ada'])).document).toMatchObject({ coders: [{ name: 'Ben' }, { name: 'Ada' }] })

  const { text } = await entente(['analyze', project.file, 'agreement'])
  expect(text).toContain('How Ada and Ben coded the fit of ties: 12 cells')
  expect(text).toMatch(/all aspects\s+12\s+11\s+72\.7 %\s+0\.\d{3}\s+−?-?0?\.?\d.* to 1\.000|all aspects\s+12\s+11\s+72\.7 %/u)
  expect(text).toContain('Undefined: all values are the same')
  expect(text).toContain('Disagreements: 4 open, 1 decided.')
})

test('an empty project is analysed without complaint', async () => {
  const project = testProject()
  expect(await entente(['analyze', project.file, 'reading'])).toMatchObject({ code: 0, text: 'No tie is coded yet.' })
  expect((await entente(['analyze', project.file, 'reading', '--json'])).document).toMatchObject({ readings: [] })
  expect((await entente(['analyze', project.file, 'agreement'])).text).toContain('Nobody has coded anything yet: agreement needs two coders.')
})

test.each([
  [[], 'FILE is missing'], [['FILE'], 'ANALYSIS is missing'], [['FILE', 'weather'], 'no analysis \'weather\''], [['FILE', 'agreement', '--coder', 'Ada'], 'two coders or more'],
  [['FILE', 'agreement', '--coder', 'Ada', '--coder', 'Nobody'], '\'Nobody\''], [['FILE', 'reading', '--coder', 'Ada', '--coder', 'Ben'], 'analysis of agreement'],
])('wrong usage: %j', async (args, said) => {
  const project = testProject()
  await project.call('coders.create', { name: 'Ada', initials: 'A', description: '' })
  const { code, text } = await entente(['analyze', ...args.map(arg => (arg === 'FILE' ? project.file : arg))])
  expect(code).toBe(2)
  expect(text).toContain(said)
})
