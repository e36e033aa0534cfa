import fc from 'fast-check'

// The same cases each time, so that a change is judged by itself; `npm run test:long` draws new ones.
fc.configureGlobal({ seed: 20_240_601 })
