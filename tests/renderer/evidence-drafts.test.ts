import { describe, expect, test } from 'vitest'
import type { Client } from '../../db/contract/api.ts'
import { cellKey, closeDraft, draftsOf, dropDraft, keepDraft, type EvidenceDraft } from '../../renderer/features/evidence/evidence-drafts.ts'

const draft: EvidenceDraft = {
  what: null, passage: 'They met.', source: null, locator: '', form: 'quote', indicator: null, stance: 'supports', by: 'unsaid', about: '', probative: '', comment: '',
}
const client = (): Client => ({ call: () => Promise.reject(new Error('not asked')), subscribe: () => () => undefined })

describe('unfinished evidence', () => {
  test('is kept by cell: a tie, an aspect and a period', () => {
    const drafts = draftsOf(client())
    const [one, other, outside] = [cellKey('t', 'a', 'p'), cellKey('t', 'a', 'q'), cellKey('t', 'a', null)]
    keepDraft(drafts, one, draft)
    keepDraft(drafts, outside, { ...draft, passage: 'Elsewhere.' })
    expect(drafts.getState()[one]).toEqual({ draft, isOpen: true })
    expect(drafts.getState()[other]).toBeUndefined()
    expect(drafts.getState()[outside]?.draft.passage).toBe('Elsewhere.')
  })

  test('stays when its form is closed, opens when it is changed, and goes when it is dropped', () => {
    const drafts = draftsOf(client())
    const key = cellKey('t', 'a', 'p')
    closeDraft(drafts, key)
    expect(drafts.getState()).toEqual({})
    keepDraft(drafts, key, draft)
    closeDraft(drafts, key)
    expect(drafts.getState()[key]).toEqual({ draft, isOpen: false })
    keepDraft(drafts, key, { ...draft, comment: 'x' })
    expect(drafts.getState()[key]).toMatchObject({ isOpen: true, draft: { comment: 'x' } })
    dropDraft(drafts, key)
    expect(drafts.getState()).toEqual({})
  })

  test('belongs to one window and one project', () => {
    const window = client()
    keepDraft(draftsOf(window), 'cell', draft)
    expect(draftsOf(window).getState()['cell']).toBeDefined()
    expect(draftsOf(client()).getState()).toEqual({})
  })
})
