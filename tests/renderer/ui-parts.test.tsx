import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import * as vocabulary from '../../db/contract/vocabulary.ts'
import { sortRows } from '../../renderer/ui/DataTable.tsx'
import { WorkbenchContext } from '../../renderer/ui/hooks.ts'
import { Markdown } from '../../renderer/ui/Markdown.tsx'
import { countOf, entityWords, signed } from '../../renderer/ui/words.ts'
import * as words from '../../renderer/ui/words.ts'
import { createWorkbench } from '../../renderer/state/workbench.ts'
import { fakeClient, fakeShell, uid } from './support/fake-client.ts'

const markdown = (text: string, links: Parameters<typeof Markdown>[0]['links'] = []) =>
  renderToStaticMarkup(<WorkbenchContext value={createWorkbench(fakeClient(), fakeShell())}><Markdown text={text} links={links} /></WorkbenchContext>)

describe('Markdown', () => {
  test('shows no HTML of the text and loads no picture', () => {
    const html = markdown('a <img src=x onerror=alert(1)> <script>alert(1)</script> ![map](https://example.org/map.png)')
    expect(html).not.toMatch(/<img|<script|onerror/u)
    expect(html).toContain('[picture: map]')
  })

  test('only https leads out, through a button that says so', () => {
    const html = markdown('[a](javascript:alert(1)) [b](http://example.org) [c](https://example.org/c) [d](file:///etc/passwd)')
    expect(html).not.toMatch(/href|javascript:|file:/u)
    expect(html.match(/<button/gu)).toHaveLength(1)
    expect(html).toContain('title="https://example.org/c"')
  })

  test('links names, marks those that nothing bears, and leaves code alone', () => {
    const html = markdown('[[Hezbollah]] and [[חזבאללה]], not [[Nobody]] nor `[[code]]`', [
      { text: 'Hezbollah', ref: { type: 'actor', uid: uid(1), title: 'Hezbollah' } }, { text: 'חזבאללה', ref: { type: 'actor', uid: uid(1), title: 'Hezbollah' } },
    ])
    expect(html.match(/<button/gu)).toHaveLength(2)
    expect(html).toContain('<bdi>חזבאללה</bdi>')
    expect(html).toMatch(/class="link-missing"[^>]*><bdi>Nobody/u)
    expect(html).toContain('<code>[[code]]</code>')
  })
})

describe('words', () => {
  test('every word of the vocabulary has what the user reads', () => {
    const lists = [
      [vocabulary.actorKinds, words.actorKindWords], [vocabulary.tieKinds, words.tieKindWords], [vocabulary.certainties, words.certaintyWords],
      [vocabulary.strandLevels, words.cooperationWords], [vocabulary.strandLevels, words.conflictWords], [vocabulary.dateBases, words.dateBasisWords],
      [vocabulary.participantRoles, words.participantRoleWords], [vocabulary.reliabilities, words.reliabilityWords], [vocabulary.credibilities, words.credibilityWords],
      [vocabulary.excerptForms, words.excerptFormWords], [vocabulary.statementKinds, words.statementKindWords], [vocabulary.modalities, words.modalityWords],
      [vocabulary.stances, words.stanceWords], [vocabulary.performers, words.performerWords], [vocabulary.probativeValues, words.probativeValueWords],
      [vocabulary.trends, words.trendWords], [vocabulary.confidences, words.confidenceWords], [vocabulary.readingLabels, words.readingLabelWords],
    ] as const
    for (const [keys, table] of lists) {
      expect(Object.keys(table).toSorted()).toEqual(keys.map(String).toSorted())
      const labels = Object.values(table).map(word => word.label)
      expect(new Set(labels).size).toBe(labels.length)
      expect(Object.values(table).every(word => word.definition.endsWith('.'))).toBe(true)
    }
    expect(Object.keys(entityWords).toSorted()).toEqual([...vocabulary.entityTypes].toSorted())
  })

  test('counts and signs', () => {
    expect([countOf('actor', 1), countOf('actor', 20), countOf('evidence', 1)]).toEqual(['1 actor', '20 actors', '1 item of evidence'])
    expect([signed(2), signed(0), signed(-1)]).toEqual(['+2', '0', '−1'])
  })
})

describe('sorting a table', () => {
  const rows = [{ n: 2, s: 'b' }, { n: null, s: 'a' }, { n: 10, s: 'ä' }]
  test('by numbers as numbers, by names as people order them, the empty last either way', () => {
    expect(sortRows(rows, { sortBy: row => row.n }, false).map(row => row.n)).toEqual([2, 10, null])
    expect(sortRows(rows, { sortBy: row => row.n }, true).map(row => row.n)).toEqual([10, 2, null])
    expect(sortRows(rows, { sortBy: row => row.s }, false).map(row => row.s)).toEqual(['a', 'ä', 'b'])
    expect(sortRows(rows, undefined, true)).toBe(rows)
  })
})
