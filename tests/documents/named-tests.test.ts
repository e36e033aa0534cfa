import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/** The tests that a document names: the path of a file or folder in code type, and the titles that follow it in curly quotes. */
function namedTests(text: string): { path: string; titles: string[] }[] {
  return [...text.matchAll(/`(tests\/[^`\s]+)`((?:(?:,| and|:)?\s*“[^”]+”)*)/gu)].map(([, path = '', titles = '']) => ({ path, titles: [...titles.matchAll(/“([^”]+)”/gu)].map(([, title = '']) => title) }))
}

/** What is wrong with the tests that a text names: those that are not there. */
function absentTests(text: string): string[] {
  return namedTests(text).flatMap(({ path, titles }) => {
    if (!existsSync(join(root, path))) return [path]
    if (titles.length === 0) return []
    const source = readFileSync(join(root, path), 'utf8').replaceAll("\\'", "'")
    return titles.filter(title => !source.includes(`'${title}'`) && !source.includes(`\`${title}\``)).map(title => `${path} “${title}”`)
  })
}

test.each(['docs/security.md', 'docs/reliability.md'])('every test that %s names is there, by its title too', document => {
  const text = readFileSync(join(root, document), 'utf8')
  expect(namedTests(text).length).toBeGreaterThan(3)
  expect(absentTests(text)).toEqual([])
})

test('a test that is not there is told', () => {
  const text = 'See `tests/main/policy.test.ts` “no permission is given”, “no such title” and `tests/gone.test.ts`; `tests/main`.'
  expect(namedTests(text).map(({ path }) => path)).toEqual(['tests/main/policy.test.ts', 'tests/gone.test.ts', 'tests/main'])
  expect(absentTests(text)).toEqual(['tests/main/policy.test.ts “no such title”', 'tests/gone.test.ts'])
})
