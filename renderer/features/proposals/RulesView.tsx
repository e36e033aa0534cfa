import { useState } from 'react'
import type { Framework } from '../../../db/contract/entities/coding.ts'
import { codeSchemes, type CodeRule, type CodeScheme } from '../../../db/contract/entities/proposals.ts'
import { EntenteError } from '../../../db/contract/errors.ts'
import { stances, type Stance } from '../../../db/contract/vocabulary.ts'
import { cameoTexts } from '../../../db/domain/cameo-text.ts'
import { isCode } from '../../../db/domain/event-codes.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Field } from '../../ui/Field.tsx'
import { useQuery, useWorkbench } from '../../ui/hooks.ts'
import { DeleteIcon, PlusIcon } from '../../ui/icons/actions.tsx'
import { Select } from '../../ui/Select.tsx'
import { SuggestField } from '../../ui/SuggestField.tsx'
import { stanceWords } from '../../ui/words.ts'
import { AspectTag } from '../coding/IndicatorEntry.tsx'
import { useReadOnly } from '../inspector/useReadOnly.ts'
import './proposals.css'

const schemeOptions = codeSchemes.map(scheme => ({ value: scheme, label: scheme.toUpperCase() }))
const stanceOptions = stances.map(stance => ({ value: stance, ...stanceWords[stance] }))

/** The mapping of codes of events to indicators: a hypothesis, changed row by row. */
export function RulesView({ framework }: { framework: Framework }) {
  const { write, announce } = useWorkbench()
  const isReadOnly = useReadOnly()
  const query = useQuery('codeRules.list', {})
  const [isAdding, setAdding] = useState(false)
  if (query.status === 'error' && !query.value) return <ErrorNotice title="The mapping could not be read" error={query.error} />
  if (query.status === 'loading' || !query.value) return null
  const { rules, suggested } = query.value
  const addSuggested = () => void write('codeRules.addSuggested', {}).then(({ added }) => announce(`${added} rules were added. Undo takes them back.`), () => undefined)
  return (
    <div className="rules">
      <div className="rules-lead">
        <p>
          Which codes of events are taken for signs of which indicators. <strong>This is a hypothesis, not a measure:</strong> codes are made by machines from
          news reports and know nothing of why something was done. By it events are proposed with each tie (<em>Proposed by event codes</em>); nothing is coded until you accept it.
          A rule for a code covers the narrower ones that have no rule of their own.
        </p>
        {!isReadOnly && (
          <div className="rules-tools">
            <Button icon={<PlusIcon />} isDisabled={isAdding} onPress={() => setAdding(true)}>New rule</Button>
            {suggested > 0 && <Button look="quiet" onPress={addSuggested}>Add {suggested} suggested {suggested === 1 ? 'rule' : 'rules'}</Button>}
          </div>
        )}
      </div>
      {isAdding && <NewRule framework={framework} onDone={() => setAdding(false)} />}
      {rules.length === 0 && !isAdding && (
        <EmptyState title="No code is mapped yet" text="Begin with the suggested rules and change them, or write your own." />
      )}
      {rules.length > 0 && (
        <div className="rules-scroll" tabIndex={0} role="group" aria-label="Rules">
          <table className="rules-table">
            <thead><tr><th scope="col">Code</th><th scope="col">Means</th><th scope="col">Sign of</th><th scope="col">Stance</th><th scope="col">Why</th>{!isReadOnly && <th scope="col"><span className="visually-hidden">Remove</span></th>}</tr></thead>
            <tbody>{rules.map(rule => <RuleRow key={rule.uid} rule={rule} framework={framework} isReadOnly={isReadOnly} />)}</tbody>
          </table>
        </div>
      )}
    </div>
  )
}

