/** A text as a project holds it: lines end as everywhere, what is no character is none, nothing blank at its ends. */
export const asHeld = (text: string): string => text.toWellFormed().replaceAll(/\r\n?|\u{2028}|\u{2029}/gu, '\n').replaceAll('\0', '').trim()
