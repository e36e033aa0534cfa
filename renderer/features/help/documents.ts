import accessibility from '../../../docs/accessibility.md?raw'
import security from '../../../docs/security.md?raw'
import analysis from '../../../docs/analysis.md?raw'
import formats from '../../../docs/formats.md?raw'
import importing from '../../../docs/import.md?raw'
import reports from '../../../docs/reports.md?raw'
import guide from '../../../docs/user-guide.md?raw'

export interface HelpDocument {
  id: string
  title: string
  /** Markdown, without pictures: they are of the window that the reader is in. */
  text: string
}

/** The documents that help shows. They are part of the program, so that they need no network. */
export const helpDocuments: readonly HelpDocument[] = [
  { id: 'guide', title: 'User guide', text: readable(guide) },
  { id: 'analysis', title: 'Methods', text: readable(analysis) },
  { id: 'import', title: 'Importing', text: `${readable(importing)}\n\n## Formats\n\n${readable(formats)}` },
  { id: 'reports', title: 'Reports', text: readable(reports) },
  { id: 'accessibility', title: 'Accessibility', text: readable(accessibility) },
  { id: 'security', title: 'Security and privacy', text: readable(security) },
]

/** A document as it is shown: without its title, which the dialog has, and without pictures and links to other files. */
export function readable(markdown: string): string {
  return markdown.replace(/^# .*\n+/u, '').replace(/^!\[[^\]]*\]\([^)]*\)\n+/gmu, '').replace(/\[([^\]]+)\]\((?!https:)[^)]*\)/gu, '$1')
}

/** The headings of the second level, in order. */
export function headingsOf(markdown: string): string[] {
  let inCode = false
  return markdown.split('\n').flatMap(line => {
    if (line.startsWith('```')) inCode = !inCode
    const heading = inCode ? null : /^## (.+)$/u.exec(line)
    return heading?.[1] === undefined ? [] : [heading[1].replace(/[`*_]/gu, '')]
  })
}
