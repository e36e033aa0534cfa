import { describe, expect, it } from 'vitest'
import type { CslItem } from '../../../db/contract/entities/sources.ts'
import { citationStyles, type CitationStyle } from '../../../db/contract/entities/reports.ts'
import { createCiter } from '../../../db/formats/citations/citer.ts'
import { wordsOf } from '../../../db/formats/citations/parts.ts'

const article: CslItem = { type: 'article-journal', title: 'The Practice of Friendship Balancing', author: [{ family: 'Kertcher', given: 'Chen' }, { family: 'Course', given: 'Dima' }], 'container-title': 'Middle East Policy', volume: '31', issue: '2', page: '67-82', issued: { 'date-parts': [[2024, 6]] }, DOI: 'https://doi.org/10.1111/mepo.12745' }
const book: CslItem = { type: 'book', title: 'Social Theory of International Politics', author: [{ family: 'Wendt', given: 'Alexander' }], publisher: 'Cambridge University Press', 'publisher-place': 'Cambridge', edition: '2', issued: { 'date-parts': [[1999]] } }
const chapter: CslItem = { type: 'chapter', title: 'Russia and Israel', author: [{ family: 'Katz', given: 'Mark N.' }], editor: [{ family: 'Freedman', given: 'Robert O.' }, { family: 'Sela', given: 'Avraham' }], 'container-title': 'Israel and the World', publisher: 'Routledge', 'publisher-place': 'London', page: '101-120', issued: { 'date-parts': [[2018]] } }
const news: CslItem = { type: 'article-newspaper', title: 'UN Security Council does not pass US resolution', 'container-title': 'Al Jazeera', issued: { 'date-parts': [[2024, 3, 22]] }, URL: 'https://www.aljazeera.com/news/1' }
const web: CslItem = { type: 'webpage', title: 'Bilateral relations', author: [{ literal: 'Ministry of Foreign Affairs' }], 'container-title': 'MFA', accessed: { 'date-parts': [[2024, 5, 1]] }, URL: 'https://mfa.example/relations' }
const treaty: CslItem = { type: 'treaty', title: 'Agreement on Disengagement', issued: { 'date-parts': [[1974, 5, 31]] }, 'container-title': 'International Legal Materials', volume: '13', page: '880' }
const archive: CslItem = { type: 'manuscript', title: 'Telegram to the Foreign Ministry', author: [{ family: 'Bovin', given: 'Aleksandr' }], genre: 'Telegram', issued: { 'date-parts': [[1991, 10, 18]] }, 'container-title': 'Embassy files', archive: 'Israel State Archives', archive_location: 'Box 12, folder 3', 'archive-place': 'Jerusalem' }
const resolution: CslItem = { type: 'document', title: 'Resolution 2735 (2024)', author: [{ literal: 'United Nations Security Council' }], number: 'S/RES/2735 (2024)', publisher: 'United Nations', issued: { 'date-parts': [[2024, 6, 10]] } }
const thesis: CslItem = { type: 'thesis', title: 'Friends and Foes', author: [{ family: 'van der Berg', given: 'Jean-Paul' }], publisher: 'Leiden University', issued: { 'date-parts': [[2011]] } }
const report: CslItem = { type: 'report', title: 'Deconfliction in Syria', author: [{ literal: 'Institute for Study' }], number: '12', publisher: 'Institute for Study', 'publisher-place': 'Tel Aviv', issued: { 'date-parts': [[2019]] }, URL: 'https://study.example/12' }
const hebrew: CslItem = { type: 'book', title: 'מקום תחת השמש', author: [{ family: 'נתניהו', given: 'בנימין' }], publisher: 'ידיעות אחרונות', issued: { 'date-parts': [[1995]] } }
const arabic: CslItem = { type: 'article-journal', title: 'العلاقات الروسية الإسرائيلية', author: [{ family: 'الأحمد', given: 'محمد علي' }], 'container-title': 'السياسة الدولية', volume: '55', issued: { 'date-parts': [[2020]] } }
const russian: CslItem = { type: 'article-journal', title: 'Россия и Израиль', author: [{ family: 'Звягельская', given: 'Ирина Доновна' }], 'container-title': 'Мировая экономика', volume: '62', issue: '3', issued: { 'date-parts': [[2018]] } }
const many: CslItem = { type: 'article-journal', title: 'Many hands', author: [...Array(25).keys()].map(i => ({ family: `Author${String.fromCharCode(65 + i)}`, given: 'Ann' })), 'container-title': 'Journal', volume: '1', issued: { 'date-parts': [[2020]] } }
const nothing: CslItem = { type: 'document' }

