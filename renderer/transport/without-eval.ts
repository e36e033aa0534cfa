import { config } from 'zod'

// Zod tries at once, while the first schema is made, whether it may generate code; the Content-Security-Policy refuses and reports that.
// So this is the one module that acts when it is imported, and the window imports it before all others.
config({ jitless: true })
