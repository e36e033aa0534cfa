import type { Client } from '../../../db/contract/api.ts'
import { ambivalentChoices, collapseRules, eventRules, signSources, type SignedBasis } from '../../../db/contract/entities/balance.ts'
import { UsageError } from '../../host/usage-error.ts'
import type { Output } from '../command.ts'
import type { AnalysisOption, AnalysisOptions, NetworkInput } from './analysis.ts'

/** The options that say by which rule a network gets its signs. */
export const ruleOptions: readonly AnalysisOption[] = ['signs', 'event-rule', 'event-months', 'event-least', 'rule', 'ambivalent', 'threshold', 'weighted', 'certainly', 'possibly']
/** Those, and which time is looked at. */
export const networkOptions: readonly AnalysisOption[] = ['as-of', 'period', ...ruleOptions]

export const ruleUsage = `[--rule ${collapseRules.join('|')}] [--ambivalent ${ambivalentChoices.join('|')}] [--threshold 1|2|3] [--signs ${signSources.join('|')}] [--event-rule ${eventRules.join('|')}] [--event-months N] [--event-least N] [--weighted] [--certainly|--possibly]`
export const networkUsage = `[--as-of DATE | --period NAME] ${ruleUsage}`

/** A whole number. Throws a UsageError for anything else. */
export function wholeNumber(option: AnalysisOption, text: string): number {
  if (!/^\d{1,6}$/u.test(text)) throw new UsageError(`--${option} takes a whole number, not '${text}'.`)
  return Number(text)
}

/** One of the words. Throws a UsageError that names them. */
export function oneOf<Word extends string>(option: AnalysisOption, words: readonly Word[], text: string): Word {
  const found = words.find(word => word === text)
  if (found === undefined) throw new UsageError(`--${option} is one of ${words.join(', ')}, not '${text}'.`)
  return found
}

/** The rule that the options ask for. */
export function ruleInput(options: AnalysisOptions): Omit<NetworkInput, 'asOf' | 'period'> {
  if (options.certainly && options.possibly) throw new UsageError('--certainly and --possibly do not go together.')
  return {
    ...(options.rule === undefined ? {} : { rule: oneOf('rule', collapseRules, options.rule) }),
    ...(options.ambivalent === undefined ? {} : { ambivalent: oneOf('ambivalent', ambivalentChoices, options.ambivalent) }),
    ...(options.threshold === undefined ? {} : { threshold: Number(oneOf('threshold', ['1', '2', '3'], options.threshold)) }),
    ...(options.signs === undefined ? {} : { signs: oneOf('signs', signSources, options.signs) }),
    ...(options['event-rule'] === undefined ? {} : { eventRule: oneOf('event-rule', eventRules, options['event-rule']) }),
    ...(options['event-months'] === undefined ? {} : { eventMonths: wholeNumber('event-months', options['event-months']) }),
    ...(options['event-least'] === undefined ? {} : { eventLeast: wholeNumber('event-least', options['event-least']) }),
    ...(options.certainly ? { dating: 'certainly' } : {}),
    ...(options.weighted ? { weighted: true } : {}),
  }
}

/** The network that the options ask for; the period by its name. */
export async function networkInput(client: Client, options: AnalysisOptions): Promise<NetworkInput> {
  const { 'as-of': asOf, period } = options
  if (asOf !== undefined && period !== undefined) throw new UsageError('--as-of and --period do not go together.')
  if (period === undefined) return { ...ruleInput(options), ...(asOf === undefined ? {} : { asOf }) }
  const periods = await client.call('periods.list', {})
  const found = periods.filter(({ name, uid }) => name === period || uid === period)
  if (found.length !== 1 || !found[0]) {
    throw new UsageError(`${found.length === 0 ? 'No' : 'More than one'} period is called '${period}'. The project has ${periods.map(({ name }) => name).join(', ') || 'none'}.`)
  }
  return { ...ruleInput(options), period: found[0].uid }
}

/** The rule and the time of a result, for people. */
export function printBasis(basis: Omit<SignedBasis, 'asOf' | 'since' | 'period' | 'uncertainTies'> & Partial<SignedBasis>, output: Output): void {
  if (basis.asOf !== undefined) {
    const time = basis.since ? `${basis.since} to ${basis.asOf}${basis.period ? ` (${basis.period.name})` : ''}` : basis.asOf
    output.text(`As of ${time}, ties that hold ${basis.dating} then${basis.uncertainTies ? ` (${basis.uncertainTies} of them hold only possibly)` : ''}.`)
  }
  output.text(`Rule “${basis.rule}”: ${basis.ruleSentence}${basis.weights ? ` Ties count by their ${basis.weights === 'raw' ? 'raw weights' : basis.weights === 'events' ? 'events' : 'levels'}.` : ''}\n`)
}
