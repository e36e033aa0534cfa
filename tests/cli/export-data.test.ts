import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { sql } from '../../db/sqlite/database.ts'
import { connect } from '../../db/sqlite/open.ts'
import { withProject } from '../../electron/cli/command.ts'
import { entente } from './in-process.ts'

let folder = ''
const at = (name: string) => join(folder, name)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'entente-export-'))
  vi.stubEnv('ENTENTE_DATA', at('data'))
  expect((await entente('new', at('case.entente'), '--sample')).code).toBe(0)
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

/** What a network file is about, of a project: actors with names, codes and dates; ties with their phases. */
function networkOf(file: string) {
  const db = connect(file, { readOnly: true })
  const actors = db.all(sql`
    SELECT a.uid, a.kind, a.name, a.short_name, a.description, a.dates, (SELECT json_group_array(name) FROM (SELECT name FROM actor_alias WHERE actor_id = a.id ORDER BY position)) AS aliases,
      (SELECT json_group_array(scheme || ':' || value) FROM (SELECT scheme, value FROM external_id WHERE entity_type = 'actor' AND entity_id = a.id ORDER BY position)) AS codes FROM actor a ORDER BY a.uid`)
  const ties = db.all(sql`
    SELECT t.uid, (SELECT uid FROM actor WHERE id = t.from_actor_id) AS one, (SELECT uid FROM actor WHERE id = t.to_actor_id) AS other, t.directed, t.kind, t.certainty, t.label, t.description FROM tie t ORDER BY t.uid`)
  const phases = db.all(sql`
    SELECT p.uid, (SELECT uid FROM tie WHERE id = p.tie_id) AS tie, p.dates, p.cooperation, p.conflict, p.weight, p.summary FROM tie_phase p ORDER BY p.uid`)
  const positions = db.all<{ uid: string; x: number; y: number }>(sql`
    SELECT a.uid, p.x, p.y FROM view_position p JOIN actor a ON a.id = p.actor_id WHERE p.view_id = (SELECT max(id) FROM view) ORDER BY a.uid`)
  db.close()
  return { actors, ties, phases, positions }
}

