/** How an aspect is drawn in a text: the four built-in ones in colours and patterns of their own, the analyst's own ones alike. */
export type AspectLook = 'p1' | 'p2' | 'x' | 'o' | 'other'

const looks: Readonly<Record<string, AspectLook>> = { P1: 'p1', P2: 'p2', X: 'x', O: 'o' }

export const aspectLook = (code: string): AspectLook => looks[code] ?? 'other'
