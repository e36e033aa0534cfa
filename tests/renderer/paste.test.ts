import { describe, expect, it } from 'vitest'
import { rowsOfHtml } from '../../renderer/features/paste/html-table.ts'
import { recognise, tabSeparated } from '../../renderer/features/paste/recognise.ts'

const csl = (text: string) => {
  const pasted = recognise(text)
  return 'csl' in pasted ? pasted.csl : pasted.kind
}

describe('what was pasted', () => {
  it.each([
    ['10.1111/mepo.12743', '10.1111/mepo.12743'], ['https://doi.org/10.1111/mepo.12743', '10.1111/mepo.12743'], [' doi: 10.1080/09592296.2024.2303860.\n', '10.1080/09592296.2024.2303860'],
    ['http://dx.doi.org/10.1000/182(3)', '10.1000/182(3)'],
  ])('is a DOI: %s', (text, doi) => {
    expect(recognise(text)).toEqual({ kind: 'doi', csl: { type: 'article-journal', DOI: doi } })
  })

  it('is an address, kept as it stands', () => {
    expect(recognise('https://www.kremlin.ru/events/president/news/50335?lang=en\n')).toEqual({ kind: 'address', csl: { type: 'webpage', URL: 'https://www.kremlin.ru/events/president/news/50335?lang=en' } })
    expect(recognise('javascript:alert(1)').kind).toBe('unknown')
  })

  it.each([
    '@article{kertcher2024,\n  title = {The practice}\n}', 'TY  - JOUR\nTI  - The practice\nER  - ', '[{"type": "book", "title": "A"}]', '{"id": "x", "type": "article-journal"}',
  ])('is a bibliography: %s', text => {
    expect(recognise(text)).toEqual({ kind: 'bibliography', text: text.trim() })
  })

  it('is a table where every row has as many cells, quoted or empty ones too', () => {
    expect(recognise('From\tTo\tWeight\r\nIran\tHezbollah\t3\r\nIsrael\tRussia\t\r\n')).toEqual({ kind: 'table', text: 'From\tTo\tWeight\nIran\tHezbollah\t3\nIsrael\tRussia\t' })
    expect(recognise('Name\tNote\nIran\t"two\nlines\tand a tab"').kind).toBe('table')
    expect(recognise('one\ttwo\nthree').kind).toBe('unknown')
    expect(recognise('one\ttwo').kind).toBe('unknown')
    expect(recognise(tabSeparated([['a', 'b\tc'], ['d "e"', 'f\ng'], ['h']]))).toEqual({ kind: 'table', text: 'a\t"b\tc"\n"d ""e"""\t"f\ng"\nh\t' })
  })

  it('is a text where it is long, and nothing that is known where it is not', () => {
    const text = 'The two leaders met in 2015. They agreed on a hotline between the two armies, as a spokesman told the press. '.repeat(3)
    expect(recognise(`${text}\n\n${text}`)).toEqual({ kind: 'text', text: `${text}\n\n${text}`.trim() })
    expect(recognise(text).kind).toBe('text')
    expect(recognise('Israel').kind).toBe('unknown')
    expect(recognise(' \n').kind).toBe('nothing')
    expect(recognise('[See the note]').kind).toBe('unknown')
  })
})

