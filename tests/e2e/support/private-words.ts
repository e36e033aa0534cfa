import { readFileSync } from 'node:fs'

interface Note { title: string; body: string; private: boolean }
const { notes } = JSON.parse(readFileSync(new URL('../../../db/sample/russia-israel-2015-2024.json', import.meta.url), 'utf8')) as { notes: Note[] }
/** Titles and sentences of the private notes of the sample. */
const sentences = notes.filter(note => note.private).flatMap(({ title, body }) => [title, ...body.replaceAll(/\[\[|\]\]/gu, '').split(/(?<=[.;:])\s+/u)]).filter(words => words.length >= 12)

/** What of the sample's private notes a text says, to be compared with nothing: what leaves the window says none of it. */
export function privateWordsIn(text: string): string[] {
  if (sentences.length < 6) throw new Error('The sample has no private notes to look for.')
  const plain = text.replaceAll(/<[^>]*>/gu, ' ').replaceAll(/\[\[|\]\]/gu, '').replaceAll(/\s+/gu, ' ')
  return sentences.filter(words => plain.includes(words))
}
