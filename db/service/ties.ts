import type { Service } from '../contract/api.ts'
import { assessmentsOfTie } from '../queries/assessments.ts'
import { ownCitations, replaceCitations } from '../queries/citations.ts'
import { countEvidence, evidenceOfTie, phaseHasEvidence, swapPerformers } from '../queries/evidence.ts'
import { aspectsInUse } from '../queries/framework.ts'
import { surroundingsOf } from '../queries/notes.ts'
import { settleLookAgain } from '../queries/look-again.ts'
import { insertPeriod, listPeriods, periodsWithIds, updatePeriod } from '../queries/periods.ts'
import { deleteRow } from '../queries/rows.ts'
import { actorsOfTie, getTie, insertPhase, insertTie, phasesOfTie, tieOfPhase, updatePhase, updateTie } from '../queries/ties.ts'
import { shortNames } from '../queries/actors.ts'
import { tieTitle } from '../queries/titles.ts'
import type { ServiceContext } from './context.ts'
import { badField, conflict } from './errors.ts'
import { citationKeys, dateOf, idOf, optionalDateOf, present, splitOf, textOnly, titleOf } from './fields.ts'
import { markStraddling } from './gaps.ts'
import { mergedCitations } from './lists.ts'
import { decisionsOfTie } from '../queries/readings.ts'
import { readingsOf } from './readings.ts'

type TieMethods =
  | 'ties.create' | 'ties.update' | 'ties.delete' | 'ties.get' | 'tiePhases.create' | 'tiePhases.update' | 'tiePhases.split' | 'tiePhases.delete'
  | 'periods.create' | 'periods.update' | 'periods.delete' | 'periods.list' | 'periods.get'

/** Ties, their phases, and the periods of the study. */
export function tieService(context: ServiceContext): Pick<Service, TieMethods> {
  return { ...tieMethods(context), ...phaseMethods(context), ...periodMethods(context) }
}

function tieMethods(context: ServiceContext): Pick<Service, 'ties.create' | 'ties.update' | 'ties.delete' | 'ties.get'> {
  const { db, ports } = context
  const differentActors = (from: number, to: number) => {
    if (from === to) throw badField('to', 'A tie joins two different actors: choose another one.')
  }
  return {
    'ties.create': input => {
      const fromId = idOf(db, 'actor', input.from, 'from')
      const toId = idOf(db, 'actor', input.to, 'to')
      differentActors(fromId, toId)
      const names = shortNames(db, [fromId, toId])
      const { directed, kind, certainty, label, description } = input
      const title = tieTitle({ from: names.get(fromId) ?? '', to: names.get(toId) ?? '', directed, label })
      const uid = ports.newUid()
      return context.write({ label: `Add tie ${title}` }, (target, at) => {
        insertTie(target, uid, { fromId, toId, directed, kind, certainty, label, description }, at)
        return { uid }
      })
    },
    'ties.update': ({ uid, changes, stay }) => {
      const id = idOf(db, 'tie', uid)
      const before = present(actorsOfTie(db, id), 'tie')
      const fromId = changes.from === undefined ? before.fromId : idOf(db, 'actor', changes.from, 'from')
      const toId = changes.to === undefined ? before.toId : idOf(db, 'actor', changes.to, 'to')
      differentActors(fromId, toId)
      const { directed, kind, certainty, label, description } = changes
      return context.write({ label: `Edit ${titleOf(db, 'tie', id)}`, ...textOnly(`tie:${uid}`, changes, ['label', 'description']), stay }, (target, at) => {
        updateTie(target, id, { fromId, toId, directed, kind, certainty, label, description }, at)
        if (fromId === before.toId && toId === before.fromId) swapPerformers(target, id, at)
        return {}
      })
    },
    'ties.delete': ({ uid }) => {
      const id = idOf(db, 'tie', uid)
      return context.write({ label: `Delete tie ${titleOf(db, 'tie', id)}` }, target => {
        deleteRow(target, 'tie', id)
        return {}
      })
    },
    'ties.get': ({ uid }) => {
      const id = idOf(db, 'tie', uid)
      const evidence = evidenceOfTie(db, id)
      return {
        tie: present(getTie(db, id), 'tie'), phases: phasesOfTie(db, id), assessments: assessmentsOfTie(db, id), evidence, decisions: decisionsOfTie(db, id),
        counts: countEvidence(evidence, aspectsInUse(db), listPeriods(db)), readings: readingsOf(db, [id]), ...surroundingsOf(db, 'tie', id),
      }
    },
  }
}

