import type { AgreementRow } from '../../contract/entities/agreement.ts'
import { citationStyleNames, type ReportBlock } from '../../contract/entities/reports.ts'
import { signed } from '../evidence/words.ts'
import { cell, code, counted, heading, paragraph, percent, plain, quiet, strong, styled } from './blocks.ts'
import { markedText } from './marked-text.ts'
import { sourceId, type ReportContext } from './context.ts'

function codebookBlocks({ data: { evidence: { codebook } }, cite }: ReportContext): ReportBlock[] {
  return [
    heading(3, 'Codebook'),
    paragraph(
      strong(codebook.name), codebook.version === '' ? '.' : `, version ${codebook.version}.`, ...(codebook.source === null ? [] : [plain(' After '), ...cite({ source: codebook.source, locator: '' }), plain('.')]),
      ...(codebook.description === '' ? [] : [plain(' '), ...markedText(codebook.description)]),
    ),
    ...codebook.aspects.flatMap((aspect): ReportBlock[] => [
      heading(4, `${aspect.code} ${aspect.name}`), ...(aspect.definition === '' ? [] : [paragraph(...markedText(aspect.definition))]),
      { kind: 'table', caption: 'Scale', head: ['Level', 'Called', 'When'], widths: [10, 22, 68], rows: aspect.scale.map(step => [cell(aspect.role === 'practice' ? signed(step.value) : String(step.value)), cell(step.label), cell(...markedText(step.anchor))]) },
      ...(aspect.indicators.length === 0 ? [] : [{
        kind: 'table' as const, caption: 'Indicators that evidence here names', head: ['Indicator', 'Definition'], widths: [28, 72], rows: aspect.indicators.map(({ name, definition }) => [cell(strong(name)), cell(...markedText(definition))]),
      }]),
    ]),
  ]
}

const decimals = (value: number | null, why: string): string => (value === null ? `not defined: ${why}` : value.toFixed(2))

function agreementRow({ aspect, units, pairable, percentAgreement, alpha }: AgreementRow) {
  return [
    cell(aspect === null ? strong('All') : `${aspect.code} ${aspect.name}`), cell(`${pairable} of ${units}`), cell(percent(percentAgreement)),
    cell(alpha.map(({ metric, value, why, interval }) => `${metric} ${decimals(value, why)}${interval === null ? '' : ` [${interval.low.toFixed(2)}, ${interval.high.toFixed(2)}]`}`).join('; ')),
  ]
}

function coderBlocks({ data: { evidence: { ties }, agreement } }: ReportContext): ReportBlock[] {
  const coders = [...new Set(ties.flatMap(tie => [...tie.fits.map(fit => fit.coder), ...tie.evidence.map(item => item.coder)]))]
  const rows = agreement?.fit.rows ?? []
  return [
    heading(3, 'Coders and their agreement'),
    paragraph(coders.length === 0 ? 'Nothing was coded.' : `Coded by ${coders.join(', ')}.`, agreement === null || coders.length === 0 ? '' : ` ${agreement.fit.sentence}`),
    ...(rows.length === 0 || agreement === null ? [] : [
      { kind: 'table' as const, caption: 'Agreement on fits, in the whole project', head: ['Aspect', 'Units coded by two or more', 'Equal', 'Krippendorff’s alpha [95 %]'], widths: [28, 20, 12, 40], rows: rows.map(agreementRow) },
      paragraph(quiet(agreement.bootstrap.method)),
    ]),
  ]
}

/** How the report came about: codebook, coders, rules, and the hash of its data. */
export function methodSection(context: ReportContext): ReportBlock[] {
  const { data } = context
  const basis = data.strain ?? data.network
  const { included, withheld, hash } = data.manifest
  return [
    heading(2, 'Method', 'method'), ...codebookBlocks(context), ...coderBlocks(context),
    heading(3, 'Rules'),
    paragraph(strong('Reading. '), 'Derived from the fits by the rule that stands beside it; an analyst may overrule it with a reason, which is shown. What is not coded is never taken for 0.'),
    ...(basis === null ? [] : [paragraph(strong('Signs. '), basis.ruleSentence, ` The rule is called “${basis.rule.replaceAll('-', ' ')}”.`)]),
    paragraph(strong('Grades. '), 'Reliability of sources A to F and credibility of information 1 to 6, after the Admiralty system (NATO STANAG 2511).'),
    paragraph(strong('Citations. '), `In the manner of ${citationStyleNames[data.style]}.`),
    heading(3, 'Data'),
    paragraph(strong('In: '), `${included.map(({ what, count }) => `${count.toLocaleString('en-GB')} ${what}`).join(', ') || 'nothing but the network'}.`),
    ...(withheld.length === 0 ? [] : [{
      kind: 'table' as const, caption: 'Kept out', head: ['What', 'Why'], widths: [40, 60],
      rows: [...Map.groupBy(withheld, ({ why }) => why)].map(([why, parts]) => [cell(parts.map(({ what, count }) => counted(count, what, what)).join(', ')), cell(why)]),
    }]),
    paragraph('SHA-256 of the data: ', code(hash)),
    paragraph(quiet(`The same data give the same hash, on any machine and at any time. Made with Entente ${data.programVersion}.`)),
  ]
}

/** The list of what was cited. The last section to be made: it knows what the others cited. */
export function sourceSection({ citer, index }: ReportContext): ReportBlock[] {
  const references = citer.references()
  if (references.length === 0) return [heading(2, 'Sources', 'sources'), paragraph(quiet('Nothing here rests on a source yet.'))]
  return [heading(2, 'Sources', 'sources'), { kind: 'references', items: references.map(({ uid, label, parts }) => ({ id: sourceId(index, uid), label, parts: styled(parts) })) }]
}
