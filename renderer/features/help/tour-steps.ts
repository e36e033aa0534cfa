export interface TourStep {
  title: string
  text: string
  /** Finds what the step is about; where it is not on the screen the step stands in the middle. */
  target: string
}

/** What somebody who opens the workbench for the first time should know, in the order in which they will need it. */
export const tourSteps: readonly TourStep[] = [
  {
    title: 'Everything in the case', target: '#navigator',
    text: 'Actors, ties, events, sources and the passages quoted from them, each in a list. Choose one and it shows in the network and on the right. “/” filters the list.',
  },
  {
    title: 'The network', target: '#centre [role="application"], #centre [role="grid"], #centre',
    text: 'A tie has two strands: cooperation in blue and conflict in orange, as wide as their level. They are never added up. “V” shows the same as a table.',
  },
  {
    title: 'Time', target: 'section[aria-label="Time"], [role="region"][aria-label="Time"]',
    text: 'The network shows one day. Drag the handle, use the arrow keys on it, or type a date such as “c. 2015”. “A” shows all time at once.',
  },
  {
    title: 'The two practices', target: '#inspector',
    text: 'Select a tie and its coding stands here: P1, identity and values, beside P2, de-escalation structures, each with evidence for and against, and the reading that follows with its rule.',
  },
  {
    title: 'What is private', target: '.titlebar-tools button',
    text: 'Notes are private unless you release them, and never leave the file. The lock hides everything private at once while somebody looks over your shoulder.',
  },
  {
    title: 'Find or run anything', target: '.titlebar-search',
    text: 'Names in any script, words in the text, and every command. “?” lists the keys, F1 opens the guide. Everything saves itself and every step can be undone.',
  },
]
