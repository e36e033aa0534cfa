/** The part of the edtf package (it has no types) that the tests compare our days with. */
declare module 'edtf' {
  export const defaults: { level: number }
  /** First and last instant of a date, in milliseconds since 1970; throws where it cannot be read. */
  export default function edtf(text: string): { readonly min: number; readonly max: number }
}
