import { z } from 'zod'
import { read } from '../method.ts'

/** The host's, as files are: a problem may be that no project opens. */
export const problemReportMethods = {
  /**
   * A report for those who make the program, as text to be read before it is saved, and a name for its file: versions, the system, the sizes of the project in powers of ten, and the
   * last lines of the log. It holds no names, titles, paths or contents. It is sent to nobody.
   */
  'files.problemReport': read(z.strictObject({}), z.strictObject({ name: z.string(), text: z.string() })),
}
