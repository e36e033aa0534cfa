import type { Service } from '../contract/api.ts'
import type { CodeRule } from '../contract/entities/proposals.ts'
import { EntenteError } from '../contract/errors.ts'
import { codeKey, isCode } from '../domain/event-codes.ts'
import { cameoText } from '../domain/cameo-text.ts'
import { codeRules, insertCodeRule, updateCodeRule, type CodeRuleRow } from '../queries/code-rules.ts'
import { getFramework } from '../queries/framework.ts'
import { findIds } from '../queries/keys.ts'
import { deleteRow } from '../queries/rows.ts'
import type { ReadableDatabase } from '../sqlite/database.ts'
import type { ServiceContext } from './context.ts'
import { badField, conflict } from './errors.ts'
import { idOf } from './fields.ts'
import { suggestedRules } from './suggested-rules.ts'

type RuleMethods = 'codeRules.list' | 'codeRules.create' | 'codeRules.update' | 'codeRules.delete' | 'codeRules.addSuggested'

/** A rule as others see it. */
export function toRule(row: CodeRuleRow): CodeRule {
  const { uid, scheme, code, indicator, stance, comment, indicatorName, aspectCode, retired } = row
  return {
    uid, scheme, code, indicator, stance, comment, text: scheme === 'cameo' ? cameoText(code) : '',
    indicatorRef: { type: 'indicator', uid: indicator, title: indicatorName }, aspectCode, retired: retired === 1,
  }
}

/** The rule of a uid. Throws `not_found` where it is not there any more. */
export function ruleOf(db: ReadableDatabase, uid: string): CodeRuleRow {
  const found = codeRules(db).find(rule => rule.uid === uid)
  if (!found) throw new EntenteError('not_found', 'This rule is not in the project. It may have been removed, or an undo took it back. Nothing was changed.')
  return found
}

const named = ({ scheme, code }: { scheme: string; code: string }) => `${scheme.toUpperCase()} ${codeKey(scheme, code)}`

/** The mapping from codes of events to indicators: a hypothesis that the analyst edits. */
export function codeRuleService(context: ServiceContext): Pick<Service, RuleMethods> {
  const { db, ports } = context
  const check = ({ scheme, code }: { scheme: string; code: string }) => {
    if (isCode(scheme, code)) return codeKey(scheme, code)
    throw badField('code', scheme === 'cameo' ? `“${code}” is no code of CAMEO: two to four digits, beginning with 01 to 20, such as 042.` : `“${code}” is no type of PLOVER, such as CONSULT.`)
  }
  const checkFree = (wanted: { scheme: string; code: string; indicatorId: number }, but?: number) => {
    const holder = codeRules(db).find(rule => rule.id !== but && rule.scheme === wanted.scheme && codeKey(rule.scheme, rule.code) === codeKey(wanted.scheme, wanted.code) && rule.indicatorId === wanted.indicatorId)
    if (holder) throw conflict('code', `${named(wanted)} is taken for a sign of “${holder.indicatorName}” already. Change that rule, or choose another indicator.`)
  }
  return {
    'codeRules.list': () => {
      const rules = codeRules(db)
      return { rules: rules.map(toRule), suggested: missingRules(db, rules).length }
    },
    'codeRules.create': ({ scheme, indicator, stance, comment, ...input }) => {
      const code = check({ scheme, code: input.code })
      const indicatorId = idOf(db, 'indicator', indicator, 'indicator')
      checkFree({ scheme, code, indicatorId })
      const uid = ports.newUid()
      return context.write({ label: `Add rule for ${named({ scheme, code })}` }, (target, at) => {
        insertCodeRule(target, uid, { scheme, code, indicatorId, stance, comment }, at)
        return { uid }
      })
    },
    'codeRules.update': ({ uid, changes }) => {
      const rule = ruleOf(db, uid)
      const scheme = changes.scheme ?? rule.scheme
      const code = changes.code === undefined && changes.scheme === undefined ? rule.code : check({ scheme, code: changes.code ?? rule.code })
      const indicatorId = changes.indicator === undefined ? rule.indicatorId : idOf(db, 'indicator', changes.indicator, 'indicator')
      checkFree({ scheme, code, indicatorId }, rule.id)
      return context.write({ label: `Change rule for ${named(rule)}` }, (target, at) => {
        updateCodeRule(target, rule.id, { scheme, code, indicatorId, stance: changes.stance, comment: changes.comment }, at)
        return {}
      })
    },
    'codeRules.delete': ({ uid }) => {
      const rule = ruleOf(db, uid)
      return context.write({ label: `Remove rule for ${named(rule)}` }, target => {
        deleteRow(target, 'code_mapping', rule.id)
        return {}
      })
    },
    'codeRules.addSuggested': () => {
      const missing = missingRules(db, codeRules(db))
      if (missing.length === 0) return { added: 0 }
      return context.write({ label: 'Add suggested rules for codes of events' }, (target, at) => {
        for (const rule of missing) insertCodeRule(target, ports.newUid(), { ...rule, comment: '' }, at)
        return { added: missing.length }
      })
    },
  }
}

/** The suggested rules whose indicator the codebook has and that are not there. */
function missingRules(db: ReadableDatabase, rules: readonly CodeRuleRow[]) {
  const indicators = getFramework(db).aspects.filter(aspect => !aspect.retired).flatMap(aspect => aspect.indicators).filter(indicator => !indicator.retired)
  const uids = new Map(indicators.map(indicator => [indicator.code, indicator.uid]))
  const ids = findIds(db, 'indicator', [...uids.values()])
  const there = new Set(rules.map(rule => `${rule.scheme} ${codeKey(rule.scheme, rule.code)} ${rule.indicatorId}`))
  return suggestedRules().flatMap(({ scheme, code, indicatorCode, stance }) => {
    const indicatorId = ids.get(uids.get(indicatorCode) ?? '')
    return indicatorId === undefined || there.has(`${scheme} ${code} ${indicatorId}`) ? [] : [{ scheme, code, indicatorId, stance }]
  })
}
