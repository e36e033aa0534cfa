import { EntenteError } from '../../../db/contract/errors.ts'

/** The content of a file for the wire. Rejects with an EntenteError for a file over the limit, in bytes, or one that cannot be read. */
export function base64Of(file: File, limit: number): Promise<string> {
  if (file.size > limit) {
    return Promise.reject(new EntenteError('too_large', `“${file.name}” has more than ${limit / 1024 / 1024} MB, the most that is read at once. Divide it and take the parts. Nothing was changed.`))
  }
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => {
      const url = typeof reader.result === 'string' ? reader.result : ''
      resolve(url.slice(url.indexOf(',') + 1))
    })
    reader.addEventListener('error', () => reject(new EntenteError('bad_request', `“${file.name}” could not be read. It may have been moved, or be a folder. Nothing was changed.`)))
    reader.readAsDataURL(file)
  })
}
