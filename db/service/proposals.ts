import type { Service } from '../contract/api.ts'
import { listedProposals, mostAccepted, proposalWindow, type Proposal, type ProposalPlace } from '../contract/entities/proposals.ts'
import type { Performer } from '../contract/vocabulary.ts'
import { codeKey, rulesForCode } from '../domain/event-codes.ts'
import { codeRules, deleteRefusals, evidenceOfEvents, insertRefusal, refusals, type CodeRuleRow } from '../queries/code-rules.ts'
import { codesOf, countCoded, pairEvents, proposedEvents, type PairEvent } from '../queries/coded-events.ts'
import { currentCoder } from '../queries/coders.ts'
import { insertEvidence } from '../queries/evidence.ts'
import { findIds } from '../queries/keys.ts'
import { toSpan } from '../queries/rows.ts'
import { actorsOfTie } from '../queries/ties.ts'
import { refsOf } from '../queries/titles.ts'
import { cameoText } from '../domain/cameo-text.ts'
import { ruleOf, toRule } from './code-rules.ts'
import type { ServiceContext } from './context.ts'
import { badField } from './errors.ts'
import { idOf, present, titleOf } from './fields.ts'

type ProposalMethods = 'proposals.count' | 'proposals.get' | 'proposals.accept' | 'proposals.refuse' | 'proposals.reconsider'

interface Window {
  readonly looked: readonly PairEvent[]
  readonly next: ProposalPlace | null
  readonly open: ReadonlyMap<CodeRuleRow, readonly PairEvent[]>
  readonly refused: ReadonlyMap<CodeRuleRow, readonly PairEvent[]>
}