function reference(csl: CslItem, style: CitationStyle): string {
  const citer = createCiter([{ uid: 'a', csl }], style)
  citer.cite('a', '')
  return citer.references().map(({ label, parts }) => `${label === null ? '' : `${label} `}${parts.map(({ text, italic }) => (italic ? `_${text}_` : text)).join('')}`).join('')
}
const cited = (csl: CslItem, style: CitationStyle, locator = '') => wordsOf(createCiter([{ uid: 'a', csl }], style).cite('a', locator))
/** A name from the right is closed off from the words around it. */
const [open, close] = ['\u2068', '\u2069']

describe('references', () => {
  it.each([
    ['article', article, 'Kertcher, C., & Course, D. (2024). The Practice of Friendship Balancing. _Middle East Policy_, _31_(2), 67–82. https://doi.org/10.1111/mepo.12745'],
    ['book', book, 'Wendt, A. (1999). _Social Theory of International Politics_ (2nd ed.). Cambridge University Press.'],
    ['chapter', chapter, 'Katz, M. N. (2018). Russia and Israel. In R. O. Freedman & A. Sela (Eds.), _Israel and the World_ (pp. 101–120). Routledge.'],
    ['news without author', news, 'UN Security Council does not pass US resolution. (2024, March 22). _Al Jazeera_. https://www.aljazeera.com/news/1'],
    ['undated web page', web, 'Ministry of Foreign Affairs. (n.d.). Bilateral relations. MFA. Retrieved May 1, 2024, from https://mfa.example/relations'],
    ['treaty', treaty, '_Agreement on Disengagement_. (1974). May 31, 1974, _International Legal Materials_ 13, p. 880.'],
    ['archive', archive, 'Bovin, A. (1991, October 18). _Telegram to the Foreign Ministry_ [Telegram]. Embassy files, Box 12, folder 3. Israel State Archives, Jerusalem.'],
    ['resolution', resolution, 'United Nations Security Council. (2024, June 10). _Resolution 2735 (2024)_ (S/RES/2735 (2024)). United Nations.'],
    ['thesis, particle, hyphen', thesis, 'van der Berg, J.-P. (2011). _Friends and Foes_ [Doctoral dissertation, Leiden University].'],
    ['report by its publisher', report, 'Institute for Study. (2019). _Deconfliction in Syria_ (Report No. 12). https://study.example/12'],
    ['Hebrew: no initials', hebrew, 'נתניהו, בנימין. (1995). _מקום תחת השמש_. ידיעות אחרונות.'],
    ['Arabic: no initials', arabic, 'الأحمد, محمد علي. (2020). العلاقات الروسية الإسرائيلية. _السياسة الدولية_, _55_.'],
    ['Cyrillic: initials', russian, 'Звягельская, И. Д. (2018). Россия и Израиль. _Мировая экономика_, _62_(3).'],
    ['nothing known', nothing, '[Untitled]. (n.d.).'],
  ])('APA: %s', (_, csl, expected) => {
    expect(reference(csl, 'apa')).toBe(expected)
  })

  it.each([
    ['article', article, 'Kertcher, Chen, and Dima Course. 2024. “The Practice of Friendship Balancing.” _Middle East Policy_ 31 (2): 67–82. https://doi.org/10.1111/mepo.12745.'],
    ['book', book, 'Wendt, Alexander. 1999. _Social Theory of International Politics_. 2nd ed. Cambridge: Cambridge University Press.'],
    ['chapter', chapter, 'Katz, Mark N. 2018. “Russia and Israel.” In _Israel and the World_, edited by Robert O. Freedman and Avraham Sela, 101–120. London: Routledge.'],
    ['news without author', news, '“UN Security Council does not pass US resolution.” 2024. _Al Jazeera_, March 22, 2024. https://www.aljazeera.com/news/1.'],
    ['undated web page', web, 'Ministry of Foreign Affairs. n.d. “Bilateral relations.” MFA. Accessed May 1, 2024. https://mfa.example/relations.'],
    ['archive', archive, 'Bovin, Aleksandr. 1991. _Telegram to the Foreign Ministry_. Telegram. October 18. Embassy files, Box 12, folder 3. Israel State Archives, Jerusalem.'],
    ['thesis', thesis, 'van der Berg, Jean-Paul. 2011. “Friends and Foes.” PhD diss., Leiden University.'],
    ['treaty', treaty, '_Agreement on Disengagement_. 1974. May 31, 1974, _International Legal Materials_ 13, 880.'],
  ])('Chicago: %s', (_, csl, expected) => {
    expect(reference(csl, 'chicago-author-date')).toBe(expected)
  })

  it.each([
    ['article', article, 'Kertcher, Chen, and Dima Course. “The Practice of Friendship Balancing.” _Middle East Policy_, vol. 31, no. 2, June 2024, pp. 67–82, https://doi.org/10.1111/mepo.12745.'],
    ['book', book, 'Wendt, Alexander. _Social Theory of International Politics_. 2nd ed., Cambridge University Press, 1999.'],
    ['chapter', chapter, 'Katz, Mark N. “Russia and Israel.” _Israel and the World_, edited by Robert O. Freedman and Avraham Sela, Routledge, 2018, pp. 101–120.'],
    ['news without author', news, '“UN Security Council does not pass US resolution.” _Al Jazeera_, 22 Mar. 2024, https://www.aljazeera.com/news/1.'],
    ['archive', archive, 'Bovin, Aleksandr. “Telegram to the Foreign Ministry.” Telegram, 18 Oct. 1991. Embassy files, Box 12, folder 3. Israel State Archives, Jerusalem.'],
  ])('MLA: %s', (_, csl, expected) => {
    expect(reference(csl, 'mla')).toBe(expected)
  })

  it.each([
    ['article', article, '[1] C. Kertcher and D. Course, “The Practice of Friendship Balancing,” _Middle East Policy_, vol. 31, no. 2, pp. 67–82, June 2024, doi: 10.1111/mepo.12745.'],
    ['book', book, '[1] A. Wendt, _Social Theory of International Politics_, 2nd ed., Cambridge: Cambridge University Press, 1999.'],
    ['chapter', chapter, '[1] M. N. Katz, “Russia and Israel,” in _Israel and the World_, R. O. Freedman and A. Sela, Eds., London: Routledge, 2018, pp. 101–120.'],
    ['news without author', news, '[1] “UN Security Council does not pass US resolution,” _Al Jazeera_, Mar. 22, 2024. [Online]. Available: https://www.aljazeera.com/news/1'],
  ])('IEEE: %s', (_, csl, expected) => {
    expect(reference(csl, 'ieee')).toBe(expected)
  })

  it('cuts long lists of authors as each manual says', () => {
    expect(reference(many, 'apa')).toMatch(/AuthorS, A\., … AuthorY, A\. \(2020\)/u)
    expect(reference(many, 'chicago-author-date')).toMatch(/^AuthorA, Ann, Ann AuthorB, .*Ann AuthorG, et al\. 2020/u)
    expect(reference(many, 'mla')).toMatch(/^AuthorA, Ann, et al\. “Many hands/u)
    expect(reference(many, 'ieee')).toMatch(/^\[1\] A\. AuthorA et al\., “/u)
  })

  it('says something of every kind of source, and nothing twice', () => {
    const kinds = [article, book, chapter, news, web, treaty, archive, resolution, thesis, report, hebrew, arabic, russian, many, nothing]
    for (const style of citationStyles) {
      for (const csl of kinds) {
        const text = reference(csl, style)
        expect(text, `${style}: ${csl.type}`).not.toMatch(/undefined|null|\.\.(?!\.)|,,|, \.|\( |\s{2}|“”|__|\(\)/u)
        expect(text.replace(/^\[1\] /u, '').length).toBeGreaterThan(5)
      }
    }
  })
})

describe('citations in the text', () => {
  it.each([
    ['apa', '12', '(Kertcher & Course, 2024, p. 12)'], ['apa', 'pp. 12-14', '(Kertcher & Course, 2024, pp. 12–14)'], ['apa', '¶7', '(Kertcher & Course, 2024, ¶7)'], ['apa', '', '(Kertcher & Course, 2024)'],
    ['chicago-author-date', 'p. 12', '(Kertcher and Course 2024, 12)'], ['chicago-author-date', 'art. 5', '(Kertcher and Course 2024, art. 5)'],
    ['mla', '12', '(Kertcher and Course 12)'], ['mla', '¶7', '(Kertcher and Course, ¶7)'], ['ieee', '12', '[1, p. 12]'], ['ieee', '', '[1]'],
  ] as const)('%s with “%s”', (style, locator, expected) => {
    expect(cited(article, style, locator)).toBe(expected)
  })

  it('names the title where nobody wrote it, in quotation marks or italics', () => {
    const [part] = createCiter([{ uid: 'a', csl: treaty }], 'apa').cite('a', '').filter(({ italic }) => italic)
    expect(part?.text).toBe('Agreement on Disengagement')
    expect(cited(news, 'chicago-author-date')).toBe('(“UN Security Council does not pass US resolution” 2024)')
    expect(cited(many, 'apa')).toBe('(AuthorA et al., 2020)')
    expect(cited(web, 'apa')).toBe('(Ministry of Foreign Affairs, n.d.)')
    expect(cited(hebrew, 'mla', '4')).toBe(`(${open}נתניהו${close} 4)`)
  })

  it('tells sources of one name and year apart, always in the same way', () => {
    const sources = ['Balance', 'Agreement', 'Compromise'].map((title, at) => ({ uid: `u${at}`, csl: { ...book, title } }))
    const apa = createCiter(sources, 'apa')
    expect(sources.map(({ uid }) => wordsOf(apa.cite(uid, '')))).toEqual(['(Wendt, 1999b)', '(Wendt, 1999a)', '(Wendt, 1999c)'])
    expect(apa.references().map(({ parts }) => wordsOf(parts).slice(0, 32))).toEqual(['Wendt, A. (1999a). Agreement (2n', 'Wendt, A. (1999b). Balance (2nd ', 'Wendt, A. (1999c). Compromise (2'])
    expect(wordsOf(createCiter(sources.toReversed(), 'chicago-author-date').cite('u0', ''))).toBe('(Wendt 1999b)')
    expect(wordsOf(createCiter(sources, 'mla').cite('u1', '3'))).toBe('(Wendt, Agreement 3)')
    const undated = createCiter(['One', 'Two'].map((title, at) => ({ uid: `u${at}`, csl: { ...web, title } })), 'apa')
    expect(wordsOf(undated.cite('u1', ''))).toBe('(Ministry of Foreign Affairs, n.d.-b)')
  })

  it('numbers in the order of citation, and lists what was cited alone', () => {
    const citer = createCiter([{ uid: 'x', csl: book }, { uid: 'y', csl: article }, { uid: 'z', csl: news }], 'ieee')
    expect([citer.cite('y', ''), citer.cite('x', '5'), citer.cite('y', '3')].map(wordsOf)).toEqual(['[1]', '[2, p. 5]', '[1, p. 3]'])
    expect(citer.references().map(({ uid, label }) => `${label ?? ''} ${uid}`)).toEqual(['[1] y', '[2] x'])
    expect(() => citer.cite('unknown', '')).toThrow('does not know')
  })

  it('sorts by names without marks and letter case, undated last', () => {
    const named = (family: string, year?: number): CslItem => ({ type: 'book', title: 'T', author: [{ family, given: 'A' }], ...(year === undefined ? {} : { issued: { 'date-parts': [[year]] } }) })
    const citer = createCiter([{ uid: '1', csl: named('Özil') }, { uid: '2', csl: named('okun', 2001) }, { uid: '3', csl: named('Okun', 1999) }, { uid: '4', csl: named('Okun') }], 'apa')
    for (const uid of ['1', '2', '3', '4']) citer.cite(uid, '')
    expect(citer.references().map(({ uid }) => uid)).toEqual(['3', '2', '4', '1'])
  })
})
