import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as vocabulary from '../../db/contract/vocabulary.ts'
import * as format from '../../db/formats/case-document.ts'
import { CaseDocumentError, parseCaseDocument } from '../../db/formats/case-document.ts'
import type { CaseDocument } from '../../db/formats/case-document.ts'

const text = readFileSync(new URL('../../db/sample/russia-israel-2015-2024.json', import.meta.url), 'utf8')

/** The paths that are named when the sample is spoilt in one way. */
function faultsAfter(spoil: (doc: CaseDocument) => void): string[] {
  const doc = parseCaseDocument(JSON.parse(text))
  spoil(doc)
  try {
    parseCaseDocument(doc)
    return []
  } catch (error) {
    if (!(error instanceof CaseDocumentError)) throw error
    for (const issue of error.issues) expect(error.message).toContain(issue.path)
    return error.issues.map(i => i.path)
  }
}
/** The element that a spoiling needs; a missing one is a fault of the test. */
const at = <T>(list: T[], i: number): T => {
  const item = list[i]
  if (item === undefined) throw new Error(`no element ${i}`)
  return item
}

describe('parseCaseDocument', () => {
  it('accepts the sample and returns it unchanged', () => {
    expect(parseCaseDocument(JSON.parse(text))).toEqual(JSON.parse(text))
  })

  it.each([[null], [[]], [{ format: 'entente-case', version: 2 }], ['{}']])('refuses %j', value => {
    expect(() => parseCaseDocument(value)).toThrow(CaseDocumentError)
  })

  const cases: [what: string, path: string, spoil: (doc: CaseDocument) => void][] = [
    ['an unknown field', 'project', d => { Object.assign(d.project, { colour: 'red' }) }],
    ['a word outside its list', 'actors[0].kind', d => { Object.assign(at(d.actors, 0), { kind: 'empire' }) }],
    ['a level beyond 3', 'ties[0].phases[1].conflict', d => { Object.assign(at(at(d.ties, 0).phases, 1), { conflict: 4 }) }],
    ['a missing text', 'excerpts[2].text', d => { at(d.excerpts, 2).text = '' }],
    ['a key used twice', 'actors[1].key', d => { at(d.actors, 1).key = 'russia' }],
    ['a citation key used twice', 'sources[1].citationKey', d => {
      const [a, b] = [at(d.sources, 0), at(d.sources, 1)]
      b.citationKey = b.csl.id = a.citationKey
    }],
    ['a CSL id that is not the citation key', 'sources[0].csl.id', d => { at(d.sources, 0).csl.id = 'other' }],
    ['an excerpt of an unknown source', 'excerpts[3].source', d => { at(d.excerpts, 3).source = 'nowhere' }],
    ['an attribution to an unknown source', 'excerpts[3].attributedTo', d => { at(d.excerpts, 3).attributedTo = 'nowhere' }],
    ['an unknown actor in an excerpt', 'excerpts[0].actors[1]', d => { at(d.excerpts, 0).actors[1] = 'nobody' }],
    ['an unknown participant', 'events[0].participants[0].actor', d => { at(at(d.events, 0).participants, 0).actor = 'nobody' }],
    ['an unknown excerpt cited by an event', 'events[0].cites[0].excerpt', d => { at(d.events, 0).cites[0] = { excerpt: 'S99' } }],
    ['an unknown source cited by a phase', 'ties[0].phases[0].cites[0].source', d => { at(at(d.ties, 0).phases, 0).cites[0] = { source: 'nowhere', locator: '' } }],
    ['an unknown source cited by an affiliation', 'actors[0].affiliations[0].cites[0].source', d => {
      at(at(d.actors, 0).affiliations, 0).cites[0] = { source: 'nowhere', locator: '' }
    }],
    ['a code without its scheme', 'events[0].code', d => { Object.assign(at(d.events, 0), { code: '190', codeScheme: null }) }],
    ['an affiliation with nobody', 'actors[0].affiliations[0].with', d => { at(at(d.actors, 0).affiliations, 0).with = 'nobody' }],
    ['a tie to nobody', 'ties[2].to', d => { at(d.ties, 2).to = 'nobody' }],
    ['a tie to oneself', 'ties[2].to', d => { at(d.ties, 2).to = at(d.ties, 2).from }],
    ['a phase key used by another tie', 'ties[1].phases[0].key', d => { at(at(d.ties, 1).phases, 0).key = 'russia-israel-before' }],
    ['an indicator code used twice', 'framework.aspects[1].indicators[0].code', d => {
      at(at(d.framework.aspects, 1).indicators, 0).code = at(at(d.framework.aspects, 0).indicators, 0).code
      d.evidence = []
    }],
    ['a scale value used twice', 'framework.aspects[2].scale[1].value', d => {
      at(at(d.framework.aspects, 2).scale, 1).value = at(at(d.framework.aspects, 2).scale, 0).value
      d.assessments = []
    }],
    ['an unknown source of the framework', 'framework.source', d => { d.framework.source = 'nowhere' }],
    ['an unknown indicator', 'evidence[5].indicator', d => { at(d.evidence, 5).indicator = 'P3.trade' }],
    ['a phase of another tie', 'evidence[0].phase', d => { at(d.evidence, 0).phase = 'russia-iran-syria' }],
    ['evidence from an excerpt and an event at once', 'evidence[0]', d => { Object.assign(at(d.evidence, 0), { event: 'gaza-war' }) }],
    ['evidence from an unknown excerpt', 'evidence[0].excerpt', d => { Object.assign(at(d.evidence, 0), { excerpt: 'S99' }) }],
    ['an unknown coder', 'assessments[0].coder', d => { at(d.assessments, 0).coder = 'nobody' }],
    ['a level that is not on the scale', 'assessments[0].level', d => { at(d.assessments, 0).level = 3 }],
    ['a cell assessed twice by one coder', 'assessments[1]', d => { d.assessments[1] = at(d.assessments, 0) }],
    ['a note on nothing', 'notes[0].attachedTo[0].key', d => { at(at(d.notes, 0).attachedTo, 0).key = 'nothing' }],
    ['a note that names an aspect of something other than a tie', 'notes[0].attachedTo[0].aspect', d => { at(at(d.notes, 0).attachedTo, 0).aspect = 'P1' }],
  ]
  it.each(cases)('names the path of %s', (_what, path, spoil) => {
    expect(faultsAfter(spoil)).toContain(path)
  })

  it('names every fault at once', () => {
    expect(faultsAfter(d => { at(d.ties, 2).to = 'nobody'; at(d.assessments, 0).coder = 'nobody' })).toEqual(
      expect.arrayContaining(['ties[2].to', 'assessments[0].coder']))
  })
})

it('uses the words of the contract', () => {
  const lists = [
    'actorKinds', 'tieKinds', 'certainties', 'strandLevels', 'dateBases', 'participantRoles', 'reliabilities', 'credibilities',
    'excerptForms', 'statementKinds', 'modalities', 'aspectRoles', 'stances', 'performers', 'probativeValues', 'trends', 'confidences',
  ] as const
  const [ours, contract] = [{ ...format }, { ...vocabulary }]
  for (const list of lists) expect(ours[list], list).toEqual(contract[list])
  expect(vocabulary.entityTypes).toEqual(expect.arrayContaining([...format.attachmentTypes]))
})