/** What codes of events propose to the coding of a tie. Nothing is coded by itself: whoever codes accepts or refuses. */
export function proposalService(context: ServiceContext): Pick<Service, ProposalMethods> {
  const { db, ports } = context
  const sidesOf = (tieId: number) => present(actorsOfTie(db, tieId), 'tie')

  /** Goes through a bounded number of events between the sides of a tie. */
  const look = (tieId: number, before: ProposalPlace | null): Window => {
    const { fromId, toId } = sidesOf(tieId)
    const looked = pairEvents(db, fromId, toId, before, proposalWindow)
    const byEvent = new Map(looked.map(each => [each.event, each]))
    const rules = codeRules(db).filter(rule => rule.retired === 0)
    const ids = looked.map(each => each.event)
    const isRefused = refusals(db, ids)
    const isEvidence = evidenceOfEvents(db, tieId, currentCoder(db).id)
    const open = new Map<CodeRuleRow, PairEvent[]>()
    const refused = new Map<CodeRuleRow, PairEvent[]>()
    const known = new Map<string, CodeRuleRow[]>()
    const codes = new Map(codesOf(db, rules.length === 0 ? [] : ids).map(each => [each.event, each]))
    for (const { event } of looked) {
      const coded = codes.get(event)
      const own = byEvent.get(event)
      if (!coded || !own) continue
      const key = `${coded.scheme} ${codeKey(coded.scheme, coded.code)}`
      let fitting = known.get(key)
      if (!fitting) known.set(key, fitting = rulesForCode(rules, coded.scheme, coded.code))
      for (const rule of fitting) {
        const pair = `${event} ${rule.indicatorId}`
        if (isEvidence.has(pair)) continue
        const list = isRefused.has(pair) ? refused : open
        const events = list.get(rule)
        if (events) events.push(own)
        else list.set(rule, [own])
      }
    }
    const last = looked.at(-1)
    return { looked, next: looked.length < proposalWindow || !last ? null : { month: last.month, event: last.event }, open, refused }
  }

  const sideOf = (tieId: number, direction: PairEvent['direction']): Performer | null => {
    const { fromId, toId } = sidesOf(tieId)
    return direction === 0 ? null : (direction === 1) === (fromId < toId) ? 'from' : 'to'
  }

  const listed = (tieId: number, lists: ReadonlyMap<CodeRuleRow, readonly PairEvent[]>) => {
    // Within a month, the day counts; only the newest are listed.
    const shown = new Map([...lists].map(([rule, events]) => [rule, events.slice(0, listedProposals * 4)] as const))
    const rows = proposedEvents(db, [...new Set([...shown.values()].flat().map(each => each.event))])
    const sets = refsOf(db, 'data-set', [...new Set([...rows.values()].flatMap(row => row.data_set_id ?? []))])
    const proposals = (events: readonly PairEvent[]): Proposal[] => events.flatMap(({ event, month, direction }) => {
      const row = rows.get(event)
      return row ? [{ row, month, direction }] : []
    }).toSorted((one, other) => (other.row.start_earliest ?? -Infinity) - (one.row.start_earliest ?? -Infinity) || other.row.id - one.row.id).slice(0, listedProposals).map(({ row, direction }) => ({
      event: { type: 'event', uid: row.uid, title: row.title }, date: toSpan(row), code: row.code, goldstein: row.goldstein,
      dataSet: row.data_set_id === null ? null : sets.get(row.data_set_id) ?? null, by: sideOf(tieId, direction),
    }))
    return [...lists].toSorted(([one], [other]) => one.aspectPosition - other.aspectPosition || one.indicatorPosition - other.indicatorPosition || one.id - other.id)
      .map(([rule, events]) => ({ rule: toRule(rule), count: events.length, proposals: proposals(shown.get(rule) ?? []) }))
  }

  /** The events that are meant: those named, where the rule proposes them for this tie, or all that it proposes among those looked through. */
  const meant = (tieId: number, rule: CodeRuleRow, events: readonly string[] | undefined, before: ProposalPlace | null, state: 'open' | 'refused'): PairEvent[] => {
    if (events === undefined) return find(look(tieId, before)[state], rule)
    const ids = findIds(db, 'event', events)
    const wanted = new Set(events.map(uid => ids.get(uid)))
    if (wanted.has(undefined)) throw badField('events', 'One of these events is not in the project any more. Look at the list again.')
    const found: PairEvent[] = []
    for (let place: ProposalPlace | null = before, turn = 0; turn === 0 || place !== null; turn += 1) {
      const window = look(tieId, place)
      for (const each of find(window[state], rule)) if (wanted.delete(each.event)) found.push(each)
      place = wanted.size === 0 ? null : window.next
    }
    return found
  }
  const find = (lists: ReadonlyMap<CodeRuleRow, readonly PairEvent[]>, rule: CodeRuleRow): PairEvent[] => [...lists].flatMap(([each, events]) => (each.id === rule.id ? events : []))
  const words = (count: number, one: string, many: string) => `${count.toLocaleString('en')} ${count === 1 ? one : many}`

  return {
    'proposals.count': ({ tie }) => {
      const { fromId, toId } = sidesOf(idOf(db, 'tie', tie, 'tie'))
      return { coded: countCoded(db, fromId, toId) }
    },
    'proposals.get': ({ tie, refused, before }) => {
      const tieId = idOf(db, 'tie', tie, 'tie')
      const { fromId, toId } = sidesOf(tieId)
      const window = look(tieId, before)
      return {
        coded: countCoded(db, fromId, toId), looked: window.looked.length, next: window.next, rules: listed(tieId, refused ? window.refused : window.open),
        refused: [...window.refused.values()].reduce((sum, events) => sum + events.length, 0),
      }
    },
    'proposals.accept': ({ tie, rule: ruleUid, events, before }) => {
      const tieId = idOf(db, 'tie', tie, 'tie')
      const rule = ruleOf(db, ruleUid)
      const accepted = meant(tieId, rule, events, before, 'open').slice(0, mostAccepted)
      if (accepted.length === 0) return { accepted: 0 }
      const rows = proposedEvents(db, accepted.map(each => each.event))
      const coderId = currentCoder(db).id
      const said = rule.scheme === 'cameo' ? cameoText(rule.code) : ''
      return context.write({ label: `Accept ${words(accepted.length, 'event', 'events')} as evidence on ${titleOf(db, 'tie', tieId)}` }, (target, at) => {
        for (const { event, direction } of accepted) {
          const row = rows.get(event)
          if (!row) continue
          insertEvidence(target, ports.newUid(), {
            tieId, phaseId: null, indicatorId: rule.indicatorId, excerptId: null, eventId: event, stance: rule.stance, by: sideOf(tieId, direction), about: toSpan(row), probativeValue: null,
            comment: `Proposed by its code, ${rule.scheme.toUpperCase()} ${row.code}${said === '' ? '' : ` (${said.toLowerCase()})`}, and accepted.`, coderId,
          }, at)
        }
        return { accepted: accepted.length }
      })
    },
    'proposals.refuse': ({ tie, rule: ruleUid, events, before }) => {
      const tieId = idOf(db, 'tie', tie, 'tie')
      const rule = ruleOf(db, ruleUid)
      const refused = meant(tieId, rule, events, before, 'open')
      if (refused.length === 0) return { refused: 0 }
      const coderId = currentCoder(db).id
      return context.write({ label: `Refuse ${words(refused.length, 'proposal', 'proposals')} on ${titleOf(db, 'tie', tieId)}` }, (target, at) => {
        for (const { event } of refused) insertRefusal(target, { eventId: event, indicatorId: rule.indicatorId, coderId }, at)
        return { refused: refused.length }
      })
    },
    'proposals.reconsider': ({ tie, rule: ruleUid, events }) => {
      const tieId = idOf(db, 'tie', tie, 'tie')
      const rule = ruleOf(db, ruleUid)
      const ids = [...findIds(db, 'event', events).values()]
      return context.write({ label: `Take back the refusal of ${words(ids.length, 'proposal', 'proposals')} on ${titleOf(db, 'tie', tieId)}` }, target => (
        { reconsidered: deleteRefusals(target, ids, rule.indicatorId) }
      ))
    },
  }
}
