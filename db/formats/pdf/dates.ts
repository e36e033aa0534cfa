/** A date as PDF writes it, in universal time (ISO 32000-1, 7.9.4). */
export function pdfDate(instant: string): string {
  return `(D:${new Date(instant).toISOString().replaceAll(/[-:T]/gu, '').slice(0, 14)}Z)`
}
