/** Months and years by their numbers, counted from January of the year 0, as EDTF: `2019-10`, `2019`. */
export function monthName(month: number): string {
  const year = Math.floor(month / 12)
  return `${yearName(year)}-${String(month - year * 12 + 1).padStart(2, '0')}`
}
export const yearName = (year: number): string => String(year).padStart(4, '0')