function phaseMethods(context: ServiceContext): Pick<Service, 'tiePhases.create' | 'tiePhases.update' | 'tiePhases.split' | 'tiePhases.delete'> {
  const { db, ports } = context
  return {
    'tiePhases.create': input => {
      const tieId = idOf(db, 'tie', input.tie, 'tie')
      const dates = optionalDateOf('dates', input.dates)
      const cites = citationKeys(db, input.cites)
      const { cooperation, conflict: hostility, weight, summary } = input
      const uid = ports.newUid()
      return context.write({ label: `Add phase of ${titleOf(db, 'tie', tieId)}` }, (target, at) => {
        const id = insertPhase(target, uid, { tieId, dates, cooperation, conflict: hostility, weight, summary }, at)
        replaceCitations(target, 'tie-phase', id, cites)
        return { uid }
      })
    },
    'tiePhases.update': ({ uid, changes, expected, stay }) => {
      const id = idOf(db, 'tie-phase', uid)
      const before = present(tieOfPhase(db, id), 'tie-phase')
      const tieId = changes.tie === undefined ? before : idOf(db, 'tie', changes.tie, 'tie')
      if (tieId !== before && phaseHasEvidence(db, id)) {
        throw conflict('tie', 'Evidence bears on this phase of its tie. Take the phase out of that evidence first, then move it to another tie.')
      }
      const dates = optionalDateOf('dates', changes.dates)
      const wanted = mergedCitations(db, () => ownCitations(db, 'tie-phase', id), changes.cites, expected?.cites)
      const cites = wanted && citationKeys(db, wanted)
      const { cooperation, conflict: hostility, weight, summary } = changes
      return context.write({ label: `Edit phase of ${titleOf(db, 'tie', before)}`, ...textOnly(`tie-phase:${uid}`, changes, ['summary']), stay }, (target, at) => {
        updatePhase(target, id, { tieId, dates, cooperation, conflict: hostility, weight, summary }, at)
        if (dates !== undefined) settleLookAgain(target, [], [id])
        if (cites) replaceCitations(target, 'tie-phase', id, cites)
        return {}
      })
    },
    'tiePhases.split': ({ uid, at: written }) => {
      const id = idOf(db, 'tie-phase', uid)
      const tieId = present(tieOfPhase(db, id), 'tie-phase')
      const phase = present(phasesOfTie(db, tieId).find(candidate => candidate.uid === uid), 'tie-phase')
      if (!phase.dates) throw conflict('at', 'This phase has no dates, so there is nothing to cut. Give it its dates first.')
      const [first, second] = splitOf('at', phase.dates, dateOf('at', written))
      const cites = citationKeys(db, phase.cites.map(({ excerpt, source, locator }) => (excerpt ? { excerpt: excerpt.uid, locator } : { source: source.uid, locator })))
      const { cooperation, conflict: hostility, weight, summary } = phase
      const added = ports.newUid()
      return context.write({ label: `Split phase of ${titleOf(db, 'tie', tieId)} at ${second.raw.split('/')[0]}` }, (target, at) => {
        updatePhase(target, id, { dates: first }, at)
        const addedId = insertPhase(target, added, { tieId, dates: second, cooperation, conflict: hostility, weight, summary }, at)
        replaceCitations(target, 'tie-phase', addedId, cites)
        return { uid: added }
      })
    },
    'tiePhases.delete': ({ uid }) => {
      const id = idOf(db, 'tie-phase', uid)
      return context.write({ label: `Delete phase of ${titleOf(db, 'tie', present(tieOfPhase(db, id), 'tie-phase'))}` }, target => {
        deleteRow(target, 'tie_phase', id)
        return {}
      })
    },
  }
}

function periodMethods(context: ServiceContext): Pick<Service, 'periods.create' | 'periods.update' | 'periods.delete' | 'periods.list' | 'periods.get'> {
  const { db, ports } = context
  return {
    'periods.create': ({ name, dates: written, description }) => {
      const dates = dateOf('dates', written)
      const uid = ports.newUid()
      return context.write({ label: `Add period ${name}` }, (target, at) => {
        insertPeriod(target, uid, { name, dates, description }, at)
        return { uid }
      })
    },
    'periods.update': ({ uid, changes, stay }) => {
      const id = idOf(db, 'period', uid)
      const before = present(periodsWithIds(db).find(period => period.id === id), 'period').dates
      const dates = changes.dates === undefined ? undefined : dateOf('dates', changes.dates)
      return context.write({ label: `Edit period ${titleOf(db, 'period', id)}`, stay }, (target, at) => {
        updatePeriod(target, id, { name: changes.name, dates, description: changes.description }, at)
        if (dates) markStraddling(target, { id, before, after: dates }, at)
        return {}
      })
    },
    'periods.delete': ({ uid }) => {
      const id = idOf(db, 'period', uid)
      return context.write({ label: `Delete period ${titleOf(db, 'period', id)}` }, target => {
        deleteRow(target, 'period', id)
        return {}
      })
    },
    'periods.list': () => listPeriods(db),
    'periods.get': ({ uid }) => {
      const id = idOf(db, 'period', uid)
      const found = periodsWithIds(db).find(period => period.id === id)
      const { id: _, ...period } = present(found, 'period')
      return { period, ...surroundingsOf(db, 'period', id) }
    },
  }
}
