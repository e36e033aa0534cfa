import type { Output } from './command.ts'

interface Manifest {
  readonly included: readonly { readonly what: string; readonly count: number }[]
  readonly withheld: readonly { readonly what: string; readonly count: number; readonly why: string }[]
  readonly cautions: readonly string[]
}

/** Tells what went into a copy, what stayed out and why, and what to think of before it is given away. */
export function tellCopy({ included, withheld, cautions }: Manifest, output: Output): void {
  output.text(`In it: ${included.map(({ what, count }) => `${count} ${what}`).join(', ')}.`)
  for (const { what, count, why } of withheld) output.text(`  left out: ${count} ${what}. ${why}`)
  for (const caution of cautions) output.text(`  ${caution}`)
}
