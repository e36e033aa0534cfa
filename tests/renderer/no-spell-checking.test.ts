import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const renderer = join(import.meta.dirname, '../../renderer')
const source = (file: string) => readFileSync(join(renderer, file), 'utf8')

// Chrome's enhanced spell check sends what is typed to a server: https://support.google.com/chrome/answer/12027911
test('every field inherits that nothing checks what is typed', () => {
  const body = /<body([^>]*)>/u.exec(source('index.html'))?.[1] ?? ''
  for (const attribute of ['spellcheck="false"', 'autocorrect="off"', 'writingsuggestions="false"']) expect(body).toContain(attribute)
})

test('no field of ours turns it on', () => {
  const files = globSync('**/*.{ts,tsx}', { cwd: renderer })
  expect(files.length).toBeGreaterThan(100)
  const on = files.flatMap(file => [...source(file).matchAll(/spell-?check['"]?(?:(?:\s*[=:]\s*\{?['"]?)(?!\{?['"]?false)\w+|(?=\s*(?:\/?>|\w+=)))/giu)].map(match => `${file}: ${match[0]}`))
  expect(on).toEqual([])
})

test('the editor of notes, which lives in a shadow root, says so itself', () => {
  expect(source('features/notes/markdown-editor-setup.ts')).toContain("spellcheck: 'false'")
})