function RuleRow({ rule, framework, isReadOnly }: { rule: CodeRule; framework: Framework; isReadOnly: boolean }) {
  const { write, announce } = useWorkbench()
  const [comment, setComment] = useState({ of: rule.comment, text: rule.comment })
  if (comment.of !== rule.comment) setComment({ of: rule.comment, text: rule.comment })
  const code = `${rule.scheme.toUpperCase()} ${rule.code}`
  const what = `${code}, ${rule.indicatorRef.title}`
  const update = (changes: Parameters<typeof write<'codeRules.update'>>[1]['changes']) => void write('codeRules.update', { uid: rule.uid, changes }).catch(() => undefined)
  const saveComment = () => {
    if (comment.text.trim() !== rule.comment) update({ comment: comment.text.trim() })
  }
  return (
    <tr>
      <th scope="row">{code}</th>
      <td>{rule.text}</td>
      <td>
        {isReadOnly
          ? <span className="rules-indicator"><AspectTag code={rule.aspectCode} /> <bdi>{rule.indicatorRef.title}</bdi></span>
          : <IndicatorSelect label={`Indicator of ${what}`} framework={framework} value={rule.indicator} onChange={indicator => update({ indicator })} />}
        {rule.retired && <span className="quiet"> retired: proposes nothing</span>}
      </td>
      <td>{isReadOnly ? stanceWords[rule.stance].label : <Select<Stance> quiet hideLabel label={`Stance of ${what}`} value={rule.stance} options={stanceOptions} onChange={stance => update({ stance })} />}</td>
      <td>
        {isReadOnly ? <bdi>{rule.comment}</bdi>
          : <Field hideLabel label={`Why ${what}`} placeholder="why" value={comment.text} onChange={text => setComment({ ...comment, text })} onBlur={saveComment} onKeyDown={event => event.key === 'Enter' && saveComment()} />}
      </td>
      {!isReadOnly && (
        <td><IconButton label={`Remove the rule ${what}`} icon={<DeleteIcon />} onPress={() => void write('codeRules.delete', { uid: rule.uid }).then(() => announce(`${code} is no longer mapped. Undo brings it back.`), () => undefined)} /></td>
      )}
    </tr>
  )
}

/** Indicators in use, with the code of their aspect; the one that is chosen as well, where it is retired. */
function IndicatorSelect({ framework, value, onChange, label, hideLabel = true }: { framework: Framework; value: string | null; onChange: (indicator: string) => void; label: string; hideLabel?: boolean }) {
  const options = framework.aspects.flatMap(aspect => aspect.indicators.filter(indicator => indicator.uid === value || (!indicator.retired && !aspect.retired))
    .map(indicator => ({ value: indicator.uid, label: `${aspect.code} ${indicator.name}`, ...(indicator.definition === '' ? {} : { definition: indicator.definition }) })))
  return <Select quiet={hideLabel} hideLabel={hideLabel} label={label} value={value} options={options} onChange={onChange} />
}

/** Most codes that are on offer: what is further down is found by typing. */
const offered = 8

function NewRule({ framework, onDone }: { framework: Framework; onDone: () => void }) {
  const { write } = useWorkbench()
  const [scheme, setScheme] = useState<CodeScheme>('cameo')
  const [code, setCode] = useState('')
  const [indicator, setIndicator] = useState<string | null>(null)
  const [stance, setStance] = useState<Stance>('supports')
  const [failure, setFailure] = useState<string | null>(null)
  const typed = code.trim().toLowerCase()
  const isKnown = isCode(scheme, code)
  const suggestions = scheme !== 'cameo' || typed === '' || isKnown ? []
    : [...cameoTexts()].filter(([key, text]) => key.startsWith(typed) || text.toLowerCase().includes(typed)).slice(0, offered).map(([key, text]) => ({ key, text: key, detail: text }))
  const save = () => {
    if (!isKnown || indicator === null) return
    write('codeRules.create', { scheme, code: code.trim(), indicator, stance, comment: '' }).then(onDone, (error: unknown) => setFailure(error instanceof EntenteError ? error.message : 'It was not saved. Try again.'))
  }
  const hint = scheme === 'cameo' ? cameoTexts().get(code.trim()) : undefined
  return (
    <form
      className="rules-new" aria-label="New rule"
      onSubmit={event => {
        event.preventDefault()
        save()
      }}
      onKeyDown={event => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        onDone()
      }}
    >
      <Select<CodeScheme> label="Scheme" value={scheme} options={schemeOptions} onChange={setScheme} />
      <SuggestField
        autoFocus label="Code" value={code} onChange={setCode} suggestions={suggestions} onTake={({ key }) => setCode(key)} placeholder={scheme === 'cameo' ? '042, or a word' : 'CONSULT'}
        {...(hint === undefined ? {} : { hint })}
      />
      <IndicatorSelect hideLabel={false} label="Sign of" framework={framework} value={indicator} onChange={setIndicator} />
      <Select<Stance> label="Stance" value={stance} options={stanceOptions} onChange={setStance} />
      <div className="rules-new-actions">
        <Button onPress={onDone}>Cancel</Button>
        <Button look="strong" type="submit" isDisabled={!isKnown || indicator === null}>Add rule</Button>
      </div>
      {failure !== null && <p className="field-error" role="alert">{failure}</p>}
    </form>
  )
}
