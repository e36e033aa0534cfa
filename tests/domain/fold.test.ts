import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, foldText, tokens, unfoldRange } from '../../db/domain/fold.ts'

describe('folding', () => {
  it.each([
    ['HEZBOLLAH', 'hezbollah'], ['Café', 'cafe'], ['Cafe\u0301', 'cafe'], ['Erdoğan', 'erdogan'], ['İstanbul', 'istanbul'], ['ıslak', 'islak'], ['Łukasz Øster', 'lukasz oster'], ['Straße', 'strasse'], ['ﬁne', 'fine'], ['ＡＢ１', 'ab1'],
    ['חִזְבַּאללה', 'חזבאללה'], ['בְּרֵאשִׁ֖ית', 'בראשית'], ['שלום ך ם ן ף ץ', 'שלום ך ם ן ף ץ'], ['צה״ל', 'צהל'], ['צה"ל', 'צהל'], ['ג׳ורג׳', 'גורג'], ["צ'ק", 'צק'],
    ['حِزْبُ ٱللّٰه', 'حزب الله'], ['ﷲ', 'الله'], ['إيران أمل آل', 'ايران امل ال'], ['مؤسسة', 'موسسه'], ['رئيس', 'رييس'], ['علی', 'علي'], ['مصطفى', 'مصطفي'], ['کشور', 'كشور'], ['مـــحمد', 'محمد'], ['خامنه‌ای', 'خامنه اي'], ['١٢٣ ۴۵۶', '123 456'],
    ['Зелёный', 'зеленый'], ['Россия', 'россия'], ['Київ', 'київ'], ['и\u0306', 'й'], ['Й', 'й'], ['а\u0301', 'а'], ['Αθήνα ΟΔΟΣ ς', 'αθηνα οδοσ σ'],
    ["Ba'ath", 'baath'], ['Baʿath', 'baath'], ['Ba’ath', 'baath'], ['Qurʾān', 'quran'], ['ʿAbd', 'abd'], ["Russia's", 'russia s'], ['Israel’s', 'israel s'], ["d'Estaing", 'destaing'], ["'quoted'", ' quoted '], ['soft\u00adhyphen', 'softhyphen'], ['\u200fימין\u200e', 'ימין'],
  ])('%j becomes %j', (text, expected) => {
    expect(foldText(text)).toBe(expected)
  })

  it('maps every unit back to where it came from', () => {
    const text = 'x חִזְבַּאללה Straße “ﷲ”!'
    const { folded, map } = fold(text)
    expect(map).toHaveLength(folded.length + 1)
    const find = (word: string) => {
      const at = folded.indexOf(word)
      return text.slice(...unfoldRange(map, at, at + word.length))
    }
    expect(find('חזבאללה')).toBe('חִזְבַּאללה')
    expect(find('strasse')).toBe('Straße')
    expect(find('stras')).toBe('Straß')
    expect(find('الله')).toBe('ﷲ')
    expect(unfoldRange(map, folded.length, folded.length)).toEqual([text.length, text.length])
  })

  it('keeps its promises for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => {
      const { folded, map } = fold(text)
      expect(map.length).toBe(folded.length + 1)
      expect(map[folded.length]).toBe(text.length)
      for (let index = 1; index < map.length; index += 1) expect(map[index]).toBeGreaterThanOrEqual(map[index - 1] ?? 0)
      for (const { text: word, start, end } of tokens(folded)) {
        expect(folded.slice(start, end)).toBe(word)
        const [from, to] = unfoldRange(map, start, end)
        expect(from).toBeLessThan(to)
        expect(to).toBeLessThanOrEqual(text.length)
      }
    }), { numRuns: 500 })
  })

  it('folds plain text by a shorter way to the same', () => {
    const letters = fc.oneof(fc.string({ unit: 'binary-ascii' }), fc.constantFrom(...'·–—→…é’ \'"`\u0301\u200c'))
    fc.assert(fc.property(fc.array(letters), parts => {
      expect(foldText(parts.join(''))).toBe(fold(parts.join('')).folded)
    }), { numRuns: 500 })
  })

  it('finds nothing more to fold in words that are folded', () => {
    const letters = fc.constantFrom(...'aéßøЁйїחִזְבַּאّآةىیک١۱Łﷲƒ½ﬁㅎ가ｱا')
    fc.assert(fc.property(fc.string({ unit: letters }), text => {
      expect(foldText(foldText(text))).toBe(foldText(text))
    }))
  })

  it('folds composed and decomposed spellings alike', () => {
    const scripts = ['aéñüłçğş', 'ЁёйЙїўѓќа', 'חשׁבּאָ', 'اآأإؤئةّ', 'άΆήçς']
    fc.assert(fc.property(fc.oneof(...scripts.map(script => fc.string({ unit: fc.constantFrom(...script) }))), text => {
      expect(foldText(text.normalize('NFD'))).toBe(foldText(text.normalize('NFC')))
    }))
  })
})