describe('the sample, exported and read again', () => {
  test('as Entente JSON is equal, entity by entity, and to the byte', async () => {
    expect((await entente('export', at('case.entente'), '--format', 'json', '-o', at('case.json'))).text).toContain('kept out: 3 private notes')
    await entente('new', at('from-json.entente'))
    const size = readFileSync(at('from-json.entente'))
    expect((await entente('import', at('from-json.entente'), at('case.json'), '--dry-run', '--json')).document).toMatchObject({ format: 'json', counts: { actors: 20, ties: 21, events: 12, sources: 29, evidence: 71, excerpts: 55, skipped: 0 }, takesPlace: true })
    expect(readFileSync(at('from-json.entente')).equals(size)).toBe(true)
    expect(await entente('import', at('from-json.entente'), at('case.json'))).toMatchObject({ code: 0, text: expect.stringContaining('Import the project Russia and Israel') })
    await entente('new', at('made.entente'), '--from', at('case.json'))
    for (const copy of ['from-json', 'made']) {
      await entente('export', at(`${copy}.entente`), '--format', 'json', '-o', at(`${copy}.json`))
      expect(readFileSync(at(`${copy}.json`), 'utf8'), copy).toBe(readFileSync(at('case.json'), 'utf8'))
      expect((await entente('check', at(`${copy}.entente`))).code).toBe(0)
    }
    expect(await entente('import', at('case.entente'), at('case.json'))).toMatchObject({ code: 1, errors: expect.stringContaining('entente new FILE --from') })
  })

  test.each(['gexf', 'graphml', 'cyjs'])('as %s keeps actors, ties, phases and places', async format => {
    const out = at(`case.${format}`)
    const { document } = await entente('export', at('case.entente'), '--format', format, '-o', out, '--json')
    expect(document).toMatchObject({ files: [out], manifest: { format, included: [{ what: 'actors', count: 20 }, { what: 'ties', count: 21 }, { what: 'phases', count: 29 }] } })
    const copy = at(`from-${format}.entente`)
    await entente('new', copy)
    const { document: imported } = await entente('import', copy, out, '--json')
    expect(imported).toMatchObject({ format, counts: { actors: 20, ties: 21 } })
    const [before, after] = [networkOf(at('case.entente')), networkOf(copy)]
    expect(after.actors).toEqual(before.actors)
    expect(after.ties).toEqual(before.ties)
    expect(after.phases).toEqual(before.phases)
    expect(after.positions).toEqual(before.positions)
    // The same file once more brings nothing new.
    expect((await entente('import', copy, out, '--json')).document).toMatchObject({ counts: { actors: 0 } })
  })

  test('as Pajek keeps names, ties and signs, and says that it keeps no more', async () => {
    const { text } = await entente('export', at('case.entente'), '--format', 'pajek', '-o', at('case.net'))
    expect(text).toMatch(/changed: \d+ phases with levels of cooperation and conflict/u)
    await entente('new', at('from-pajek.entente'))
    const { document } = await entente('import', at('from-pajek.entente'), at('case.net'), '--json')
    expect(document).toMatchObject({ format: 'pajek', counts: { actors: 20, tiePhases: 29, skipped: 0 } })
    const names = (file: string) => networkOf(file).actors.map(actor => (actor as { name: string }).name).toSorted()
    expect(names(at('from-pajek.entente'))).toEqual(names(at('case.entente')))
  })

  test('as CSV is two tables for Gephi, read again by their columns', async () => {
    const { document } = await entente('export', at('case.entente'), '--format', 'csv', '-o', at('tables.csv'), '--json')
    expect(document).toMatchObject({ files: [at('tables nodes.csv'), at('tables edges.csv')] })
    expect(readFileSync(at('tables nodes.csv'), 'utf8')).toMatch(/^\u{feff}Id,Label,Kind/u)
    expect(readFileSync(at('tables edges.csv'), 'utf8')).toMatch(/^\u{feff}Source,Target,Type,Id,Label,Kind,Weight/u)
  })

  test('as CSV in one ZIP keeps actors, ties, phases and places, and comes back in one go', async () => {
    const { base64 } = await withProject(at('case.entente'), ({ client }) => client.call('exports.archive', { format: 'csv', manifest: true }))
    writeFileSync(at('tables.zip'), Buffer.from(base64, 'base64'))
    const copy = at('from-csv.entente')
    await entente('new', copy)
    expect((await entente('import', copy, at('tables.zip'), '--json')).document).toMatchObject({ format: 'csv', counts: { actors: 20, ties: 21 } })
    const [before, after] = [networkOf(at('case.entente')), networkOf(copy)]
    expect(after.actors).toEqual(before.actors)
    expect(after.ties).toEqual(before.ties)
    expect(after.phases).toEqual(before.phases)
    expect(after.positions).toEqual(before.positions)
    expect((await entente('import', copy, at('tables.zip'), '--json')).document).toMatchObject({ counts: { actors: 0 } })
  })

  test('as BibTeX, RIS and CSL-JSON, one after the other, keeps keys, authors, dates, titles and DOIs', async () => {
    const sourcesOf = (file: string) => {
      const db = connect(file, { readOnly: true })
      const rows = db.all<{ key: string; title: string; authors: string; year: string; doi: string | null }>(sql`
        SELECT citation_key AS key, title, authors, year, csl ->> '$.DOI' AS doi, json_extract(csl, '$.issued."date-parts"') AS issued FROM source ORDER BY citation_key`)
      db.close()
      return rows
    }
    let from = at('case.entente')
    for (const [format, name] of [['bibtex', 'sources.bib'], ['ris', 'sources.ris'], ['csl-json', 'sources.json'], ['bibtex', 'again.bib']] as const) {
      expect((await entente('export', from, '--format', format, '-o', at(name))).code).toBe(0)
      const next = at(`from-${name}.entente`)
      await entente('new', next)
      expect((await entente('import', next, at(name), '--json')).document).toMatchObject({ format, counts: { sources: 29, notes: 0 } })
      expect(sourcesOf(next), name).toEqual(sourcesOf(at('case.entente')))
      from = next
    }
  })

  test('no export carries a private note', async () => {
    const db = connect(at('case.entente'), { readOnly: true })
    const notes = db.all<{ body: string }>(sql`SELECT body FROM note WHERE private = 1`)
    db.close()
    const words = notes.flatMap(({ body }) => body.split(/\n+/u).filter(line => line.length > 30))
    expect(words.length).toBeGreaterThan(3)
    for (const format of ['json', 'gexf', 'graphml', 'csv', 'pajek', 'cyjs', 'bibtex', 'ris', 'csl-json']) {
      const { document } = await entente('export', at('case.entente'), '--format', format, '-o', at(`canary.${format}`), '--json')
      for (const file of (document as { files: string[] }).files) {
        const text = readFileSync(file, 'utf8')
        expect(statSync(file).size).toBeGreaterThan(100)
        for (const word of words) expect(text.includes(word), `${format}: ${word}`).toBe(false)
      }
    }
  })
})

