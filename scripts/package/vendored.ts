interface Vendored {
  /** The package that carries it. */
  readonly within: string
  readonly name: string
  readonly licence: string
  readonly homepage: string
  /** What must be said about it, or the package that has the same licence text. */
  readonly text: string | { readonly as: string }
}

/** Works of others that packages carry inside, compiled or copied, and that have licences of their own. Look here when one of them changes its version. */
export const vendoredIn: readonly Vendored[] = [
  { within: 'better-sqlite3', name: 'SQLite', licence: 'blessing', homepage: 'https://sqlite.org/copyright.html', text: 'SQLite is in the public domain.' },
  { within: 'better-sqlite3-multiple-ciphers', name: 'SQLite3 Multiple Ciphers', licence: 'MIT', homepage: 'https://utelle.github.io/SQLite3MultipleCiphers/', text: 'Copyright (c) 2019-2026 Ulrich Telle. MIT licence, see https://github.com/utelle/SQLite3MultipleCiphers.' },
  { within: 'unpdf', name: 'PDF.js', licence: 'Apache-2.0', homepage: 'https://mozilla.github.io/pdf.js/', text: { as: 'react-aria-components' } },
  { within: 'harfbuzzjs', name: 'HarfBuzz', licence: 'MIT-Modern-Variant', homepage: 'https://github.com/harfbuzz/harfbuzz/blob/main/COPYING', text: 'HarfBuzz is used under the “Old MIT” licence; its holders of rights and its text are in https://github.com/harfbuzz/harfbuzz/blob/main/COPYING.' },
  { within: 'highs', name: 'HiGHS', licence: 'MIT', homepage: 'https://highs.dev', text: 'Copyright (c) 2026 HiGHS. MIT licence, see https://github.com/ERGO-Code/HiGHS.' },
  { within: '@resvg/resvg-js', name: 'resvg', licence: 'Apache-2.0 OR MIT', homepage: 'https://github.com/linebender/resvg', text: { as: 'react-aria-components' } },
  { within: 'wawoff2', name: 'woff2', licence: 'MIT', homepage: 'https://github.com/google/woff2', text: 'Copyright (c) 2013-2017 by the WOFF2 Authors. MIT licence, see https://github.com/google/woff2.' },
]

/** Electron brings the notices of Chromium and Node with its binary. */
export const electronNotices = 'Electron contains Chromium, Node.js and what these contain. Their notices are in the file LICENSES.chromium.html that is installed with the program.'

/** Who holds the rights to packages that say so in their sources alone, or by belonging to another package. */
export const holders: Readonly<Record<string, string>> = {
  'woff2sfnt-sfnt2woff': '2014 Onur Demiralay',
  saxes: 'Contributors, and Louis-Dominique Dubeau',
}

/** The usual text of a licence whose package names it and brings no text; null where there is no holder or no such text. */
export function standardText(licence: string, holder: string | null): string | null {
  if (licence === 'MPL-2.0') return 'Subject to the terms of the Mozilla Public License, v. 2.0: https://mozilla.org/MPL/2.0/. The sources are at the address above.'
  if (holder === null) return null
  if (licence === 'MIT') return `Copyright (c) ${holder}\n\n${mit}`
  return licence === 'ISC' ? `Copyright (c) ${holder}\n\n${isc}` : null
}

const mit = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge,
publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS
BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`

const isc = `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT,
OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`
