import { useEffect, useRef, useState } from 'react'
import type { Input } from '../../../db/contract/api.ts'
import { longImportBytes, maxEventBytes, maxImportBytes } from '../../../db/contract/entities/imports.ts'
import { EntenteError } from '../../../db/contract/errors.ts'
import { useWorkbench } from '../../ui/hooks.ts'
import { base64Of } from './base64.ts'
import { further, type Written } from './useRunningImport.ts'

type Content = Pick<Input<'imports.preview'>, 'base64' | 'held' | 'beside'>

/** The content of the one file of a dialog, and of one beside it, for calls: a small one within the call, a large one handed over once, until the import is left. */
export function useImportContent(file: File, beside: File | null): { handed: Written | null; content(): Promise<Content> } {
  const { shell } = useWorkbench()
  const [handed, setHanded] = useState<Written | null>(null)
  const current = useRef<{ promise: Promise<Content>; leave(): void } | null>(null)
  useEffect(() => () => {
    current.current?.leave()
    current.current = null
  }, [])
  const content = (): Promise<Content> => {
    current.current ??= beside ? { promise: pairOf(file, beside), leave: () => undefined }
      : file.size > longImportBytes ? handOver(file, shell, setHanded) : { promise: base64Of(file, maxImportBytes).then(base64 => ({ base64 })), leave: () => undefined }
    return current.current.promise
  }
  return { handed, content }
}

async function pairOf(file: File, beside: File): Promise<Content> {
  return { base64: await base64Of(file, maxImportBytes), beside: { name: beside.name, base64: await base64Of(beside, maxImportBytes) } }
}

function handOver(file: File, shell: ReturnType<typeof useWorkbench>['shell'], tell: (change: (before: Written | null) => Written | null) => void): { promise: Promise<Content>; leave(): void } {
  const ending = new AbortController()
  if (file.size > maxEventBytes) {
    return { promise: Promise.reject(new EntenteError('too_large', `“${file.name}” has more than ${maxEventBytes / 1024 ** 3} GB, the most that is imported at once. Divide it and import the parts. Nothing was changed.`)), leave: () => undefined }
  }
  const promise = shell.holdFile(file, { signal: ending.signal, progress: (done, total) => tell(before => further(before, { step: 'handing', done, total })) })
    .finally(() => tell(() => null)).then(held => ({ held }))
  return {
    promise,
    leave() {
      ending.abort()
      void promise.then(({ held }) => shell.releaseFile(held)).catch(() => undefined)
    },
  }
}