/** Whether a program is there; tests that need it say so where it is not. */
function has(command: string, ...args: string[]): boolean {
  const there = spawnSync(command, args).status === 0
  if (!there) console.info(`skipped: ${command} ${args.join(' ')} is not installed`)
  return there
}

describe('other programs read what was written', () => {
  const python = (code: string) => {
    const { status, stdout, stderr } = spawnSync('/usr/bin/python3', ['-c', code], { encoding: 'utf8', timeout: 60_000 })
    expect(status, stderr).toBe(0)
    return stdout.trim()
  }

  test.skipIf(!has('/usr/bin/python3', '-c', 'import networkx'))('networkx', async () => {
    await entente('export', at('case.entente'), '--format', 'graphml', '-o', at('nx.graphml'))
    expect(python(`import networkx as nx; g = nx.read_graphml(r'${at('nx.graphml')}', force_multigraph=True); print(g.number_of_nodes(), g.number_of_edges(), sorted(d['label'] for _, d in g.nodes(data=True))[0])`)).toMatch(/^20 29 \S/u)
    await entente('export', at('case.entente'), '--format', 'pajek', '-o', at('nx.net'))
    expect(python(`import networkx as nx; g = nx.read_pajek(r'${at('nx.net')}'); print(g.number_of_nodes(), g.number_of_edges())`)).toMatch(/^20 \d+$/u)
  })

  test.skipIf(!has('/usr/bin/python3', '-c', 'import igraph'))('igraph', async () => {
    await entente('export', at('case.entente'), '--format', 'graphml', '-o', at('ig.graphml'))
    expect(python(`import igraph; g = igraph.Graph.Read_GraphML(r'${at('ig.graphml')}'); print(g.vcount(), g.ecount())`)).toBe('20 29')
  })

  test.skipIf(!has('xmllint', '--version'))('xmllint', async () => {
    for (const format of ['graphml', 'gexf']) {
      await entente('export', at('case.entente'), '--format', format, '-o', at(`lint.${format}`))
      const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', at(`lint.${format}`)], { encoding: 'utf8' })
      expect(status, stderr).toBe(0)
    }
  })

  const hasOffice = has('soffice', '--version')
  if (!hasOffice) console.log('Tables are not read by LibreOffice: there is no soffice on the PATH.')
  test.skipIf(!hasOffice)('LibreOffice shows formulas in names as text, and runs none', async () => {
    await entente('new', at('formulas.entente'))
    writeFileSync(at('formulas.csv'), 'name\n"=1+1"\n"@SUM(1)"\n"+2"\n"-3"\nRussia\n')
    expect((await entente('import', at('formulas.entente'), at('formulas.csv'), '--json')).document).toMatchObject({ counts: { actors: 5 } })
    await entente('export', at('formulas.entente'), '--format', 'csv', '-o', at('formulas-out.csv'))
    const profile = `-env:UserInstallation=${pathToFileURL(at('office')).href}`
    const { status, stderr } = spawnSync('soffice', ['--headless', profile, '--convert-to', 'fods', '--infilter=CSV:44,34,76,1', '--outdir', folder, at('formulas.csv'), at('formulas-out nodes.csv')], { encoding: 'utf8', timeout: 60_000 })
    expect(status, stderr).toBe(0)
    expect(readFileSync(at('formulas.fods'), 'utf8'), 'as it came in, it is run').toContain('table:formula="of:=1+1"')
    const sheet = readFileSync(at('formulas-out nodes.fods'), 'utf8')
    expect(sheet).not.toContain('table:formula')
    for (const name of ['=1+1', '@SUM(1)', '+2', '-3', 'Russia']) expect(sheet).toMatch(new RegExp(`office:value-type="string"[^>]*>\\s*<text:p>(?:&apos;)?${name.replaceAll(/[+()]/gu, '\\$&')}</text:p>`, 'u'))
  }, 90_000)

  test.skipIf(!has('bib2xml', '--version'))('bibutils', async () => {
    await entente('export', at('case.entente'), '--format', 'bibtex', '-o', at('utils.bib'))
    await entente('export', at('case.entente'), '--format', 'ris', '-o', at('utils.ris'))
    for (const [command, name] of [['bib2xml', 'utils.bib'], ['ris2xml', 'utils.ris']] as const) {
      const { status, stdout } = spawnSync(command, ['-i', 'utf8', at(name)], { encoding: 'utf8' })
      expect(status).toBe(0)
      expect(stdout.match(/<mods /gu)).toHaveLength(29)
    }
  })
})
