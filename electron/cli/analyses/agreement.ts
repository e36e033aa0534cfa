import type { Client, Output as Answer } from '../../../db/contract/api.ts'
import { UsageError } from '../../host/usage-error.ts'
import type { Output } from '../command.ts'
import { tableLines } from '../table.ts'
import type { Analysis } from './analysis.ts'

type Agreement = Answer<'agreement.get'>
type Row = Agreement['fit']['rows'][number]

const number = (value: number | null | undefined) => (value === null || value === undefined ? '–' : value.toFixed(3))
const percent = (value: number | null) => (value === null ? '–' : `${(value * 100).toFixed(1)} %`)

function cellsOf(row: Row, metrics: readonly string[]): string[] {
  const alphas = metrics.flatMap(metric => {
    const alpha = row.alpha.find(item => item.metric === metric)
    return [number(alpha?.value), alpha?.interval ? `${number(alpha.interval.low)} to ${number(alpha.interval.high)}` : '–']
  })
  return [row.aspect ? `${row.aspect.code} ${row.aspect.name}` : 'all aspects', String(row.units), String(row.pairable), percent(row.percentAgreement), ...alphas, number(row.kappa?.value)]
}

function print(agreement: Agreement, open: number, decided: number, output: Output): void {
  const parts = [['Fit', agreement.fit], ['Found', agreement.found], ['How what both found was coded', agreement.stance]] as const
  for (const [title, part] of parts) {
    output.text(`${title} (unit: ${part.unit})`)
    output.text(part.sentence)
    const metrics = (part.rows[0]?.alpha ?? []).map(alpha => alpha.metric)
    const head = ['', 'units', 'by 2+', 'agreement', ...metrics.flatMap(metric => [`alpha, ${metric}`, '95 % interval']), 'kappa']
    if (part.rows.length > 0) for (const line of tableLines(head, part.rows.map(row => cellsOf(row, metrics)), head.map((_, index) => index).slice(1))) output.text(line)
    const reasons = new Set(part.rows.flatMap(row => [...row.alpha.map(alpha => alpha.why), row.kappa?.why ?? '']).filter(why => why !== ''))
    for (const reason of reasons) output.text(`– ${reason}`)
    output.text('')
  }
  output.text(agreement.bootstrap.method)
  output.text(`Disagreements: ${open} open, ${decided} decided.`)
}

async function coderUids(client: Client, names: readonly string[]): Promise<string[]> {
  const { coders } = await client.call('coders.list', {})
  return names.map(name => {
    const found = coders.filter(coder => coder.name === name || coder.initials === name)
    if (found.length === 1 && found[0]) return found[0].uid
    throw new UsageError(`${found.length === 0 ? 'No' : 'More than one'} coder is called '${name}'. The project has ${coders.map(coder => coder.name).join(', ')}.`)
  })
}

export const agreementAnalysis: Analysis = {
  summary: 'how far coders agree; --coder NAME, twice or more, chooses whom to compare',
  options: ['coder'],
  usage: '[--coder NAME …]',
  async run(client, { coder: names = [] }) {
    if (names.length === 1) throw new UsageError('Agreement compares two coders or more: give --coder twice, or not at all.')
    const chosen = names.length === 0 ? {} : { coders: await coderUids(client, names) }
    const agreement = await client.call('agreement.get', chosen)
    const { open, decided } = await client.call('agreement.disagreements', { ...chosen, limit: 1 })
    return { document: { ...agreement, disagreements: { open, decided } }, print: output => print(agreement, open, decided, output) }
  },
}
