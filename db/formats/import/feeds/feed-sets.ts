import type { FeedSet } from './feed-document.ts'

const gdelt = (version: '1.0' | '2.0'): FeedSet => ({
  format: 'gdelt', scheme: `gdelt-${version}`, keyName: 'GLOBALEVENTID', name: 'GDELT Event Database', version, restricted: false, url: 'https://www.gdeltproject.org/',
  licence: 'Open: any use, also commercial, and passing on are allowed; whoever uses it cites the GDELT Project and links to https://www.gdeltproject.org/ (terms of use at https://www.gdeltproject.org/about.html).',
})

const icews: FeedSet = {
  format: 'icews', scheme: 'icews', keyName: 'Event ID and date', name: 'ICEWS Coded Event Data', version: '', restricted: true, url: 'https://doi.org/10.7910/DVN/28075',
  licence: 'Terms of use of the data set at Harvard Dataverse, https://doi.org/10.7910/DVN/28075; read them before passing rows on. Cite: Boschee, Lautenschlager, O’Brien, Shellman, Starz and Ward (2015), ICEWS Coded Event Data.',
}

/** The data sets whose files are read as they come, with their terms. */
export const feedSets = { gdelt1: gdelt('1.0'), gdelt2: gdelt('2.0'), icews } as const
