/** A date that could not be understood. The message says what was expected, with an example. */
export class EdtfError extends Error {
  readonly text: string
  constructor(text: string, message: string) {
    super(message)
    this.name = 'EdtfError'
    this.text = text
  }
}
