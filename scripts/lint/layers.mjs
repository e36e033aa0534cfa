// A rule for oxlint: who may import whom. The table is the rule's option in .oxlintrc.json; what it does not allow is denied.
import { dirname, join, relative, resolve, sep } from 'node:path'

const root = resolve(import.meta.dirname, '..', '..')
/** The folders under which every file must belong to a layer of the table. */
const layered = ['db', 'electron', 'renderer']

const slashes = path => path.split(sep).join('/')
const isIn = (path, folder) => path === folder || path.startsWith(`${folder}/`)

/** The place of a file in the project, with forward slashes. Trees elsewhere (the tests' own) count from their `layers-fixture` folder. */
export function placeOf(file) {
  const path = slashes(file)
  const mark = path.indexOf('/layers-fixture/')
  return mark >= 0 ? path.slice(mark + '/layers-fixture/'.length) : slashes(relative(root, file))
}

/** The longest entry of the table that the place lies in; null where none does. */
export function layerOf(place, table) {
  return Object.keys(table).filter(folder => isIn(place, folder) && !folder.endsWith('.ts')).sort((a, b) => b.length - a.length)[0] ?? null
}

/** Why a file at `place` may not import `specifier`; null where it may. */
export function whyDenied(place, specifier, { typeOnly, names, options }) {
  const { layers: table, exclusive = {} } = options
  const top = place.split('/', 1)[0]
  const target = specifier.startsWith('.') ? placeOf(join(resolve(root, dirname(place)), specifier)) : specifier
  for (const name of names) {
    const only = exclusive[`${specifier}#${name}`]
    if (only && top !== 'tests' && !only.includes(place)) return `'${name}' of '${specifier}' is for ${only.join(' and ')} only`
  }
  if (!layered.includes(top)) return null
  if (target.startsWith('tests/') || target.startsWith('scripts/')) return 'nothing of the program imports tests or scripts'
  const layer = layerOf(place, table)
  if (layer === null) return `${place} is in no layer of the table in .oxlintrc.json`
  const own = [layer, ...Object.keys(table).filter(entry => entry === place)].map(entry => table[entry])
  const allowed = own.flatMap(entry => [...(entry.imports ?? []), ...(typeOnly ? (entry.types ?? []) : [])])
  if (specifier.startsWith('.')) {
    const path = target.replace(/\?.*$/u, '')
    const targetLayer = layerOf(path, table)
    if (targetLayer === layer || allowed.some(entry => entry === path || entry === targetLayer)) return null
    return `${layer} may not import ${targetLayer ?? path}`
  }
  if (allowed.some(entry => entry === specifier || (entry.endsWith('*') && specifier.startsWith(entry.slice(0, -1))))) return null
  return `${layer} may not import '${specifier}'`
}

const rule = {
  meta: { type: 'problem', schema: [{ type: 'object' }] },
  create(context) {
    const place = placeOf(context.filename)
    const [options] = context.options
    const check = (node, specifier, { typeOnly = false, names = [] } = {}) => {
      if (typeof specifier !== 'string') return
      const why = whyDenied(place, specifier, { typeOnly, names, options })
      if (why) context.report({ node, message: `Layers: ${why}.` })
    }
    const literal = node => (node?.type === 'Literal' || node?.type === 'StringLiteral' ? node.value : undefined)
    return {
      ImportDeclaration(node) {
        const named = node.specifiers.filter(specifier => specifier.type === 'ImportSpecifier')
        const typeOnly = node.importKind === 'type' || (named.length > 0 && named.length === node.specifiers.length && named.every(one => one.importKind === 'type'))
        // A default or whole import reaches every name.
        const names = node.specifiers.length > named.length && !typeOnly ? ['*'] : named.map(specifier => specifier.imported.name ?? specifier.imported.value)
        check(node.source, node.source.value, { typeOnly, names })
      },
      ExportNamedDeclaration(node) {
        if (node.source) check(node.source, node.source.value, { typeOnly: node.exportKind === 'type' })
      },
      ExportAllDeclaration(node) {
        check(node.source, node.source.value, { typeOnly: node.exportKind === 'type' })
      },
      ImportExpression(node) {
        check(node.source, literal(node.source))
      },
      CallExpression(node) {
        if (node.callee.type === 'Identifier' && node.callee.name === 'require') check(node, literal(node.arguments[0]))
      },
      TSImportType(node) {
        check(node, literal(node.source ?? node.argument), { typeOnly: true })
      },
    }
  },
}

export default { meta: { name: 'entente' }, rules: { layers: rule } }
