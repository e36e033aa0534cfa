import { expect, it } from 'vitest'
import { cslDateText, referenceParts } from '../../renderer/features/source/csl-text.ts'

it('puts a record into words', () => {
  const parts = referenceParts({
    type: 'article-journal', title: 'Friendship Balancing', author: [{ family: 'Kertcher', given: 'Chen' }, { family: 'Course', given: 'Dima' }, { literal: 'A Body' }],
    issued: { 'date-parts': [[2024, 6, 3]] }, 'container-title': 'Middle East Policy', volume: '31', issue: 2, page: '1-20',
  })
  expect(parts).toEqual({
    authors: 'Kertcher, Chen; Course, Dima; A Body', date: '3 June 2024', title: 'Friendship Balancing', container: 'Middle East Policy',
    details: 'vol. 31, no. 2, pp. 1-20',
  })
})

it('makes do with what there is', () => {
  expect(referenceParts({ type: 'webpage' })).toEqual({ authors: '', date: '', title: '', container: '', details: '' })
  expect(cslDateText({ literal: 'undated' })).toBe('undated')
  expect(cslDateText({ 'date-parts': [[2018, 9]] })).toBe('September 2018')
})
