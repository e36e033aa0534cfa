/** Text for XML 1.0: escaped, without the characters that no XML document may hold. */
export function xmlText(text: string | number): string {
  return String(text)
    // eslint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/gu, '\uFFFD')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
    .replaceAll('\t', '&#9;').replaceAll('\n', '&#10;').replaceAll('\r', '&#13;')
}

/** An element with its attributes, those that are null left out; with children on lines of their own, else empty. */
export function xmlElement(name: string, attributes: Readonly<Record<string, string | number | null>>, children: readonly string[] = []): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => (value === null ? [] : [` ${key}="${xmlText(value)}"`])).join('')
  if (children.length === 0) return `<${name}${written}/>`
  const inner = children.map(child => `  ${child.replaceAll('\n', '\n  ')}`).join('\n')
  return `<${name}${written}>\n${inner}\n</${name}>`
}

/** An element that holds text. */
export function xmlTextElement(name: string, attributes: Readonly<Record<string, string | number>>, text: string | number): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlText(value)}"`).join('')
  return `<${name}${written}>${xmlText(text)}</${name}>`
}