describe('a citation in text', () => {
  it('is read as APA writes it', () => {
    expect(recognise('Kertcher, C. and Course, D. (2024). The practice of friendship balancing: Russia and Israel.\nMiddle East Policy, 31(2), 67-82. https://doi.org/10.1111/mepo.12743')).toEqual({
      kind: 'citation', rest: '',
      csl: {
        type: 'article-journal', title: 'The practice of friendship balancing: Russia and Israel', author: [{ family: 'Kertcher', given: 'C.' }, { family: 'Course', given: 'D.' }],
        issued: { 'date-parts': [[2024]] }, 'container-title': 'Middle East Policy', volume: '31', issue: '2', page: '67-82', DOI: '10.1111/mepo.12743',
      },
    })
    expect(csl('Adler, E., & Pouliot, V. (2011). International practices. International Theory, 3(1), 1–36.')).toMatchObject({
      author: [{ family: 'Adler', given: 'E.' }, { family: 'Pouliot', given: 'V.' }], title: 'International practices', volume: '3', page: '1-36',
    })
  })

  it('is read as Chicago writes it', () => {
    expect(csl('Kertcher, Chen, and Dima Course. 2024. “The Practice of Friendship Balancing.” Middle East Policy 31 (2): 67–82. https://doi.org/10.1111/mepo.12743.')).toEqual({
      type: 'article-journal', title: 'The Practice of Friendship Balancing', author: [{ family: 'Kertcher', given: 'Chen' }, { family: 'Course', given: 'Dima' }],
      issued: { 'date-parts': [[2024]] }, 'container-title': 'Middle East Policy', volume: '31', issue: '2', page: '67-82', DOI: '10.1111/mepo.12743',
    })
  })

  it('keeps what stands in no field, and loses nothing', () => {
    expect(recognise('van der Meer, J.-P. (1999). Trust among rivals? A study. Oxford: Oxford University Press.')).toEqual({
      kind: 'citation', rest: 'A study. Oxford: Oxford University Press.',
      csl: { type: 'document', title: 'Trust among rivals?', author: [{ family: 'van der Meer', given: 'J.-P.' }], issued: { 'date-parts': [[1999]] } },
    })
    expect(recognise('Smith, J. et al. (2020). On ties. Security Studies, 29(4), 1-20. https://doi.org/10.1000/x (accessed 3 May 2021)')).toMatchObject({
      kind: 'citation', rest: 'et al. … (accessed 3 May 2021)', csl: { author: [{ family: 'Smith', given: 'J.' }], DOI: '10.1000/x' },
    })
  })

  it('reads a day, and a body as the author', () => {
    expect(csl('Institute for the Study of War (2024, June 10). Russian offensive campaign assessment. https://www.understandingwar.org/a')).toEqual({
      type: 'webpage', title: 'Russian offensive campaign assessment', author: [{ literal: 'Institute for the Study of War' }], issued: { 'date-parts': [[2024, 6, 10]] }, URL: 'https://www.understandingwar.org/a',
    })
  })

  it('is not seen in a sentence with a year', () => {
    expect(recognise('The two leaders met (2015). They agreed on a hotline.').kind).toBe('unknown')
    expect(recognise('In September. 2015. They agreed on a hotline between them.').kind).toBe('unknown')
  })
})

describe('a table of a page', () => {
  const table = '<table border="0"><tbody><tr><th>Name</th><th title="a > b">Note</th></tr><tr><td>T&uuml;rkiye &amp; Co&nbsp;</td><td colspan=2>two<br>lines <b>bold</b> &#8211; &#x2014;</td></tr></tbody></table>'

  it('is read cell by cell', () => {
    expect(rowsOfHtml(`<html><head><style>td > a { color: red }</style></head><body><!--StartFragment-->${table}<!--EndFragment--></body></html>`)).toEqual([
      ['Name', 'Note'], ['T&uuml;rkiye & Co', 'two lines bold – —', ''],
    ])
    expect(rowsOfHtml('<table><tr><td>a<td>b<tr><td>c<td>d</table>')).toEqual([['a', 'b'], ['c', 'd']])
  })

  it('is none where it stands among other words, is one of several, or has one cell in a row', () => {
    expect(rowsOfHtml(`<p>${'A long article. '.repeat(20)}</p>${table}`)).toBeNull()
    expect(rowsOfHtml(`${table}${table}`)).toBeNull()
    expect(rowsOfHtml('<table><tr><td>a</td></tr><tr><td>b</td></tr></table>')).toBeNull()
    expect(rowsOfHtml('<p>No table')).toBeNull()
  })
})
