/**
 * The runs of a line in the order in which they are read. A PDF places signs; pdf.js gives the letters within a run in their order for Hebrew and for
 * Arabic letters, but leaves runs where the page puts them, and takes Arabic presentation forms (U+FB50 to U+FEFC) for left-to-right letters.
 */
export interface PdfRun { readonly text: string; readonly left: number; readonly right: number; readonly size: number; readonly isRightToLeft: boolean }

/** A gap between runs that parts words, in heights of the letters. */
const leastGap = 0.15

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u
const leftToRight = /(?![\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])\p{L}/u
const presentationForms = /[\ufb50-\ufdff\ufe70-\ufefc]/u

/** Whether most letters of a text are of scripts that run from right to left. */
export function runsRightToLeft(text: string): boolean {
  const count = (pattern: RegExp) => text.match(new RegExp(pattern.source, 'gu'))?.length ?? 0
  return count(rightToLeft) > count(leftToRight)
}

/** The text of a line of runs that came in the order of the page's content. */
export function lineText(runs: readonly PdfRun[]): string {
  const read = runs.map(run => {
    const hasForms = presentationForms.test(run.text)
    return { ...run, hasForms, text: hasForms ? lettersOfForms(run.text, run.isRightToLeft) : run.text }
  })
  if (!runsRightToLeft(read.map(run => run.text).join(''))) return read.map(run => run.text).join('')
  // From right to left; what runs from left to right among it (names, numbers) keeps its own order.
  const ordered = read.toSorted((one, other) => other.right - one.right)
  const out: string[] = []
  let island: string[] = []
  let edge: (typeof ordered)[number] | null = null
  for (const run of ordered) {
    const { text } = run
    // Who sets presentation forms sets spaces too; gaps are then those of marks.
    if (edge && !edge.hasForms && !run.hasForms && edge.left - run.right > leastGap * run.size && !/\s$/u.test(edge.text) && !/^\s/u.test(text)) out.push(...island.splice(0), ' ')
    edge = run
    if (leftToRight.test(text) && !rightToLeft.test(text)) island.unshift(text)
    else {
      out.push(...island, text)
      island = []
    }
  }
  return [...out, ...island].join('')
}

/** Letters in their order from presentation forms in the order of the page. What pdf.js turned round in it is turned back first. */
function lettersOfForms(text: string, wasRightToLeft: boolean): string {
  const turned = wasRightToLeft ? turnRuns(turn(text), /[^\u0590-\u08ac]+/gu) : turnRuns(text, /[\u0590-\u08ac]+(?:\s+[\u0590-\u08ac]+)*/gu)
  return turnRuns(turn(turned), /[\p{Nd}.,:/%-]*\p{Nd}|[a-z]+(?:\s+[a-z]+)*/giu).normalize('NFKC')
}

/** A letter with the marks on it counts as one. */
const turn = (text: string) => (text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []).reverse().join('')
const turnRuns = (text: string, runs: RegExp) => text.replaceAll(runs, turn)
