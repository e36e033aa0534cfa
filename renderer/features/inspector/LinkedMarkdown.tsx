import { useEffect, useState } from 'react'
import type { EntityRef } from '../../../db/contract/values.ts'
import { partsOfLink } from '../../ui/entity-links.ts'
import { Markdown } from '../../ui/Markdown.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'

type Link = { text: string; ref: EntityRef | null }
const linkPattern = /\[\[([^[\]\n]{1,200})\]\]/gu

/** The distinct names that a text links to with `[[Name]]`. */
export function linkedNames(text: string): string[] {
  return [...new Set([...text.matchAll(linkPattern)].map(match => partsOfLink(match[1]!)[0]))]
}

const uidForm = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u

/** Citations in the manner of Pandoc, `[@key, p. 3]`, as links to the source of that key. */
const withCitationLinks = (text: string) => text.replaceAll(/\[@([^\s\],;]{1,200})([^\]\n]{0,200})\]/gu, '([[@$1]]$2)')

/** Markdown whose `[[Name]]` links select what they name; resolved here where the answer did not bring the links along. */
export function LinkedMarkdown({ text: written, links }: { text: string; links?: readonly Link[] }) {
  const text = links ? written : withCitationLinks(written)
  const workbench = useWorkbench()
  const hidePrivate = useStoreValue(workbench.preferences, state => state.privateHidden)
  const [found, setFound] = useState<readonly Link[]>([])
  const names = links ? '' : linkedNames(text).join('\n')
  useEffect(() => {
    if (names === '') return
    let current = true
    const resolve = async (name: string): Promise<Link> => {
      if (uidForm.test(name)) return { text: name, ref: await workbench.client.call('entities.resolve', { uid: name }) }
      const rows = await workbench.client.call('entities.complete', { prefix: name, limit: 20, hidePrivate })
      const row = rows.find(candidate => candidate.title.toLowerCase() === name.toLowerCase()) ?? rows[0]
      return { text: name, ref: row ? { type: row.type, uid: row.uid, title: row.title } : null }
    }
    // A name that cannot be looked up stays a name.
    Promise.all(names.split('\n').map(resolve)).then(resolved => current && setFound(resolved), () => undefined)
    return () => {
      current = false
    }
  }, [workbench, names, hidePrivate])
  return <Markdown text={text} links={links ?? found} onOpen={ref => workbench.select({ type: ref.type, uid: ref.uid })} />
}
