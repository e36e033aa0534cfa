/** Text that no spreadsheet takes for a formula: an apostrophe goes before what would begin one (OWASP, "CSV Injection"). */
export function spreadsheetText(text: string): string {
  // eslint-disable-next-line no-control-regex
  return /^[=+\-@\t\r\n\u0000]/u.test(text) ? `'${text}` : text
}
