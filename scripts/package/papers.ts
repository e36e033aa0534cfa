import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Part } from './parts.ts'

interface Program { readonly version: string }

/** The notices that go with the program: each part with its licence and that licence's text, texts that several share once. */
export function noticesOf(parts: readonly Part[], { version }: Program): string {
  const head = [
    `Entente ${version} contains works of others`, '',
    'Each is listed with its version, its licence and what that licence wants said. The program itself is under the MIT licence (LICENSE.txt).', '',
  ]
  const sections = new Map<string, Part[]>()
  for (const part of parts) {
    const text = part.texts.join('\n\n')
    sections.set(text, [...(sections.get(text) ?? []), part])
  }
  const body = [...sections].flatMap(([text, sharing]) => [
    '='.repeat(80), ...sharing.map(({ name, version: of, licence, homepage }) => `${name} ${of} · ${licence}${homepage === null ? '' : ` · ${homepage}`}`), '-'.repeat(80), '', text, '',
  ])
  return [...head, ...body].join('\n')
}

/** The same list for programs: CycloneDX 1.6. The same parts give the same bytes. */
export function billOfMaterials(parts: readonly Part[], { version }: Program): object {
  const reference = ({ how, name, version: of }: Part) => (how === 'vendored' ? `vendored:${name}` : `pkg:npm/${name.replace(/^@/u, '%40')}@${of}`)
  const component = (part: Part) => {
    const { name, version: of, licence, homepage, how, integrity } = part
    const [, algorithm, digest] = /^(sha512|sha384|sha256)-(.+)$/u.exec(integrity ?? '') ?? []
    return {
      type: how === 'runtime' ? 'framework' : 'library', 'bom-ref': reference(part), name, version: of, scope: 'required',
      licenses: [{ expression: licence.replace(/^\((.*)\)$/u, '$1') }],
      ...(how === 'vendored' ? {} : { purl: reference(part) }),
      ...(algorithm && digest ? { hashes: [{ alg: `SHA-${algorithm.slice(3)}`, content: Buffer.from(digest, 'base64').toString('hex') }] } : {}),
      ...(homepage === null ? {} : { externalReferences: [{ type: 'website', url: homepage }] }),
      properties: [{ name: 'entente:included', value: how }],
    }
  }
  const components = parts.map(component)
  const program = { type: 'application', 'bom-ref': `pkg:npm/entente@${version}`, name: 'Entente', version, licenses: [{ license: { id: 'MIT' } }] }
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json', bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber: `urn:uuid:${uuidOf(JSON.stringify(components))}`, version: 1,
    metadata: { component: program, lifecycles: [{ phase: 'build' }] },
    components, dependencies: [{ ref: program['bom-ref'], dependsOn: parts.map(reference) }],
  }
}

/** A UUID of version 8 made of a text: the same for the same. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Writes what is installed beside the program for people and programs that ask what is in it: licence, notices, list of parts. */
export function writePapers(root: string, folder: string, parts: readonly Part[]): void {
  const program = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Program
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'LICENSE.txt'), readFileSync(join(root, 'LICENSE')))
  writeFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), noticesOf(parts, program))
  writeFileSync(join(folder, 'entente.cdx.json'), `${JSON.stringify(billOfMaterials(parts, program), null, 2)}\n`)
}
