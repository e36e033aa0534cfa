/** Direction of text in which names of any script stand among words of ours (Unicode Bidirectional Algorithm, UAX 9). */
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u

/** A name that is written from the right, closed off from what stands around it; any other name as it is. */
export const isolated = (name: string): string => (rightToLeft.test(name) ? `\u2068${name}\u2069` : name)

/** Words of ours that run from the left also where a name in them is written from the right and stands first. */
export const leftToRight = (text: string): string => (rightToLeft.test(text) ? `\u200E${text}` : text)

/** The direction of a paragraph: by its first letter, names that are closed off included, or by the mark that `leftToRight` puts before it. */
export function baseDirection(text: string): 'ltr' | 'rtl' {
  const first = /[\p{L}\u200E\u200F]/u.exec(text)?.[0]
  return first !== undefined && (first === '\u200F' || rightToLeft.test(first)) ? 'rtl' : 'ltr'
}

/** A text without the signs that direct it: for names of files and for titles that programs list. */
export const withoutDirections = (text: string): string => text.replaceAll(/[\u200E\u200F\u2066-\u2069]/gu, '')
