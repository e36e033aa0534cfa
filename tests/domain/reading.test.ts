import { describe, expect, it } from 'vitest'
import { readTie, type ReadingLevels } from '../../db/domain/reading.ts'
import type { ReadingLabel } from '../../db/contract/vocabulary.ts'

/** The table of the framework, row by row: which levels, and the label they must give. Written out apart from the rule under test. */
const table: [label: ReadingLabel, X: number[], P1: number[], P2: number[], O: number[]][] = [
  ['ruptured', [0, 1, 2, 3], [-2, -1, 0, 1, 2], [-2, -1, 0, 1, 2], [0]],
  ['untested', [0], [-2, -1, 0, 1, 2], [-2, -1, 0, 1, 2], [1, 2, 3]],
  ['balanced-friendship', [1, 2, 3], [1, 2], [1, 2], [2, 3]],
  ['affinity-without-guard-rails', [1, 2, 3], [1, 2], [-2, -1, 0], [1, 2, 3]],
  ['managed-rivalry', [1, 2, 3], [-2, -1, 0], [1, 2], [1, 2, 3]],
  ['unbalanced', [1, 2, 3], [-2, -1, 0], [-2, -1, 0], [1, 2, 3]],
  ['failing-balance', [1, 2, 3], [1, 2], [1, 2], [1]],
]

describe('the reading of a tie', () => {
  const all = [0, 1, 2, 3].flatMap(X => [-2, -1, 0, 1, 2].flatMap(P1 => [-2, -1, 0, 1, 2].flatMap(P2 => [0, 1, 2, 3].map(O => ({ X, P1, P2, O })))))

  it('gives each of the 400 combinations the one label of the table', () => {
    expect(all).toHaveLength(400)
    for (const levels of all) {
      const labels = table.filter(([, X, P1, P2, O]) => X.includes(levels.X) && P1.includes(levels.P1) && P2.includes(levels.P2) && O.includes(levels.O)).map(([label]) => label)
      expect(labels, JSON.stringify(levels)).toHaveLength(1)
      const reading = readTie({ levels })
      expect(reading.label, JSON.stringify(levels)).toBe(labels[0])
      expect(reading.missing).toEqual([])
      expect(reading.rule.length).toBeGreaterThan(10)
    }
  })

  it('is undetermined, and says what is missing, where any of the four is not coded', () => {
    const names = ['P1', 'P2', 'X', 'O'] as const
    for (const levels of all) {
      for (let pattern = 1; pattern < 16; pattern += 1) {
        const gone = names.filter((_, index) => (pattern & (1 << index)) !== 0)
        const partial: ReadingLevels = Object.fromEntries(names.filter(name => !gone.includes(name) || pattern % 2 === 0).map(name => [name, gone.includes(name) ? null : levels[name]]))
        expect(readTie({ levels: partial })).toMatchObject({ label: 'undetermined', missing: gone })
      }
    }
    expect(readTie({ levels: { P1: 2, X: 1, O: 3 } }).rule).toBe('not coded: de-escalation structures (P2)')
    expect(readTie({ levels: {} }).missing).toEqual(['P1', 'P2', 'X', 'O'])
    expect(readTie({ levels: { O: 0 } }).label).toBe('undetermined')
  })

  it('tells what nobody coded from what coders left undecided between them', () => {
    const reading = readTie({ levels: { P1: 2, X: 1 }, disputed: ['P1', 'O'] })
    expect(reading).toMatchObject({ label: 'undetermined', missing: ['P2', 'O'], disputed: ['O'] })
    expect(reading.rule).toBe('not coded: de-escalation structures (P2); coders disagree and nothing is decided: outcome (O)')
    expect(readTie({ levels: { P1: 1, X: 1, O: 2 }, disputed: ['P2'] }).rule).toBe('coders disagree and nothing is decided: de-escalation structures (P2)')
    expect(readTie({ levels: { P1: 1, P2: 1, X: 1, O: 2 }, disputed: ['P2'] })).toMatchObject({ label: 'balanced-friendship', missing: [], disputed: [] })
  })

  it('takes 0 for a level, not for a gap', () => {
    expect(readTie({ levels: { P1: 0, P2: 0, X: 1, O: 1 } }).label).toBe('unbalanced')
  })
})
